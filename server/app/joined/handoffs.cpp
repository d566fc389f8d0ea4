#include "app/joined/handoffs.hpp"

#include "infra/json/read.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace dispute = dispute_coordination;
namespace assistance = enforcement_assistance;

using engine::Cause;
using engine::Consequence;
using engine::HandoffDesk;
using Consequences = std::vector<Consequence>;

template <class State>
const State& state_of(const Cause& cause) {
  return *static_cast<const State*>(cause.state);
}

/// `Command` is the variant of the system that takes the command.
template <class Command, class C>
Consequence act_on(std::optional<MatterId> matter, C command) {
  return {matter, std::make_shared<const Command>(std::move(command))};
}

/// True if the matter belongs to the system and stands at the stage.
bool stands(const std::optional<engine::OtherMatter>& matter, std::string_view system,
            std::string_view stage) {
  return matter && matter->system == system && matter->summary.stage == stage;
}

// ---- 三（六）: an objection becomes a dispute, and what ends it moves the case ----

Consequences objection_opens_dispute(const Cause& cause, HandoffDesk& desk) {
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
  return {act_on<dispute::Command>(std::nullopt, std::move(open))};
}

Consequences case_awaits_dispute(const Cause& cause, HandoffDesk& desk) {
  const MatterId subject = state_of<dispute::Dispute>(cause).subject;
  if (subject.empty() || !stands(desk.find(subject), "case_transfer", "objected")) {
    return {};
  }
  return {act_on<transfer::Command>(subject, transfer::AwaitDispute{cause.matter})};
}

/// Agreed, decided or withdrawn: the responsible unit has the case, unless it went on before.
Consequences case_continues(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  if (d.subject.empty() || !stands(desk.find(d.subject), "case_transfer", "objected")) {
    return {};
  }
  return {act_on<transfer::Command>(d.subject,
                                    transfer::ContinueAtUnit{d.responsible_unit, cause.matter})};
}

/// S names another interim responsible unit once; it then holds for the case and for the dispute.
Consequences interim_holds_for_case(const Cause& cause, HandoffDesk& desk) {
  const auto& d = state_of<dispute::Dispute>(cause);
  const auto subject = d.subject.empty() ? std::nullopt : desk.find(d.subject);
  if (!stands(subject, "case_transfer", "objected")) {
    return {};
  }
  const auto& t = *static_cast<const transfer::Transfer*>(subject->state.get());
  const dispute::Interim& interim = d.interims.back();
  if (t.interims.back().unit == interim.unit) {
    return {};
  }
  return {act_on<transfer::Command>(
      d.subject, transfer::AssignInterim{interim.unit, desk.copy(interim.reason)})};
}

Consequences interim_holds_for_dispute(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  const auto other = t.dispute.empty() ? std::nullopt : desk.find(t.dispute);
  if (!other || other->system != "dispute_coordination" || other->summary.closed) {
    return {};
  }
  const auto& d = *static_cast<const dispute::Dispute*>(other->state.get());
  const transfer::Interim& interim = t.interims.back();
  if (d.interims.back().unit == interim.unit) {
    return {};
  }
  return {act_on<dispute::Command>(
      t.dispute, dispute::AssignInterim{interim.unit, desk.copy(interim.reason)})};
}

// ---- 三（五）: what a department determined becomes evidence of the case ----

Consequences opinion_becomes_evidence(const Cause& cause, HandoffDesk& desk) {
  const auto& a = state_of<assistance::Assistance>(cause);
  const auto target = a.case_matter.empty() ? std::nullopt : desk.find(a.case_matter);
  if (!target || target->system != "case_transfer" || target->summary.closed) {
    return {};
  }
  transfer::TakeEvidence take;
  take.assistance = cause.matter;
  if (a.opinion) {
    take.document_number = a.letters.back().document_number;
    take.conclusion = desk.copy(a.opinion->conclusion);
  }
  for (const assistance::Material& m : a.materials) {
    if (std::find(a.evidence.begin(), a.evidence.end(), m.id) != a.evidence.end()) {
      take.files.push_back(
          {m.name, m.digest, m.size, m.media_type, m.copies, m.pages, m.original, m.added_by});
    }
  }
  return {act_on<transfer::Command>(a.case_matter, std::move(take))};
}

}  // namespace

std::span<const engine::Handoff> handoffs() {
  static const std::array table{
      engine::Handoff{transfer::Objected::type, "dispute_coordination", dispute::OpenDispute::name,
                      "3.6-a", objection_opens_dispute},
      engine::Handoff{dispute::DisputeOpened::type, "case_transfer", transfer::AwaitDispute::name,
                      "3.6-a", case_awaits_dispute},
      engine::Handoff{dispute::Agreed::type, "case_transfer", transfer::ContinueAtUnit::name,
                      "3.6-a", case_continues},
      engine::Handoff{dispute::Decided::type, "case_transfer", transfer::ContinueAtUnit::name,
                      "3.6-b", case_continues},
      engine::Handoff{dispute::Withdrawn::type, "case_transfer", transfer::ContinueAtUnit::name,
                      "3.6-a", case_continues},
      engine::Handoff{dispute::InterimAssigned::type, "case_transfer",
                      transfer::AssignInterim::name, "3.6-a", interim_holds_for_case},
      engine::Handoff{transfer::InterimAssigned::type, "dispute_coordination",
                      dispute::AssignInterim::name, "3.6-a", interim_holds_for_dispute},
      engine::Handoff{assistance::TakenIntoCase::type, "case_transfer",
                      transfer::TakeEvidence::name, "3.5.1-c", opinion_becomes_evidence},
  };
  return table;
}

}  // namespace liandong::app
