// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <array>

namespace liandong::enforcement_assistance {
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

constexpr std::uint32_t asked = in(Stage::requested, Stage::extended);
constexpr std::uint32_t at_work = asked | in(Stage::on_site);
constexpr std::uint32_t open = at_work | in(Stage::needed, Stage::replied, Stage::declined);
constexpr std::uint32_t every = open | in(Stage::taken_into_case, Stage::dropped);

constexpr std::array table{
    Permission{RecordNeed::name, always, bits(Relation::anyone), on_duty},
    Permission{DropNeed::name, at_work | in(Stage::needed, Stage::declined), sender, head},
    Permission{AttachMaterial::name, at_work | in(Stage::needed, Stage::declined), sender, working},
    Permission{AttachMaterial::name, at_work | in(Stage::replied), receiver, working},
    Permission{RemoveMaterial::name, at_work | in(Stage::needed, Stage::declined), sender, working},
    Permission{RemoveMaterial::name, at_work | in(Stage::replied), receiver, working},
    Permission{Request::name, in(Stage::needed, Stage::declined), sender, head},
    Permission{Withdraw::name, in(Stage::requested), sender, head},
    Permission{Receive::name, at_work, receiver, on_duty},
    Permission{RequestOnSite::name, asked, sender, on_duty},
    Permission{Dispatch::name, asked, receiver, on_duty},
    Permission{RecordScene::name, in(Stage::on_site), receiver, on_duty},
    Permission{RequestArchives::name, at_work | in(Stage::replied), sender, working},
    Permission{DropArchiveRequest::name, at_work | in(Stage::replied), sender, working},
    Permission{ProvideArchives::name, at_work | in(Stage::replied), receiver, working},
    Permission{AnnounceExtension::name, at_work, receiver, deciding},
    Permission{Reply::name, asked, receiver, head},
    Permission{Decline::name, asked, receiver, head},
    Permission{OverruleDecline::name, in(Stage::declined), supervisor, coordinator},
    Permission{TakeIntoCase::name, in(Stage::replied), sender, deciding},
    Permission{Correct::name, open | in(Stage::taken_into_case), sender, deciding},
    // A letter may be rendered after it was withdrawn or its matter was closed.
    Permission{RecordRenderedLetter::name, every, bits(Relation::system), Role::system_admin},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Assistance& assistance, UnitId unit) {
  if (unit.empty()) return 0;
  // The office that drafts stands where its unit stands; 3.1.3 is about who signs.
  const bool sending = sends(assistance, unit);
  const UnitId keeper = custodian(assistance);
  std::uint8_t relation = sending ? common::sender : std::uint8_t{0};
  if (unit == enforcement_assistance::receiver(assistance)) {
    relation = static_cast<std::uint8_t>(relation | common::receiver);
  }
  if (unit == keeper || (sending && keeper == assistance.requester)) {
    relation = static_cast<std::uint8_t>(relation | bits(Relation::custodian));
  }
  return relation;
}

}  // namespace liandong::enforcement_assistance
