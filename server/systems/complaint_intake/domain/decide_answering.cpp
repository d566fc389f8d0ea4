// Answers to the complainants, feedback to the first unit, and reading who complained.
#include "systems/complaint_intake/domain/decide_each.hpp"

#include <algorithm>

namespace liandong::complaint_intake {
namespace {

constexpr std::string_view occurred = "occurred_at";

// Since when the complainant can be answered: not before there is something to say.
Instant answerable_from(const Complaint& complaint, const Complainant& one) {
  const Instant said = complaint.refusing ? complaint.refusing->declined_at
                                          : complaint.result_at.value_or(Instant{});
  return std::max(said, one.received_at);
}

const Complainant* check_complainant(Checks& checks, const Complaint& complaint,
                                     std::string_view id) {
  const Complainant* found = find_complainant(complaint, id);
  checks.refuse_if(found == nullptr, Refusal::complainant_unknown, id);
  return found;
}

void check_unanswered(Checks& checks, const Complainant* one) {
  checks.refuse_if(one != nullptr && (one->answered_at || one->answer_excused_at),
                   Refusal::complainant_already_answered);
}

}  // namespace

// Every complainant is answered, not only the first.  [3.2.1-b, 3.2.3-a]
Decision decide_one(const Complaint& complaint, const Answer& command, const Context&) {
  Checks checks;
  const Complainant* one = check_complainant(checks, complaint, command.complainant);
  check_unanswered(checks, one);
  if (one != nullptr) {
    checks.not_before("answered_at", command.answered_at, answerable_from(complaint, *one));
  }
  return unless_refused(checks, Answered{command});
}

Decision decide_one(const Complaint& complaint, const ExcuseAnswer& command,
                    const Context& context) {
  Checks checks;
  const Complainant* one = check_complainant(checks, complaint, command.complainant);
  check_unanswered(checks, one);
  if (one != nullptr) {
    checks.not_before(occurred, context.occurred_at, answerable_from(complaint, *one));
  }
  return unless_refused(checks, AnswerExcused{command});
}

// 反馈 stands beside the answer to C: neither replaces the other.  [3.2.3-b]
Decision decide_one(const Complaint& complaint, const GiveFeedback& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(complaint.feedback_at.has_value(), Refusal::feedback_already_given);
  checks.refuse_if(!owes_feedback(complaint), Refusal::feedback_not_owed);
  checks.not_before(occurred, context.occurred_at, *complaint.result_at);
  return unless_refused(checks, FeedbackGiven{command.summary});
}

// C is asked no more, and what C gave is read by nobody; the complaint goes its way.  [D0052]
Decision decide_one(const Complaint& complaint, const WithdrawConsent& command,
                    const Context& context) {
  Checks checks;
  const Complainant* one = check_complainant(checks, complaint, command.complainant);
  checks.refuse_if(one != nullptr && one->consent_withdrawn_at.has_value(),
                   Refusal::consent_already_withdrawn);
  if (one != nullptr) checks.not_before(occurred, context.occurred_at, one->received_at);
  return unless_refused(checks, ConsentWithdrawn{command.complainant, command.comment});
}

// Once, and only what was answered.  [3.2.3-a]
Decision decide_one(const Complaint& complaint, const RecordRating& command, const Context&) {
  Checks checks;
  const Complainant* one = check_complainant(checks, complaint, command.complainant);
  checks.refuse_if(one != nullptr && !one->answered_at, Refusal::answer_not_given);
  checks.refuse_if(one != nullptr && one->rated_at.has_value(), Refusal::already_rated);
  return unless_refused(checks, Rated{command.complainant, command.score, command.comment});
}

// No limit but the reason: whoever must reach C reaches C, and the log shows it. Who withdrew
// consent is left alone.  [I9; D0052]
Decision decide_one(const Complaint& complaint, const RevealIdentity& command,
                    const Context& context) {
  Checks checks;
  const Complainant* one = check_complainant(checks, complaint, command.complainant);
  checks.refuse_if(one != nullptr && one->consent_withdrawn_at.has_value(),
                   Refusal::identity_closed);
  return unless_refused(
      checks, IdentityRevealed{command.complainant, context.actor.person, command.reason});
}

}  // namespace liandong::complaint_intake
