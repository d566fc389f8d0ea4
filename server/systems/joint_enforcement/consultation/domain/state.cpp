#include "systems/joint_enforcement/consultation/domain/meeting.hpp"

#include <algorithm>

namespace liandong::consultation {

const Participant* participant_of(const Meeting& meeting, UnitId unit) {
  const auto found = std::find_if(meeting.participants.begin(), meeting.participants.end(),
                                  [&](const Participant& one) { return one.unit == unit; });
  return found == meeting.participants.end() ? nullptr : &*found;
}

const Task* task_of(const Meeting& meeting, std::string_view id) {
  const auto found = std::find_if(meeting.tasks.begin(), meeting.tasks.end(),
                                  [&](const Task& one) { return one.id == id; });
  return found == meeting.tasks.end() ? nullptr : &*found;
}

bool is_open(const Task& task) { return !task.reported_at && !task.dropped_at; }

bool awaits_confirmation(const Task& task) {
  return task.reported_at && !task.confirmed_at && !task.returned_at;
}

// Who convened it follows it to the last task.  [3.4.1-e]
UnitId custodian(const Meeting& meeting) { return meeting.convener; }

bool convenes(const Meeting& meeting, UnitId unit) {
  return !unit.empty() && (unit == meeting.convener || unit == meeting.drafting_office);
}

bool closed(const Meeting& meeting) {
  return meeting.stage == Stage::cancelled ||
         (meeting.stage == Stage::resolved &&
          std::none_of(meeting.tasks.begin(), meeting.tasks.end(), is_open));
}

}  // namespace liandong::consultation
