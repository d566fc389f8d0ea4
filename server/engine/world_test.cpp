// Whom an office acts as: the rule that fills inboxes and opens matters.
#include "engine/world.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

const UnitId bureau{"police"};
const UnitId squad{"police.squad"};
const UnitId station{"police.station"};
const UnitId window{"police.station.window"};
const PersonId officer{"officer"};

UnitEntry unit(UnitId id, UnitId parent, bool legal_subject) {
  UnitEntry entry;
  entry.facts.id = id;
  entry.facts.parent = parent;
  entry.facts.legal_subject = legal_subject;
  return entry;
}

Directory police() {
  return {{{bureau, unit(bureau, {}, true)},
           {squad, unit(squad, bureau, false)},
           {station, unit(station, bureau, false)},
           {window, unit(window, station, false)}},
          {{officer, {"演示民警", true}}},
          {{officer, window}},
          {{{station, "case_transfer"}, "依法可以以自己名义办理"}}};
}

TEST_CASE("an office acts as its legal subject") {
  CHECK(police().principal(squad) == bureau);
  CHECK(police().principal(bureau) == bureau);
}

TEST_CASE("an office with a statute on file acts as itself, and its own offices act as it") {
  CHECK(police().principal(station) == station);
  CHECK(police().principal(window) == station);
}

TEST_CASE("the people of a part serve the unit it acts as and no other") {
  CHECK(police().serves_in(officer, station));
  CHECK_FALSE(police().serves_in(officer, bureau));
}

TEST_CASE("an unknown unit acts as itself") {
  CHECK(police().principal(UnitId{"nobody"}) == UnitId{"nobody"});
}

}  // namespace
}  // namespace liandong::engine
