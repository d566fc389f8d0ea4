// The demonstration data of Nangong and the messages are read as the server reads them and checked
// against each other. Found here: a dangling id, a township without a holder, a
// unit without a liaison, a word without a label.

#include "infra/csv/csv.hpp"
#include "infra/json/read.hpp"
#include "systems/jurisdiction/domain/import.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

using namespace liandong;
using namespace liandong::jurisdiction;

namespace {

const std::string data_folder = source_dir() + "/data/";

std::string file(const std::string& path) {
  std::ifstream in(data_folder + path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  return {std::istreambuf_iterator<char>(in), {}};
}

Rows table(const std::string& name) {
  const auto read = csv::read(file("cities/nangong/" + name + ".csv"));
  REQUIRE_MESSAGE(read.has_value(), name);
  return read->rows;
}

CityTables city_tables() {
  return {table("units"),      table("people"), table("substitutes"), table("statutory_exceptions"),
          table("places"),     table("items"),  table("bases"),       table("list_versions"),
          table("assignments")};
}

using Messages = std::map<std::string, std::string>;  // "group.word" → Chinese

Messages messages() {
  Messages all;
  for (const char* name : {"messages/common.json", "messages/jurisdiction.json"}) {
    const auto parsed = json::parse(file(name));
    REQUIRE_MESSAGE(parsed.has_value(), name);
    for (const auto& group : parsed->as_object()) {
      for (const auto& word : group.value().as_object()) {
        const std::string key = std::string(group.key()) + "." + std::string(word.key());
        CHECK_MESSAGE(!word.value().as_object().at("en").as_string().empty(), key);
        CHECK_MESSAGE(all.emplace(key, word.value().as_object().at("zh").as_string()).second, key);
      }
    }
  }
  return all;
}

Vocabulary vocabulary() {
  Vocabulary made;
  const Messages all = messages();
  for (const VocabularyKey& key : vocabulary_keys()) {
    const auto found = all.find(key.group + "." + key.word);
    REQUIRE_MESSAGE(found != all.end(), key.group << "." << key.word);
    CHECK_MESSAGE(made.word(key.group, found->second).empty(), found->second << " means two words");
    made.add(key.group, found->second, key.word);
  }
  return made;
}

CityRecords city() {
  auto imported = import_city(city_tables(), vocabulary());
  if (!imported.has_value()) {
    for (const ImportError& error : imported.error()) {
      MESSAGE(boost::describe::enum_to_string(error.table, "?")
              << " row " << error.row << " " << error.column << ": "
              << boost::describe::enum_to_string(error.code, "?") << " " << error.value);
    }
  }
  REQUIRE(imported.has_value());
  return std::move(imported).value();
}

LocalDay day(std::string_view iso) { return parse_iso_date(iso).value(); }

const LocalDay today = day("2026-11-22");

template <class E>
void check_labels(const Messages& all, const std::string& group) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
    CHECK_MESSAGE(all.contains(group + "." + enumerator.name), group << "." << enumerator.name);
  });
}

}  // namespace

TEST_CASE("the city has its 15 townships and subdistricts, each with a team and a command centre") {
  const CityRecords nangong = city();
  std::map<UnitId, int> offices;
  int townships = 0;
  int subdistricts = 0;
  for (const UnitRecord& unit : nangong.units) ++offices[unit.parent_id];
  for (const UnitRecord& unit : nangong.units) {
    if (!is_local_unit(unit.kind)) continue;
    const bool township = unit.kind == UnitKind::township_government;
    ++(township ? townships : subdistricts);
    CHECK(unit.id.view() == unit.territory.view());
    CHECK(unit.legal_subject);
    CHECK(offices[unit.id] == 2);
    CHECK(unit.name.starts_with(township ? "南宫市" : "南宫市人民政府"));
    CHECK(unit.name.ends_with(township ? "人民政府" : "街道办事处"));
  }
  CHECK(townships == 11);
  CHECK(subdistricts == 4);
}

TEST_CASE("there is one coordinating office, one government and each judicial organ") {
  const CityRecords nangong = city();
  const auto count = [&](UnitKind kind) {
    return std::count_if(nangong.units.begin(), nangong.units.end(),
                         [kind](const UnitRecord& unit) { return unit.kind == kind; });
  };
  for (const UnitKind kind : {UnitKind::coordinating_office, UnitKind::municipal_government,
                              UnitKind::public_security_organ, UnitKind::procuratorate,
                              UnitKind::court, UnitKind::supervisory_commission}) {
    CHECK(count(kind) == 1);
  }
  CHECK(count(UnitKind::municipal_department) >= 20);
}

