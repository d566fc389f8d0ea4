// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/criminal_referral/domain/referral.hpp"
#include "systems/criminal_referral/domain/refusals.hpp"

namespace liandong::criminal_referral {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const RecordSuspicion& command, const Context& context);
[[nodiscard]] Decision decide_opening(const RecordUnprosecuted& command, const Context& context);
/// A matter is opened once: the permission table knows no stage for it.
[[nodiscard]] Decision decide_one(const Referral&, const RecordUnprosecuted&, const Context&);

[[nodiscard]] Decision decide_one(const Referral&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const RemoveMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const Correct&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const RecordRenderedLetter&, const Context&);

[[nodiscard]] Decision decide_one(const Referral&, const FormTaskForce&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const CheckThreshold&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const SubmitReport&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DecideReferral&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const RecordPenalty&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const SendDecisionCopy&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const Refer&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const Supply&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const RecordOutsideResult&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const HandOver&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const Conclude&, const Context&);

[[nodiscard]] Decision decide_one(const Referral&, const SignReceipt&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const PassOn&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const NotifyIncomplete&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DecideFiling&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const SignHandover&, const Context&);

[[nodiscard]] Decision decide_one(const Referral&, const RequestReconsideration&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DecideReconsideration&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const SuggestSupervision&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DemandReasons&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const StateReasons&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const OrderFiling&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const EndSupervision&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const AcceptNonFiling&, const Context&);

[[nodiscard]] Decision decide_one(const Referral&, const SendBack&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const ReceiveBack&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DeclineBack&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const DecideCase&, const Context&);
[[nodiscard]] Decision decide_one(const Referral&, const ReportResult&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of referral.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "criminal_referral"};
}
[[nodiscard]] inline UnitId signatory_or_actor(UnitId signatory, const Context& context) {
  return signatory.empty() ? context.actor.unit : signatory;
}
[[nodiscard]] std::string next_number(UnitId signatory, std::string_view kind,
                                      const Context& context);
/// No act lies before the suspicion or the latest act that moved the case on.
void check_time(Checks& checks, const Referral& referral, const Context& context);
/// An organ that receives crimes of that kind and acts in its own name.  [L:order_310-5]
void check_organ(Checks& checks, UnitId unit, UnitKind kind, const Context& context);
/// The procuratorate that the letter or the copy goes to as well.  [L:transfer_opinion]
void check_copied_organ(Checks& checks, UnitId unit, const Context& context);
/// Ids of the material of the sender that no letter names yet.
[[nodiscard]] std::vector<std::string> unsent(const Referral& referral);

}  // namespace liandong::criminal_referral
