// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/complaint_intake/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted (readings
// in clear, advice); counts are capped so that the space is finite.
std::string fingerprint(const Complaint& c) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(c.stage);
  print += c.first_unit.str() + "," + c.handler.str() + ",";
  add(std::min<std::size_t>(c.complainants.size(), 2));
  int unanswered = 0;
  for (const Complainant& one : c.complainants) {
    unanswered += one.answered_at || one.answer_excused_at ? 0 : 1;
  }
  add(std::min(unanswered, 2));
  add(has_written_material(c));
  unsigned kinds = 0;
  for (const Material& one : c.materials) {
    if (one.kind == MaterialKind::complainant_material || one.kind == MaterialKind::case_facts) {
      kinds |= 1U << static_cast<unsigned>(one.kind);
    }
  }
  add(kinds);
  add(c.passing ? 1 + (c.passing->material_passed_at.has_value() ? 1 : 0) : 0);
  if (c.passing) print += c.passing->unit.str();
  add(!c.guidance.empty() && !c.guidance.back().given_at);
  add(c.objection.has_value());
  add(c.filing.has_value());
  add(c.outcome ? 1 + (c.outcome->executed_at.has_value() ? 1 : 0) : 0);
  add(c.feedback_at.has_value());
  add(c.transferred && c.transferred->taken_back_at);
  add(c.suspicion ? 1 + (c.suspicion->ended_at.has_value() ? 1 : 0) : 0);
  add(!c.letters.empty() && c.letters.front().digest.empty());
  return print;
}

Matter opened(std::string_view unit, std::string_view item, bool written) {
  Matter matter;
  Register command = registration(at("2026-03-02 09:00"), item);
  command.written_material = written;
  matter.must(unit, Role::handler, command, at("2026-03-02 10:00"));
  return matter;
}

// Accepted by the township, with a letter that waits to be rendered.
Matter with_letter() {
  Matter matter = opened("town", "waste", false);
  matter.accept("town", at("2026-03-03 09:00"));
  const std::string who = matter.state->complainants[0].id;
  matter.must("town", Role::head, IssueLetter{LetterKind::acceptance, who, {}, {}},
              at("2026-03-03 10:00"));
  return matter;
}

/// What is particular to complaint intake.
struct Domain {
  using Matter = test::Matter;
  using Command = complaint_intake::Command;
  static std::vector<Matter> openings() {
    return {opened("town", "waste", false), opened("dept", "waste", true),
            opened("dept", "fire", false), opened("dept", "", true), with_letter()};
  }
  static std::vector<Command> attempts(const Complaint& complaint, Instant now) {
    return test::attempts(complaint, now);
  }
  static std::string fingerprint(const Complaint& complaint) {
    return test::fingerprint(complaint);
  }
  static std::span<const Permission> permissions() { return complaint_intake::permissions(); }
  static std::span<const RefusalInfo> refusals() { return complaint_intake::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Complaint& c = *matter.state;
    if (c.first_unit.empty() || c.received_at == Instant{}) FAIL("first responsibility was lost");
    for (const Obligation& row : rows) {
      const bool owed = row.duty == "answer" || row.duty == "feedback";
      if (closed(c) && owed && row.superseded_at) FAIL("I7: closed with an open answer");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Complaint& c, Instant now) {
  const Text reason = text("reason");
  NotifyAndPass later = passing();
  later.with_material = false;
  later.override_reason = reason;
  Transfer sent = transferring(c.handler == UnitId{"dept"} ? "town" : "dept");
  std::string last = c.complainants.back().id;
  RecordVerification urgent = verification(now, Finding::not_competent);
  urgent.urgent = true;
  return {registration(now),
          addition(now),
          material(MaterialKind::complainant_material),
          material(MaterialKind::case_facts),
          passing(),
          later,
          PassMaterial{},
          Accept{},
          Decline{DeclineGround::too_vague, reason, {}, std::nullopt, false},
          Object{reason, reason, UnitId{"dept"}},
          AwaitDispute{MatterId{"dispute"}},
          AssignInterim{UnitId{"dept2"}, reason},
          SettleJurisdiction{UnitId{"dept"}, MatterId{"dispute"}, reason},
          SettleJurisdiction{UnitId{"dept2"}, MatterId{"dispute"}, reason},
          SettleJurisdiction{UnitId{"town"}, MatterId{"dispute"}, reason},
          RequestGuidance{reason},
          GiveGuidance{reason},
          verification(now, Finding::no_violation),
          verification(now, Finding::violation),
          urgent,
          filing(now),
          no_filing(),
          outcome(now),
          RecordExecution{now, reason},
          sent,
          NoteTransfer{MatterId{"transfer"}},
          TakeBack{reason},
          MarkSuspectedCrime{text("crime"), reason},
          NoteReferral{MatterId{"referral"}},
          EndSuspicion{MatterId{"referral"}, false},
          LinkDuplicate{MatterId{"m0"}, reason},
          RecordReportedResult{now, reason},
          answer_to(c, now),
          Answer{last, now, Manner::letter, reason},
          ExcuseAnswer{last, reason},
          GiveFeedback{reason},
          RevealIdentity{last, reason},
          ExtendVerification{5, reason},
          WithdrawConsent{last, {}},
          RecordRating{last, 4, {}},
          IssueLetter{LetterKind::acceptance, last, {}, {}},
          IssueLetter{LetterKind::declined, last, {}, {}},
          IssueLetter{LetterKind::passed, last, {}, {}},
          IssueLetter{LetterKind::result, last, {}, {}},
          RecordRenderedLetter{c.letters.empty() ? "none" : c.letters.back().document_number,
                               std::string(64, 'a'), 1}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in nine commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 11);
  CHECK(found.states > 500);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK(
        (row.command == Register::name || explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::complaint_intake::test
