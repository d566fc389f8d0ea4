#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>
#include <utility>

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

/// Not another unit is competent but the one that has the complaint, too.
bool is_taken_back(const engine::OtherMatter& waiting, const transfer::Transfer& t) {
  return t.dismissal && t.dismissal->ground == transfer::DismissalGround::own_competence &&
         waiting.summary.stage == "transferred" && waiting.summary.custodian == t.finder;
}

/// A complaint learns what it waits for, at the earliest when it began to wait.
Consequence told(const engine::OtherMatter& waiting, Instant at, Text words) {
  const auto& c = state_of<complaint::Complaint>(waiting);
  const Instant since = (c.duplicate ? c.duplicate : c.transferred)->since;
  return act_on<complaint::Command>(
      waiting.id, complaint::RecordReportedResult{std::max(at, since), std::move(words)});
}

/// The answer to C stays owed by who took the complaint, and now there is one. Whoever waits is
/// told, not only the complaint that the case came from.  [3.2.3-a, 3.2.0-b]
Consequences waiting_are_told(const Cause& cause, HandoffDesk& desk, const Text& words) {
  Consequences all;
  for (const engine::OtherMatter& waiting : desk.waiting_on(cause.matter)) {
    if (waiting.system == "complaint_intake") {
      all.push_back(told(waiting, cause.stamp.occurred_at, desk.copy(words)));
    }
  }
  return all;
}

Consequences reported_result_comes_back(const Cause& cause, HandoffDesk& desk) {
  return waiting_are_told(cause, desk, state_of<transfer::Transfer>(cause).result_summary);
}

/// A finding is dismissed and C is told so, or the complaint is handled where it is.  [3.2.1-c]
template <bool taken_back>
Consequences dismissal_comes_back(const Cause& cause, HandoffDesk& desk) {
  const auto& t = state_of<transfer::Transfer>(cause);
  Consequences all;
  for (const engine::OtherMatter& waiting : desk.waiting_on(cause.matter)) {
    if (waiting.system != "complaint_intake" || is_taken_back(waiting, t) != taken_back) {
      continue;
    }
    Text words = desk.copy(t.dismissal->reason);
    all.push_back(
        taken_back ? act_on<complaint::Command>(waiting.id, complaint::TakeBack{std::move(words)})
                   : told(waiting, cause.stamp.occurred_at, std::move(words)));
  }
  return all;
}

/// Every complainant is answered: who complained of the same later, too.  [3.2.0-b]
Consequences linked_complaints_are_told(const Cause& cause, HandoffDesk& desk) {
  const auto& c = state_of<complaint::Complaint>(cause);
  return complaint::has_result(c) ? waiting_are_told(cause, desk, complaint::result_of(c))
                                  : Consequences{};
}

/// What a complaint begins to wait for may be over already.  [3.2.0-b]
Consequences known_result_is_told(const Cause& cause, HandoffDesk& desk) {
  const auto& c = state_of<complaint::Complaint>(cause);
  const MatterId awaited = (c.duplicate ? c.duplicate : c.transferred)->matter;
  const auto earlier = desk.find(awaited);
  if (!earlier) {
    return {};
  }
  Text words;
  if (earlier->system == "complaint_intake") {
    const auto& other = state_of<complaint::Complaint>(*earlier);
    words = complaint::has_result(other) ? complaint::result_of(other) : Text{};
  } else if (earlier->system == "case_transfer") {
    const auto& t = state_of<transfer::Transfer>(*earlier);
    words = t.dismissal ? t.dismissal->reason : t.result_summary;
  }
  if (words.empty()) {
    return {};
  }
  return {act_on<complaint::Command>(
      cause.matter,
      complaint::RecordReportedResult{cause.stamp.occurred_at, desk.copy(awaited, words)})};
}

}  // namespace

std::vector<Handoff> handoffs_of_complaints() {
  constexpr auto result = complaint::RecordReportedResult::name;
  return {
      {complaint::Transferred::type, "case_transfer", transfer::RecordFinding::name, "3.2.1-d",
       complaint_opens_transfer},
      {transfer::FindingRecorded::type, "complaint_intake", complaint::NoteTransfer::name,
       "3.2.1-d", complaint_awaits_transfer},
      {transfer::FindingRecorded::type, "case_transfer", transfer::TakeMaterials::name, "3.2.1-d",
       written_material_goes_along},
      {transfer::ResultReported::type, "complaint_intake", result, "3.2.3-a",
       reported_result_comes_back},
      {transfer::FindingDismissed::type, "complaint_intake", result, "3.2.3-a",
       dismissal_comes_back<false>},
      {transfer::FindingDismissed::type, "complaint_intake", complaint::TakeBack::name, "3.2.1-c",
       dismissal_comes_back<true>},
      {complaint::Verified::type, "complaint_intake", result, "3.2.0-b",
       linked_complaints_are_told},
      {complaint::FilingDecided::type, "complaint_intake", result, "3.2.0-b",
       linked_complaints_are_told},
      {complaint::OutcomeRecorded::type, "complaint_intake", result, "3.2.0-b",
       linked_complaints_are_told},
      {complaint::ReportedResultRecorded::type, "complaint_intake", result, "3.2.0-b",
       linked_complaints_are_told},
      {complaint::Declined::type, "complaint_intake", result, "3.2.0-b",
       linked_complaints_are_told},
      {complaint::DuplicateLinked::type, "complaint_intake", result, "3.2.0-b",
       known_result_is_told},
      {complaint::Transferred::type, "complaint_intake", result, "3.2.3-a", known_result_is_told}};
}

}  // namespace liandong::app
