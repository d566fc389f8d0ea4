// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/case_transfer/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted (calls, an
// approved later start, a rendered letter); counts are capped so that the space is finite.
std::string fingerprint(const Transfer& t) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  const auto capped = [&](std::size_t n, std::size_t cap) { add(std::min(n, cap)); };
  add(t.stage);
  add(t.in_progress);
  add(t.urgency ? 1 + (t.urgency->needs_confirmation ? 1 : 0) +
                      (t.urgency->confirmed_at.has_value() ? 1 : 0)
                : 0);
  add(!t.dissuasions.empty() && t.dissuasions.back().result == DissuasionResult::stopped);
  unsigned kinds = 0;
  for (const Material& one : t.materials) kinds |= 1U << static_cast<unsigned>(one.kind);
  add(kinds);
  capped(t.letters.size(), 2);
  if (!t.letters.empty()) {
    add(t.letters.back().withdrawn_at.has_value());
    add(t.letters.back().materials_complete || t.letters.back().materials_completed_at);
  }
  add(t.supplement ? 1 + (t.supplement->supplied_at.has_value() ? 1 : 0) : 0);
  if (t.supplement && t.stage == Stage::supplementing) {
    add(static_cast<std::int64_t>(t.materials.size()) > t.supplement->materials_before);
  }
  add(t.objection_consented_at.has_value());
  capped(t.objections.size(), 2);
  print += t.settled_unit.str();
  add(t.suspicion ? 1 + (t.suspicion->ended_at.has_value() ? 1 : 0) : 0);
  capped(t.past_handlings.size(), 2);
  capped(t.interims.size(), 2);
  print += t.interims.empty() ? "" : t.interims.back().unit.str();
  add(t.filing ? 1 + (t.filing->filed ? 1 : 0) : 0);
  add(t.outcome ? 1 + (t.outcome->executed_at.has_value() ? 1 : 0) : 0);
  return print;
}

Matter opened(bool in_progress) {
  Matter matter;
  RecordFinding command = finding(at("2026-03-02 09:00"));
  command.in_progress = in_progress;
  command.jurisdiction_determined_at = at("2026-03-02 09:30");
  if (in_progress) command.urgency = UrgencyReason::in_progress_not_stopped;
  matter.must("town", Role::handler, command, at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to case transfer.
struct Domain {
  using Matter = test::Matter;
  using Command = case_transfer::Command;
  static std::vector<Matter> openings() { return {opened(false), opened(true)}; }
  static std::vector<Command> attempts(const Transfer& transfer, Instant now) {
    return test::attempts(transfer, now);
  }
  static std::string fingerprint(const Transfer& transfer) { return test::fingerprint(transfer); }
  static std::span<const Permission> permissions() { return case_transfer::permissions(); }
  static std::span<const RefusalInfo> refusals() { return case_transfer::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>&) {
    std::set<std::string> numbers;
    for (const Letter& letter : matter.state->letters) {
      if (!numbers.insert(letter.document_number).second) FAIL("a number was used twice");
      const auto signatory = matter.units.find(letter.signatory);
      if (!signatory || (!signatory->legal_subject && letter.statute.empty())) {
        FAIL("I6: signed by an office without a statute");
      }
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Transfer& t, Instant now) {
  const Text reason = text("reason");
  RecordRenderedLetter rendered{"none", "digest", 10};
  if (!t.letters.empty()) rendered.document_number = t.letters.back().document_number;
  RemoveMaterial remove{"none", reason};
  if (!t.materials.empty()) remove.material = t.materials.back().id;
  const Instant filed_at = t.filing && t.filing->filed_at ? *t.filing->filed_at : now;
  return {finding(now),
          MarkUrgent{},
          ConfirmUrgency{},
          ConfirmUrgency{false, reason},
          dissuasion(now, DissuasionResult::stopped),
          dissuasion(now, DissuasionResult::not_stopped),
          telling(now),
          ApproveLaterStart{reason},
          DismissFinding{DismissalGround::no_violation, reason, {}},
          material(MaterialKind::basic_facts),
          material(MaterialKind::case_source),
          material(MaterialKind::preliminary_evidence),
          remove,
          issue_to("dept"),
          issue_to("dept2"),
          CompleteMaterials{},
          Withdraw{reason},
          Receive{},
          Accept{},
          RequestSupplement{{MaterialKind::case_source}, reason},
          Supply{},
          objection(),
          ConsentToObjection{reason},
          objection_on_new_facts(),
          AssignInterim{UnitId{"dept"}, reason},
          AssignInterim{UnitId{"town"}, reason},
          filing(now),
          no_filing(),
          outcome(std::max(now, filed_at)),
          RecordExecution{now, reason},
          ReportResult{reason},
          correction(CorrectableField::discovered_at, at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          MarkSuspectedCrime{text("crime"), reason},
          AwaitDispute{MatterId{"dispute"}},
          ContinueAtUnit{UnitId{"dept"}, MatterId{"dispute"}},
          ContinueAtUnit{UnitId{"dept2"}, MatterId{"dispute"}},
          ContinueAtUnit{UnitId{"town"}, MatterId{"dispute"}},
          TakeEvidence{MatterId{"assistance"}, "1", reason, {}},
          TakeMaterials{},
          NoteReferral{MatterId{"referral"}},
          EndSuspicion{MatterId{"referral"}, false},
          rendered};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in seven commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 8);
  CHECK(found.states > 1'000);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordFinding::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::case_transfer::test
