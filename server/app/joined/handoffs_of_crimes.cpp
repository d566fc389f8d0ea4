#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/criminal_referral/domain/referral.hpp"

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace crime = criminal_referral;

/// 涉嫌犯罪的，及时移交司法机关.  [3.7-c]
Consequences suspicion_opens_referral(const Cause& cause, HandoffDesk& desk) {
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

std::optional<engine::OtherMatter> suspected_case(const crime::Referral& referral,
                                                  HandoffDesk& desk) {
  auto origin = open_matter(desk, referral.origin, "case_transfer");
  return origin && transfer::crime_suspected(state_of<transfer::Transfer>(*origin))
             ? std::move(origin)
             : std::nullopt;
}

Consequences case_notes_referral(const Cause& cause, HandoffDesk& desk) {
  const auto& referral = state_of<crime::Referral>(cause);
  if (!suspected_case(referral, desk)) {
    return {};
  }
  return {act_on<transfer::Command>(referral.origin, transfer::NoteReferral{cause.matter})};
}

/// Whatever ended it: from now on the case is treated as what it turned out to be.  [3.7-e]
Consequences suspicion_ends(const Cause& cause, HandoffDesk& desk) {
  const auto& referral = state_of<crime::Referral>(cause);
  const bool ended = referral.lifted_at || referral.closed_at;
  const auto origin = ended ? suspected_case(referral, desk) : std::nullopt;
  if (!origin || state_of<transfer::Transfer>(*origin).suspicion->referral != cause.matter) {
    return {};
  }
  return {act_on<transfer::Command>(
      referral.origin, transfer::EndSuspicion{cause.matter, referral.filed_at.has_value()})};
}

}  // namespace

std::vector<Handoff> handoffs_of_crimes() {
  std::vector<Handoff> rows{{transfer::SuspectedCrimeMarked::type, "criminal_referral",
                             crime::RecordSuspicion::name, "3.7-c", suspicion_opens_referral},
                            {crime::SuspicionRecorded::type, "case_transfer",
                             transfer::NoteReferral::name, "3.7-c", case_notes_referral}};
  // Events after which a referral may be over, or the suspicion lifted.
  for (const std::string_view event :
       {crime::ThresholdChecked::type, crime::ReferralDecided::type, crime::FilingDecided::type,
        crime::ReconsiderationDecided::type, crime::SupervisionEnded::type,
        crime::NonFilingAccepted::type, crime::OutsideResultRecorded::type, crime::HandedOver::type,
        crime::HandoverSigned::type, crime::Concluded::type}) {
    rows.push_back({event, "case_transfer", transfer::EndSuspicion::name, "3.7-e", suspicion_ends});
  }
  return rows;
}

}  // namespace liandong::app
