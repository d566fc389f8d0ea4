// Which items count as used, and when one that is held counts as unused.
#include "app/item_use.hpp"

#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

using jurisdiction::Assignment;
using jurisdiction::PlaceKind;
using jurisdiction::Register;
using jurisdiction::RegisterData;

const CityCode city{"1"};
const ItemCode burning{"burning"};
const UnitId town{"town"};
const UnitId ecology{"ecology"};

LocalDay day(std::string_view iso) { return *parse_iso_date(iso); }

Assignment held(std::string_view id, std::string_view from, std::string_view to = {}) {
  Assignment row;
  row.id = jurisdiction::AssignmentId{id};
  row.item = burning;
  row.unit = town;
  row.territory = PlaceCode{"100"};
  row.valid_from = day(from);
  if (!to.empty()) row.valid_to = day(to);
  row.decision = "first";
  row.published_on = day(from);
  return row;
}

Register register_with(std::vector<Assignment> assignments) {
  RegisterData data;
  data.list_versions = {{1, day("2021-07-15"), "first", ""}};
  data.places = {{PlaceCode{"1"}, "city", PlaceKind::city, {}},
                 {PlaceCode{"100"}, "town", PlaceKind::township, PlaceCode{"1"}}};
  data.units = {{town, UnitKind::township_government, PlaceCode{"100"}, ""},
                {ecology, UnitKind::municipal_department, PlaceCode{"1"}, ""}};
  jurisdiction::PenaltyItem item;
  item.code = burning;
  item.name = "burning";
  item.domain = "ecology";
  item.original_department = ecology;
  data.items = {item};
  data.assignments = std::move(assignments);
  auto built = Register::build(std::move(data));
  REQUIRE(built.has_value());
  return std::move(built).value();
}

/// A store with nothing in it but what a case writes.
struct Desk {
  test::TestStore place;
  std::unique_ptr<store::Database> database = place.open();
  std::unique_ptr<store::Connection> writer = database->open_writer();

  void use(std::string_view on, std::uint32_t inspections = 1) {
    store_use(*writer, city, "use" + std::to_string(++uses_), town, PersonId{"p"},
              {burning, day(on), inspections, 0, 0}, Instant{1});
  }
  void decided(std::string_view system, std::string_view on) {
    writer->execute(
        "insert into matter_case(city, matter, system, item, place, unit, filed_at, decided_at) "
        "values($1, $2, $3, $4, '100', $5, $6, $6)",
        {city, "m" + std::to_string(++uses_), system, burning, town, start_of(day(on)) + 3600});
  }
  std::size_t unused(const Register& reg, std::string_view today, const UseFilter& filter = {}) {
    return unused_items(*writer, city, reg, day(today), filter).size();
  }

 private:
  int uses_ = 0;
};

}  // namespace

TEST_CASE("2-b an item is flagged on the day it has been held for a year without use") {
  Desk desk;
  const Register reg = register_with({held("a", "2025-03-02")});
  CHECK(desk.unused(reg, "2026-03-01") == 0);
  CHECK(desk.unused(reg, "2026-03-02") == 1);
}

TEST_CASE("2-b an inspection counts for a year, the day included") {
  Desk desk;
  const Register reg = register_with({held("a", "2021-07-15")});
  CHECK(desk.unused(reg, "2026-03-02") == 1);
  desk.use("2025-03-02");
  CHECK(desk.unused(reg, "2026-03-02") == 0);
  CHECK(desk.unused(reg, "2026-03-03") == 1);
}

TEST_CASE("2-b a case counts, a dispute over one does not") {
  Desk desk;
  const Register reg = register_with({held("a", "2021-07-15")});
  desk.decided("dispute_coordination", "2026-02-01");
  CHECK(desk.unused(reg, "2026-03-02") == 1);
  desk.decided("case_transfer", "2026-02-01");
  CHECK(desk.unused(reg, "2026-03-02") == 0);
}

TEST_CASE("2-b what is no longer held is not flagged; a new assignment begins anew after a break") {
  Desk desk;
  CHECK(desk.unused(register_with({held("a", "2021-07-15", "2026-03-01")}), "2026-03-02") == 0);
  CHECK(desk.unused(register_with({held("a", "2021-07-15", "2026-03-02")}), "2026-03-02") == 1);
  const Register without_break =
      register_with({held("a", "2021-07-15", "2025-12-31"), held("b", "2026-01-01")});
  CHECK(desk.unused(without_break, "2026-03-02") == 1);
  const Register with_break =
      register_with({held("a", "2021-07-15", "2025-12-30"), held("b", "2026-01-01")});
  CHECK(desk.unused(with_break, "2026-03-02") == 0);
}

TEST_CASE("2-b use is counted by item and unit within the days asked for") {
  Desk desk;
  const Register reg = register_with({held("a", "2021-07-15")});
  desk.use("2026-01-31", 2);
  desk.use("2026-02-01", 3);
  desk.use("2026-02-28", 4);
  desk.use("2026-03-01", 5);
  desk.decided("complaint_intake", "2026-02-10");
  const auto rows = count_use(*desk.writer, city, reg, day("2026-02-01"), day("2026-02-28"), {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].inspections == 7);
  CHECK(rows[0].filings == 1);
  CHECK(rows[0].decisions == 1);
  CHECK(rows[0].last_used_on == day("2026-03-01"));
}

TEST_CASE("2-b a township sees its own use, a department that of its former items") {
  Desk desk;
  const Register reg = register_with({held("a", "2021-07-15")});
  CHECK(desk.unused(reg, "2026-03-02", {town, {}}) == 1);
  CHECK(desk.unused(reg, "2026-03-02", {UnitId{"other"}, {}}) == 0);
  CHECK(desk.unused(reg, "2026-03-02", {{}, ecology}) == 1);
  CHECK(desk.unused(reg, "2026-03-02", {{}, UnitId{"water"}}) == 0);
}

TEST_CASE("the same day a year before, also of 29 February") {
  CHECK(year_before(day("2026-03-02")) == day("2025-03-02"));
  CHECK(year_before(day("2028-02-29")) == day("2027-02-28"));
}

}  // namespace liandong::app
