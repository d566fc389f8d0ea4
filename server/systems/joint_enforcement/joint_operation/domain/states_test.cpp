// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/joint_enforcement/joint_operation/domain/operation_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::joint_operation::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Operation& o) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(o.stage);
  for (const Participant& one : o.participants) {
    print += one.unit.str();
    add(one.confirmed_at.has_value());
    add(one.declined_at.has_value());
    add(one.reported_at.has_value());
  }
  add(!o.cases.empty());
  add(!o.materials.empty());
  return print;
}

Matter opened() {
  Matter matter;
  matter.plan(at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to joint operations.
struct Domain {
  using Matter = test::Matter;
  using Command = joint_operation::Command;
  static std::vector<Matter> openings() { return {opened()}; }
  static std::vector<Command> attempts(const Operation& operation, Instant now) {
    return test::attempts(operation, now);
  }
  static std::string fingerprint(const Operation& o) { return test::fingerprint(o); }
  static std::span<const Permission> permissions() { return joint_operation::permissions(); }
  static std::span<const RefusalInfo> refusals() { return joint_operation::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Operation& o = *matter.state;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
    }
    if (o.participants.front().unit != o.organiser) FAIL("the organiser is not the first");
    for (const Participant& one : o.participants) {
      if (one.confirmed_at && one.declined_at) FAIL("confirmed and declined");
      if (one.reported_at && !one.confirmed_at) FAIL("a result of who did not take part");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Operation&, Instant now) {
  const Text reason = text("reason");
  return {plan_at(now),
          ChangePlan{now, reason, reason},
          InviteUnit{UnitId{"police"}, reason},
          action(now, now),
          Conclude{reason},
          Cancel{reason},
          correction(CorrectableField::target, reason),
          ConfirmParticipation{two_officers()},
          DeclineParticipation{reason},
          NameOfficers{two_officers()},
          result(),
          resulting_case(),
          material()};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in seven commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 5);
  CHECK(found.states > 100);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == Plan::name || explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::joint_operation::test