// One gap is deliberate: 薛吴村乡 has no liaison B, so that the standing duty of 3.4.0 can be
// shown.
TEST_CASE("every legal subject and the dispatched branch has a head and both liaisons but one") {
  const CityRecords nangong = city();
  std::map<UnitId, std::set<Role>> roles;
  for (const PostRecord& post : nangong.people.posts) {
    roles[post.unit_id].insert(post.roles.begin(), post.roles.end());
  }
  std::vector<std::string> gaps;
  for (const UnitRecord& unit : nangong.units) {
    if (!unit.legal_subject && unit.superior.empty()) continue;
    for (const Role role :
         {Role::head, Role::liaison_a, Role::liaison_b, Role::duty_desk, Role::handler}) {
      if (!roles[unit.id].contains(role)) {
        gaps.push_back(unit.id.str() + " " + boost::describe::enum_to_string(role, "?"));
      }
    }
  }
  CHECK(gaps == std::vector<std::string>{"130581204 liaison_b"});
}

TEST_CASE("roles stand where they belong and there are three administrators") {
  const CityRecords nangong = city();
  std::map<UnitId, UnitRecord> units;
  for (const UnitRecord& unit : nangong.units) units[unit.id] = unit;
  std::map<Role, int> administrators;
  for (const PostRecord& post : nangong.people.posts) {
    UnitRecord principal = units.at(post.unit_id);
    while (!principal.legal_subject && !principal.parent_id.empty()) {
      principal = units.at(principal.parent_id);
    }
    for (const Role role : post.roles) {
      CAPTURE(post.login);
      if (role == Role::coordinator) CHECK(principal.kind == UnitKind::coordinating_office);
      if (role == Role::decider) CHECK(principal.kind == UnitKind::municipal_government);
      if (role == Role::officer) CHECK(principal.kind != UnitKind::municipal_department);
      if (role >= Role::system_admin) ++administrators[role];
    }
  }
  CHECK(administrators[Role::system_admin] == 1);
  CHECK(administrators[Role::security_admin] == 1);
  CHECK(administrators[Role::audit_admin] == 1);
}

TEST_CASE("the demonstration holds two posts of one person, a substitute and a rare character") {
  const CityRecords nangong = city();
  std::map<std::string, std::set<UnitId>> units_of;
  for (const PostRecord& post : nangong.people.posts) units_of[post.login].insert(post.unit_id);
  CHECK(units_of["subdistrict001.liaison1"].size() == 2);
  CHECK(nangong.substitutes.size() >= 1);
  const auto rare = std::find_if(
      nangong.people.people.begin(), nangong.people.people.end(),
      [](const PersonRecord& person) { return person.name.find("䶮") != std::string::npos; });
  CHECK(rare != nangong.people.people.end());
  std::set<std::string> names;
  for (const PersonRecord& person : nangong.people.people) {
    CHECK_MESSAGE(names.insert(person.name).second, person.name);
  }
}

TEST_CASE("the branch of the ecology bureau signs transfers by a statute on file") {
  const CityRecords nangong = city();
  REQUIRE(nangong.statutory_exceptions.size() == 1);
  CHECK(nangong.statutory_exceptions[0].unit_id == UnitId{"130581.ecology_environment"});
  CHECK(nangong.statutory_exceptions[0].act == "case_transfer");
}

TEST_CASE("34 delegated and own items and some reserved ones, each with a basis in force today") {
  const CityRecords nangong = city();
  std::map<ItemKind, int> kinds;
  for (const PenaltyItem& item : nangong.register_data.items) {
    ++kinds[item.kind];
    const bool in_force =
        std::any_of(item.bases.begin(), item.bases.end(), [](const LegalBasis& basis) {
          return holds_on(basis.effective_from, basis.effective_to, today);
        });
    CHECK_MESSAGE(in_force, item.code.str());
  }
  CHECK(kinds[ItemKind::delegated] + kinds[ItemKind::own] == 34);
  CHECK(kinds[ItemKind::own] == 3);
  CHECK(kinds[ItemKind::reserved] >= 7);
}

TEST_CASE("every delegated and own item belongs to the local unit at every place today") {
  const auto reg = Register::build(city().register_data);
  REQUIRE(reg.has_value());
  for (const PenaltyItem& item : reg->data().items) {
    for (const Place& place : reg->data().places) {
      if (place.kind == PlaceKind::city) continue;
      CAPTURE(item.code.str());
      CAPTURE(place.name);
      const Competence answer = reg->competent_unit(item.code, place.code, today);
      const bool local = item.kind != ItemKind::reserved;
      CHECK(answer.unit == (local ? reg->local_unit_of(place.code) : item.original_department));
      CHECK_FALSE(answer.bases.empty());
    }
  }
}

