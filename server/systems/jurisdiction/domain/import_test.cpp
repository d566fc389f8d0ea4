// Each case spoils one cell of tables that import, and expects one error that names the cell.

#include "systems/jurisdiction/domain/import.hpp"

#include <doctest/doctest.h>

using namespace liandong;
using namespace liandong::jurisdiction;

namespace {

using Code = ImportErrorCode;

const Vocabulary& words() {
  static const Vocabulary made = [] {
    Vocabulary v;
    v.add("column_units", "地址", "address");
    v.add("column_items", "事项编码", "code");
    v.add("column_items", "事项名称", "name");
    v.add("column_items", "领域", "domain");
    v.add("column_items", "类别", "kind");
    v.add("column_items", "原责任部门编号", "original_department");
    v.add("unit_kind", "内设机构", "internal_office");
    v.add("unit_kind", "直属机构", "affiliated_organ");
    v.add("unit_kind", "市直职能部门", "municipal_department");
    v.add("role", "负责人", "head");
    v.add("role", "经办人", "handler");
    v.add("role", "系统管理员", "system_admin");
    v.add("item_kind", "下放事项", "delegated");
    v.add("assignment_mode", "赋权", "empowered");
    v.add("place_kind", "乡镇", "township");
    v.add("flag", "是", "yes");
    v.add("flag", "否", "no");
    return v;
  }();
  return made;
}

Rows units() {
  return {
      {"id", "name", "short_name", "kind", "parent_id", "legal_subject", "document_code",
       "superior", "superior_name", "territory", "address", "telephone"},
      {"elm", "榆树镇人民政府", "榆树镇", "township_government", "", "yes", "榆政", "", "", "9910",
       "", ""},
      {"elm.team", "榆树镇执法队", "执法队", "内设机构", "elm", "否", "", "", "", "9910", "", ""},
      {"water", "水务局", "水务局", "市直职能部门", "", "是", "水", "", "", "99", "", ""},
      {"air", "生态环境分局", "分局", "dispatched_office", "", "no", "环", "1.air", "生态环境局",
       "99", "", ""}};
}

Rows people() {
  return {{"name", "login", "unit_id", "roles", "certificate", "telephone"},
          {"刘䶮", "a.b", "elm", "handler; liaison_a", "C1", ""},
          {"刘䶮", "a.b", "elm.team", "负责人、经办人", "", "1"},
          {"王水", "wei", "water", "head", "", ""},
          {"管理员", "sys", "water", "系统管理员", "", ""}};
}

CityTables tables() {
  CityTables all;
  all.units = units();
  all.people = people();
  all.substitutes = {{"login", "unit_id", "substitute_login", "from", "until"},
                     {"a.b", "elm", "wei", "2026-11-16T08:30:00+08:00", ""}};
  all.statutory_exceptions = {{"unit_id", "act", "statute"}, {"air", "case_transfer", "art. 53"}};
  all.places = {{"code", "name", "kind", "parent"},
                {"99", "市", "city", ""},
                {"9910", "榆树镇", "乡镇", "99"}};
  all.items = {{"事项编码", "事项名称", "领域", "类别", "原责任部门编号"},
               {"P1", "倾倒", "水利", "下放事项", "water"}};
  all.bases = {{"item", "law", "article", "effective_from", "effective_to"},
               {"P1", "防洪法", "第五十五条", "2016-07-02", ""}};
  all.list_versions = {{"version", "published_on", "decision"}, {"1", "2021-07-15", "决定"}};
  all.assignments = {
      {"id", "item", "unit", "territory", "valid_from", "valid_to", "mode", "decision",
       "published_on", "known_from", "known_until"},
      {"a1", "P1", "elm", "9910", "2021-07-15", "", "赋权", "决定", "2021-07-15", "1", ""}};
  return all;
}

ImportError only_error(const CityTables& all) {
  const auto city = import_city(all, words());
  REQUIRE_FALSE(city.has_value());
  for (const ImportError& error : city.error()) {
    CAPTURE(error.column);
    CAPTURE(static_cast<int>(error.code));
    CAPTURE(error.row);
    REQUIRE(city.error().size() == 1);
  }
  return city.error().front();
}

}  // namespace

