// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <algorithm>

namespace liandong::hazard_notice {
namespace {

// Outside the notice unless a township notifies a department.  [3.4.2-b]
Department to_notify(const Notice& notice, UnitId unit, Instant owed_since, UnitId named_by) {
  Department department;
  department.unit = unit;
  department.outside_notice = !notice.finder_is_local;
  department.owed_since = owed_since;
  department.named_by = named_by;
  return department;
}

Notice opened(const HazardRecorded& event, const Stamp& stamp) {
  const RecordHazard& hazard = event.hazard;
  Notice notice;
  notice.finder = event.finder;
  notice.finder_is_local = event.finder_is_local;
  notice.drafting_office = event.drafting_office;
  notice.government = event.government;
  notice.title = hazard.title;
  notice.kind = hazard.kind;
  notice.discovered_at = hazard.discovered_at;
  notice.recorded_at = stamp.recorded_at;
  notice.place = hazard.place;
  notice.location = hazard.location;
  notice.party = hazard.party;
  notice.facts = hazard.facts;
  notice.danger = hazard.danger;
  for (const UnitId unit : hazard.departments) {
    notice.departments.push_back(to_notify(notice, unit, hazard.discovered_at, {}));
  }
  return notice;
}

Department& department_in(Notice& notice, UnitId unit) {
  const auto found = std::find_if(notice.departments.rbegin(), notice.departments.rend(),
                                  [&](const Department& one) { return one.unit == unit; });
  LIANDONG_CHECK(found != notice.departments.rend());
  return *found;
}

// One that was found not to be needed begins anew: an ended duty stays as it ended.
bool is_new(const Notice& notice, UnitId unit) {
  const Department* department = department_of(notice, unit);
  return department == nullptr || department->status == DepartmentStatus::not_needed;
}

void end_drafts(Notice& notice, UnitId department, Instant at) {
  for (DraftReport& draft : notice.drafts) {
    const bool open = !draft.ended_at && !draft.reported_at;
    if (draft.department == department && open) draft.ended_at = at;
  }
}

// Whoever acts is not silent; what it gave as reasons before is overtaken.  [3.4.2-d]
Department& acts(Notice& notice, UnitId unit, Instant at) {
  Department& department = department_in(notice, unit);
  if (!department.responded_at) department.responded_at = at;
  end_drafts(notice, unit, at);
  for (Reasons& reasons : notice.reasons) {
    const bool pending = !reasons.judged_at && !reasons.overtaken_at;
    if (reasons.department == unit && pending) reasons.overtaken_at = at;
  }
  return department;
}

Reasons& judged(Notice& notice, UnitId department, Instant at) {
  const auto found =
      std::find_if(notice.reasons.begin(), notice.reasons.end(), [&](const Reasons& one) {
        return one.department == department && !one.judged_at && !one.overtaken_at;
      });
  LIANDONG_CHECK(found != notice.reasons.end());
  found->judged_at = at;
  return *found;
}

int progress(DepartmentStatus status) { return static_cast<int>(status); }

Stage stage_of_progress(DepartmentStatus status) {
  switch (status) {
    case DepartmentStatus::responded:
      return Stage::responded;
    case DepartmentStatus::dispatched:
      return Stage::dispatched;
    case DepartmentStatus::arrived:
      return Stage::arrived;
    case DepartmentStatus::to_notify:
    case DepartmentStatus::notified:
    case DepartmentStatus::refused:
    case DepartmentStatus::handled:
    case DepartmentStatus::excused:
    case DepartmentStatus::not_needed:
      break;
  }
  return Stage::notified;
}

bool waits_for_government(const Notice& notice, UnitId department) {
  return std::any_of(notice.reports.begin(), notice.reports.end(),
                     [&](const Report& report) { return awaits_instruction(report, department); });
}

bool was_instructed(const Notice& notice, UnitId department) {
  return std::any_of(notice.instructions.begin(), notice.instructions.end(),
                     [&](const Instruction& one) { return one.department == department; });
}

// The most serious of the departments that still owe something.
Stage stage_of_live(const Notice& notice) {
  Stage stage = Stage::handled;
  DepartmentStatus least = DepartmentStatus::handled;
  const auto at_least = [&](Stage one) {
    if (stage != Stage::reported && !(stage == Stage::instructed && one == Stage::refused)) {
      stage = one;
    }
  };
  for (const Department& one : notice.departments) {
    if (!is_live(one)) continue;
    if (waits_for_government(notice, one.unit)) {
      at_least(Stage::reported);
    } else if (was_instructed(notice, one.unit)) {
      at_least(Stage::instructed);
    } else if (one.status == DepartmentStatus::refused) {
      at_least(Stage::refused);
    }
    if (progress(one.status) < progress(least)) least = one.status;
  }
  return stage == Stage::handled ? stage_of_progress(least) : stage;
}

struct Left {
  bool live = false;
  bool to_notify = false;
  bool handled = false;
  bool unanswered = false;
};

Left what_is_left(const Notice& notice) {
  Left left;
  for (const Department& one : notice.departments) {
    left.live = left.live || is_live(one);
    left.to_notify = left.to_notify || one.status == DepartmentStatus::to_notify;
    left.handled = left.handled || one.handled_at.has_value();
    left.unanswered = left.unanswered || unanswered(notice, one.unit) != nullptr;
  }
  return left;
}

void end_reports_nobody_waits_for(Notice& notice, Instant at) {
  for (Report& report : notice.reports) {
    const bool waits =
        std::any_of(report.departments.begin(), report.departments.end(),
                    [&](UnitId unit) { return is_live(*department_of(notice, unit)); });
    if (!waits && !report.instructed_at && !report.ended_at) report.ended_at = at;
  }
}

// After every event: the stage, whether anybody is left to deal with the hazard, the end.
void settle(Notice& notice, Instant at) {
  if (notice.stage == Stage::dropped) return;
  end_reports_nobody_waits_for(notice, at);
  const Left left = what_is_left(notice);
  const bool gap = !left.live && !left.to_notify && !left.handled;
  const bool gap_open = !notice.gaps.empty() && !notice.gaps.back().ended_at;
  if (gap && !gap_open) notice.gaps.push_back({at, {}});
  if (!gap && gap_open) notice.gaps.back().ended_at = at;
  if (left.live) {
    notice.stage = stage_of_live(notice);
  } else if (left.to_notify || gap) {
    notice.stage = Stage::found;
  } else if (left.unanswered) {
    notice.stage = Stage::instructed;
  } else {
    notice.stage = Stage::handled;
    if (!notice.closed_at) notice.closed_at = at;
  }
}

void apply(Notice&, const HazardRecorded&, Instant) { LIANDONG_CHECK(false); }

void apply(Notice& notice, const HazardDropped& event, Instant at) {
  notice.stage = Stage::dropped;
  notice.closed_at = at;
  notice.drop_reason = event.reason;
}

void apply(Notice& notice, const MaterialAttached& event, Instant) {
  notice.materials.push_back(event.material);
}

void apply(Notice& notice, const Notified& event, Instant) {
  for (const UnitId unit : event.notice.departments) {
    if (is_new(notice, unit)) {
      const bool gap = !notice.gaps.empty() && !notice.gaps.back().ended_at;
      notice.departments.push_back(
          to_notify(notice, unit, gap ? notice.gaps.back().since : notice.discovered_at, {}));
    }
    Department& department = department_in(notice, unit);
    department.status = DepartmentStatus::notified;
    department.notified_at = event.notice.notified_at;
    department.channel = event.notice.channel;
    department.recipient = event.notice.recipient;
  }
}

void apply(Notice& notice, const Reminded& event, Instant at) {
  const Remind& reminder = event.reminder;
  notice.reminders.push_back({reminder.department, at, reminder.channel, reminder.content});
  if (open_draft(notice, reminder.department) == nullptr) {
    notice.drafts.push_back({reminder.department, at, false, {}, {}});
  }
}

void apply(Notice& notice, const ReasonsAccepted& event, Instant at) {
  Reasons& reasons = judged(notice, event.department, at);
  reasons.accepted = true;
  reasons.judgment = event.comment;
  end_drafts(notice, event.department, at);
  Department& department = department_in(notice, event.department);
  department.status = DepartmentStatus::excused;
  department.ended_at = at;
}

// The unit it named need not be notified unless that happened meanwhile.
void apply(Notice& notice, const ReasonsRejected& event, Instant at) {
  Reasons& reasons = judged(notice, event.department, at);
  reasons.judgment = event.reason;
  end_drafts(notice, event.department, at);
  notice.drafts.push_back({event.department, at, true, {}, {}});
  for (Department& one : notice.departments) {
    if (one.named_by == event.department && one.status == DepartmentStatus::to_notify) {
      one.status = DepartmentStatus::not_needed;
      one.ended_at = at;
    }
  }
}

void apply(Notice& notice, const Reported& event, Instant at) {
  Report report;
  report.document_number = event.document_number;
  report.signatory = event.signatory;
  report.statute = event.statute;
  report.departments = event.departments;
  report.reported_at = at;
  report.harm = event.report.harm;
  report.request = event.report.request;
  report.contact = event.report.contact;
  notice.reports.push_back(report);
  for (DraftReport& draft : notice.drafts) {
    const bool open = !draft.ended_at && !draft.reported_at;
    const auto& named = event.departments;
    if (open && std::find(named.begin(), named.end(), draft.department) != named.end()) {
      draft.reported_at = at;
    }
  }
}

void apply(Notice& notice, const Corrected& event, Instant) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::discovered_at:
      notice.discovered_at = *correction.instant;
      for (Department& one : notice.departments) one.owed_since = *correction.instant;
      break;
    case CorrectableField::title:
      notice.title = correction.text;
      break;
    case CorrectableField::location:
      notice.location = correction.text;
      break;
    case CorrectableField::facts:
      notice.facts = correction.text;
      break;
    case CorrectableField::danger:
      notice.danger = correction.text;
      break;
  }
}

