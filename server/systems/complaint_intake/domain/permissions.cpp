// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/complaint_intake/domain/complaint.hpp"

#include <array>

namespace liandong::complaint_intake {
namespace {

using common::always;
using common::coordinator;
using common::deciding;
using common::head;
using common::in;
using common::on_duty;
using common::receiver;
using common::sender;
using common::supervisor;
using common::working;

constexpr std::uint32_t investigated = in(Stage::accepted, Stage::handling);
constexpr std::uint32_t waiting = in(Stage::transferring, Stage::transferred, Stage::linked);
constexpr std::uint32_t handled = investigated | waiting | in(Stage::answering);
constexpr std::uint32_t passed_on = in(Stage::passed, Stage::objected) | handled;
constexpr std::uint32_t open = in(Stage::registered, Stage::declined) | passed_on;

constexpr std::uint8_t custodian_only = bits(Relation::custodian);
constexpr auto first_or_custodian = Relation::sender | Relation::custodian;
constexpr auto keeping_safe = static_cast<std::uint8_t>(
    bits(Relation::sender) | bits(Relation::custodian) | bits(Relation::interim));

constexpr std::array table{
    Permission{Register::name, always, bits(Relation::anyone), on_duty},
    Permission{AddComplainant::name, open, first_or_custodian, on_duty},
    Permission{AttachMaterial::name, open, keeping_safe, working},
    Permission{NotifyAndPass::name, in(Stage::registered), sender, deciding},
    Permission{PassMaterial::name, passed_on, sender, working},
    Permission{Accept::name, in(Stage::registered), sender, deciding},
    Permission{Accept::name, in(Stage::passed), receiver, deciding},
    Permission{Decline::name, in(Stage::registered), sender, head},
    Permission{Object::name, in(Stage::passed), receiver, head},
    Permission{RequestGuidance::name, handled, receiver, working},
    Permission{GiveGuidance::name, in(Stage::passed) | handled, sender, working},
    Permission{RecordVerification::name, in(Stage::accepted), custodian_only, deciding},
    Permission{DecideFiling::name, in(Stage::handling), custodian_only, deciding},
    Permission{RecordOutcome::name, in(Stage::handling), custodian_only, deciding},
    Permission{RecordExecution::name, in(Stage::answering, Stage::closed), custodian_only,
               deciding},
    Permission{Transfer::name, in(Stage::transferring), custodian_only, head},
    Permission{LinkDuplicate::name, in(Stage::registered, Stage::accepted), custodian_only,
               deciding},
    Permission{RecordReportedResult::name, in(Stage::transferred, Stage::linked), custodian_only,
               deciding},
    Permission{Answer::name, in(Stage::answering, Stage::declined), custodian_only, deciding},
    Permission{ExcuseAnswer::name, in(Stage::answering, Stage::declined), custodian_only, head},
    Permission{GiveFeedback::name, in(Stage::answering), receiver, deciding},
    // Who is responsible first and who handles it; nobody else, not even who supervises.
    Permission{RevealIdentity::name, open | in(Stage::closed), first_or_custodian, deciding},
    Permission{ExtendVerification::name, in(Stage::accepted), custodian_only, head},
    // C says so to an office, or through the portal.
    Permission{WithdrawConsent::name, open | in(Stage::closed), first_or_custodian, on_duty},
    Permission{WithdrawConsent::name, open | in(Stage::closed), bits(Relation::system),
               Role::system_admin},
    Permission{RecordRating::name, open | in(Stage::closed), bits(Relation::system),
               Role::system_admin},
    Permission{IssueLetter::name, open | in(Stage::closed), first_or_custodian, head},
    Permission{MarkSuspectedCrime::name, in(Stage::handling), custodian_only, deciding},
    // Consequences of other matters.
    Permission{AwaitDispute::name, in(Stage::objected), bits(Relation::system), Role::system_admin},
    Permission{AssignInterim::name, in(Stage::objected), bits(Relation::system),
               Role::system_admin},
    Permission{SettleJurisdiction::name, in(Stage::objected), bits(Relation::system),
               Role::system_admin},
    Permission{NoteTransfer::name, in(Stage::transferred), bits(Relation::system),
               Role::system_admin},
    Permission{TakeBack::name, in(Stage::transferred), bits(Relation::system), Role::system_admin},
    Permission{NoteReferral::name, open, bits(Relation::system), Role::system_admin},
    Permission{EndSuspicion::name, open, bits(Relation::system), Role::system_admin},
    Permission{RecordRenderedLetter::name, open | in(Stage::closed), bits(Relation::system),
               Role::system_admin},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Complaint& complaint, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  const auto add_if = [&](bool stands, Relation one) {
    if (stands) relation = static_cast<std::uint8_t>(relation | bits(one));
  };
  // The office that took the complaint stands where its unit stands.
  const bool first = is_first(complaint, unit);
  const UnitId holder = custodian(complaint);
  add_if(first, Relation::sender);
  add_if(unit == complaint_intake::receiver(complaint), Relation::receiver);
  add_if(unit == holder || (first && holder == complaint.first_unit), Relation::custodian);
  add_if(complaint.stage == Stage::objected && unit == complaint.interims.back().unit,
         Relation::interim);
  return relation;
}

}  // namespace liandong::complaint_intake
