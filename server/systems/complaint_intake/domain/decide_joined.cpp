// What other systems lead to: the case transfer and the criminal referral come back to the
// complaint.
#include "systems/complaint_intake/domain/decide_each.hpp"

namespace liandong::complaint_intake {

Decision decide_one(const Complaint&, const NoteTransfer& command, const Context&) {
  return unless_refused({}, TransferNoted{command.transfer});
}

Decision decide_one(const Complaint&, const AwaitDispute& command, const Context&) {
  return unless_refused({}, DisputeAwaited{command.dispute});
}

Decision decide_one(const Complaint&, const AssignInterim& command, const Context&) {
  return unless_refused({}, InterimAssigned{command.unit, command.reason});
}

// Nobody else is competent after all: whoever took the complaint handles it.  [3.2.1-c]
Decision decide_one(const Complaint&, const TakeBack& command, const Context&) {
  return unless_refused({}, TakenBack{command.reason});
}

// While it lasts, no fine takes the place of a referral.  [3.7-c, 3.7-d]
Decision decide_one(const Complaint& complaint, const MarkSuspectedCrime& command, const Context&) {
  Checks checks;
  checks.refuse_if(crime_suspected(complaint), Refusal::crime_already_suspected);
  return unless_refused(checks, SuspectedCrimeMarked{command.suspected_crime, command.grounds});
}

Decision decide_one(const Complaint& complaint, const NoteReferral& command, const Context&) {
  Checks checks;
  checks.refuse_if(!crime_suspected(complaint), Refusal::no_crime_suspected);
  return unless_refused(checks, ReferralNoted{command.referral});
}

Decision decide_one(const Complaint& complaint, const EndSuspicion& command, const Context&) {
  Checks checks;
  checks.refuse_if(!crime_suspected(complaint), Refusal::no_crime_suspected);
  return unless_refused(checks, SuspicionEnded{command.referral, command.prosecuted});
}

}  // namespace liandong::complaint_intake