void apply(Notice& notice, const Responded& event, Instant at) {
  Department& department = acts(notice, event.department, at);
  department.status = DepartmentStatus::responded;
  department.comment = event.comment;
}

void apply(Notice& notice, const Dispatched& event, Instant) {
  Department& department = acts(notice, event.department, event.dispatch.dispatched_at);
  department.status = DepartmentStatus::dispatched;
  department.dispatched_at = event.dispatch.dispatched_at;
  department.officers = event.dispatch.officers;
}

void apply(Notice& notice, const Arrived& event, Instant) {
  Department& department = acts(notice, event.department, event.arrived_at);
  department.status = DepartmentStatus::arrived;
  department.arrived_at = event.arrived_at;
}

void apply(Notice& notice, const HandlingReported& event, Instant) {
  Department& department = acts(notice, event.department, event.handling.handled_at);
  department.status = DepartmentStatus::handled;
  department.handled_at = event.handling.handled_at;
  department.result = event.handling.result;
  department.measures = event.handling.measures;
}

void apply(Notice& notice, const Refused& event, Instant at) {
  acts(notice, event.department, at).status = DepartmentStatus::refused;
  notice.reasons.push_back(
      {event.department, at, event.reasons, event.legal_basis, {}, {}, false, {}, {}});
}

