// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/criminal_referral/domain/referral.hpp"

#include <array>

namespace liandong::criminal_referral {
namespace {

using common::always;
using common::deciding;
using common::head;
using common::in;
using common::on_duty;
using common::receiver;
using common::sender;
using common::supervisor;
using common::working;

constexpr RoleSet officer = Role::officer;

constexpr std::uint32_t before_letter = in(Stage::suspected, Stage::approved, Stage::not_approved);
constexpr std::uint32_t at_organ = in(Stage::referred, Stage::receipted);
constexpr std::uint32_t with_organ =
    at_organ | in(Stage::filed, Stage::not_filed, Stage::reconsidering, Stage::supervised);
constexpr std::uint32_t open = before_letter | with_organ | in(Stage::returned);
constexpr std::uint32_t back_at_organ = in(Stage::back_found);
constexpr std::uint32_t back_open = in(Stage::back_found, Stage::back_sent, Stage::back_received);
constexpr std::uint32_t every =
    open | back_open | in(Stage::handed_over, Stage::concluded, Stage::result_reported);

constexpr std::array table{
    Permission{RecordSuspicion::name, always, bits(Relation::anyone), on_duty},
    Permission{RecordUnprosecuted::name, always, bits(Relation::anyone), officer},
    Permission{AttachMaterial::name, open, sender, working},
    Permission{AttachMaterial::name, with_organ, receiver, officer},
    Permission{AttachMaterial::name, back_at_organ, sender, officer},
    Permission{AttachMaterial::name, in(Stage::back_sent, Stage::back_received), receiver, working},
    Permission{RemoveMaterial::name, open, sender, working},
    Permission{RemoveMaterial::name, with_organ, receiver, officer},
    Permission{RemoveMaterial::name, back_at_organ, sender, officer},
    Permission{RemoveMaterial::name, in(Stage::back_sent, Stage::back_received), receiver, working},
    Permission{FormTaskForce::name, in(Stage::suspected), sender, head},
    Permission{CheckThreshold::name, before_letter, sender, deciding},
    Permission{SubmitReport::name, in(Stage::suspected, Stage::not_approved), sender, deciding},
    Permission{DecideReferral::name, in(Stage::suspected), sender, head},
    Permission{RecordPenalty::name, open, sender, deciding},
    Permission{SendDecisionCopy::name, open, sender, deciding},
    Permission{Refer::name, in(Stage::approved), sender, head},
    Permission{SignReceipt::name, in(Stage::referred, Stage::supervised), receiver, officer},
    Permission{PassOn::name, in(Stage::receipted), receiver, officer},
    Permission{NotifyIncomplete::name, in(Stage::receipted), receiver, officer},
    Permission{Supply::name, in(Stage::receipted), sender, working},
    Permission{DecideFiling::name, in(Stage::receipted, Stage::supervised), receiver, officer},
    Permission{RecordOutsideResult::name, in(Stage::receipted), sender, deciding},
    Permission{RequestReconsideration::name, in(Stage::not_filed), sender, head},
    Permission{DecideReconsideration::name, in(Stage::reconsidering), receiver, officer},
    Permission{SuggestSupervision::name, at_organ | in(Stage::not_filed), sender, head},
    Permission{DemandReasons::name, in(Stage::not_filed, Stage::supervised), supervisor, officer},
    Permission{StateReasons::name, in(Stage::supervised), receiver, officer},
    Permission{OrderFiling::name, in(Stage::supervised), supervisor, officer},
    Permission{EndSupervision::name, in(Stage::supervised), supervisor, officer},
    Permission{AcceptNonFiling::name, in(Stage::not_filed), sender, head},
    Permission{HandOver::name, in(Stage::filed), sender, deciding},
    Permission{SignHandover::name, in(Stage::filed), receiver, officer},
    Permission{Conclude::name, in(Stage::not_approved, Stage::returned), sender, head},
    Permission{SendBack::name, back_at_organ, sender, officer},
    Permission{ReceiveBack::name, in(Stage::back_sent), receiver, on_duty},
    Permission{DeclineBack::name, in(Stage::back_sent, Stage::back_received), receiver, head},
    Permission{DecideCase::name, in(Stage::back_received), receiver, deciding},
    Permission{ReportResult::name, in(Stage::back_received), receiver, head},
    Permission{Correct::name, open, sender, deciding},
    Permission{Correct::name, back_open, sender, officer},
    // A letter may be rendered after its matter was closed.
    Permission{RecordRenderedLetter::name, every, bits(Relation::system), Role::system_admin},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Referral& referral, UnitId unit) {
  if (unit.empty()) return 0;
  // The office that drafts stands where its unit stands; 3.1.3 is about who signs.
  const bool sending = sends(referral, unit);
  const UnitId keeper = custodian(referral);
  const UnitId at = criminal_referral::receiver(referral);
  std::uint8_t relation = sending ? common::sender : std::uint8_t{0};
  const auto add = [&](bool holds, std::uint8_t more) {
    if (holds) relation = static_cast<std::uint8_t>(relation | more);
  };
  add(unit == at, common::receiver);
  // 立案监督: the procuratorate supervises what is not its own case.
  add(unit == referral.procuratorate && unit != at, common::supervisor);
  add(unit == keeper || (sending && keeper == referral.sender), bits(Relation::custodian));
  return relation;
}

}  // namespace liandong::criminal_referral