TEST_CASE("a city is read from tables with English or Chinese headers and words") {
  const auto city = import_city(tables(), words());
  REQUIRE(city.has_value());
  REQUIRE(city->units.size() == 4);
  CHECK(city->units[1].kind == UnitKind::internal_office);
  CHECK(city->units[2].legal_subject);
  CHECK(city->units[3].superior == UnitId{"1.air"});
  CHECK(city->register_data.items[0].bases.size() == 1);
  CHECK(city->register_data.items[0].kind == ItemKind::delegated);
  CHECK(city->register_data.assignments[0].mode == AssignmentMode::empowered);
  CHECK_FALSE(city->substitutes[0].until.has_value());
  CHECK(Register::build(city->register_data).has_value());
}

TEST_CASE("two rows with one login are one person with two posts") {
  const auto city = import_city(tables(), words());
  REQUIRE(city.has_value());
  REQUIRE(city->people.people.size() == 3);
  CHECK(city->people.people[0].name == "刘䶮");
  CHECK(city->people.people[0].certificate == "C1");
  CHECK(city->people.people[0].telephone == "1");
  REQUIRE(city->people.posts.size() == 4);
  CHECK(city->people.posts[0].roles == std::vector<Role>{Role::handler, Role::liaison_a});
  CHECK(city->people.posts[1].roles == std::vector<Role>{Role::head, Role::handler});
}

TEST_CASE("blanks around cells, columns in another order and empty last rows do not matter") {
  CityTables all = tables();
  for (auto& row : all.places) std::swap(row[0], row[1]);
  all.places[2][0] = "　榆树镇 \t";
  all.places.push_back({"", " ", "", ""});
  all.places.push_back({});
  const auto city = import_city(all, words());
  REQUIRE(city.has_value());
  CHECK(city->register_data.places[1].name == "榆树镇");
  CHECK(city->register_data.places.size() == 2);
}

