// 2-b: items nobody uses are flagged once, to who holds them and to S; use takes the flag away.
#include "app/unused_items.hpp"

#include "app/item_use.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

using jurisdiction::Register;
using test::TestCity;

const ItemCode burning{"burning"};

LocalDay day(std::string_view iso) { return *parse_iso_date(iso); }

/// One item, held by two townships since the day.
Register register_since(std::string_view from) {
  jurisdiction::RegisterData data;
  data.list_versions = {{1, day("2021-07-15"), "first", ""}};
  data.places = {{PlaceCode{"1"}, "city", jurisdiction::PlaceKind::city, {}},
                 {PlaceCode{"100"}, "a", jurisdiction::PlaceKind::township, PlaceCode{"1"}},
                 {PlaceCode{"101"}, "b", jurisdiction::PlaceKind::township, PlaceCode{"1"}}};
  data.units = {{UnitId{test::sucun}, UnitKind::township_government, PlaceCode{"100"}, ""},
                {UnitId{test::dagaocun}, UnitKind::township_government, PlaceCode{"101"}, ""},
                {UnitId{test::land}, UnitKind::municipal_department, PlaceCode{"1"}, ""}};
  jurisdiction::PenaltyItem item;
  item.code = burning;
  item.name = "burning";
  item.domain = "ecology";
  item.original_department = UnitId{test::land};
  data.items = {item};
  for (const auto& [unit, place] : {std::pair{test::sucun, "100"}, {test::dagaocun, "101"}}) {
    jurisdiction::Assignment row;
    row.id = jurisdiction::AssignmentId{place};
    row.item = burning;
    row.unit = UnitId{unit};
    row.territory = PlaceCode{place};
    row.valid_from = day(from);
    row.decision = "first";
    row.published_on = day(from);
    data.assignments.push_back(row);
  }
  auto built = Register::build(std::move(data));
  REQUIRE(built.has_value());
  return std::move(built).value();
}

struct Hall {
  test::TestStore store{test::TestStore::Kind::file};
  TestCity city{[this] {
    TestCity::Options options;
    options.store = &store;
    return options;
  }()};
  ReaderPool readers{city.database()};
  Register reg = register_since("2025-03-02");

  UnusedChange on(std::string_view iso) {
    return flag_unused_items(city.engine(), readers, reg, day(iso));
  }
  std::int64_t told(std::string_view unit) {
    return city.number("select count(*) from notice where kind = 'items_unused' and unit = $1",
                       {unit});
  }
};

}  // namespace

TEST_CASE("2-b on the day a year has passed holders and S are told once, not on the day before") {
  Hall hall;
  CHECK(hall.on("2026-03-01").flagged == 0);
  CHECK(hall.told(test::justice) == 0);
  CHECK(hall.on("2026-03-02").flagged == 2);
  CHECK(hall.told(test::sucun) == 1);
  CHECK(hall.told(test::dagaocun) == 1);
  CHECK(hall.told(test::justice) == 1);
  CHECK(hall.told(test::land) == 0);
  CHECK(hall.on("2026-03-02").flagged == 0);
  CHECK(hall.on("2026-03-03").flagged == 0);
  CHECK(hall.told(test::justice) == 1);
  CHECK(hall.city.words("select params from notice where kind = 'items_unused' and unit = $1",
                        {test::justice}) == R"({"items":2,"units":2})");
}

TEST_CASE("2-b use takes the flag away; a year later it comes back and is told again") {
  Hall hall;
  REQUIRE(hall.on("2026-03-02").flagged == 2);
  hall.city.write([](store::Connection& writer) {
    store_use(writer, TestCity::code(), "u", UnitId{test::sucun}, PersonId{"p"},
              {burning, day("2026-03-03"), 1, 0, 0}, Instant{1});
  });
  const auto used = hall.on("2026-03-03");
  CHECK(used.flagged == 0);
  CHECK(used.cleared == 1);
  CHECK(hall.on("2027-03-03").flagged == 0);
  CHECK(hall.on("2027-03-04").flagged == 1);
  CHECK(hall.told(test::sucun) == 2);
  CHECK(hall.told(test::dagaocun) == 1);
  CHECK(hall.told(test::justice) == 2);
}

TEST_CASE("2-b what is no longer held is no longer flagged") {
  Hall hall;
  REQUIRE(hall.on("2026-03-02").flagged == 2);
  hall.reg = register_since("2026-01-01");
  CHECK(hall.on("2026-03-02").cleared == 2);
  CHECK(hall.city.number("select count(*) from unused_item") == 0);
}

}  // namespace liandong::app
