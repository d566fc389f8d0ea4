// A revision applied to a register: what is known when, what still holds on earlier days, and every
// change that does not fit, with its row.
#include "systems/jurisdiction/list_revision/domain/revised_register.hpp"

#include "systems/jurisdiction/domain/compare.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"

#include <doctest/doctest.h>

namespace liandong::list_revision {
namespace {

using jurisdiction::Assignment;
using jurisdiction::AssignmentId;
using jurisdiction::AssignmentMode;
using jurisdiction::ItemKind;
using jurisdiction::PlaceKind;
using jurisdiction::Register;
using jurisdiction::RegisterData;

const ItemCode burning{"burning"};
const ItemCode noise{"noise"};
const PlaceCode north{"100"};
const PlaceCode south{"101"};
const UnitId north_town{"north"};
const UnitId south_town{"south"};
const UnitId ecology{"ecology"};

LocalDay day(std::string_view iso) { return *parse_iso_date(iso); }

// Burning is held by the north since 2021, noise by nobody; both rest on the old law.
RegisterData data() {
  RegisterData made;
  made.list_versions = {{1, day("2021-07-15"), "first", ""}};
  made.places = {{PlaceCode{"1"}, "city", PlaceKind::city, {}},
                 {north, "north", PlaceKind::township, PlaceCode{"1"}},
                 {south, "south", PlaceKind::township, PlaceCode{"1"}}};
  made.units = {{north_town, UnitKind::township_government, north, ""},
                {south_town, UnitKind::township_government, south, ""},
                {ecology, UnitKind::municipal_department, PlaceCode{"1"}, ""}};
  for (const ItemCode code : {burning, noise}) {
    jurisdiction::PenaltyItem item;
    item.code = code;
    item.name = code.str();
    item.domain = "ecology";
    item.original_department = ecology;
    item.bases = {{"old law", "article 1", "", "fine", day("2016-01-01"), {}}};
    made.items.push_back(item);
  }
  Assignment held;
  held.id = AssignmentId{"a1"};
  held.item = burning;
  held.unit = north_town;
  held.territory = north;
  held.valid_from = day("2021-07-15");
  held.decision = "first";
  held.published_on = day("2021-07-15");
  made.assignments = {held};
  return made;
}

ListChange change(ListChangeKind kind, ItemCode item, std::string_view effective_on) {
  ListChange made;
  made.kind = kind;
  made.item = item;
  made.effective_on = day(effective_on);
  return made;
}

ListChange assign(ItemCode item, UnitId unit, PlaceCode territory, std::string_view from) {
  ListChange made = change(ListChangeKind::assign, item, from);
  made.unit = unit;
  made.territory = territory;
  made.mode = AssignmentMode::empowered;
  made.decision = "second";
  return made;
}

ListChange revoke(ItemCode item, UnitId unit, PlaceCode territory, std::string_view from) {
  ListChange made = change(ListChangeKind::revoke, item, from);
  made.unit = unit;
  made.territory = territory;
  return made;
}

ListChange new_basis(ItemCode item, std::string_view from, std::string_view replaced = {}) {
  ListChange made = change(ListChangeKind::replace_basis, item, from);
  made.replaced_law = replaced;
  made.law = "code";
  made.article = "article 9";
  return made;
}

ListChange new_item(std::string_view code) {
  ListChange made = new_basis(ItemCode{code}, "2027-01-01");
  made.kind = ListChangeKind::add_item;
  made.item_name = "a new item";
  made.domain = "ecology";
  made.item_kind = ItemKind::delegated;
  made.original_department = ecology;
  return made;
}

const NewVersion second{day("2026-12-01"), "second", "note"};

RegisterData revised(const std::vector<ListChange>& changes) {
  auto made = revised_register(data(), changes, second);
  REQUIRE(made.has_value());
  return std::move(made).value();
}

Register built(RegisterData made) {
  auto reg = Register::build(std::move(made));
  REQUIRE(reg.has_value());
  return std::move(reg).value();
}

Rejection refused(const std::vector<ListChange>& changes) {
  const auto made = revised_register(data(), changes, second);
  REQUIRE_FALSE(made.has_value());
  return made.error();
}

void check_refused(const std::vector<ListChange>& changes, Refusal refusal, std::int64_t row) {
  const Rejection no = refused(changes);
  CHECK(static_cast<int>(no.code) == static_cast<int>(refusal));
  CHECK(no.number == row);
}

}  // namespace

TEST_CASE("2-e an assignment makes the township competent from its first day on") {
  const Register reg = built(revised({assign(noise, south_town, south, "2027-01-01")}));
  CHECK(reg.list_version() == 2);
  CHECK(reg.competent_unit(noise, south, day("2026-12-31")).unit == ecology);
  CHECK(reg.competent_unit(noise, south, day("2027-01-01")).unit == south_town);
  CHECK(reg.competent_unit(noise, south, day("2027-01-01")).list_version == 2);
  CHECK(reg.competent_unit(noise, south, day("2027-01-01"), 1).unit == ecology);
}

TEST_CASE(
    "2-e what is revoked still holds on the last day: a case keeps the competence of its day") {
  const Register reg = built(revised({revoke(burning, north_town, north, "2027-01-01")}));
  CHECK(reg.competent_unit(burning, north, day("2026-12-31")).unit == north_town);
  CHECK(reg.competent_unit(burning, north, day("2027-01-01")).unit == ecology);
  // As the first version knew it, no end was in sight.
  CHECK(reg.competent_unit(burning, north, day("2027-01-01"), 1).unit == north_town);
}

TEST_CASE("2-e an item goes from one holder to another in one revision, in any order of rows") {
  RegisterData both = data();
  both.units[1].territory = PlaceCode{"101"};
  for (const bool first : {true, false}) {
    std::vector<ListChange> changes{revoke(burning, north_town, north, "2027-01-01"),
                                    assign(burning, north_town, north, "2028-01-01")};
    if (!first) std::swap(changes[0], changes[1]);
    const Register reg = built(revised(changes));
    CHECK(reg.competent_unit(burning, north, day("2026-12-31")).unit == north_town);
    CHECK(reg.competent_unit(burning, north, day("2027-06-01")).unit == ecology);
    CHECK(reg.competent_unit(burning, north, day("2028-01-01")).unit == north_town);
  }
}

TEST_CASE("2-e an assignment that never came to hold is gone from the new version") {
  RegisterData later = data();
  later.assignments[0].valid_from = day("2027-06-01");
  const auto made =
      revised_register(later, {revoke(burning, north_town, north, "2027-06-01")}, second);
  REQUIRE(made.has_value());
  CHECK(made->assignments.size() == 1);
  const Register reg = built(*made);
  CHECK(reg.competent_unit(burning, north, day("2027-06-01")).unit == ecology);
  CHECK(reg.competent_unit(burning, north, day("2027-06-01"), 1).unit == north_town);
}

TEST_CASE("2-d a new basis is law from its day, the old one until the day before") {
  const Register reg = built(revised({new_basis(burning, "2026-08-15")}));
  CHECK(reg.competent_unit(burning, north, day("2026-08-14")).bases.front().law == "old law");
  CHECK(reg.competent_unit(burning, north, day("2026-08-15")).bases.front().law == "code");
  CHECK(reg.competent_unit(burning, north, day("2026-08-15")).bases.size() == 1);
}

TEST_CASE("2-d a basis that is not meant stays beside the new one") {
  RegisterData two = data();
  two.items[0].bases.push_back({"rules", "article 42", "", "", day("2016-01-01"), {}});
  const auto made = revised_register(two, {new_basis(burning, "2026-08-15", "old law")}, second);
  REQUIRE(made.has_value());
  const auto bases = built(*made).competent_unit(burning, north, day("2026-08-15")).bases;
  REQUIRE(bases.size() == 2);
  CHECK(bases[0].law == "rules");
  CHECK(bases[1].law == "code");
}

TEST_CASE("2-e a new item exists for the new version only and can be held at once") {
  const Register reg =
      built(revised({assign(ItemCode{"dust"}, south_town, south, "2027-01-01"), new_item("dust")}));
  CHECK(reg.competent_unit(ItemCode{"dust"}, south, day("2027-01-01")).unit == south_town);
  CHECK(reg.competent_unit(ItemCode{"dust"}, south, day("2027-01-01"), 1).unit.empty());
}

TEST_CASE("2-e an item is retired once nobody holds it; earlier versions still list it") {
  check_refused({change(ListChangeKind::retire_item, burning, "2027-01-01")},
                Refusal::item_still_held, 1);
  const auto reg = std::make_shared<const Register>(
      built(revised({change(ListChangeKind::retire_item, burning, "2027-01-01"),
                     revoke(burning, north_town, north, "2027-01-01")})));
  CHECK(reg->competent_unit(burning, north, day("2026-12-31")).unit.empty());
  CHECK(reg->competent_unit(burning, north, day("2026-12-31"), 1).unit == north_town);
  const jurisdiction::RegisterCompetence competence(reg);
  CHECK_FALSE(competence.item_exists(burning));
  CHECK(competence.item_exists(noise));
}

TEST_CASE("2-e whatever does not fit is refused with the row of the change") {
  const ListChange fine = assign(noise, south_town, south, "2027-01-01");
  check_refused({fine, new_item("noise")}, Refusal::item_already_listed, 2);
  check_refused({fine, revoke(noise, north_town, north, "2027-01-01")},
                Refusal::assignment_not_found, 2);
  check_refused({fine, new_basis(noise, "2027-01-01", "another law")}, Refusal::basis_not_found, 2);
  check_refused({fine, assign(burning, north_town, north, "2027-01-01")},
                Refusal::change_does_not_fit, 2);
  check_refused({fine, assign(burning, north_town, south, "2027-01-01")},
                Refusal::change_does_not_fit, 2);
  const Rejection unknown = refused({fine, new_basis(ItemCode{"none"}, "2027-01-01")});
  CHECK(unknown.code == common::code_of(2300, CommonRefusal::item_unknown));
  CHECK(unknown.number == 2);
}

TEST_CASE("2-e what does not fit says how: an overlap, a territory of another unit, a double") {
  CHECK(refused({assign(burning, north_town, north, "2027-01-01")}).subject.view() ==
        "assignment_overlap");
  CHECK(refused({assign(burning, north_town, south, "2027-01-01")}).subject.view() ==
        "territory_not_of_unit");
  CHECK(refused({revoke(burning, north_town, north, "2027-01-01"),
                 revoke(burning, north_town, north, "2026-12-15")})
            .subject.view() == "duplicate");
}

TEST_CASE("2-e an end before the beginning does not fit") {
  ListChange reversed = assign(noise, south_town, south, "2027-01-01");
  reversed.valid_to = day("2026-12-31");
  check_refused({reversed}, Refusal::change_does_not_fit, 1);
  reversed.valid_to = day("2027-01-01");
  CHECK(revised_register(data(), {reversed}, second).has_value());
}

TEST_CASE("the comparison of two versions names what was added, removed and changed") {
  const RegisterData after = revised({assign(noise, south_town, south, "2027-01-01"),
                                      revoke(burning, north_town, north, "2027-01-01"),
                                      new_basis(burning, "2027-01-01"), new_item("dust")});
  const jurisdiction::Comparison found = jurisdiction::compare(data(), after);
  REQUIRE(found.items.size() == 2);
  CHECK(found.items[0].difference == jurisdiction::Difference::changed);
  CHECK(found.items[0].after->code == burning);
  CHECK(found.items[1].difference == jurisdiction::Difference::added);
  CHECK(found.items[1].after->code == ItemCode{"dust"});
  REQUIRE(found.assignments.size() == 2);
  CHECK(found.assignments[0].difference == jurisdiction::Difference::changed);
  CHECK(found.assignments[0].before->valid_to == std::nullopt);
  CHECK(found.assignments[0].after->valid_to == day("2026-12-31"));
  CHECK(found.assignments[1].difference == jurisdiction::Difference::added);
  const jurisdiction::Comparison back = jurisdiction::compare(after, data());
  CHECK(back.items[1].difference == jurisdiction::Difference::removed);
  CHECK(jurisdiction::compare(after, after).items.empty());
  CHECK(jurisdiction::compare(after, after).assignments.empty());
}

TEST_CASE("a later register cut back to a version is what that version knew") {
  const RegisterData after = revised({assign(noise, south_town, south, "2027-01-01"),
                                      revoke(burning, north_town, north, "2027-01-01"),
                                      new_basis(burning, "2026-12-01"), new_item("dust")});
  RegisterData before = data();
  const RegisterData cut = jurisdiction::known_to(after, 1);
  CHECK(cut.items == before.items);
  CHECK(cut.assignments == before.assignments);
  CHECK(cut.list_versions == before.list_versions);
}

}  // namespace liandong::list_revision
