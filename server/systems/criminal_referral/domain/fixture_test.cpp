// Shortcuts for the tests of criminal referral.
#include "systems/criminal_referral/domain/referral_fixture.hpp"

namespace liandong::criminal_referral::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
constexpr auto officer = Role::officer;

}  // namespace

Targets default_targets() {
  return Targets{{{"criminal_referral.check_threshold", working_days(3)},
                  {"criminal_referral.form_task_force", working_days(1)},
                  {"criminal_referral.submit_report", working_days(7)},
                  {"criminal_referral.decide_referral", calendar_days(3)},
                  {"criminal_referral.refer", hours(24)},
                  {"criminal_referral.hand_over", calendar_days(3)},
                  {"criminal_referral.conclude", working_days(15)},
                  {"criminal_referral.sign_receipt", hours(24)},
                  {"criminal_referral.sign_handover", working_days(1)},
                  {"criminal_referral.examine_suggestion", working_days(7)},
                  {"criminal_referral.judge_reasons", working_days(7)},
                  {"criminal_referral.send_back", working_days(3)},
                  {"criminal_referral.receive_back", working_days(1)},
                  {"criminal_referral.decide_case", working_days(15)},
                  {"criminal_referral.report_result", calendar_days(60)}}};
}

void Matter::suspect(Instant suspected_at, CrimeKind kind) {
  must("town", handler, suspicion(suspected_at, kind), suspected_at);
}

void Matter::report(Instant now) {
  must("town", head, task_force(), now);
  must("town", handler, threshold(), now);
  must("town", handler, task_force_report(), now);
}

void Matter::approve(Instant now) { must("town", head, decision(true), now); }

void Matter::refer(Instant now, std::string_view receiver) {
  for (const MaterialKind kind : {MaterialKind::investigation_report, MaterialKind::goods_list,
                                  MaterialKind::expert_report, MaterialKind::other_material}) {
    attach("town", handler, kind, now);
  }
  must("town", head, refer_to(receiver), now);
}

void Matter::receipt(Instant now, std::string_view organ) {
  must(organ, officer, SignReceipt{personal("clerk")}, now);
}

void Matter::decide(bool filed, Instant now, std::string_view organ) {
  must(organ, officer, filing(filed), now);
}

void Matter::attach(std::string_view unit, RoleSet roles, MaterialKind kind, Instant now) {
  must(unit, roles, material(kind), now);
}

std::string_view organ_of(CrimeKind kind) {
  return kind == CrimeKind::ordinary     ? "police"
         : kind == CrimeKind::duty_crime ? "commission"
                                         : "procuratorate";
}

Matter suspected(CrimeKind kind) {
  Matter matter;
  matter.suspect(at("2026-03-02 09:00"), kind);
  return matter;
}

Matter reported(CrimeKind kind) {
  Matter matter = suspected(kind);
  matter.report(at("2026-03-02 10:00"));
  return matter;
}

Matter approved(CrimeKind kind) {
  Matter matter = reported(kind);
  matter.approve(at("2026-03-02 11:00"));
  return matter;
}

Matter referred(CrimeKind kind) {
  Matter matter = approved(kind);
  matter.refer(at("2026-03-02 12:00"), organ_of(kind));
  return matter;
}

Matter receipted(CrimeKind kind) {
  Matter matter = referred(kind);
  matter.receipt(at("2026-03-02 13:00"), organ_of(kind));
  return matter;
}

Matter filed() {
  Matter matter = receipted();
  matter.decide(true, at("2026-03-03 10:00"));
  return matter;
}

Matter not_filed(CrimeKind kind) {
  Matter matter = receipted(kind);
  matter.decide(false, at("2026-03-03 10:00"), organ_of(kind));
  return matter;
}

Matter demanded() {
  Matter matter = not_filed();
  matter.must("procuratorate", officer, DemandReasons{"demand 1"}, at("2026-03-04 10:00"));
  return matter;
}

Matter returned() {
  Matter matter = not_filed();
  matter.must("town", head, AcceptNonFiling{}, at("2026-03-04 10:00"));
  return matter;
}

