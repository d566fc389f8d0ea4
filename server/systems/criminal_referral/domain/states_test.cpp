// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {
namespace {

class Print {
 public:
  template <class Value>
  void add(Value value) {
    text_ += std::to_string(static_cast<int>(value)) + ",";
  }
  void capped(std::size_t n, std::size_t cap) { add(std::min(n, cap)); }
  void add(std::string_view word) { text_ += word; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void add_materials(Print& print, const Referral& r) {
  unsigned kinds = 0;
  for (const Material& one : r.materials) {
    kinds |= 1U << (static_cast<unsigned>(one.kind) * 2 + (was_sent(r, one.id) ? 1U : 0U));
  }
  print.add(kinds);
}

void add_supervision(Print& print, const Referral& r) {
  const Supervision* one = open_supervision(r);
  print.capped(r.supervisions.size(), 2);
  print.add(one != nullptr);
  if (one == nullptr) return;
  print.add(one->suggested);
  print.add(one->demanded_at.has_value());
  print.add(one->stated_at.has_value());
  print.add(one->ordered_at.has_value());
}

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Referral& r) {
  Print print;
  print.add(r.stage);
  print.add(r.crime_kind ? static_cast<int>(*r.crime_kind) : -1);
  add_materials(print, r);
  print.add(r.task_force_at.has_value());
  print.capped(r.checks.size(), 1);
  if (!r.checks.empty()) print.add(r.checks.back().finding);
  print.capped(r.reports.size(), 2);
  if (!r.reports.empty()) print.add(r.reports.back().decided_at.has_value());
  print.capped(r.penalties.size(), 1);
  print.add(std::any_of(r.penalties.begin(), r.penalties.end(),
                        [](const Penalty& p) { return p.copy_owed && !p.copied_at; }));
  print.capped(r.rounds.size(), 2);
  if (!r.rounds.empty()) {
    const Round& round = r.rounds.back();
    print.add(round.receiver.view());
    print.add(round.receipted_at.has_value());
    print.add(round.incomplete_at.has_value());
    print.add(round.supplied_at.has_value());
    print.add(round.decided_at.has_value());
  }
  print.capped(r.objections.size(), 2);
  add_supervision(print, r);
  print.add(r.handover.has_value());
  print.add(r.lifted_at.has_value());
  print.capped(r.back_rounds.size(), 2);
  if (!r.back_rounds.empty()) {
    print.add(r.back_rounds.back().receiver.view());
    print.add(r.back_rounds.back().case_decided_at.has_value());
  }
  return std::move(print).text();
}

/// What is particular to criminal referral.
struct Domain {
  using Matter = test::Matter;
  using Command = criminal_referral::Command;
  static std::vector<Matter> openings() {
    Matter ready = reported();
    return {suspected(),
            ready,
            receipted(),
            receipted(CrimeKind::procuratorate),
            receipted(CrimeKind::duty_crime),
            back_found()};
  }
  static std::vector<Command> attempts(const Referral& referral, Instant now) {
    return test::attempts(referral, now);
  }
  static std::string fingerprint(const Referral& referral) { return test::fingerprint(referral); }
  static std::span<const Permission> permissions() { return criminal_referral::permissions(); }
  static std::span<const RefusalInfo> refusals() { return criminal_referral::refusals(); }
  static std::vector<domain_test::Someone> people() {
    std::vector<domain_test::Someone> all = domain_test::everybody();
    for (const char* organ : {"police", "police2", "procuratorate", "commission"}) {
      all.push_back({organ, Role::officer, bits(Relation::anyone)});
    }
    return all;
  }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Referral& r = *matter.state;
    std::set<std::string> numbers;
    for (const Letter& letter : r.letters) {
      if (!numbers.insert(letter.document_number).second) FAIL("a number was used twice");
      if (letter.addressee.empty()) FAIL("a letter to nobody");
      const auto signatory = matter.units.find(letter.signatory);
      if (!signatory || (!signatory->legal_subject && letter.statute.empty())) {
        FAIL("I6: signed by an office without a statute");
      }
    }
    // I11: what is suspected as crime is closed by handing it over, not by a penalty alone.
    if (r.stage == Stage::concluded && !r.lifted_at) FAIL("I11: closed while suspected");
    for (const Penalty& one : r.penalties) {
      const bool money = one.kind == PenaltyKind::fine || one.kind == PenaltyKind::confiscation;
      const bool while_suspected =
          one.decided_at >= r.arose_at && (!r.lifted_at || one.decided_at < *r.lifted_at);
      if (money && one.copy_owed && while_suspected) FAIL("3.7-d: a fine in place of referral");
    }
    for (const Obligation& row : rows) {
      if (row.due_before && row.basis != Basis::law) FAIL("the notice gives no period");
      if (row.target_before && row.due_before && *row.target_before >= *row.due_before) {
        FAIL("the strict day is not before the day after rolling: " << row.key);
      }
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Referral& r, Instant now) {
  const Text reason = text("reason");
  RecordRenderedLetter rendered{"none", "digest", 10};
  if (!r.letters.empty()) rendered.document_number = r.letters.back().document_number;
  RemoveMaterial remove{"none", reason};
  if (!r.materials.empty()) remove.material = r.materials.back().id;
  const std::string penalty_id = r.penalties.empty() ? "none" : r.penalties.back().id;
  Refer excused = refer_to(organ_of(r.crime_kind.value_or(CrimeKind::ordinary)));
  excused.missing_reason = reason;
  PassOn outside;
  outside.outside_organ = text("a county far away");
  outside.reasons = reason;
  return {suspicion(now),
          unprosecuted(now),
          material(MaterialKind::investigation_report),
          material(MaterialKind::reply_document),
          remove,
          task_force(),
          threshold(),
          threshold(ThresholdFinding::not_reached),
          task_force_report(),
          decision(true),
          decision(false),
          penalty(PenaltyKind::warning, now),
          penalty(PenaltyKind::fine, now),
          penalty(PenaltyKind::fine, at("2026-03-01 09:00")),
          decision_copy(penalty_id),
          excused,
          SignReceipt{personal("clerk")},
          onward("police2"),
          onward("commission"),
          outside,
          NotifyIncomplete{reason},
          Supply{reason},
          filing(true),
          filing(false),
          RecordOutsideResult{true, "outside 1", {}},
          RecordOutsideResult{false, "outside 1", reason},
          reconsideration(),
          reconsidered(true),
          reconsidered(false),
          suggestion(),
          DemandReasons{"demand 1"},
          StateReasons{reason},
          OrderFiling{"order 1", reason},
          EndSupervision{reason},
          AcceptNonFiling{},
          handover(),
          SignHandover{personal("clerk")},
          Conclude{Conclusion::penalised, reason},
          Conclude{Conclusion::not_penalised, reason},
          back_to("town"),
          back_to("dept"),
          ReceiveBack{},
          DeclineBack{reason, UnitId{"dept"}},
          case_decision(true),
          case_decision(false),
          result(Conclusion::penalised),
          result(Conclusion::not_penalised),
          correction(at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          rendered};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in six commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 16);
  CHECK(found.states > 1'000);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    const bool opens =
        row.command == RecordSuspicion::name || row.command == RecordUnprosecuted::name;
    CAPTURE(std::string(row.command));
    CHECK((opens || explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::criminal_referral::test
