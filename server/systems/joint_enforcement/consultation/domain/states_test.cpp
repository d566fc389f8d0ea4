// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/joint_enforcement/consultation/domain/meeting_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::consultation::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Meeting& m) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(m.stage);
  add(m.kind);
  add(m.topics.size() > 3);
  add(m.materials.size() > 0);
  for (const Participant& one : m.participants) add(one.signed_in_at.has_value());
  for (const Task& one : m.tasks) {
    add(one.reported_at.has_value());
    add(one.confirmed_at.has_value());
    add(one.returned_at.has_value());
    add(one.dropped_at.has_value());
  }
  return print;
}

Matter opened(MeetingKind kind) {
  Matter matter;
  matter.convene(at("2026-03-02 10:00"), kind);
  return matter;
}

/// What is particular to consultations.
struct Domain {
  using Matter = test::Matter;
  using Command = consultation::Command;
  static std::vector<Matter> openings() {
    return {opened(MeetingKind::regular), opened(MeetingKind::ad_hoc),
            opened(MeetingKind::special)};
  }
  static std::vector<Command> attempts(const Meeting& meeting, Instant now) {
    return test::attempts(meeting, now);
  }
  static std::string fingerprint(const Meeting& meeting) { return test::fingerprint(meeting); }
  static std::span<const Permission> permissions() { return consultation::permissions(); }
  static std::span<const RefusalInfo> refusals() { return consultation::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Meeting& m = *matter.state;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
    }
    std::set<std::string> ids;
    for (const Task& task : m.tasks) {
      if (!ids.insert(task.id).second) FAIL("an id was used twice");
      if (task.returned_at && task.confirmed_at) FAIL("confirmed and returned");
    }
    if (m.resolved_at && !m.held_at) FAIL("resolved without a meeting");
    if (closed(m) != m.closed_at.has_value()) FAIL("closed without a time");
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Meeting& m, Instant now) {
  const Text reason = text("reason");
  const std::string first = m.tasks.empty() ? "none" : m.tasks.front().id;
  const std::string last = m.tasks.empty() ? "none" : m.tasks.back().id;
  Resolve nothing = resolution(now + 1);
  nothing.tasks.clear();
  return {meeting(MeetingKind::ad_hoc, now),
          Reschedule{now + 60, text("elsewhere"), reason},
          Cancel{reason},
          AddTopic{TopicKind::management, reason},
          SignIn{personal("two people")},
          minutes(now),
          resolution(now + 10 * seconds_per_day),
          nothing,
          ReportTask{first, reason},
          ReportTask{last, reason},
          DropTask{last, reason},
          confirmation(first),
          return_of(last, now + seconds_per_day),
          material(),
          correction(CorrectableField::minutes, reason)};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in six commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 4);
  CHECK(found.states > 150);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == Convene::name || explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::consultation::test
