// Questions to a small city of two townships, a subdistrict and two villages.

#include "systems/jurisdiction/domain/register.hpp"

#include "systems/jurisdiction/domain/compare.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace liandong;
using namespace liandong::jurisdiction;

namespace {

LocalDay day(std::string_view iso) { return parse_iso_date(iso).value(); }

const UnitId elm{"elm"};              // the government of the township of the same name
const UnitId birch{"birch"};          // another township
const UnitId oak{"oak"};              // a subdistrict office
const UnitId water{"water"};          // a department
const UnitId fire{"fire"};            // a vertical body
const ItemCode dumping{"dumping"};    // delegated
const ItemCode building{"building"};  // own power of townships
const ItemCode sand{"sand"};          // reserved
const PlaceCode city{"99"};
const PlaceCode elm_town{"9910"};
const PlaceCode birch_town{"9911"};
const PlaceCode oak_street{"9901"};
const PlaceCode elm_village{"991001"};
const PlaceCode oak_community{"990101"};

LegalBasis basis(std::string law, std::string_view from, std::optional<LocalDay> to = {}) {
  return {std::move(law), "1", "", "", day(from), to};
}

PenaltyItem item(ItemCode code, ItemKind kind, UnitId department) {
  PenaltyItem made;
  made.code = code;
  made.name = code.str();
  made.kind = kind;
  made.original_department = department;
  made.bases = {basis("law", "2000-01-01")};
  return made;
}

Assignment assignment(std::string_view id, UnitId unit, PlaceCode territory, std::string_view from,
                      std::optional<LocalDay> to = {}) {
  Assignment made;
  made.id = AssignmentId{id};
  made.item = dumping;
  made.unit = unit;
  made.territory = territory;
  made.valid_from = day(from);
  made.valid_to = to;
  made.decision = "decision";
  made.published_on = day(from);
  return made;
}

RegisterData small_city() {
  RegisterData data;
  data.list_versions = {{1, day("2021-07-01"), "first", ""},
                        {2, day("2022-07-01"), "second", ""},
                        {3, day("2023-07-01"), "third", ""}};
  data.places = {{city, "City", PlaceKind::city, {}},
                 {elm_town, "Elm", PlaceKind::township, city},
                 {birch_town, "Birch", PlaceKind::township, city},
                 {oak_street, "Oak", PlaceKind::subdistrict, city},
                 {elm_village, "Elm One", PlaceKind::village, elm_town},
                 {oak_community, "Oak One", PlaceKind::community, oak_street}};
  data.units = {{elm, UnitKind::township_government, elm_town, ""},
                {birch, UnitKind::township_government, birch_town, ""},
                {oak, UnitKind::subdistrict_office, oak_street, ""},
                {water, UnitKind::municipal_department, city, ""},
                {fire, UnitKind::municipal_department, city, "Provincial Fire Brigade"}};
  data.items = {item(dumping, ItemKind::delegated, water), item(building, ItemKind::own, water),
                item(sand, ItemKind::reserved, fire)};
  data.assignments = {assignment("a1", elm, elm_town, "2021-07-15", day("2024-06-30"))};
  return data;
}

Register built(RegisterData data) {
  auto made = Register::build(std::move(data));
  REQUIRE(made.has_value());
  return std::move(made).value();
}

ImportError only_error(RegisterData data) {
  const auto made = Register::build(std::move(data));
  REQUIRE_FALSE(made.has_value());
  REQUIRE(made.error().size() == 1);
  return made.error().front();
}

bool has(const Competence& answer, ReasonCode code) {
  return std::any_of(answer.reasons.begin(), answer.reasons.end(),
                     [code](const Reason& reason) { return reason.code == code; });
}

}  // namespace

