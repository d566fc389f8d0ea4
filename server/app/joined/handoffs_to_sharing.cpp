#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace complaint = complaint_intake;
namespace sharing = information_sharing;

/// What every item of this kind has; the duty to share it runs from `formed_at`.  [3.3.9-c]
sharing::RecordFormed item_about(sharing::Kind kind, const Cause& cause, Instant formed_at) {
  sharing::RecordFormed formed;
  formed.kind = kind;
  formed.formed_at = formed_at;
  formed.origin = cause.matter;
  return formed;
}

bool is_local(UnitId unit, HandoffDesk& desk) {
  const auto facts = desk.world().directory.find(unit);
  return facts && is_local_unit(facts->kind);
}

/// 乡镇和街道作出的与市直职能部门执法密切相关的行政处罚决定.  [3.3.3-a]
Consequences decision_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  if (!is_local(cause.summary.custodian, desk)) {
    return {};
  }
  auto formed = item_about(sharing::Kind::penalty_decision, cause, t.outcome->decided_at);
  formed.title = desk.copy(t.title);
  formed.content = desk.copy(t.outcome->summary);
  formed.item = t.item;
  formed.place = t.place;
  formed.reference = t.outcome->decision_number;
  return {open_with<sharing::Command>(std::move(formed))};
}

Consequences execution_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  if (!is_local(cause.summary.custodian, desk)) {
    return {};
  }
  auto formed = item_about(sharing::Kind::penalty_execution, cause, *t.outcome->executed_at);
  formed.title = desk.copy(t.title);
  formed.content = desk.copy(t.outcome->execution_summary);
  formed.item = t.item;
  formed.place = t.place;
  formed.reference = t.outcome->decision_number;
  return {open_with<sharing::Command>(std::move(formed))};
}

/// 投诉举报案件的受理与处理情况, without a word of who complained.  [3.3.7]
sharing::RecordFormed complaint_item(sharing::Kind kind, const Cause& cause, HandoffDesk& desk,
                                     std::string_view words) {
  const auto& c = state_of<complaint::Complaint>(cause);
  auto formed = item_about(kind, cause, cause.stamp.occurred_at);
  formed.title = desk.write("投诉举报" + c.number + std::string{words});
  formed.item = c.item;
  formed.place = c.place;
  formed.reference = c.number;
  return formed;
}

Consequences acceptance_is_shared(const Cause& cause, HandoffDesk& desk) {
  auto formed = complaint_item(sharing::Kind::complaint_acceptance, cause, desk, "受理情况");
  formed.content = desk.write("已受理，正在核实。");
  return {open_with<sharing::Command>(std::move(formed))};
}

/// Whatever the result is: no violation, not filed, decided, or reported from elsewhere.
Consequences handling_is_shared(const Cause& cause, HandoffDesk& desk) {
  if (state_of<complaint::Complaint>(cause).stage != complaint::Stage::answering) {
    return {};
  }
  auto formed = complaint_item(sharing::Kind::complaint_outcome, cause, desk, "处理情况");
  formed.content = desk.copy(complaint::result_of(state_of<complaint::Complaint>(cause)));
  return {open_with<sharing::Command>(std::move(formed))};
}

/// A township's decision on a complaint is a penalty decision like any other.  [3.3.3-a]
std::optional<sharing::RecordFormed> penalty_on_complaint(sharing::Kind kind, const Cause& cause,
                                                          HandoffDesk& desk, Instant formed_at,
                                                          const Text& words) {
  const auto& c = state_of<complaint::Complaint>(cause);
  if (!is_local(cause.summary.custodian, desk) ||
      c.outcome->kind == complaint::DecisionKind::no_penalty) {
    return std::nullopt;
  }
  auto formed = item_about(kind, cause, formed_at);
  formed.title = desk.write("投诉举报" + c.number + "的行政处罚");
  formed.content = desk.copy(words);
  formed.item = c.item;
  formed.place = c.place;
  formed.reference = c.outcome->decision_number;
  return formed;
}

Consequences decision_on_complaint_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& outcome = *state_of<complaint::Complaint>(cause).outcome;
  auto formed = penalty_on_complaint(sharing::Kind::penalty_decision, cause, desk,
                                     outcome.decided_at, outcome.summary);
  return formed ? Consequences{open_with<sharing::Command>(std::move(*formed))} : Consequences{};
}

