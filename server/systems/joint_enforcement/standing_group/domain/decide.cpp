// What may be done with a standing group: fields, then one function per command.
#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/joint_enforcement/standing_group/domain/decide_each.hpp"
#include "systems/joint_enforcement/standing_group/domain/limits.hpp"

#include <algorithm>

namespace liandong::standing_group {
namespace {

constexpr std::string_view occurred = "occurred_at";

common::Standing standing(const UnitDirectory& units) { return {units, "standing_group"}; }

template <class... Events>
Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

// A unit that enforces, or the coordinating office.  [3.4.1-a]
UnitId founder_of(const Context& context) {
  const UnitId acting = context.actor.unit;
  const UnitId office = context.units.coordinating_office();
  const std::optional<UnitFacts> facts = context.units.find(acting);
  if (acting == office || (facts && facts->parent == office)) return office;
  return standing(context.units).responsible_unit(acting);
}

void check_members(Checks& checks, const std::vector<UnitId>& members, const Context& context) {
  for (const UnitId unit : members) standing(context.units).check_receiver(checks, unit);
}

bool holds(const std::vector<UnitId>& units, UnitId unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

void check_units(Checks& checks, const std::vector<UnitId>& units) {
  checks.length("members", units.size(), 1, limits::members);
  checks.refuse_if(holds(units, UnitId{}), CommonRefusal::field_required, "members");
  std::vector<UnitId> sorted = units;
  std::sort(sorted.begin(), sorted.end());
  checks.refuse_if(std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end(),
                   CommonRefusal::list_entry_repeated, "members");
}

void shape(Checks& checks, const FoundGroup& command, const Context&) {
  checks.required("title", command.title, limits::title);
  checks.required("purpose", command.purpose, limits::reason);
  check_units(checks, command.members);
  checks.number("period_days", command.period_days, 0, limits::period_days);
}

void shape(Checks& checks, const ChangeMembers& command, const Context&) {
  check_units(checks, command.members);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ChangeConvener& command, const Context&) {
  checks.refuse_if(command.convener.empty(), CommonRefusal::field_required, "convener");
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ChangePeriod& command, const Context&) {
  checks.number("period_days", command.period_days, 0, limits::period_days);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordMeeting& command, const Context& context) {
  checks.required("held_at", command.held_at, context);
}

void shape(Checks& checks, const Dissolve& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

Decision decide_opening(const FoundGroup& command, const Context& context) {
  const UnitId founder = founder_of(context);
  const UnitId convener = command.convener.empty() ? founder : command.convener;
  Checks checks;
  checks.refuse_if(founder.empty(), Refusal::founder_not_entitled, context.actor.unit.view());
  checks.active_unit(context.actor.unit, context.units);
  check_members(checks, command.members, context);
  checks.refuse_if(holds(command.members, founder), CommonRefusal::unit_is_own, founder.view());
  checks.refuse_if(convener != founder && !holds(command.members, convener),
                   Refusal::convener_not_member, convener.view());
  return unless_refused(checks, GroupFounded{founder, convener, command});
}

Decision decide_one(const Group& group, const ChangeMembers& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, group.founded_at);
  check_members(checks, command.members, context);
  checks.refuse_if(!holds(command.members, group.convener), Refusal::convener_not_member,
                   group.convener.view());
  return unless_refused(checks, MembersChanged{command.members, command.reason});
}

Decision decide_one(const Group& group, const ChangeConvener& command, const Context& context) {
  Checks checks;
  checks.refuse_if(command.convener == group.convener, Refusal::already_convener,
                   command.convener.view());
  checks.not_before(occurred, context.occurred_at, group.meetings.back().owed_since);
  checks.active_unit(command.convener, context.units);
  checks.refuse_if(group.meetings.size() >= limits::meetings, CommonRefusal::too_many_records,
                   "meetings", {}, limits::meetings);
  checks.refuse_if(!is_member(group, command.convener), Refusal::convener_not_member,
                   command.convener.view());
  return unless_refused(checks, ConvenerChanged{command.convener, command.reason});
}

Decision decide_one(const Group& group, const ChangePeriod& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, group.founded_at);
  checks.refuse_if(command.period_days == group.period_days,
                   CommonRefusal::correction_changes_nothing, "period_days");
  return unless_refused(checks, PeriodChanged{command.period_days, command.reason});
}

// The meeting that was owed was held; the next one is owed from there.  [3.4.1-e]
Decision decide_one(const Group& group, const RecordMeeting& command, const Context&) {
  const bool known =
      std::any_of(group.meetings.begin(), group.meetings.end(), [&](const OwedMeeting& one) {
        return !command.origin.empty() && one.origin == command.origin;
      });
  Checks checks;
  checks.refuse_if(known, Refusal::meeting_already_recorded);
  checks.not_before("held_at", command.held_at, group.meetings.back().owed_since);
  checks.refuse_if(group.meetings.size() >= limits::meetings, CommonRefusal::too_many_records,
                   "meetings", {}, limits::meetings);
  return unless_refused(checks, MeetingHeld{command.held_at, command.origin});
}

Decision decide_one(const Group& group, const Dissolve& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, group.meetings.back().owed_since);
  return unless_refused(checks, GroupDissolved{command.reason});
}

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

Decision decide(const Group* group, const Command& command, const Context& context) {
  return common::judge<FoundGroup, Decision, Checks>(group, command, context, permissions());
}

}  // namespace liandong::standing_group
