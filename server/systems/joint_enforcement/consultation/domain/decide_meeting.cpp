// The meeting itself: notice, topics, who came, minutes.
#include "systems/common/domain/materials.hpp"
#include "systems/joint_enforcement/consultation/domain/decide_each.hpp"
#include "systems/joint_enforcement/consultation/domain/limits.hpp"

namespace liandong::consultation {
namespace {

constexpr std::string_view occurred = "occurred_at";

// In whose name a meeting is convened: a unit that enforces, or the coordinating office.  [3.4.1-a]
UnitId convener_of(const Context& context) {
  const UnitId acting = context.actor.unit;
  if (acting == context.units.coordinating_office()) return acting;
  const std::optional<UnitFacts> facts = context.units.find(acting);
  if (facts && facts->parent == context.units.coordinating_office()) return facts->parent;
  return standing(context.units).responsible_unit(acting);
}

/// The participant in whose name the actor acts, or null.
const Participant* acting_participant(const Meeting& meeting, const Context& context) {
  if (const Participant* own = participant_of(meeting, context.actor.unit)) return own;
  const std::optional<UnitFacts> facts = context.units.find(context.actor.unit);
  return facts ? participant_of(meeting, facts->parent) : nullptr;
}

}  // namespace

// 定期召开，也可即时安排召开; a special meeting is the township's to call.  [3.4.1-e, 3.4.2-a]
Decision decide_opening(const Convene& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId convener = convener_of(context);
  Checks checks;
  checks.refuse_if(convener.empty(), Refusal::convener_not_entitled, acting.view());
  checks.refuse_if(command.kind == MeetingKind::special && !units.is_local(acting),
                   Refusal::special_meeting_by_township, acting.view());
  checks.active_unit(acting, context.units);
  for (const UnitId unit : command.units) {
    units.check_receiver(checks, unit);
    checks.refuse_if(unit == convener || unit == acting, CommonRefusal::unit_is_own, unit.view());
  }
  Convened event;
  event.convener = convener;
  if (acting != convener) event.drafting_office = acting;
  event.coordinating_office = context.units.coordinating_office();
  event.meeting = command;
  return unless_refused(checks, event);
}

Decision decide_one(const Meeting& meeting, const Reschedule& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, meeting.convened_at);
  return unless_refused(checks, Rescheduled{command});
}

Decision decide_one(const Meeting& meeting, const Cancel& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, meeting.convened_at);
  return unless_refused(checks, Cancelled{command.reason});
}

// Held when it was held, whether that was when it was called for or not.  [3.4.1-e]
Decision decide_one(const Meeting& meeting, const RecordMinutes& command, const Context&) {
  Checks checks;
  checks.not_before("held_at", command.held_at, meeting.convened_at);
  return unless_refused(checks, MinutesRecorded{command.held_at, command.minutes, meeting.group});
}

// What happened and when stays as it was; what was written down wrongly is set right.
Decision decide_one(const Meeting& meeting, const Correct& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, meeting.convened_at);
  return unless_refused(checks, Corrected{command});
}

// Everybody who takes part may put something on the agenda.  [3.4.1-b, 3.4.1-c, 3.4.1-d]
Decision decide_one(const Meeting& meeting, const AddTopic& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, meeting.convened_at);
  checks.refuse_if(meeting.topics.size() >= limits::all_topics, CommonRefusal::too_many_records,
                   "topics", {}, limits::all_topics);
  return unless_refused(checks, TopicAdded{context.actor.unit, {command.kind, command.content}});
}

Decision decide_one(const Meeting& meeting, const SignIn& command, const Context& context) {
  const Participant* participant = acting_participant(meeting, context);
  Checks checks;
  checks.refuse_if(participant != nullptr && participant->signed_in_at.has_value(),
                   Refusal::already_signed_in);
  checks.not_before(occurred, context.occurred_at, meeting.convened_at);
  checks.refuse_if(participant == nullptr, Refusal::unit_not_invited, context.actor.unit.view());
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{SignedIn{participant->unit, command.attendees}};
}

Decision decide_one(const Meeting& meeting, const AttachMaterial& command, const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(meeting.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

}  // namespace liandong::consultation
