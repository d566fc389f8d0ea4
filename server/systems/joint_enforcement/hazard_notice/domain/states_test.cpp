// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/joint_enforcement/hazard_notice/domain/hazard_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::hazard_notice::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Notice& n) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(n.stage);
  for (const Department& one : n.departments) {
    print += one.unit.str();
    add(one.status);
    add(one.responded_at.has_value());
    add(one.dispatched_at.has_value());
    add(one.arrived_at.has_value());
    add(pending_reasons(n, one.unit) != nullptr);
    const DraftReport* draft = open_draft(n, one.unit);
    add(draft == nullptr ? 0 : draft->reasons_rejected ? 1 : 2);
    add(unanswered(n, one.unit) != nullptr);
  }
  add(n.reports.size() > 0);
  add(n.gaps.size() > 0);
  add(n.materials.size() > 0);
  return print;
}

Matter opened(std::vector<std::string_view> departments) {
  Matter matter;
  matter.must("town", Role::handler, hazard(at("2026-03-02 09:00"), departments),
              at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to hazard notices.
struct Domain {
  using Matter = test::Matter;
  using Command = hazard_notice::Command;
  static std::vector<Matter> openings() { return {opened({"dept"}), opened({"dept", "police"})}; }
  static std::vector<Command> attempts(const Notice& notice, Instant now) {
    return test::attempts(notice, now);
  }
  static std::string fingerprint(const Notice& notice) { return test::fingerprint(notice); }
  static std::span<const Permission> permissions() { return hazard_notice::permissions(); }
  static std::span<const RefusalInfo> refusals() { return hazard_notice::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Notice& n = *matter.state;
    std::set<std::string> numbers;
    for (const Report& report : n.reports) {
      if (!numbers.insert(report.document_number).second) FAIL("a number was used twice");
      if (report.departments.empty()) FAIL("a report on nobody");
    }
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
    }
    for (const Department& one : n.departments) {
      const bool noticed = matter.has_duty("notify");
      if (!noticed) FAIL("a department without its notice");
      if (one.arrived_at && !one.dispatched_at) FAIL("arrived without officers");
      const Reasons* pending = pending_reasons(n, one.unit);
      if (pending != nullptr && open_draft(n, one.unit) != nullptr &&
          !open_draft(n, one.unit)->reasons_rejected && pending->given_at > n.drafts.back().since) {
        FAIL("a report is owed while reasons wait");
      }
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Notice& n, Instant now) {
  const Text reason = text("reason");
  RecordRenderedLetter rendered{"none", "digest", 1};
  if (!n.reports.empty()) rendered.document_number = n.reports.back().document_number;
  return {hazard(now, {"dept"}),
          DropHazard{reason},
          material(),
          notice(now),
          notice(now, {"dept2"}),
          reminder("dept"),
          reminder("police"),
          AcceptReasons{UnitId{"dept"}, {}},
          RejectReasons{UnitId{"dept"}, reason},
          RejectReasons{UnitId{"dept2"}, reason},
          report(),
          correction(at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          Respond{},
          dispatch_at(now),
          Arrive{now},
          handling(now),
          refusal(),
          redirection("dept2"),
          AnswerInstruction{reason},
          instruction(),
          rendered};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in six commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 10);
  CHECK(found.states > 300);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordHazard::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::hazard_notice::test
