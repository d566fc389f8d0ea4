// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/case_transfer/domain/transfer.hpp"

#include <array>

namespace liandong::case_transfer {
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

constexpr std::uint32_t sent =
    in(Stage::issued, Stage::received, Stage::supplementing, Stage::objected, Stage::accepted);
constexpr std::uint32_t open = in(Stage::found) | sent;
constexpr std::uint32_t upgradable = in(Stage::issued, Stage::received, Stage::supplementing);
constexpr std::uint32_t responding = in(Stage::received, Stage::supplementing);

constexpr auto sender_or_custodian = Relation::sender | Relation::custodian;
constexpr auto on_the_spot = static_cast<std::uint8_t>(
    bits(Relation::sender) | bits(Relation::custodian) | bits(Relation::interim));

constexpr std::array table{
    Permission{RecordFinding::name, always, bits(Relation::anyone), on_duty},
    Permission{MarkUrgent::name, in(Stage::found), sender, on_duty},
    Permission{MarkUrgent::name, upgradable, receiver, on_duty},
    Permission{MarkUrgent::name, in(Stage::found) | upgradable, supervisor, coordinator},
    Permission{ConfirmUrgency::name, open, sender, head},
    Permission{RecordDissuasion::name, open, on_the_spot, on_duty},
    Permission{TellCompetentUnit::name, open, sender, on_duty},
    Permission{ApproveLaterStart::name, in(Stage::found), sender, head},
    Permission{DismissFinding::name, in(Stage::found), sender, head},
    Permission{AttachMaterial::name, open, sender_or_custodian, working},
    Permission{RemoveMaterial::name, in(Stage::found), sender, working},
    Permission{Issue::name, in(Stage::found), sender, head},
    Permission{CompleteMaterials::name, sent, sender, working},
    Permission{Withdraw::name, in(Stage::issued), sender, head},
    Permission{Receive::name, in(Stage::issued), receiver, on_duty},
    Permission{Accept::name, responding, receiver, deciding},
    Permission{RequestSupplement::name, in(Stage::received), receiver, deciding},
    Permission{Supply::name, in(Stage::supplementing), sender, working},
    Permission{Object::name, responding, receiver, head},
    Permission{ConsentToObjection::name, in(Stage::accepted), supervisor, coordinator},
    Permission{ObjectOnNewFacts::name, in(Stage::accepted), receiver, head},
    Permission{AssignInterim::name, in(Stage::objected), supervisor, coordinator},
    Permission{DecideFiling::name, in(Stage::accepted), receiver, deciding},
    Permission{RecordOutcome::name, in(Stage::accepted), receiver, deciding},
    // Fines are often paid after the result went back to the sender.
    Permission{RecordExecution::name, in(Stage::accepted, Stage::concluded), receiver, deciding},
    Permission{ReportResult::name, in(Stage::accepted), receiver, deciding},
    Permission{Correct::name, open | in(Stage::concluded), sender, deciding},
    Permission{MarkSuspectedCrime::name, in(Stage::found, Stage::received, Stage::accepted),
               bits(Relation::custodian), deciding},
    // Consequences of other matters.
    Permission{AwaitDispute::name, in(Stage::objected), bits(Relation::system), Role::system_admin},
    Permission{ContinueAtUnit::name, in(Stage::objected), bits(Relation::system),
               Role::system_admin},
    Permission{TakeEvidence::name, open, bits(Relation::system), Role::system_admin},
    Permission{TakeMaterials::name, in(Stage::found), bits(Relation::system), Role::system_admin},
    Permission{NoteReferral::name, open, bits(Relation::system), Role::system_admin},
    Permission{EndSuspicion::name, open, bits(Relation::system), Role::system_admin},
    // A letter may be rendered after it was withdrawn or its case was closed.
    Permission{RecordRenderedLetter::name, open | in(Stage::concluded, Stage::dismissed),
               bits(Relation::system), Role::system_admin},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Transfer& transfer, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  const auto add_if = [&](bool stands, Relation one) {
    if (stands) relation = static_cast<std::uint8_t>(relation | bits(one));
  };
  // The office that drafts stands where its unit stands; 3.1.3 is about who signs.
  const bool sending = sends(transfer, unit);
  add_if(sending, Relation::sender);
  add_if(unit == case_transfer::receiver(transfer), Relation::receiver);
  add_if(unit == custodian(transfer) || (sending && !transfer.received_at), Relation::custodian);
  add_if(transfer.stage == Stage::objected && !transfer.interims.empty() &&
             unit == transfer.interims.back().unit,
         Relation::interim);
  return relation;
}

}  // namespace liandong::case_transfer
