#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <algorithm>

namespace liandong::hazard_notice {
namespace {

// The newest entry of a list that fits, or null.
template <class Entries, class Fits>
const typename Entries::value_type* newest(const Entries& entries, Fits fits) {
  const auto found = std::find_if(entries.rbegin(), entries.rend(), fits);
  return found == entries.rend() ? nullptr : &*found;
}

}  // namespace

const Department* department_of(const Notice& notice, UnitId unit) {
  return newest(notice.departments, [&](const Department& one) { return one.unit == unit; });
}

bool is_live(const Department& department) {
  return department.notified_at && !department.handled_at && !department.ended_at;
}

const Reasons* pending_reasons(const Notice& notice, UnitId department) {
  return newest(notice.reasons, [&](const Reasons& one) {
    return one.department == department && !one.judged_at && !one.overtaken_at;
  });
}

const DraftReport* open_draft(const Notice& notice, UnitId department) {
  return newest(notice.drafts, [&](const DraftReport& one) {
    return one.department == department && !one.ended_at && !one.reported_at;
  });
}

const Instruction* unanswered(const Notice& notice, UnitId department) {
  return newest(notice.instructions, [&](const Instruction& one) {
    return one.department == department && !one.answered_at;
  });
}

Instant last_act(const Notice& notice, const Department& department) {
  Instant last = department.notified_at.value_or(department.owed_since);
  for (const auto& act :
       {department.responded_at, department.dispatched_at, department.arrived_at}) {
    last = std::max(last, act.value_or(last));
  }
  for (const Reasons& one : notice.reasons) {
    if (one.department == department.unit) last = std::max(last, one.given_at);
  }
  return last;
}

bool awaits_instruction(const Report& report, UnitId department) {
  return !report.instructed_at && !report.ended_at &&
         std::find(report.departments.begin(), report.departments.end(), department) !=
             report.departments.end();
}

// Who found the hazard follows it to its end; the departments owe their part.  [3.4.2-b]
UnitId custodian(const Notice& notice) { return notice.finder; }

bool finds(const Notice& notice, UnitId unit) {
  return !unit.empty() && (unit == notice.finder || unit == notice.drafting_office);
}

bool closed(const Notice& notice) {
  return notice.stage == Stage::handled || notice.stage == Stage::dropped;
}

}  // namespace liandong::hazard_notice