Matter back_found() {
  Matter matter;
  matter.must("police", officer, unprosecuted(at("2026-03-02 09:00")), at("2026-03-02 09:00"));
  return matter;
}

Matter back_sent() {
  Matter matter = back_found();
  matter.must("police", officer, back_to("town"), at("2026-03-02 10:00"));
  return matter;
}

RecordSuspicion suspicion(Instant at, CrimeKind kind) {
  RecordSuspicion command;
  command.title = text("title");
  command.suspected_at = at;
  command.crime_kind = kind;
  command.suspected_crime = text("crime");
  command.case_number = "case 1";
  command.place = PlaceCode{"village"};
  command.item = ItemCode{"waste"};
  command.facts = text("facts");
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "调查报告.pdf";
  return command;
}

FormTaskForce task_force() { return {{{personal("a"), "A1"}, {personal("b"), "B2"}}}; }

CheckThreshold threshold(ThresholdFinding finding) {
  return {text("standard"), text("comparison"), finding};
}

SubmitReport task_force_report() { return {text("findings"), text("proposal")}; }

DecideReferral decision(bool approved) {
  DecideReferral command;
  command.approved = approved;
  if (!approved) command.reasons = text("below the standard");
  return command;
}

RecordPenalty penalty(PenaltyKind kind, Instant decided_at) {
  RecordPenalty command;
  command.kind = kind;
  command.decided_at = decided_at;
  command.decision_number = "decision 1";
  if (kind == PenaltyKind::fine) command.amount_fen = 500'000;
  return command;
}

SendDecisionCopy decision_copy(std::string penalty) {
  return {std::move(penalty), UnitId{"police"}, UnitId{"procuratorate"}};
}

Refer refer_to(std::string_view receiver) {
  Refer command;
  command.receiver = UnitId{receiver};
  if (receiver != "procuratorate") command.copied_organ = UnitId{"procuratorate"};
  command.redaction_confirmed = true;
  command.contact = personal("contact");
  return command;
}

DecideFiling filing(bool filed) {
  DecideFiling command;
  command.filed = filed;
  command.document_number = "filing 1";
  if (filed) return command;
  command.ground = NonFilingGround::minor;
  command.reasons = text("reasons");
  command.returned_papers = text("all papers");
  return command;
}

DecideReconsideration reconsidered(bool filed) {
  return {filed, "reconsideration 1", filed ? Text{} : text("reasons")};
}

RequestReconsideration reconsideration() {
  RequestReconsideration command;
  command.reasons = text("it is a crime");
  return command;
}

SuggestSupervision suggestion() {
  SuggestSupervision command;
  command.reasons = text("it is a crime");
  return command;
}

HandOver handover() { return {text("goods"), text("papers")}; }

PassOn onward(std::string_view organ) {
  PassOn command;
  command.organ = UnitId{organ};
  command.reasons = text("another district");
  return command;
}

RecordUnprosecuted unprosecuted(Instant decided_at) {
  RecordUnprosecuted command;
  command.title = text("title");
  command.decided_at = decided_at;
  command.place = PlaceCode{"village"};
  command.item = ItemCode{"waste"};
  command.facts = text("facts");
  command.opinion = text("a fine");
  return command;
}

SendBack back_to(std::string_view receiver) {
  SendBack command;
  command.receiver = UnitId{receiver};
  command.redaction_confirmed = true;
  command.contact = personal("contact");
  return command;
}

DecideCase case_decision(bool filed) {
  DecideCase command;
  command.filed = filed;
  if (filed) command.case_number = "case 2";
  if (!filed) command.reasons = text("nothing to punish");
  return command;
}

ReportResult result(Conclusion conclusion) {
  ReportResult command;
  command.conclusion = conclusion;
  if (conclusion == Conclusion::penalised) command.decision_number = "decision 2";
  command.summary = text("summary");
  return command;
}

Correct correction(Instant instant) {
  Correct command;
  command.field = CorrectableField::suspected_at;
  command.instant = instant;
  command.reason = text("typed wrongly");
  return command;
}

Correct correction(CorrectableField field, Text value) {
  Correct command;
  command.field = field;
  command.text = value;
  command.reason = text("typed wrongly");
  return command;
}

}  // namespace liandong::criminal_referral::test
