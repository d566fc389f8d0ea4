// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/joint_enforcement/consultation/domain/meeting.hpp"

#include <algorithm>
#include <array>

namespace liandong::consultation {
namespace {

using common::always;
using common::in;
using common::receiver;
using common::sender;
using common::supervisor;

// The coordinating office convenes meetings itself.
constexpr RoleSet head = common::head | common::coordinator;
constexpr RoleSet deciding = common::deciding | common::coordinator;
constexpr RoleSet working = common::working | common::coordinator;

constexpr std::uint32_t before = in(Stage::convened);
constexpr std::uint32_t lasting = in(Stage::convened, Stage::held, Stage::resolved);
constexpr std::uint32_t done = in(Stage::resolved);
constexpr std::uint8_t taking_part = static_cast<std::uint8_t>(sender | receiver);

constexpr std::array table{
    Permission{Convene::name, always, bits(Relation::anyone), working},
    Permission{Reschedule::name, before, sender, working},
    Permission{Cancel::name, before, sender, head},
    Permission{AddTopic::name, before, taking_part, working},
    Permission{SignIn::name, before, receiver, working},
    Permission{RecordMinutes::name, before, sender, working},
    Permission{Resolve::name, in(Stage::held), sender, head},
    Permission{ReportTask::name, done, taking_part, working},
    Permission{DropTask::name, done, sender, head},
    Permission{ConfirmTask::name, done, supervisor, common::coordinator},
    Permission{AttachMaterial::name, lasting, taking_part, working},
    Permission{Correct::name, lasting, sender, deciding},
};

bool any_task(const Meeting& meeting, bool (*fits)(const Task&)) {
  return std::any_of(meeting.tasks.begin(), meeting.tasks.end(), fits);
}

struct Use {
  std::string_view command;
  bool (*there)(const Meeting&);
};

constexpr std::array uses{
    Use{SignIn::name,
        [](const Meeting& m) {
          return std::any_of(m.participants.begin(), m.participants.end(),
                             [](const Participant& one) { return !one.signed_in_at; });
        }},
    Use{ReportTask::name, [](const Meeting& m) { return any_task(m, is_open); }},
    Use{DropTask::name, [](const Meeting& m) { return any_task(m, is_open); }},
    Use{ConfirmTask::name, [](const Meeting& m) { return any_task(m, awaits_confirmation); }},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Meeting& meeting, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  if (convenes(meeting, unit)) relation = Relation::sender | Relation::custodian;
  const bool owes = std::any_of(meeting.tasks.begin(), meeting.tasks.end(),
                                [&](const Task& task) { return task.debtor == unit; });
  if (participant_of(meeting, unit) != nullptr || (owes && relation == 0)) {
    relation = static_cast<std::uint8_t>(relation | receiver);
  }
  return relation;
}

bool has_use(const Meeting& meeting, std::string_view command) {
  return std::all_of(uses.begin(), uses.end(),
                     [&](const Use& use) { return use.command != command || use.there(meeting); });
}

}  // namespace liandong::consultation
