// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/joint_enforcement/standing_group/domain/group_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::standing_group::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Group& g) {
  std::string print = std::to_string(static_cast<int>(g.stage)) + g.convener.str();
  for (const UnitId unit : g.members) print += unit.str() + ",";
  print += std::to_string(g.period_days) + "," +
           std::to_string(std::min<std::size_t>(g.meetings.size(), 4));
  return print;
}

Matter opened() {
  Matter matter;
  matter.found(at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to standing groups.
struct Domain {
  using Matter = test::Matter;
  using Command = standing_group::Command;
  static std::vector<Matter> openings() { return {opened()}; }
  static std::vector<Command> attempts(const Group& group, Instant now) {
    return test::attempts(group, now);
  }
  static std::string fingerprint(const Group& group) { return test::fingerprint(group); }
  static std::span<const Permission> permissions() { return standing_group::permissions(); }
  static std::span<const RefusalInfo> refusals() { return standing_group::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Group& g = *matter.state;
    if (!is_member(g, g.convener)) FAIL("the convener is no member");
    const auto open = std::count_if(rows.begin(), rows.end(), domain_test::is_open);
    if (open != (closed(g) ? 0 : 1)) FAIL("one meeting is owed at a time");
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Group& g, Instant now) {
  const Text reason = text("reason");
  return {group_of({"dept"}),
          members_of({"town", "dept"}),
          members_of({"town", "dept", "dept2", "police"}),
          ChangeConvener{UnitId{"dept"}, reason},
          ChangeConvener{UnitId{"town"}, reason},
          ChangePeriod{30, reason},
          RecordMeeting{now, MatterId{"m" + std::to_string(g.meetings.size())}},
          Dissolve{reason}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in five commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 2);
  CHECK(found.states > 50);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == FoundGroup::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::standing_group::test
