// The unit whose information it is, before it shares: recording, files, more time, giving it up.
#include "systems/common/domain/materials.hpp"
#include "systems/information_sharing/domain/clocks.hpp"
#include "systems/information_sharing/domain/decide_each.hpp"
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/sides.hpp"

#include <algorithm>

namespace liandong::information_sharing {
namespace {

constexpr std::string_view occurred = "occurred_at";

// The city says how long all extensions together may be; without a target any length will do.
std::optional<int> longest_extension(const Context& context) {
  const std::optional<Period> target = context.targets.of("information_sharing.extension");
  const bool days = target && target->kind == PeriodKind::working_days;
  return days ? std::optional(target->n) : std::nullopt;
}

bool was_shared(const SharedItem& item, const std::string& material) {
  return std::any_of(item.rounds.begin(), item.rounds.end(), [&](const Round& round) {
    return std::find(round.materials.begin(), round.materials.end(), material) !=
           round.materials.end();
  });
}

}  // namespace

// 互相通报、共享: what came into being and was not shared is owed.  [3.3.0-a, 3.3.0-b, 3.3.9-c]
Decision decide_opening(const RecordFormed& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const UnitId holder = answering_unit(acting, context.units);
  const common::Standing units = standing(context.units);
  const bool has_side =
      units.belongs_to_enforcing_unit(acting) || acting == context.units.coordinating_office();
  Checks checks;
  checks.refuse_if(!has_side, Refusal::holder_not_enforcement_unit, acting.view());
  checks.refuse_if(holder.empty(), Refusal::holder_without_legal_subject, acting.view());
  checks.refuse_if(!command.place.empty() && !context.competence.place_exists(command.place),
                   CommonRefusal::place_unknown, command.place.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(acting, context.units);
  checks.not_before(occurred, context.occurred_at, command.formed_at);
  Formed formed;
  formed.holder = holder;
  formed.holder_is_local = units.is_local(acting);
  if (acting != holder) formed.drafting_office = acting;
  formed.category = category_of(command.kind);
  formed.record = command;
  return unless_refused(checks, std::move(formed));
}

Decision decide_one(const SharedItem& item, const AttachMaterial& command, const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(item.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

// What went out once stays as it was, also after a withdrawal.
Decision decide_one(const SharedItem& item, const RemoveMaterial& command, const Context&) {
  Checks checks;
  checks.refuse_if(!common::holds_material(item.materials, command.material),
                   CommonRefusal::material_unknown, "material");
  checks.refuse_if(was_shared(item, command.material), Refusal::file_already_sent);
  return unless_refused(checks, MaterialRemoved{command.material, command.reason});
}

// 因收集、整理等原因无法于当日共享: only while the time runs, counted from its last day, and all
// extensions together no longer than the city allows. A township is not bound to the day and has
// nothing to extend.  [3.3.9-c, 3.3.9-d; D0031]
Decision decide_one(const SharedItem& item, const Extend& command, const Context& context) {
  const Instant bound =
      sharing_bound(item, item.formed_at, item.extensions.size(), context.calendar).due_before;
  const std::optional<int> longest = longest_extension(context);
  Checks checks;
  check_order(checks, item, context.occurred_at);
  checks.refuse_if(item.extensions.size() >= limits::records, CommonRefusal::too_many_records,
                   "extensions", {}, limits::records);
  checks.refuse_if(item.holder_is_local, Refusal::time_not_bound, item.holder.view());
  checks.refuse_if(context.occurred_at >= bound, Refusal::sharing_time_over, {}, bound);
  checks.refuse_if(longest && extended_by(item) + command.working_days > *longest,
                   Refusal::sharing_extension_too_long, "working_days", {}, longest.value_or(0));
  return unless_refused(checks, Extended{command});
}

// Wrongly recorded, or not to be shared: the log keeps it, and S sees the list.  [3.3.0-a; D0032]
Decision decide_one(const SharedItem& item, const Discard& command, const Context& context) {
  Checks checks;
  check_order(checks, item, context.occurred_at);
  return unless_refused(checks, Discarded{command.ground, command.reason});
}

// 更正: the old value stays in the log; the clock moves only with the head's approval, and not once
// it was judged.  [3.3.9-c]
Decision decide_one(const SharedItem& item, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::formed_at;
  const bool running = item.stage == Stage::formed || item.stage == Stage::extended;
  const std::optional<Instant> old = clock ? std::optional(item.formed_at) : std::nullopt;
  Checks checks;
  checks.refuse_if(clock && !running, CommonRefusal::clock_ended);
  checks.refuse_if(
      clock && !context.actor.roles.intersects(RoleSet{Role::head} | Role::coordinator),
      CommonRefusal::head_must_correct_clock);
  if (clock && command.instant) {
    const Instant first =
        item.extensions.empty() ? item.recorded_at : item.extensions.front().extended_at;
    checks.refuse_if(*command.instant > first, CommonRefusal::later_than_following_act, "instant",
                     first);
  }
  checks.refuse_if(clock && command.instant == old, CommonRefusal::correction_changes_nothing,
                   "instant");
  return unless_refused(checks, Corrected{command, old});
}

}  // namespace liandong::information_sharing
