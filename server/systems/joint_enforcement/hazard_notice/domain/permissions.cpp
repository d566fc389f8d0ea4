// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <algorithm>
#include <array>

namespace liandong::hazard_notice {
namespace {

using common::always;
using common::deciding;
using common::head;
using common::in;
using common::on_duty;
using common::receiver;
using common::sender;
using common::working;

// The stage is that of the department furthest behind; another may be anywhere.
constexpr std::uint32_t before_report =
    in(Stage::notified, Stage::responded, Stage::dispatched, Stage::arrived, Stage::refused);
constexpr std::uint32_t live = before_report | in(Stage::reported, Stage::instructed);
constexpr std::uint32_t open = live | in(Stage::found);
constexpr std::uint32_t every = open | in(Stage::handled, Stage::dropped);

constexpr std::array table{
    Permission{RecordHazard::name, always, bits(Relation::anyone), on_duty},
    Permission{DropHazard::name, before_report | in(Stage::found), sender, head},
    Permission{AttachMaterial::name, open, static_cast<std::uint8_t>(sender | receiver), on_duty},
    Permission{Notify::name, open, sender, on_duty},
    Permission{Remind::name, live, sender, on_duty},
    Permission{AcceptReasons::name, live, sender, deciding},
    Permission{RejectReasons::name, live, sender, deciding},
    Permission{ReportToGovernment::name, live, sender, head},
    Permission{Correct::name, open, sender, deciding},
    Permission{Respond::name, live, receiver, on_duty},
    Permission{Dispatch::name, live, receiver, on_duty},
    Permission{Arrive::name, live, receiver, on_duty},
    Permission{ReportHandling::name, live, receiver, working},
    Permission{Refuse::name, live, receiver, head},
    Permission{Redirect::name, live, receiver, head},
    Permission{AnswerInstruction::name, live, receiver, deciding},
    Permission{Instruct::name, in(Stage::reported), bits(Relation::government), Role::decider},
    // A report may be rendered after its matter was closed.
    Permission{RecordRenderedLetter::name, every, bits(Relation::system), Role::system_admin},
};

template <class Entries, class Fits>
bool any(const Entries& entries, Fits fits) {
  return std::any_of(entries.begin(), entries.end(), fits);
}

bool any_department(const Notice& notice, bool (*fits)(const Department&)) {
  return any(notice.departments, fits);
}

struct Use {
  std::string_view command;
  bool (*there)(const Notice&);
};

bool reasons_wait(const Notice& notice) {
  return any(notice.reasons,
             [](const Reasons& one) { return !one.judged_at && !one.overtaken_at; });
}

constexpr std::array uses{
    Use{Remind::name, [](const Notice& n) { return any_department(n, is_live); }},
    Use{AcceptReasons::name, reasons_wait},
    Use{RejectReasons::name, reasons_wait},
    Use{ReportToGovernment::name,
        [](const Notice& n) {
          return any(n.drafts,
                     [](const DraftReport& one) { return !one.ended_at && !one.reported_at; });
        }},
    Use{Respond::name,
        [](const Notice& n) {
          return any_department(n,
                                [](const Department& d) { return is_live(d) && !d.responded_at; });
        }},
    Use{Dispatch::name,
        [](const Notice& n) {
          return any_department(n,
                                [](const Department& d) { return is_live(d) && !d.dispatched_at; });
        }},
    Use{Arrive::name,
        [](const Notice& n) {
          return any_department(n, [](const Department& d) {
            return is_live(d) && d.dispatched_at && !d.arrived_at;
          });
        }},
    Use{ReportHandling::name,
        [](const Notice& n) {
          return any_department(n, [](const Department& d) { return is_live(d) && d.arrived_at; });
        }},
    Use{AnswerInstruction::name,
        [](const Notice& n) {
          return any(n.instructions, [](const Instruction& one) { return !one.answered_at; });
        }},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

// A department stands to the matter while it owes something; afterwards it only sees it.
std::uint8_t relations(const Notice& notice, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  if (finds(notice, unit)) relation = Relation::sender | Relation::custodian;
  const Department* department = department_of(notice, unit);
  const bool owes =
      department != nullptr && (is_live(*department) || unanswered(notice, unit) != nullptr);
  if (owes) relation = static_cast<std::uint8_t>(relation | receiver);
  return relation;
}

bool has_use(const Notice& notice, std::string_view command) {
  return std::all_of(uses.begin(), uses.end(),
                     [&](const Use& use) { return use.command != command || use.there(notice); });
}

}  // namespace liandong::hazard_notice