TEST_CASE(
    "[2-b] an assigned item belongs to the holder from the first day to the last, both included") {
  const Register reg = built(small_city());
  const auto at = [&](std::string_view on) {
    return reg.competent_unit(dumping, elm_town, day(on));
  };
  CHECK(at("2021-07-14").unit == water);
  CHECK(has(at("2021-07-14"), ReasonCode::assignment_not_yet_effective));
  CHECK(at("2021-07-15").unit == elm);
  CHECK(at("2021-07-15").mode == AnswerMode::delegated);
  CHECK(at("2021-07-15").assignment->id == AssignmentId{"a1"});
  CHECK(at("2021-07-15").original_department == water);
  CHECK(at("2021-07-15").alternatives == std::vector<UnitId>{water});
  CHECK(at("2024-06-30").unit == elm);
  CHECK(at("2024-07-01").unit == water);
  CHECK(at("2024-07-01").mode == AnswerMode::reserved);
  CHECK(at("2024-07-01").reasons.front().code == ReasonCode::assignment_expired);
  CHECK(at("2024-07-01").reasons.front().day == day("2024-06-30"));
  CHECK(at("2024-07-01").reasons.front().unit == elm);
  CHECK(at("2024-07-01").alternatives == std::vector<UnitId>{elm});
}

TEST_CASE("a village rolls up to its township and not to the neighbour") {
  const Register reg = built(small_city());
  CHECK(reg.competent_unit(dumping, elm_village, day("2022-01-01")).unit == elm);
  const Competence neighbour = reg.competent_unit(dumping, birch_town, day("2022-01-01"));
  CHECK(neighbour.unit == water);
  CHECK(neighbour.reasons.front().code == ReasonCode::not_assigned_here);
  CHECK(neighbour.alternatives == std::vector<UnitId>{birch});
  CHECK(reg.local_unit_of(elm_village) == elm);
  CHECK(reg.local_unit_of(city).empty());
}

TEST_CASE("an item of the townships' own is theirs without assignment, but not a subdistrict's") {
  const Register reg = built(small_city());
  const Competence township = reg.competent_unit(building, elm_village, day("2022-01-01"));
  CHECK(township.unit == elm);
  CHECK(township.mode == AnswerMode::own);
  CHECK_FALSE(township.assignment.has_value());
  const Competence office = reg.competent_unit(building, oak_community, day("2022-01-01"));
  CHECK(office.unit == water);
  CHECK(office.reasons.front().code == ReasonCode::own_power_not_of_subdistrict);
  CHECK(office.alternatives == std::vector<UnitId>{oak});
}

TEST_CASE("a subdistrict holds an item of the townships' own once it is assigned to it") {
  RegisterData data = small_city();
  data.assignments.push_back(assignment("a2", oak, oak_street, "2021-07-15"));
  data.assignments.back().item = building;
  const Register reg = built(std::move(data));
  CHECK(reg.competent_unit(building, oak_street, day("2021-07-15")).unit == oak);
  CHECK(reg.competent_unit(building, oak_street, day("2021-07-14")).unit == water);
}

TEST_CASE("a reserved item stays with the department, whose other superior is told") {
  const Register reg = built(small_city());
  const Competence answer = reg.competent_unit(sand, elm_town, day("2022-01-01"));
  CHECK(answer.unit == fire);
  CHECK(answer.mode == AnswerMode::reserved);
  CHECK(answer.reasons.front().code == ReasonCode::reserved_to_department);
  REQUIRE(answer.reasons.size() == 2);
  CHECK(answer.reasons[1].code == ReasonCode::vertical_body_superior);
  CHECK(answer.reasons[1].words == "Provincial Fire Brigade");
}

TEST_CASE("an unknown item or place has no unit, and a place of another city says so") {
  const Register reg = built(small_city());
  const auto ask = [&](std::string_view code, std::string_view place) {
    return reg.competent_unit(ItemCode{code}, PlaceCode{place}, day("2022-01-01"));
  };
  CHECK(ask("ghost", "9910").unit.empty());
  CHECK(ask("ghost", "9910").mode == AnswerMode::none);
  CHECK(ask("ghost", "9910").reasons.front().code == ReasonCode::item_unknown);
  CHECK(ask("sand", "9977").reasons.front().code == ReasonCode::place_unknown);
  CHECK(ask("sand", "8810").reasons.front().code == ReasonCode::place_outside_city);
  CHECK(ask("ghost", "8810").reasons.size() == 2);
}

TEST_CASE("the city as a whole is no township's territory") {
  const Register reg = built(small_city());
  const Competence answer = reg.competent_unit(dumping, city, day("2022-01-01"));
  CHECK(answer.unit == water);
  CHECK(answer.reasons.front().code == ReasonCode::place_in_no_township);
}