TEST_CASE("each mistake is reported with its table, row and column") {
  struct Case {
    const char* what;
    void (*spoil)(CityTables&);
    Table table;
    std::int64_t row;
    const char* column;
    Code code;
  };
  const Case cases[] = {
      {"empty table", [](CityTables& t) { t.units.clear(); }, Table::units, 0, "",
       Code::table_empty},
      {"header", [](CityTables& t) { t.units[0][11] = "fax"; }, Table::units, 1, "",
       Code::header_unknown},
      {"header twice", [](CityTables& t) { t.units[0][11] = "地址"; }, Table::units, 1, "address",
       Code::header_repeated},
      {"header gone",
       [](CityTables& t) {
         for (auto& row : t.places) row.pop_back();
       },
       Table::places, 1, "parent", Code::header_missing},
      {"length", [](CityTables& t) { t.units[2].pop_back(); }, Table::units, 3, "",
       Code::row_length},
      {"blank row", [](CityTables& t) { t.units.insert(t.units.begin() + 1, {{}}); }, Table::units,
       2, "", Code::row_length},
      {"cell", [](CityTables& t) { t.units[1][1] = "　"; }, Table::units, 2, "name",
       Code::cell_missing},
      {"id", [](CityTables& t) { t.units[3][0] = "水务"; }, Table::units, 4, "id",
       Code::id_malformed},
      {"kind", [](CityTables& t) { t.units[3][3] = "bureau"; }, Table::units, 4, "kind",
       Code::word_unknown},
      {"flag", [](CityTables& t) { t.units[3][5] = "maybe"; }, Table::units, 4, "legal_subject",
       Code::flag_malformed},
      {"twice", [](CityTables& t) { t.units[3][0] = "elm"; }, Table::units, 4, "id",
       Code::duplicate},
      {"number stem twice", [](CityTables& t) { t.units[3][6] = "榆政"; }, Table::units, 4,
       "document_code", Code::duplicate},
      {"office signs",
       [](CityTables& t) {
         t.units[2][5] = "yes";
         t.units[2][6] = "队";
       },
       Table::units, 3, "legal_subject", Code::office_not_legal_subject},
      {"office of nobody", [](CityTables& t) { t.units[2][4] = ""; }, Table::units, 3, "parent_id",
       Code::parent_missing},
      {"no stem", [](CityTables& t) { t.units[3][6] = ""; }, Table::units, 4, "document_code",
       Code::document_code_missing},
      {"superior", [](CityTables& t) { t.units[4][8] = ""; }, Table::units, 5, "superior_name",
       Code::superior_name_missing},
      {"parent", [](CityTables& t) { t.units[2][4] = "ghost"; }, Table::units, 3, "parent_id",
       Code::unit_unknown},
      {"own parent", [](CityTables& t) { t.units[2][4] = "elm.team"; }, Table::units, 3,
       "parent_id", Code::parent_cycle},
      {"territory", [](CityTables& t) { t.units[1][9] = "77"; }, Table::units, 2, "territory",
       Code::place_unknown},
      {"post's unit", [](CityTables& t) { t.people[3][2] = "ghost"; }, Table::people, 4, "unit_id",
       Code::unit_unknown},
      {"role", [](CityTables& t) { t.people[3][3] = "head;king"; }, Table::people, 4, "roles",
       Code::word_unknown},
      {"no role", [](CityTables& t) { t.people[3][3] = ";"; }, Table::people, 4, "roles",
       Code::cell_missing},
      {"name", [](CityTables& t) { t.people[2][0] = "刘龑"; }, Table::people, 3, "name",
       Code::name_differs},
      {"post twice", [](CityTables& t) { t.people[2][2] = "elm"; }, Table::people, 3, "unit_id",
       Code::duplicate},
      {"administrator", [](CityTables& t) { t.people[4][3] = "system_admin;reader"; },
       Table::people, 5, "roles", Code::administrator_not_exclusive},
      {"two administrators", [](CityTables& t) { t.people[4][3] = "system_admin;audit_admin"; },
       Table::people, 5, "roles", Code::administrator_not_exclusive},
      {"post", [](CityTables& t) { t.substitutes[1][1] = "water"; }, Table::substitutes, 2, "login",
       Code::post_unknown},
      {"substitute", [](CityTables& t) { t.substitutes[1][2] = "ghost"; }, Table::substitutes, 2,
       "substitute_login", Code::person_unknown},
      {"oneself", [](CityTables& t) { t.substitutes[1][2] = "a.b"; }, Table::substitutes, 2,
       "substitute_login", Code::substitute_is_holder},
      {"until", [](CityTables& t) { t.substitutes[1][4] = "2026-11-16T08:30:00+08:00"; },
       Table::substitutes, 2, "until", Code::period_reversed},
      {"instant", [](CityTables& t) { t.substitutes[1][3] = "2026-11-16"; }, Table::substitutes, 2,
       "from", Code::instant_malformed},
      {"statute", [](CityTables& t) { t.statutory_exceptions[1][0] = "ghost"; },
       Table::statutory_exceptions, 2, "unit_id", Code::unit_unknown},
      {"department", [](CityTables& t) { t.items[1][4] = "ghost"; }, Table::items, 2,
       "original_department", Code::unit_unknown},
      {"basis", [](CityTables& t) { t.bases[1][0] = "P9"; }, Table::bases, 2, "item",
       Code::item_unknown},
      {"day", [](CityTables& t) { t.bases[1][3] = "2016-02-30"; }, Table::bases, 2,
       "effective_from", Code::day_malformed},
      {"reversed", [](CityTables& t) { t.bases[1][4] = "2016-07-01"; }, Table::bases, 2,
       "effective_to", Code::period_reversed},
      {"number", [](CityTables& t) { t.list_versions[1][0] = "1.0"; }, Table::list_versions, 2,
       "version", Code::number_malformed},
      {"assignment", [](CityTables& t) { t.assignments[1][1] = "P9"; }, Table::assignments, 2,
       "item", Code::item_unknown},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    CityTables all = tables();
    one.spoil(all);
    const ImportError error = only_error(all);
    CHECK(error.table == one.table);
    CHECK(error.row == one.row);
    CHECK(error.column == one.column);
    CHECK(error.code == one.code);
  }
}

TEST_CASE("a basis may end on the day it begins and a substitute after the second it begins") {
  CityTables all = tables();
  all.bases[1][4] = "2016-07-02";
  all.substitutes[1][4] = "2026-11-16T08:30:01+08:00";
  CHECK(import_city(all, words()).has_value());
}

