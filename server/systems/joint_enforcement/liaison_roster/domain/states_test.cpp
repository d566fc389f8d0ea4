// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::liaison_roster::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Roster& r) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(r.stage);
  for (const Rank rank : {Rank::a, Rank::b}) {
    const Liaison* one = liaison_of(r, rank);
    add(one == nullptr ? 0 : one->until ? 1 : 2);
  }
  for (const Contact& one : r.contacts) print += one.counterpart.str() + ";";
  add(r.counterparts.size());
  add(r.organs.size());
  add(std::min<std::size_t>(r.confirmations.size(), 2));
  add(std::min<std::size_t>(r.contact_gaps.size(), 3));
  return print;
}

Matter opened(bool complete, bool active) {
  Matter matter;
  matter.open(at("2026-03-02 10:00"));
  if (complete) matter.complete(at("2026-03-02 10:00"));
  matter.units.units[UnitId{"town"}].active = active;
  return matter;
}

/// What is particular to liaison rosters.
struct Domain {
  using Matter = test::Matter;
  using Command = liaison_roster::Command;
  static std::vector<Matter> openings() {
    return {opened(false, true), opened(true, true), opened(true, false)};
  }
  static std::vector<Command> attempts(const Roster& roster, Instant now) {
    return test::attempts(roster, now);
  }
  static std::string fingerprint(const Roster& roster) { return test::fingerprint(roster); }
  static std::span<const Permission> permissions() { return liaison_roster::permissions(); }
  static std::span<const RefusalInfo> refusals() { return liaison_roster::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Roster& r = *matter.state;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
      if (row.hour_clock) FAIL("a roster is kept in office hours");
    }
    if (closed(r)) return;
    for (const Rank rank : {Rank::a, Rank::b}) {
      const std::string_view duty = rank == Rank::a ? "name_liaison_a" : "name_liaison_b";
      const Liaison* named = liaison_of(r, rank);
      const auto open = std::count_if(rows.begin(), rows.end(), [&](const Obligation& row) {
        return row.duty == duty && domain_test::is_open(row);
      });
      if (open != (named == nullptr || named->until ? 1 : 0)) FAIL("a gap without its duty");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Roster&, Instant now) {
  const Text reason = text("reason");
  return {
      roster(),
      UpdateCounterparts{{UnitId{"dept"}}, {UnitId{"police"}}},
      UpdateCounterparts{{UnitId{"dept"}, UnitId{"dept2"}}, {UnitId{"police"}, UnitId{"court"}}},
      appointment(Rank::a),
      appointment(Rank::b, now + 10 * seconds_per_day),
      EndLiaison{Rank::a, reason},
      contact(""),
      contact("dept"),
      contact("police"),
      RemoveContact{UnitId{}, reason},
      RemoveContact{UnitId{"dept"}, reason},
      ConfirmRoster{},
      CloseRoster{reason}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in six commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.states > 300);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    // A roster is closed only after its unit is gone, which no command of the system does.
    CHECK((row.command == OpenRoster::name || row.command == CloseRoster::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::liaison_roster::test