void apply(Notice& notice, const Redirected& event, Instant at) {
  acts(notice, event.department, at).status = DepartmentStatus::refused;
  notice.reasons.push_back(
      {event.department, at, event.reasons, {}, event.proper_unit, {}, false, {}, {}});
  if (is_new(notice, event.proper_unit)) {
    notice.departments.push_back(to_notify(notice, event.proper_unit, at, event.department));
  }
}

void apply(Notice& notice, const InstructionAnswered& event, Instant at) {
  for (Instruction& one : notice.instructions) {
    if (one.department != event.department || one.answered_at) continue;
    one.answered_at = at;
    one.answer = event.answer;
  }
}

void apply(Notice& notice, const Instructed& event, Instant at) {
  for (const UnitId unit : event.departments) {
    notice.instructions.push_back({unit, at, event.instruction, event.answer_before, {}, {}});
  }
  for (Report& report : notice.reports) {
    if (!report.instructed_at && !report.ended_at) report.instructed_at = at;
  }
}

void apply(Notice& notice, const LetterRendered& event, Instant) {
  Report* report = common::letter_numbered(notice.reports, event.document_number);
  LIANDONG_CHECK(report != nullptr);
  report->digest = event.digest;
  report->size = event.size;
}

// When it happened in the world; acts that name a time of their own carry it.
Instant moment(const Event& event, const Stamp& stamp) {
  if (const auto* handled = std::get_if<HandlingReported>(&event)) {
    return handled->handling.handled_at;
  }
  return stamp.occurred_at;
}

}  // namespace

Notice evolve(const Notice* notice, const Event& event, const Stamp& stamp) {
  if (const auto* recorded = std::get_if<HazardRecorded>(&event)) {
    LIANDONG_CHECK(notice == nullptr);
    return opened(*recorded, stamp);
  }
  LIANDONG_CHECK(notice != nullptr);
  Notice next = *notice;
  std::visit([&](const auto& one) { apply(next, one, stamp.occurred_at); }, event);
  settle(next, moment(event, stamp));
  return next;
}

}  // namespace liandong::hazard_notice
