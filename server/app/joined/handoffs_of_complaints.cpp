#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace complaint = complaint_intake;

transfer::PartyKind kind_of(complaint::PartyKind kind) {
  switch (kind) {
    case complaint::PartyKind::person:
      return transfer::PartyKind::person;
    case complaint::PartyKind::organization:
      return transfer::PartyKind::organization;
    case complaint::PartyKind::unknown:
      break;
  }
  return transfer::PartyKind::unknown;
}

/// The case goes on as a transfer with its own clock, from when the violation was verified; who
/// complained stays behind.  [3.2.1-d, 3.1.1-a]
Consequences complaint_opens_transfer(const Cause& cause, HandoffDesk& desk) {
  const auto& c = state_of<complaint::Complaint>(cause);
  if (!c.transferred || !c.transferred->matter.empty()) {
    return {};
  }
  transfer::RecordFinding finding;
  finding.title = desk.copy(c.title);
  finding.source = transfer::FindingSource::complaint;
  finding.discovered_at = c.verification->verified_at;
  finding.place = c.place;
  finding.location = desk.copy(c.location);
  finding.item = c.item;
  if (c.item.empty()) {
    finding.item_reason = desk.write("投诉举报转来，未列入清单。");
  }
  finding.party.kind = kind_of(c.party.kind);
  finding.party.name = desk.copy(c.party.name);
  finding.party.address = desk.copy(c.party.address);
  finding.facts = desk.copy(c.facts);
  if (c.verification->urgent) {
    // Doubt means urgent; the head who transfers it can say otherwise before it is sent. [3.1.1-c]
    finding.urgency = transfer::UrgencyReason::personal_or_public_safety;
  }
  finding.origin = cause.matter;
  return {open_with<transfer::Command>(std::move(finding))};
}

Consequences complaint_awaits_transfer(const Cause& cause, HandoffDesk& desk) {
  const MatterId origin = state_of<transfer::Transfer>(cause).origin;
  const auto from = open_matter(desk, origin, "complaint_intake");
  if (!from || from->summary.stage != "transferred" || !from->summary.waits_on.empty()) {
    return {};
  }
  return {act_on<complaint::Command>(origin, complaint::NoteTransfer{cause.matter})};
}

/// The complaint that waits on this transfer.
std::optional<engine::OtherMatter> waiting_complaint(const Cause& cause, HandoffDesk& desk) {
  auto from = open_matter(desk, state_of<transfer::Transfer>(cause).origin, "complaint_intake");
  return from && from->summary.stage == "transferred" && from->summary.waits_on == cause.matter
             ? std::move(from)
             : std::nullopt;
}

std::optional<transfer::MaterialKind> kind_of(complaint::MaterialKind kind) {
  switch (kind) {
    case complaint::MaterialKind::case_facts:
      return transfer::MaterialKind::basic_facts;
    case complaint::MaterialKind::verification_record:
      return transfer::MaterialKind::preliminary_evidence;
    case complaint::MaterialKind::other:
      return transfer::MaterialKind::other;
    // What C wrote, and what was written to C, names C.
    case complaint::MaterialKind::complainant_material:
    case complaint::MaterialKind::answer_letter:
      break;
  }
  return std::nullopt;
}

/// 形成相关书面资料: what the unit wrote down begins the file of the transfer.  [3.2.1-d, 3.1.2-b]
Consequences written_material_goes_along(const Cause& cause, HandoffDesk& desk) {
  const auto from = waiting_complaint(cause, desk);
  if (!from) {
    return {};
  }
  transfer::TakeMaterials take;
  for (const complaint::Material& m : state_of<complaint::Complaint>(*from).materials) {
    if (const auto kind = kind_of(m.kind)) {
      take.materials.push_back({m.id, *kind, m.name, m.digest, m.size, m.media_type, m.copies,
                                m.pages, m.original, m.added_by, m.added_at});
    }
  }
  if (take.materials.empty()) {
    return {};
  }
  return {act_on<transfer::Command>(cause.matter, std::move(take))};
}

/// The answer to C stays owed by who took the complaint, and now there is one.  [3.2.3-a]
Consequences result_comes_back(const Cause& cause, HandoffDesk& desk, const Text& words) {
  if (!waiting_complaint(cause, desk)) {
    return {};
  }
  return {act_on<complaint::Command>(
      state_of<transfer::Transfer>(cause).origin,
      complaint::RecordReportedResult{cause.stamp.occurred_at, desk.copy(words)})};
}

Consequences reported_result_comes_back(const Cause& cause, HandoffDesk& desk) {
  return result_comes_back(cause, desk, state_of<transfer::Transfer>(cause).result_summary);
}

bool is_own(const transfer::Transfer& t) {
  return t.dismissal->ground == transfer::DismissalGround::own_competence;
}

Consequences dismissal_comes_back(const Cause& cause, HandoffDesk& desk) {
  if (is_own(state_of<transfer::Transfer>(cause))) {
    return {};
  }
  return result_comes_back(cause, desk, state_of<transfer::Transfer>(cause).dismissal->reason);
}

/// Not another unit is competent but this one: the complaint is handled here.  [3.2.1-c]
Consequences complaint_is_taken_back(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  if (!is_own(t) || !waiting_complaint(cause, desk)) {
    return {};
  }
  return {
      act_on<complaint::Command>(t.origin, complaint::TakeBack{desk.copy(t.dismissal->reason)})};
}

}  // namespace

std::vector<Handoff> handoffs_of_complaints() {
  constexpr auto result = complaint::RecordReportedResult::name;
  return {{complaint::Transferred::type, "case_transfer", transfer::RecordFinding::name, "3.2.1-d",
           complaint_opens_transfer},
          {transfer::FindingRecorded::type, "complaint_intake", complaint::NoteTransfer::name,
           "3.2.1-d", complaint_awaits_transfer},
          {transfer::FindingRecorded::type, "case_transfer", transfer::TakeMaterials::name,
           "3.2.1-d", written_material_goes_along},
          {transfer::ResultReported::type, "complaint_intake", result, "3.2.3-a",
           reported_result_comes_back},
          {transfer::FindingDismissed::type, "complaint_intake", result, "3.2.3-a",
           dismissal_comes_back},
          {transfer::FindingDismissed::type, "complaint_intake", complaint::TakeBack::name,
           "3.2.1-c", complaint_is_taken_back}};
}

}  // namespace liandong::app