Consequences execution_on_complaint_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& outcome = *state_of<complaint::Complaint>(cause).outcome;
  auto formed = penalty_on_complaint(sharing::Kind::penalty_execution, cause, desk,
                                     *outcome.executed_at, outcome.execution_summary);
  return formed ? Consequences{open_with<sharing::Command>(std::move(*formed))} : Consequences{};
}

sharing::Kind kind_of(std::string_view law) {
  return law.find("条例") != std::string_view::npos   ? sharing::Kind::regulation_change
         : law.find("办法") != std::string_view::npos ? sharing::Kind::rule_change
                                                      : sharing::Kind::law_change;
}

/// Nobody has to summarise what was announced item by item; an item without content cannot be
/// shared.
Text content_of(const law_change::LawChange& change, HandoffDesk& desk) {
  if (!change.summary.empty()) {
    return desk.copy(change.summary);
  }
  return desk.write("《" + change.law + "》" + change.articles + "调整，自" +
                    to_iso_date(change.effective_on) + "起施行，调整前后对照见依据调整通报。");
}

/// 涉及乡镇和街道行政处罚事项设定依据的法律、法规、规章调整情况.  [3.3.1, 2-d]
Consequences basis_change_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& change = state_of<law_change::LawChange>(cause);
  auto formed = item_about(kind_of(change.law), cause, cause.stamp.occurred_at);
  formed.title = desk.copy(change.title);
  formed.content = content_of(change, desk);
  formed.item = change.items.empty() ? ItemCode{} : change.items.front();
  return {open_with<sharing::Command>(std::move(formed))};
}

sharing::RecordFormed provided_item(sharing::Kind kind, const Cause& cause, HandoffDesk& desk,
                                    const Text& content) {
  const auto& provision = state_of<basis_provision::Provision>(cause);
  auto formed = item_about(kind, cause, provision.rounds.back().provided_at);
  formed.title = desk.copy(provision.title);
  formed.content = desk.copy(content);
  formed.item = provision.items.empty() ? ItemCode{} : provision.items.front();
  return formed;
}

/// 行政处罚事项的自由裁量标准及各类行政执法工作流程.  [3.3.5]
Consequences standards_are_shared(const Cause& cause, HandoffDesk& desk) {
  const basis_provision::Round& round = state_of<basis_provision::Provision>(cause).rounds.back();
  Consequences items{open_with<sharing::Command>(
      provided_item(sharing::Kind::discretion_standard, cause, desk, round.standards))};
  if (!round.flow.empty()) {
    items.push_back(open_with<sharing::Command>(
        provided_item(sharing::Kind::enforcement_flow, cause, desk, round.flow)));
  }
  return items;
}

/// 市直职能部门制作的行政检查记录: of a joint operation that a department organised.  [3.3.6]
Consequences inspection_is_shared(const Cause& cause, HandoffDesk& desk) {
  const auto& operation = state_of<joint_operation::Operation>(cause);
  if (is_local(operation.organiser, desk)) {
    return {};
  }
  auto formed = item_about(sharing::Kind::inspection_record, cause, *operation.ended_at);
  formed.title = desk.copy(operation.title);
  formed.content = desk.copy(operation.record);
  formed.place = operation.place;
  return {open_with<sharing::Command>(std::move(formed))};
}

}  // namespace

std::vector<Handoff> handoffs_to_sharing() {
  constexpr auto record = sharing::RecordFormed::name;
  constexpr std::string_view system = "information_sharing";
  return {
      {law_change::BasisChangeAnnounced::type, system, record, "3.3.1", basis_change_is_shared},
      {basis_provision::Provided::type, system, record, "3.3.5", standards_are_shared},
      {joint_operation::ActionRecorded::type, system, record, "3.3.6", inspection_is_shared},
      {transfer::OutcomeRecorded::type, system, record, "3.3.3-a", decision_is_shared},
      {transfer::ExecutionRecorded::type, system, record, "3.3.3-a", execution_is_shared},
      {complaint::OutcomeRecorded::type, system, record, "3.3.3-a",
       decision_on_complaint_is_shared},
      {complaint::ExecutionRecorded::type, system, record, "3.3.3-a",
       execution_on_complaint_is_shared},
      {complaint::Accepted::type, system, record, "3.3.7", acceptance_is_shared},
      {complaint::Verified::type, system, record, "3.3.7", handling_is_shared},
      {complaint::FilingDecided::type, system, record, "3.3.7", handling_is_shared},
      {complaint::OutcomeRecorded::type, system, record, "3.3.7", handling_is_shared},
      {complaint::ReportedResultRecorded::type, system, record, "3.3.7", handling_is_shared},
  };
}

}  // namespace liandong::app
