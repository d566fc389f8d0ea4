// What other systems lead to: disputes, assistance and criminal referrals come back to the case.
#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/limits.hpp"

namespace liandong::case_transfer {

// While it lasts, no fine takes the place of a referral.  [3.7-c, 3.7-d]
Decision decide_one(const Transfer& transfer, const MarkSuspectedCrime& command, const Context&) {
  Checks checks;
  checks.refuse_if(crime_suspected(transfer), Refusal::crime_already_suspected);
  return unless_refused(checks, SuspectedCrimeMarked{command.suspected_crime, command.grounds});
}

Decision decide_one(const Transfer&, const AwaitDispute& command, const Context&) {
  return unless_refused({}, DisputeAwaited{command.dispute});
}

// Agreed or decided, it binds.  [3.6-a, 3.6-b]
Decision decide_one(const Transfer&, const ContinueAtUnit& command, const Context& context) {
  return unless_refused(
      {}, ContinuedAtUnit{command.unit, standing(context.units).is_local(command.unit),
                          command.dispute});
}

// Evidence may arrive as long as the case is open.  [3.5.1-c]
Decision decide_one(const Transfer& transfer, const TakeEvidence& command, const Context&) {
  Checks checks;
  checks.refuse_if(transfer.evidence.size() >= limits::opinions, Refusal::too_much_evidence, {}, {},
                   static_cast<std::int64_t>(limits::opinions));
  return unless_refused(checks, EvidenceTaken{command});
}

// What was written down about the complaint is the beginning of the file.  [3.2.1-d]
Decision decide_one(const Transfer& transfer, const TakeMaterials& command, const Context&) {
  Checks checks;
  checks.refuse_if(transfer.materials.size() + command.materials.size() > limits::materials,
                   CommonRefusal::too_many_records, "materials", {}, limits::materials);
  return unless_refused(checks, MaterialsTaken{command.materials});
}

Decision decide_one(const Transfer& transfer, const NoteReferral& command, const Context&) {
  Checks checks;
  checks.refuse_if(!crime_suspected(transfer), Refusal::no_crime_suspected);
  return unless_refused(checks, ReferralNoted{command.referral});
}

Decision decide_one(const Transfer& transfer, const EndSuspicion& command, const Context&) {
  Checks checks;
  checks.refuse_if(!crime_suspected(transfer), Refusal::no_crime_suspected);
  return unless_refused(checks, SuspicionEnded{command.referral, command.prosecuted});
}

}  // namespace liandong::case_transfer
