#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace complaint = complaint_intake;
namespace dispute = dispute_coordination;

Consequences transfer_opens_dispute(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  const transfer::Objection& objection = t.objections.back();
  dispute::OpenDispute open;
  open.title = desk.copy(t.title);
  open.other = t.finder;
  open.arose_at = objection.objected_at;
  open.competent_unit = objection.proposed_unit.empty() ? t.finder : objection.proposed_unit;
  open.reasons = desk.copy(objection.reasons);
  open.legal_basis = desk.copy(objection.legal_basis);
  open.place = t.place;
  open.location = desk.copy(t.location);
  open.item = t.item;
  open.facts = desk.copy(t.facts);
  open.subject = cause.matter;
  open.first_discovered_by = t.finder;
  if (t.filing && t.filing->filed) {
    open.first_filed_by = transfer::receiver(t);
  }
  return {open_with<dispute::Command>(std::move(open))};
}

Consequences complaint_opens_dispute(const Cause& cause, HandoffDesk& desk) {
  const auto& c = state_of<complaint::Complaint>(cause);
  const complaint::Objection& objection = *c.objection;
  dispute::OpenDispute open;
  open.title = desk.copy(c.title);
  open.other = c.first_unit;
  open.arose_at = objection.objected_at;
  open.competent_unit = objection.proposed_unit.empty() ? c.first_unit : objection.proposed_unit;
  open.reasons = desk.copy(objection.reasons);
  open.legal_basis = desk.copy(objection.legal_basis);
  open.place = c.place;
  open.location = desk.copy(c.location);
  open.item = c.item;
  open.facts = desk.copy(c.facts);
  open.subject = cause.matter;
  open.first_discovered_by = c.first_unit;
  return {open_with<dispute::Command>(std::move(open))};
}

/// The case a dispute is about, if it is objected to and waits on that dispute; `waited` empty =
/// on none yet. Another dispute about the same case moves nothing.  [3.6-b]
std::optional<engine::OtherMatter> waiting_case(HandoffDesk& desk, MatterId subject,
                                                MatterId waited) {
  auto found = open_matter(desk, subject, "case_transfer");
  return found && found->summary.stage == "objected" &&
                 state_of<transfer::Transfer>(*found).dispute == waited
             ? std::move(found)
             : std::nullopt;
}

Consequences case_awaits_dispute(const Cause& cause, HandoffDesk& desk) {
  const MatterId subject = state_of<dispute::Dispute>(cause).subject;
  if (!waiting_case(desk, subject, {})) {
    return {};
  }
  return {act_on<transfer::Command>(subject, transfer::AwaitDispute{cause.matter})};
}

/// Agreed, decided or withdrawn: the responsible unit has the case, unless it went on before.
Consequences case_continues(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  if (!waiting_case(desk, d.subject, cause.matter)) {
    return {};
  }
  return {act_on<transfer::Command>(d.subject,
                                    transfer::ContinueAtUnit{d.responsible_unit, cause.matter})};
}

/// The complaint a dispute is about, as `waiting_case`.
std::optional<engine::OtherMatter> waiting_complaint(HandoffDesk& desk, MatterId subject,
                                                     MatterId waited) {
  auto found = open_matter(desk, subject, "complaint_intake");
  return found && found->summary.stage == "objected" && found->summary.waits_on == waited
             ? std::move(found)
             : std::nullopt;
}

Consequences complaint_awaits_dispute(const Cause& cause, HandoffDesk& desk) {
  const MatterId subject = state_of<dispute::Dispute>(cause).subject;
  if (!waiting_complaint(desk, subject, {})) {
    return {};
  }
  return {act_on<complaint::Command>(subject, complaint::AwaitDispute{cause.matter})};
}

Consequences complaint_continues(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  if (!waiting_complaint(desk, d.subject, cause.matter)) {
    return {};
  }
  return {act_on<complaint::Command>(
      d.subject, complaint::SettleJurisdiction{d.responsible_unit, cause.matter,
                                               desk.write("按争议协调的结果继续办理。")})};
}

/// S names another interim responsible unit once; it then holds for the case and for the dispute.
Consequences interim_holds_for_case(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  const auto subject = waiting_case(desk, d.subject, cause.matter);
  if (!subject) {
    return {};
  }
  const dispute::Interim& interim = d.interims.back();
  if (state_of<transfer::Transfer>(*subject).interims.back().unit == interim.unit) {
    return {};
  }
  return {act_on<transfer::Command>(
      d.subject, transfer::AssignInterim{interim.unit, desk.copy(interim.reason)})};
}

Consequences interim_holds_for_complaint(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  const auto subject = waiting_complaint(desk, d.subject, cause.matter);
  const dispute::Interim& interim = d.interims.back();
  if (!subject || state_of<complaint::Complaint>(*subject).interims.back().unit == interim.unit) {
    return {};
  }
  return {act_on<complaint::Command>(
      d.subject, complaint::AssignInterim{interim.unit, desk.copy(interim.reason)})};
}

Consequences interim_holds_for_dispute(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  const auto other = open_matter(desk, t.dispute, "dispute_coordination");
  const transfer::Interim& interim = t.interims.back();
  if (!other || state_of<dispute::Dispute>(*other).interims.back().unit == interim.unit) {
    return {};
  }
  return {act_on<dispute::Command>(
      t.dispute, dispute::AssignInterim{interim.unit, desk.copy(interim.reason)})};
}

}  // namespace

std::vector<Handoff> handoffs_of_disputes() {
  constexpr auto go_on = transfer::ContinueAtUnit::name;
  constexpr auto settle = complaint::SettleJurisdiction::name;
  return {
      {transfer::Objected::type, "dispute_coordination", dispute::OpenDispute::name, "3.6-a",
       transfer_opens_dispute},
      {complaint::Objected::type, "dispute_coordination", dispute::OpenDispute::name, "3.6-a",
       complaint_opens_dispute},
      {dispute::DisputeOpened::type, "case_transfer", transfer::AwaitDispute::name, "3.6-a",
       case_awaits_dispute},
      {dispute::DisputeOpened::type, "complaint_intake", complaint::AwaitDispute::name, "3.6-a",
       complaint_awaits_dispute},
      {dispute::Agreed::type, "case_transfer", go_on, "3.6-a", case_continues},
      {dispute::Decided::type, "case_transfer", go_on, "3.6-b", case_continues},
      {dispute::Withdrawn::type, "case_transfer", go_on, "3.6-a", case_continues},
      {dispute::Agreed::type, "complaint_intake", settle, "3.6-a", complaint_continues},
      {dispute::Decided::type, "complaint_intake", settle, "3.6-b", complaint_continues},
      {dispute::Withdrawn::type, "complaint_intake", settle, "3.6-a", complaint_continues},
      {dispute::InterimAssigned::type, "case_transfer", transfer::AssignInterim::name, "3.6-a",
       interim_holds_for_case},
      {dispute::InterimAssigned::type, "complaint_intake", complaint::AssignInterim::name, "3.6-a",
       interim_holds_for_complaint},
      {transfer::InterimAssigned::type, "dispute_coordination", dispute::AssignInterim::name,
       "3.6-a", interim_holds_for_dispute},
  };
}

}  // namespace liandong::app
