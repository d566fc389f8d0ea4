#include "support/city/test_world.hpp"

#include "infra/calendar_files/calendar_files.hpp"
#include "infra/json/read.hpp"
#include "support/source_dir.hpp"

#include <fstream>
#include <sstream>

namespace liandong::test {
namespace {

constexpr std::string_view statute = "《生态环境法典》第五十三条";

/// Items of the register:违法占地, 违法建设, 无照经营, 占道经营 (the place's own), 污染排放,
/// 扰乱秩序.
class FakeRegister final : public CompetenceLookup {
 public:
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                LocalDay) const override {
    const auto it = competent_.find(item.view());
    if (it == competent_.end()) {
      return {};
    }
    const UnitId unit = it->second.empty() ? UnitId{place.view()} : UnitId{it->second};
    return {unit, 1, "test." + item.str()};
  }
  [[nodiscard]] bool item_exists(ItemCode item) const override {
    return competent_.contains(item.view());
  }
  [[nodiscard]] UnitId original_department(ItemCode item) const override {
    const auto found = competent_.find(item.view());
    return found == competent_.end() ? UnitId{} : UnitId{found->second};
  }
  [[nodiscard]] bool place_exists(PlaceCode place) const override {
    return place.view() == "130581100" || place.view() == "130581101" ||
           place.view() == "130581001";
  }

 private:
  std::map<std::string_view, std::string_view> competent_{
      {"P001", "130581.natural_resources"},   {"P002", "130581.housing_construction"},
      {"P003", "130581.market_regulation"},   {"P004", ""},
      {"P005", "130581.ecology_environment"}, {"P006", "130581.public_security"}};
};

struct UnitRow {
  std::string_view id;
  std::string_view short_name;
  UnitKind kind;
  std::string_view parent;
  bool legal_subject;
  std::string_view code;
  bool active = true;
};

constexpr std::string_view g = "130581.government";
constexpr UnitRow unit_rows[] = {
    {g, "市政府", UnitKind::municipal_government, "", true, "南政"},
    {"130581.justice", "市司法局", UnitKind::coordinating_office, g, true, "南司"},
    {"130581100", "苏村镇", UnitKind::township_government, g, true, "苏政"},
    {"130581100.enforcement", "苏村镇执法队", UnitKind::internal_office, "130581100", false, ""},
    {"130581101", "大高村镇", UnitKind::township_government, g, true, "大高政"},
    {"130581001", "凤岗街道", UnitKind::subdistrict_office, g, true, "凤办"},
    {"130581.natural_resources", "市自然资源局", UnitKind::municipal_department, g, true, "南资规"},
    {"130581.natural_resources.100", "苏村自然资源所", UnitKind::dispatched_office,
     "130581.natural_resources", false, ""},
    {"130581.housing_construction", "市住建局", UnitKind::municipal_department, g, true, "南住建"},
    {"130581.market_regulation", "市市场监管局", UnitKind::municipal_department, g, true, "南市监"},
    {"130581.ecology_environment", "市生态环境分局", UnitKind::dispatched_office, "", false,
     "邢环南"},
    {"130581.public_security", "市公安局", UnitKind::public_security_organ, g, true, "南公"},
    {"130581.procuratorate", "市检察院", UnitKind::procuratorate, "", true, "南检"},
    {"130581.supervisory_commission", "市监委", UnitKind::supervisory_commission, "", true, "南监"},
    {"130581.merged", "原城管局", UnitKind::municipal_department, g, true, "原城管", false},
};

constexpr std::pair<Role, std::string_view> posts[] = {
    {Role::handler, "经办人"},     {Role::head, "负责人"},      {Role::liaison_a, "联络员"},
    {Role::liaison_b, "副联络员"}, {Role::duty_desk, "值班员"}, {Role::reader, "查阅人"},
    {Role::coordinator, "协调员"}, {Role::decider, "分管领导"}, {Role::officer, "承办人"},
};

}  // namespace

std::string_view role_word(Role role) { return json::enum_name(role); }

PersonId holder(UnitId unit, Role role) {
  std::string_view short_id = unit.view().substr(6);
  short_id.remove_prefix(short_id.starts_with('.') ? 1 : 0);
  return PersonId{std::string{short_id} + "." + std::string{role_word(role)}};
}

WorkCalendar real_calendar(std::uint32_t version) {
  return calendar_files::load_calendar(source_dir() + "/data/calendar", version).calendar;
}

Targets real_targets() {
  std::ifstream file{source_dir() + "/data/cities/nangong/targets.json"};
  std::stringstream text;
  text << file.rdbuf();
  const auto parsed = json::parse_stored(text.str());
  std::map<std::string, Period, std::less<>> periods;
  for (const auto& entry : parsed.as_object()) {
    periods.emplace(entry.key(), *parse_period(entry.value().as_string()));
  }
  return Targets{std::move(periods)};
}

engine::Directory test_directory() {
  std::map<UnitId, engine::UnitEntry> units;
  std::map<PersonId, engine::PersonEntry> people;
  std::set<std::pair<PersonId, UnitId>> service;
  for (const UnitRow& row : unit_rows) {
    engine::UnitEntry entry;
    entry.facts = {UnitId{row.id}, row.kind, UnitId{row.parent}, row.legal_subject, row.active, {}};
    // The branch of an authority of the prefecture answers to it, not to the city.
    if (row.id == "130581.ecology_environment") {
      entry.facts.superior = UnitId{"1305.ecology_environment"};
    }
    entry.name = "南宫市" + std::string{row.short_name};
    entry.short_name = row.short_name;
    entry.document_code = row.code;
    units.emplace(UnitId{row.id}, std::move(entry));
    for (const auto& [role, word] : posts) {
      const PersonId person = holder(UnitId{row.id}, role);
      people.emplace(person, engine::PersonEntry{std::string{row.short_name} + std::string{word}});
      service.emplace(person, UnitId{row.id});
    }
    // The administrator's office machine acts for the platform; no matter is ever given to it.
    people.emplace(holder(UnitId{row.id}, Role::system_admin),
                   engine::PersonEntry{std::string{row.short_name} + "系统管理员"});
  }
  return {std::move(units),
          std::move(people),
          std::move(service),
          {{{UnitId{"130581.ecology_environment"}, "case_transfer"}, std::string{statute}}}};
}

engine::WorldPtr test_world(WorkCalendar calendar) {
  return std::make_shared<const engine::World>(
      engine::World{CityCode{"130581"}, std::move(calendar), real_targets(), test_directory(),
                    std::make_shared<FakeRegister>()});
}

}  // namespace liandong::test