TEST_CASE("a login is 3 to 32 small letters, digits and marks, a letter or digit first") {
  const auto accepted = [](const std::string& login) {
    CityTables all = tables();
    all.people[4][1] = login;
    return import_city(all, words()).has_value();
  };
  CHECK(accepted("abc"));
  CHECK(accepted("0._-"));
  CHECK(accepted(std::string(32, 'a')));
  for (const std::string& login :
       {std::string("ab"), std::string(33, 'a'), std::string("Abc"), std::string(".ab"),
        std::string("a b c"), std::string("王小明")}) {
    CAPTURE(login);
    CHECK_FALSE(accepted(login));
  }
}

TEST_CASE("an affiliated organ may be a legal subject, an internal office may not") {
  CityTables all = tables();
  all.units[2][3] = "affiliated_organ";
  all.units[2][5] = "yes";
  all.units[2][6] = "队";
  CHECK(import_city(all, words()).has_value());
}

TEST_CASE("a duplicate names the other row") {
  CityTables all = tables();
  all.units[3][0] = "elm";
  CHECK(only_error(all).other_row == 2);
}

TEST_CASE("a cell as long as its column allows is read and a longer one is refused, shortened") {
  CityTables all = tables();
  all.people[3][0] = std::string(90, 'x');
  CHECK(import_city(all, words()).has_value());
  all.people[3][0] = std::string(45, 'x') + std::string(46, 'x');
  const ImportError error = only_error(all);
  CHECK(error.code == Code::too_long);
  CHECK(error.number == 90);
  CHECK(error.value.size() == 60);
}

TEST_CASE("a table as long as allowed is read and a longer one is refused") {
  Rows rows{{"code", "name", "kind", "parent"}};
  rows.resize(import_rows_max, {"1", "x", "city", ""});
  ImportErrors errors;
  CHECK(read_places(rows, words(), errors).size() == import_rows_max - 1);
  CHECK(errors.empty());
  rows.push_back(rows.back());
  CHECK(read_places(rows, words(), errors).empty());
  REQUIRE(errors.size() == 1);
  CHECK(errors.all()[0].code == Code::too_many_rows);
}

TEST_CASE("more errors than are kept end quietly") {
  Rows rows{{"code", "name", "kind", "parent"}};
  rows.resize(import_errors_max + 50, {"1", "", "city", ""});
  ImportErrors errors;
  read_places(rows, words(), errors);
  CHECK(errors.size() == import_errors_max);
}

TEST_CASE("values are cut between characters") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("abc", 2) == "ab");
  CHECK(shortened("一二", 5) == "一");
  CHECK(shortened("一二", 6) == "一二");
}

TEST_CASE("a later table may refer to units that are there and update them") {
  const auto known = import_units(units(), words());
  REQUIRE(known.has_value());
  Rows more{units()[0]};
  more.push_back({"elm.desk", "榆树镇指挥中心", "指挥中心", "直属机构", "elm", "no", "", "", "",
                  "9910", "", ""});
  more.push_back({"elm", "榆树镇人民政府", "榆树", "township_government", "", "yes", "榆政", "", "",
                  "9910", "", ""});
  CHECK(import_units(more, words(), *known).has_value());
  more[1][6] = "水";  // another unit's numbers
  const auto clash = import_units(more, words(), *known);
  REQUIRE_FALSE(clash.has_value());
  CHECK(clash.error()[0].code == Code::duplicate);
  CHECK(clash.error()[0].row == 2);
}

TEST_CASE("an administrator stays one even if the other post is already there") {
  const auto known_units = import_units(units(), words());
  const auto known = import_people(people(), words(), *known_units);
  REQUIRE(known.has_value());
  Rows more{people()[0], {"管理员", "sys", "elm", "handler", "", ""}};
  const auto refused = import_people(more, words(), *known_units, *known);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error()[0].code == Code::administrator_not_exclusive);
  more[1][2] = "water";  // replaces the post instead
  CHECK(import_people(more, words(), *known_units, *known).has_value());
}

TEST_CASE("without a vocabulary only wire words are read, also where a label is spelled out") {
  ImportErrors errors;
  read_places({{"code", "name", "kind", "parent"}, {"1", "x", "乡镇", ""}}, Vocabulary{}, errors);
  REQUIRE(errors.size() == 1);
  CHECK(errors.all()[0].code == Code::word_unknown);
  ImportErrors none;
  CHECK(read_places({{"code", "name", "kind", "parent"}, {"1", "x", "township", ""}}, Vocabulary{},
                    none)
            .size() == 1);
  CHECK(none.empty());
}
