#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/common/domain/permissions.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/criminal_referral/domain/referral.hpp"

#include <span>

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace complaint = complaint_intake;
namespace crime = criminal_referral;

/// 涉嫌犯罪的，及时移交司法机关.  [3.7-c]
Consequences suspected_complaint_opens_referral(const Cause& cause, HandoffDesk& desk) {
  if (!cause.follows.empty()) {
    return {};  // the referral was there first
  }
  const auto& c = state_of<complaint::Complaint>(cause);
  crime::RecordSuspicion suspicion;
  suspicion.title = desk.copy(c.title);
  suspicion.suspected_at = c.suspicion->marked_at;
  suspicion.suspected_crime = desk.copy(c.suspicion->suspected_crime);
  suspicion.origin = cause.matter;
  suspicion.case_number = c.filing ? c.filing->case_number : "";
  suspicion.place = c.place;
  suspicion.location = desk.copy(c.location);
  suspicion.item = c.item;
  suspicion.party = desk.copy(c.party.name);
  suspicion.facts = desk.copy(c.suspicion->grounds);
  return {open_with<crime::Command>(std::move(suspicion))};
}

Consequences suspected_case_opens_referral(const Cause& cause, HandoffDesk& desk) {
  if (!cause.follows.empty()) {
    return {};  // the referral was there first
  }
  const auto& t = state_of<transfer::Transfer>(cause);
  crime::RecordSuspicion suspicion;
  suspicion.title = desk.copy(t.title);
  suspicion.suspected_at = t.suspicion->marked_at;
  suspicion.suspected_crime = desk.copy(t.suspicion->suspected_crime);
  suspicion.origin = cause.matter;
  suspicion.case_number = t.filing ? t.filing->case_number : "";
  suspicion.place = t.place;
  suspicion.location = desk.copy(t.location);
  suspicion.item = t.item;
  suspicion.party = desk.copy(t.party.name);
  suspicion.facts = desk.copy(t.suspicion->grounds);
  return {open_with<crime::Command>(std::move(suspicion))};
}

/// The suspicion that still lasts in the case or complaint the referral came from; or null.
const common::Suspicion* lasting_suspicion(const engine::OtherMatter& origin) {
  const std::optional<common::Suspicion>& found =
      origin.system == "case_transfer" ? state_of<transfer::Transfer>(origin).suspicion
                                       : state_of<complaint::Complaint>(origin).suspicion;
  return common::lasts(found) ? &*found : nullptr;
}

/// Opened by hand about a case that the unit has: the case is marked, as if by its own command.
/// Whoever does not have the case marks nothing in it.  [3.7-c, 3.7-d]
template <class Command>
Consequences origin_is_marked(std::string_view system, std::span<const Permission> permissions,
                              const Cause& cause, HandoffDesk& desk) {
  const auto& referral = state_of<crime::Referral>(cause);
  const auto origin = open_matter(desk, referral.origin, system);
  const bool may_be_marked =
      origin && lasting_suspicion(*origin) == nullptr &&
      common::exists_in(permissions, origin->summary.stage_bit, common::MarkSuspectedCrime::name);
  if (!may_be_marked ||
      origin->summary.custodian != desk.world().directory.principal(cause.stamp.unit)) {
    return {};
  }
  return {act_on<Command>(
      referral.origin,
      common::MarkSuspectedCrime{desk.copy(referral.suspected_crime), desk.copy(referral.facts)})};
}
Consequences case_is_marked(const Cause& cause, HandoffDesk& desk) {
  return origin_is_marked<transfer::Command>("case_transfer", transfer::permissions(), cause, desk);
}
Consequences complaint_is_marked(const Cause& cause, HandoffDesk& desk) {
  return origin_is_marked<complaint::Command>("complaint_intake", complaint::permissions(), cause,
                                              desk);
}

/// A consequence of a referral for where it came from; none unless that is an open matter of the
/// system whose suspicion lasts and is followed by `referral`, empty = by none yet.
template <class Command, class C>
Consequences tell_origin(std::string_view system, const Cause& cause, HandoffDesk& desk,
                         MatterId referral, C command) {
  const MatterId id = state_of<crime::Referral>(cause).origin;
  const auto origin = open_matter(desk, id, system);
  const common::Suspicion* suspicion = origin ? lasting_suspicion(*origin) : nullptr;
  if (suspicion == nullptr || suspicion->referral != referral) {
    return {};
  }
  return {act_on<Command>(id, std::move(command))};
}

Consequences case_notes_referral(const Cause& cause, HandoffDesk& desk) {
  return tell_origin<transfer::Command>("case_transfer", cause, desk, {},
                                        common::NoteReferral{cause.matter});
}
Consequences complaint_notes_referral(const Cause& cause, HandoffDesk& desk) {
  return tell_origin<complaint::Command>("complaint_intake", cause, desk, {},
                                         common::NoteReferral{cause.matter});
}

/// Whatever ended it: from now on the case is treated as what it turned out to be.  [3.7-e]
template <class Command>
Consequences suspicion_ends(std::string_view system, const Cause& cause, HandoffDesk& desk) {
  const auto& referral = state_of<crime::Referral>(cause);
  if (!referral.lifted_at && !referral.closed_at) {
    return {};
  }
  return tell_origin<Command>(system, cause, desk, cause.matter,
                              common::EndSuspicion{cause.matter, referral.filed_at.has_value()});
}
Consequences suspicion_of_case_ends(const Cause& cause, HandoffDesk& desk) {
  return suspicion_ends<transfer::Command>("case_transfer", cause, desk);
}
Consequences suspicion_of_complaint_ends(const Cause& cause, HandoffDesk& desk) {
  return suspicion_ends<complaint::Command>("complaint_intake", cause, desk);
}

}  // namespace

std::vector<Handoff> handoffs_of_crimes() {
  std::vector<Handoff> rows{
      {transfer::SuspectedCrimeMarked::type, "criminal_referral", crime::RecordSuspicion::name,
       "3.7-c", suspected_case_opens_referral},
      {complaint::SuspectedCrimeMarked::type, "criminal_referral", crime::RecordSuspicion::name,
       "3.7-c", suspected_complaint_opens_referral},
      {crime::SuspicionRecorded::type, "case_transfer", common::MarkSuspectedCrime::name, "3.7-c",
       case_is_marked},
      {crime::SuspicionRecorded::type, "complaint_intake", common::MarkSuspectedCrime::name,
       "3.7-c", complaint_is_marked},
      {crime::SuspicionRecorded::type, "case_transfer", common::NoteReferral::name, "3.7-c",
       case_notes_referral},
      {crime::SuspicionRecorded::type, "complaint_intake", common::NoteReferral::name, "3.7-c",
       complaint_notes_referral}};
  // What lifts the suspicion, or closes a referral that was filed. Not filing it, upholding that
  // and filing it leave the referral open.
  for (const std::string_view event :
       {crime::ReferralDecided::type, crime::SupervisionEnded::type, crime::NonFilingAccepted::type,
        crime::HandedOver::type, crime::HandoverSigned::type}) {
    rows.push_back(
        {event, "case_transfer", common::EndSuspicion::name, "3.7-e", suspicion_of_case_ends});
    rows.push_back({event, "complaint_intake", common::EndSuspicion::name, "3.7-e",
                    suspicion_of_complaint_ends});
  }
  return rows;
}

}  // namespace liandong::app