TEST_CASE("an entrusted holder is named with the principal it signs for") {
  RegisterData data = small_city();
  data.assignments[0].mode = AssignmentMode::entrusted;
  const Register reg = built(std::move(data));
  const Competence answer = reg.competent_unit(dumping, elm_town, day("2022-01-01"));
  CHECK(answer.unit == elm);
  CHECK(answer.mode == AnswerMode::delegated);
  REQUIRE(has(answer, ReasonCode::entrusted_signs_for_principal));
  CHECK(answer.reasons[1].principal == water);
}

TEST_CASE("bases are those in force on the day, and a change since the assignment is told") {
  RegisterData data = small_city();
  data.items[0].bases = {basis("old", "2000-01-01", day("2022-08-14")), basis("new", "2022-08-15")};
  const Register reg = built(std::move(data));
  const auto at = [&](std::string_view on) {
    return reg.competent_unit(dumping, elm_town, day(on));
  };
  REQUIRE(at("2022-08-14").bases.size() == 1);
  CHECK(at("2022-08-14").bases[0].law == "old");
  CHECK_FALSE(has(at("2022-08-14"), ReasonCode::basis_changed_since));
  REQUIRE(at("2022-08-15").bases.size() == 1);
  CHECK(at("2022-08-15").bases[0].law == "new");
  REQUIRE(has(at("2022-08-15"), ReasonCode::basis_changed_since));
  CHECK(at("2022-08-15").reasons[1].day == day("2022-08-15"));
  CHECK(at("2022-08-15").reasons[1].words == "new");
}

TEST_CASE("a change of basis before the assignment is not told") {
  RegisterData data = small_city();
  data.items[0].bases = {basis("old", "2000-01-01", day("2021-07-14")), basis("new", "2021-07-15")};
  const auto at = [](RegisterData rows) {
    return built(std::move(rows)).competent_unit(dumping, elm_town, day("2022-01-01"));
  };
  CHECK_FALSE(has(at(data), ReasonCode::basis_changed_since));
  data.items[0].bases[0].effective_to = day("2021-07-15");
  CHECK(has(at(data), ReasonCode::basis_changed_since));
}

TEST_CASE("a day without any basis in force is told") {
  RegisterData data = small_city();
  data.items[0].bases = {basis("new", "2022-08-15")};
  const Register reg = built(std::move(data));
  CHECK(
      has(reg.competent_unit(dumping, elm_town, day("2022-08-14")), ReasonCode::no_basis_in_force));
  CHECK_FALSE(
      has(reg.competent_unit(dumping, elm_town, day("2022-08-15")), ReasonCode::no_basis_in_force));
}

TEST_CASE("[2-a] an earlier list version answers as it knew the assignment then") {
  RegisterData data = small_city();
  data.assignments[0].valid_to.reset();
  data.assignments[0].known_until = 2;
  data.assignments.push_back(assignment("a2", elm, elm_town, "2021-09-01"));
  data.assignments.back().known_from = 2;
  const Register reg = built(std::move(data));
  const LocalDay between = day("2021-08-01");
  CHECK(reg.competent_unit(dumping, elm_town, between, 1).unit == elm);
  CHECK(reg.competent_unit(dumping, elm_town, between, 2).unit == water);
  CHECK(reg.competent_unit(dumping, elm_town, between, 3).unit == water);
  CHECK(reg.competent_unit(dumping, elm_town, between).list_version == 3);
  CHECK(reg.competent_unit(dumping, elm_town, day("2021-09-01"), 2).unit == elm);
}

TEST_CASE("two holders of one item on a shared day are refused with both rows and units") {
  RegisterData data = small_city();
  data.units[1].territory = elm_town;  // another unit that is no local unit may hold it too
  data.units[1].kind = UnitKind::municipal_department;
  data.assignments.push_back(assignment("a2", birch, elm_town, "2024-06-30"));
  const ImportError error = only_error(data);
  CHECK(error.code == ImportErrorCode::assignment_overlap);
  CHECK(error.table == Table::assignments);
  CHECK(error.row == 3);
  CHECK(error.other_row == 2);
  CHECK(error.value == "birch / elm");
  data.assignments.back().valid_from = day("2024-07-01");
  CHECK(Register::build(data).has_value());
}

