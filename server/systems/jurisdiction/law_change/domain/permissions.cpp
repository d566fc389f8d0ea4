// The table of who may do what when, and how a unit stands to a change of law.
#include "systems/common/domain/permissions.hpp"

#include "systems/jurisdiction/law_change/domain/law_change.hpp"

#include <algorithm>
#include <array>

namespace liandong::law_change {
namespace {

using common::always;
using common::coordinator;
using common::deciding;
using common::head;
using common::in;
using common::receiver;
using common::sender;
using common::supervisor;
using common::working;

constexpr std::uint32_t open = in(Stage::registered, Stage::announced);
constexpr auto concerned = Relation::sender | Relation::receiver;

constexpr std::array table{
    Permission{RegisterLawChange::name, always, bits(Relation::anyone), deciding | coordinator},
    Permission{AnnounceBasisChange::name, in(Stage::registered), sender, deciding},
    Permission{Acknowledge::name, in(Stage::announced), receiver, working},
    Permission{RecordRevision::name, open, concerned, deciding},
    Permission{MarkAffected::name, open | in(Stage::settled), bits(Relation::system),
               Role::system_admin},
    Permission{DropLawChange::name, open, sender, head},
    Permission{DropLawChange::name, open, supervisor, coordinator},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const LawChange& change, UnitId unit) {
  if (unit.empty()) return 0;
  if (unit == change.department) return Relation::sender | Relation::custodian;
  return holder_of(change, unit) != nullptr ? bits(Relation::receiver) : std::uint8_t{0};
}

bool has_use(const LawChange& change, std::string_view command) {
  if (command == Acknowledge::name) {
    return std::any_of(change.holders.begin(), change.holders.end(),
                       [](const Holder& one) { return !one.acknowledged_at; });
  }
  if (command == RecordRevision::name) {
    return std::any_of(change.revisions.begin(), change.revisions.end(),
                       [](const Revision& one) { return !one.recorded_at; });
  }
  return true;
}

}  // namespace liandong::law_change