TEST_CASE("the ecological code replaced the older laws on 2026-08-15") {
  const auto reg = Register::build(city().register_data);
  REQUIRE(reg.has_value());
  const PlaceCode place{"130581100"};
  int changed = 0;
  for (const PenaltyItem& item : reg->data().items) {
    for (const LegalBasis& basis : item.bases) {
      if (basis.law != "生态环境法典") continue;
      ++changed;
      CHECK(basis.effective_from == day("2026-08-15"));
      const auto laws = [&](std::string_view on) {
        std::set<std::string> found;
        for (const LegalBasis& each : reg->competent_unit(item.code, place, day(on)).bases) {
          found.insert(each.law);
        }
        return found;
      };
      CHECK_FALSE(laws("2026-08-14").contains("生态环境法典"));
      CHECK_FALSE(laws("2026-08-14").empty());
      CHECK(laws("2026-08-15").contains("生态环境法典"));
      CHECK_FALSE(laws("2026-08-15").contains("大气污染防治法"));
      CHECK_FALSE(laws("2026-08-15").contains("噪声污染防治法"));
      CHECK_FALSE(laws("2026-08-15").contains("固体废物污染环境防治法"));
    }
  }
  CHECK(changed == 9);
}

TEST_CASE("the planned peculiarities of the register are there") {
  const auto reg = Register::build(city().register_data);
  REQUIRE(reg.has_value());
  const auto ask = [&](std::string_view item, std::string_view place, std::string_view on) {
    return reg->competent_unit(ItemCode{item}, PlaceCode{place}, day(on));
  };
  // Taken back at the end of 2025.
  CHECK(ask("R010", "130581100", "2025-12-31").unit == UnitId{"130581100"});
  CHECK(ask("R010", "130581100", "2026-01-01").unit == UnitId{"130581.housing_construction"});
  // Entrusted by a vertical body.
  CHECK(ask("P020", "130581100", "2026-11-22").assignment->mode == AssignmentMode::entrusted);
  CHECK(ask("P020", "130581100", "2023-06-30").unit == UnitId{"130581.fire_rescue"});
  // A gap between two assignments.
  CHECK(ask("P033", "130581204", "2024-09-30").unit == UnitId{"130581.market_regulation"});
  CHECK(ask("P033", "130581204", "2024-10-01").unit == UnitId{"130581204"});
  // The second list version corrected the first.
  CHECK(reg->competent_unit(ItemCode{"P026"}, PlaceCode{"130581103"}, day("2021-08-01"), 1).unit ==
        UnitId{"130581103"});
  CHECK(ask("P026", "130581103", "2021-08-01").unit == UnitId{"130581.natural_resources"});
  CHECK(reg->list_version() == 6);
}

TEST_CASE("city.json says what it is") {
  const auto parsed = json::parse(file("cities/nangong/city.json"));
  REQUIRE(parsed.has_value());
  const auto& about = parsed->as_object();
  CHECK(about.at("code").as_string() == "130581");
  CHECK(about.at("name").as_string() == "南宫市");
  CHECK(about.at("demonstration").as_bool());
}

TEST_CASE("every word has a label and every reason names only what a reason carries") {
  const Messages all = messages();
  check_labels<UnitKind>(all, "unit_kind");
  check_labels<Role>(all, "role");
  check_labels<ItemKind>(all, "item_kind");
  check_labels<AssignmentMode>(all, "assignment_mode");
  check_labels<PlaceKind>(all, "place_kind");
  check_labels<AnswerMode>(all, "answer_mode");
  check_labels<ReasonCode>(all, "reason");
  check_labels<ImportErrorCode>(all, "import_error");
  check_labels<Table>(all, "register_table");
  for (int i = 0; i <= static_cast<int>(csv::Problem::bare_carriage_return); ++i) {
    const std::string key = "csv." + std::string(csv::to_string(static_cast<csv::Problem>(i)));
    CHECK_MESSAGE(all.contains(key), key);
  }
  const std::set<std::string> carried{"item", "place", "unit", "principal", "day", "words"};
  for (const auto& [key, zh] : all) {
    if (!key.starts_with("reason.")) continue;
    for (std::size_t at = zh.find('{'); at != std::string::npos; at = zh.find('{', at + 1)) {
      CHECK_MESSAGE(carried.contains(zh.substr(at + 1, zh.find('}', at) - at - 1)), key);
    }
  }
}