TEST_CASE("an assignment overlaps one of the township around it or of a village in it") {
  for (const bool village_first : {true, false}) {
    CAPTURE(village_first);
    RegisterData data = small_city();
    data.assignments = {
        assignment("a1", elm, village_first ? elm_village : elm_town, "2021-07-15"),
        assignment("a2", elm, village_first ? elm_town : elm_village, "2022-07-15")};
    CHECK(only_error(data).code == ImportErrorCode::assignment_overlap);
  }
}

TEST_CASE("rows that no list version knows together do not overlap, in either order") {
  for (const bool reversed : {false, true}) {
    CAPTURE(reversed);
    RegisterData data = small_city();
    data.assignments.push_back(assignment("a2", elm, elm_town, "2022-01-01"));
    Assignment& earlier = data.assignments[reversed ? 1 : 0];
    Assignment& later = data.assignments[reversed ? 0 : 1];
    earlier.known_until = 2;
    later.known_from = 2;
    CHECK(Register::build(data).has_value());
    earlier.known_until = 3;
    CHECK(only_error(data).code == ImportErrorCode::assignment_overlap);
  }
}

TEST_CASE("broken rows are refused by table, row and column") {
  struct Case {
    const char* what;
    void (*spoil)(RegisterData&);
    ImportErrorCode code;
    const char* column;
    std::int64_t row;
  };
  const Case cases[] = {
      {"item", [](RegisterData& d) { d.assignments[0].item = ItemCode{"ghost"}; },
       ImportErrorCode::item_unknown, "item", 2},
      {"unit", [](RegisterData& d) { d.assignments[0].unit = UnitId{"ghost"}; },
       ImportErrorCode::unit_unknown, "unit", 2},
      {"place", [](RegisterData& d) { d.assignments[0].territory = PlaceCode{"77"}; },
       ImportErrorCode::place_unknown, "territory", 2},
      {"foreign", [](RegisterData& d) { d.assignments[0].territory = birch_town; },
       ImportErrorCode::territory_not_of_unit, "territory", 2},
      {"reversed", [](RegisterData& d) { d.assignments[0].valid_to = day("2021-07-14"); },
       ImportErrorCode::period_reversed, "valid_to", 2},
      {"version", [](RegisterData& d) { d.assignments[0].known_from = 4; },
       ImportErrorCode::version_unknown, "known_from", 2},
      {"until", [](RegisterData& d) { d.assignments[0].known_until = 1; },
       ImportErrorCode::period_reversed, "known_until", 2},
      {"gap", [](RegisterData& d) { d.list_versions[2].version = 4; }, ImportErrorCode::version_gap,
       "version", 4},
      {"parent", [](RegisterData& d) { d.places[4].parent = PlaceCode{"77"}; },
       ImportErrorCode::place_unknown, "parent", 6},
      {"finer", [](RegisterData& d) { d.places[1].parent = oak_street; },
       ImportErrorCode::parent_not_coarser, "parent", 3},
      {"twice", [](RegisterData& d) { d.items.push_back(d.items[1]); }, ImportErrorCode::duplicate,
       "code", 5},
      {"department", [](RegisterData& d) { d.items[2].original_department = UnitId{}; },
       ImportErrorCode::unit_unknown, "original_department", 4},
      {"shared", [](RegisterData& d) { d.units[2].territory = elm_town; },
       ImportErrorCode::territory_shared, "territory", 4},
      {"basis", [](RegisterData& d) { d.items[0].bases[0].effective_to = day("1999-12-31"); },
       ImportErrorCode::period_reversed, "bases", 2},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    RegisterData data = small_city();
    one.spoil(data);
    const ImportError error = only_error(std::move(data));
    CHECK(error.code == one.code);
    CHECK(error.column == one.column);
    CHECK(error.row == one.row);
  }
}

TEST_CASE("a reserved item cannot be assigned without an end, but may have been until a day") {
  RegisterData data = small_city();
  data.assignments[0].item = sand;
  CHECK(Register::build(data).has_value());
  data.assignments[0].valid_to.reset();
  CHECK(only_error(data).code == ImportErrorCode::reserved_item_assigned);
}

TEST_CASE("what was held until a version reserved it is delegated in the versions before") {
  RegisterData data = small_city();
  data.assignments[0].item = sand;
  data.assignments[0].valid_to.reset();
  data.assignments[0].known_until = 2;
  REQUIRE(data.list_versions.size() >= 2);
  REQUIRE(Register::build(data).has_value());
  const auto kind_in = [&](VersionNumber version) {
    const RegisterData cut = known_to(data, version);
    CHECK(Register::build(cut).has_value());
    const auto found = std::find_if(cut.items.begin(), cut.items.end(),
                                    [](const PenaltyItem& item) { return item.code == sand; });
    return found->kind;
  };
  CHECK(kind_in(1) == ItemKind::delegated);
  CHECK(kind_in(2) == ItemKind::reserved);
}

