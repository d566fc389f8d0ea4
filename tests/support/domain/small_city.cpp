#include "support/domain/small_city.hpp"

namespace liandong::domain_test {
namespace {

LocalDay day(unsigned month, unsigned number) { return *local_day_of({2026, month, number}); }

std::vector<WorkCalendar::SpecialDay> special_days_2026() {
  std::vector<WorkCalendar::SpecialDay> days;
  const auto rest = [&](unsigned month, unsigned first, unsigned last, std::string_view name) {
    for (unsigned number = first; number <= last; ++number) {
      days.push_back({day(month, number), DayKind::holiday, std::string(name)});
    }
  };
  rest(1, 1, 3, "元旦");
  rest(2, 15, 23, "春节");
  rest(4, 4, 6, "清明节");
  rest(5, 1, 5, "劳动节");
  rest(6, 19, 21, "端午节");
  rest(9, 25, 27, "中秋节");
  rest(10, 1, 7, "国庆节");
  for (const auto& [month, number] :
       {std::pair{1U, 4U}, {2U, 14U}, {2U, 28U}, {5U, 9U}, {9U, 20U}, {10U, 10U}}) {
    days.push_back({day(month, number), DayKind::make_up, "调休上班"});
  }
  return days;
}

}  // namespace

Instant at(std::string_view local) {
  std::string full(local);
  full[10] = 'T';
  if (full.size() == 16) full += ":00";
  const std::optional<Instant> instant = parse_rfc3339(full + "+08:00");
  LIANDONG_CHECK(instant.has_value());
  return *instant;
}

Text text(std::string_view content) {
  Text made;
  made.id = ContentId{"c1"};
  made.length = static_cast<std::uint32_t>(content.size());
  return made;
}

Text text_of_length(std::uint32_t length) {
  Text made = text("x");
  made.length = length;
  return made;
}

PersonalText personal(std::string_view content) {
  PersonalText made;
  static_cast<Text&>(made) = text(content);
  return made;
}

Directory::Directory() {
  const auto add = [this](std::string_view id, UnitKind kind, bool legal,
                          std::string_view parent = {}) {
    UnitFacts facts;
    facts.id = UnitId{id};
    facts.kind = kind;
    facts.legal_subject = legal;
    facts.parent = UnitId{parent};
    units[facts.id] = facts;
  };
  add("gov", UnitKind::municipal_government, true);
  add("justice", UnitKind::coordinating_office, true, "gov");
  add("town", UnitKind::township_government, true, "gov");
  add("town.team", UnitKind::internal_office, false, "town");
  add("town2", UnitKind::subdistrict_office, true, "gov");
  add("dept", UnitKind::municipal_department, true, "gov");
  add("dept.brigade", UnitKind::affiliated_organ, false, "dept");
  add("dept2", UnitKind::municipal_department, true, "gov");
  add("branch", UnitKind::dispatched_office, false);
  add("police", UnitKind::public_security_organ, true, "gov");
  add("police2", UnitKind::public_security_organ, true, "gov");
  add("police.station", UnitKind::dispatched_office, false, "police");
  add("procuratorate", UnitKind::procuratorate, true);
  add("commission", UnitKind::supervisory_commission, true);
  add("court", UnitKind::court, true);
  add("orphan", UnitKind::dispatched_office, false);
  add("closed", UnitKind::municipal_department, true, "gov");
  units[UnitId{"closed"}].active = false;
}

std::optional<UnitFacts> Directory::find(UnitId unit) const {
  const auto found = units.find(unit);
  return found == units.end() ? std::nullopt : std::optional(found->second);
}

std::string Directory::statute_on_file(UnitId unit, std::string_view) const {
  return unit == UnitId{"branch"} ? "eco_code_53" : "";
}

CompetenceAnswer Register::competent_unit(ItemCode item, PlaceCode, LocalDay on) const {
  if (item == ItemCode{"moved"}) return {UnitId{on < day(11, 17) ? "dept" : "dept2"}, 7, "moved"};
  static const std::map<std::string, std::string, std::less<>> competent{{"fire", "dept"},
                                                                         {"waste", "town"},
                                                                         {"trade", "dept2"},
                                                                         {"market", "town2"},
                                                                         {"air", "branch"}};
  const auto found = competent.find(item.view());
  if (found == competent.end()) return {};
  return {UnitId{found->second}, 7, "assignment"};
}

bool Register::item_exists(ItemCode item) const {
  return !competent_unit(item, {}, {}).unit.empty() || item == ItemCode{"unassigned"};
}

UnitId Register::original_department(ItemCode item) const {
  return competent_unit(item, {}, {}).unit;
}

bool Register::place_exists(PlaceCode place) const { return place == PlaceCode{"village"}; }

std::string Numbers::next(UnitId unit, std::string_view type, int year) {
  ++used;
  return unit.str() + "/" + std::string(type) + "/" + std::to_string(year) + "/" +
         std::to_string(used);
}

std::optional<UploadFacts> Uploads::find(BlobId upload) const {
  if (upload == BlobId{"foreign"}) return UploadFacts{"digest", 5, "image/jpeg", UnitId{"court"}};
  if (upload != BlobId{"blob"}) return std::nullopt;
  return UploadFacts{"digest", 5, "image/jpeg", unit};
}

std::vector<UnitId> Subscribers::subscribers(const SharedTopic& topic) const {
  const auto found = of.find(topic.category);
  return found == of.end() ? std::vector<UnitId>{} : found->second;
}

const WorkCalendar& calendar_2026() {
  static const WorkCalendar calendar(1, 2026, 2026, special_days_2026());
  return calendar;
}

Actor actor(std::string_view unit, RoleSet roles) {
  Actor made;
  made.person = PersonId{"person"};
  made.post = PostId{"post"};
  made.unit = UnitId{unit};
  made.roles = roles;
  if (const auto facts = Directory{}.find(made.unit)) made.unit_kind = facts->kind;
  return made;
}

}  // namespace liandong::domain_test
