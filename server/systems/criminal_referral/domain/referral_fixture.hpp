// For tests: one referral to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/criminal_referral/domain/referral.hpp"
#include "systems/criminal_referral/domain/refusals.hpp"

namespace liandong::criminal_referral::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town refers, the police has the case, the procuratorate supervises.
class Matter : public domain_test::MatterOf<Referral, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  // Each brings the matter to a stage by the shortest way; times run from 2026-03-02 on.
  void suspect(Instant suspected_at, CrimeKind kind = CrimeKind::ordinary);
  void report(Instant now);
  void approve(Instant now);
  void refer(Instant now, std::string_view receiver = "police");
  void receipt(Instant now, std::string_view organ = "police");
  void decide(bool filed, Instant now, std::string_view organ = "police");
  void attach(std::string_view unit, RoleSet roles, MaterialKind kind, Instant now);
};

[[nodiscard]] Matter suspected(CrimeKind kind = CrimeKind::ordinary);  // 03-02 09:00
[[nodiscard]] Matter reported(CrimeKind kind = CrimeKind::ordinary);   // 03-02 10:00
[[nodiscard]] Matter approved(CrimeKind kind = CrimeKind::ordinary);   // 03-02 11:00
[[nodiscard]] Matter referred(CrimeKind kind = CrimeKind::ordinary);   // 03-02 12:00
[[nodiscard]] Matter receipted(CrimeKind kind = CrimeKind::ordinary);  // 03-02 13:00
[[nodiscard]] Matter filed();                                          // 03-03 10:00
[[nodiscard]] Matter not_filed(CrimeKind kind = CrimeKind::ordinary);  // 03-03 10:00
[[nodiscard]] Matter demanded();    // not filed, reasons demanded 03-04 10:00
[[nodiscard]] Matter returned();    // 03-04 10:00
[[nodiscard]] Matter back_found();  // 03-02 09:00, by the police
[[nodiscard]] Matter back_sent();   // 03-02 10:00, to the town
/// The organ a crime of that kind goes to.
[[nodiscard]] std::string_view organ_of(CrimeKind kind);

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordSuspicion suspicion(Instant at, CrimeKind kind = CrimeKind::ordinary);
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] FormTaskForce task_force();
[[nodiscard]] CheckThreshold threshold(ThresholdFinding finding = ThresholdFinding::reached);
[[nodiscard]] SubmitReport task_force_report();
[[nodiscard]] DecideReferral decision(bool approved);
[[nodiscard]] RecordPenalty penalty(PenaltyKind kind, Instant decided_at);
[[nodiscard]] SendDecisionCopy decision_copy(std::string penalty);
[[nodiscard]] Refer refer_to(std::string_view receiver);
[[nodiscard]] DecideFiling filing(bool filed);
[[nodiscard]] DecideReconsideration reconsidered(bool filed);
[[nodiscard]] RequestReconsideration reconsideration();
[[nodiscard]] SuggestSupervision suggestion();
[[nodiscard]] HandOver handover();
[[nodiscard]] PassOn onward(std::string_view organ);
[[nodiscard]] RecordUnprosecuted unprosecuted(Instant decided_at);
[[nodiscard]] SendBack back_to(std::string_view receiver);
[[nodiscard]] DecideCase case_decision(bool filed);
[[nodiscard]] ReportResult result(Conclusion conclusion);
[[nodiscard]] Correct correction(Instant instant);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1700> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Referral& referral, Instant now);

/// From a suspicion, a letter just sent and a case transferred back. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::criminal_referral::test
