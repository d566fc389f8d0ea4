// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"

#include <algorithm>
#include <array>

namespace liandong::joint_operation {
namespace {

using common::always;
using common::deciding;
using common::head;
using common::in;
using common::receiver;
using common::sender;
using common::working;

constexpr std::uint32_t before = in(Stage::planned, Stage::confirmed);
constexpr std::uint32_t after = in(Stage::carried_out);
constexpr std::uint32_t open = before | after;
constexpr std::uint8_t taking_part = static_cast<std::uint8_t>(sender | receiver);

constexpr std::array table{
    Permission{Plan::name, always, bits(Relation::anyone), working},
    Permission{ChangePlan::name, before, sender, deciding},
    Permission{InviteUnit::name, before, sender, deciding},
    Permission{ConfirmParticipation::name, before, receiver, deciding},
    Permission{DeclineParticipation::name, before, receiver, head},
    Permission{NameOfficers::name, before, taking_part, working},
    Permission{RecordAction::name, before, sender, deciding},
    Permission{RecordResult::name, after, taking_part, working},
    Permission{AddCase::name, after, taking_part, working},
    Permission{Conclude::name, after, sender, head},
    Permission{Cancel::name, before, sender, head},
    Permission{AttachMaterial::name, open, taking_part, working},
    Permission{Correct::name, open, sender, deciding},
};

bool any(const Operation& operation, bool (*fits)(const Participant&)) {
  return std::any_of(operation.participants.begin(), operation.participants.end(), fits);
}

struct Use {
  std::string_view command;
  bool (*there)(const Operation&);
};

constexpr std::array uses{
    Use{ConfirmParticipation::name, [](const Operation& o) { return any(o, is_asked); }},
    Use{DeclineParticipation::name, [](const Operation& o) { return any(o, is_asked); }},
    Use{RecordResult::name, [](const Operation& o) { return any(o, owes_result); }},
    Use{Conclude::name, [](const Operation& o) { return !any(o, owes_result); }},
    Use{RecordAction::name,
        [](const Operation& o) {
          return std::any_of(o.participants.begin() + 1, o.participants.end(),
                             [](const Participant& one) { return one.confirmed_at.has_value(); });
        }},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

// Who declined only sees it.
std::uint8_t relations(const Operation& operation, UnitId unit) {
  if (unit.empty()) return 0;
  if (organises(operation, unit)) return Relation::sender | Relation::custodian;
  const Participant* participant = participant_of(operation, unit);
  return participant != nullptr && !participant->declined_at ? receiver : std::uint8_t{0};
}

bool has_use(const Operation& operation, std::string_view command) {
  return std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
    return use.command != command || use.there(operation);
  });
}

}  // namespace liandong::joint_operation