TEST_CASE("the core sees the unit, the list version and what the answer rests on") {
  const RegisterCompetence lookup(std::make_shared<const Register>(built(small_city())));
  const LocalDay on = day("2022-01-01");
  CHECK(lookup.competent_unit(dumping, elm_town, on).basis == "a1");
  CHECK(lookup.competent_unit(dumping, elm_town, on).unit == elm);
  CHECK(lookup.competent_unit(dumping, elm_town, on).list_version == 3);
  CHECK(lookup.competent_unit(building, elm_town, on).basis == "own:building");
  CHECK(lookup.competent_unit(sand, elm_town, on).basis == "reserved:sand");
  CHECK(lookup.competent_unit(ItemCode{"ghost"}, elm_town, on).basis.empty());
  CHECK(lookup.item_exists(sand));
  CHECK_FALSE(lookup.item_exists(ItemCode{"ghost"}));
  CHECK(lookup.original_department(sand) ==
        built(small_city()).find_item(sand)->original_department);
  CHECK_FALSE(lookup.original_department(sand).empty());
  CHECK(lookup.original_department(ItemCode{"ghost"}).empty());
  CHECK(lookup.place_exists(elm_village));
  CHECK_FALSE(lookup.place_exists(PlaceCode{"77"}));
}

TEST_CASE("holders and items are those of the day") {
  const Register reg = built(small_city());
  CHECK(reg.holders(dumping, day("2024-06-30")) == std::vector<UnitId>{elm});
  CHECK(reg.holders(dumping, day("2024-07-01")).empty());
  CHECK(reg.holders(sand, day("2022-01-01")).empty());
  CHECK(reg.items_of(elm, day("2021-07-15")) == std::vector<ItemCode>{dumping});
  CHECK(reg.items_of(elm, day("2021-07-14")).empty());
}

// Random assignments are thrown at `build` one by one, kept when it accepts them; whatever is
// accepted must answer every question with exactly one unit that really holds the item then.
TEST_CASE("whatever is accepted answers every item, place, day and version with exactly one unit") {
  const PlaceCode places[] = {elm_town, birch_town, oak_street, elm_village, oak_community};
  const LocalDay first = day("2021-07-01");
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&random](int n) { return static_cast<int>(random() % unsigned(n)); };
    RegisterData data = small_city();
    data.assignments.clear();
    for (int i = 0; i < 12; ++i) {
      Assignment row = assignment("x" + std::to_string(i), water, places[below(5)], "2021-07-01");
      row.item = below(2) == 0 ? dumping : building;
      row.valid_from = first + below(20);
      if (below(2) == 0) row.valid_to = row.valid_from + below(10);
      row.known_from = static_cast<VersionNumber>(1 + below(3));
      if (row.known_from < 3 && below(2) == 0) row.known_until = row.known_from + 1;
      data.assignments.push_back(row);
      if (!Register::build(data).has_value()) data.assignments.pop_back();
    }
    const Register reg = built(data);
    for (const ItemCode& code : {dumping, building, sand}) {
      for (const PlaceCode& at : places) {
        for (int offset = -1; offset < 32; ++offset) {
          const LocalDay on = first + offset;
          const auto version = static_cast<VersionNumber>(1 + below(3));
          const Competence answer = reg.competent_unit(code, at, on, version);
          REQUIRE_FALSE(answer.unit.empty());
          REQUIRE(answer.mode != AnswerMode::none);
          REQUIRE_FALSE(answer.reasons.empty());
          const auto holding = std::count_if(
              data.assignments.begin(), data.assignments.end(), [&](const Assignment& row) {
                const bool around =
                    row.territory == at || reg.find_place(at)->parent == row.territory;
                return row.item == code && around && holds_on(row.valid_from, row.valid_to, on) &&
                       known_in(row.known_from, row.known_until, version);
              });
          REQUIRE(holding == (answer.mode == AnswerMode::delegated ? 1 : 0));
        }
      }
    }
  }
}
