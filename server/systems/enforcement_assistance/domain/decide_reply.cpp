// The assisting unit: receipt, more time, the opinion, or a decline and what S makes of it.
#include "systems/enforcement_assistance/domain/clocks.hpp"
#include "systems/enforcement_assistance/domain/decide_each.hpp"
#include "systems/enforcement_assistance/domain/limits.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {
namespace {

// The city says how long one announcement may be; without a target any length may be announced.
std::optional<int> longest_extension(const Context& context) {
  const std::optional<Period> target = context.targets.of("enforcement_assistance.extension");
  const bool days = target && target->kind == PeriodKind::working_days;
  return days ? std::optional(target->n) : std::nullopt;
}

bool has_evidence(const Assistance& assistance) {
  return std::any_of(assistance.materials.begin(), assistance.materials.end(),
                     [](const Material& material) {
                       return material.kind == MaterialKind::evidence ||
                              material.kind == MaterialKind::scene_record;
                     });
}

// Signed in the name of the unit that was asked.  [3.1.3-a, 3.1.3-b]
void check_answerer(Checks& checks, const Assistance& assistance, UnitId signatory,
                    const Context& context) {
  standing(context.units)
      .check_signatory(checks, signatory, signatory == receiver(assistance), context.actor);
}

std::string next_number(UnitId signatory, const Context& context) {
  return context.numbers.next(signatory, "assistance_reply",
                              civil(local_day(context.occurred_at)).year);
}

}  // namespace

void check_after_letter(Checks& checks, const Assistance& assistance, Instant at) {
  const Round* round = round_in_force(assistance);
  if (round == nullptr) return;
  Instant last = round->requested_at;
  if (!round->extensions.empty()) last = std::max(last, round->extensions.back().announced_at);
  if (!round->declines.empty()) {
    last = std::max(last, round->declines.back().overruled_at.value_or(last));
  }
  for (const Visit& visit : assistance.visits)
    last = std::max(last, visit.handled_at.value_or(last));
  checks.not_before("occurred_at", at, last);
}

std::vector<std::string> unsent(const Assistance& assistance,
                                std::initializer_list<MaterialKind> kinds) {
  std::vector<std::string> ids;
  for (const Material& material : assistance.materials) {
    const bool wanted = std::find(kinds.begin(), kinds.end(), material.kind) != kinds.end();
    if (wanted && !was_sent(assistance, material.id)) ids.push_back(material.id);
  }
  return ids;
}

// Custody moves; the clock of the reply has run since the letter arrived.  [3.5.1-b]
Decision decide_one(const Assistance& assistance, const Receive&, const Context& context) {
  const Round& round = assistance.rounds.back();
  Checks checks;
  checks.refuse_if(round.received_at.has_value(), Refusal::already_received);
  checks.not_before("occurred_at", context.occurred_at, round.requested_at);
  return unless_refused(checks, Received{});
}

// 应事先告知: only before the time is over, counted from its last day; again only with the deputy
// head's approval.  [3.5.2-b, 3.5.2-c; Q18]
Decision decide_one(const Assistance& assistance, const AnnounceExtension& command,
                    const Context& context) {
  const Round& round = assistance.rounds.back();
  const DutyClock clock = reply_clock(round, round.extensions.size());
  const Instant bound = read(clock, context.calendar).due->due_before;
  const std::optional<int> longest = longest_extension(context);
  const bool approved = !command.approved_by.empty() && context.actor.roles.has(Role::head);
  Checks checks;
  check_after_letter(checks, assistance, context.occurred_at);
  checks.refuse_if(round.extensions.size() >= limits::records, CommonRefusal::too_many_records,
                   "extensions", {}, limits::records);
  checks.refuse_if(assistance.kind == NeedKind::archives, Refusal::nothing_to_determine);
  checks.refuse_if(context.occurred_at >= bound, Refusal::extension_after_expiry, {}, bound);
  checks.refuse_if(longest && command.working_days > *longest, Refusal::extension_too_long,
                   "working_days", {}, longest.value_or(0));
  checks.refuse_if(!round.extensions.empty() && !approved, Refusal::extension_needs_approval,
                   "approved_by");
  return unless_refused(checks, ExtensionAnnounced{command.ground, command.working_days,
                                                   command.reason, command.approved_by});
}

// 书面意见和相关证据材料: late is recorded and shown, never refused.  [3.5.1-b, 3.5.1-c]
Decision decide_one(const Assistance& assistance, const Reply& command, const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  Checks checks;
  check_after_letter(checks, assistance, context.occurred_at);
  checks.refuse_if(assistance.kind == NeedKind::archives, Refusal::nothing_to_determine);
  checks.refuse_if(!has_evidence(assistance) && command.no_evidence_reason.empty(),
                   Refusal::evidence_missing);
  check_answerer(checks, assistance, signatory, context);
  if (checks.first()) return Err{*checks.first()};
  Replied event;
  event.document_number = next_number(signatory, context);
  event.signatory = signatory;
  event.statute = standing(context.units).statute_of(signatory);
  event.reply = command;
  event.materials = unsent(assistance, {MaterialKind::evidence, MaterialKind::scene_record});
  return std::vector<Event>{event};
}

// For lack of power only: the command has no other ground, and names the unit that has it.
// [3.5.3-b, L:penalty_law-26; Q19]
Decision decide_one(const Assistance& assistance, const Decline& command, const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  Checks checks;
  check_after_letter(checks, assistance, context.occurred_at);
  checks.active_unit(command.competent_unit, context.units);
  checks.refuse_if(command.competent_unit == receiver(assistance), CommonRefusal::unit_is_own,
                   command.competent_unit.view());
  check_answerer(checks, assistance, signatory, context);
  if (checks.first()) return Err{*checks.first()};
  Declined event;
  event.document_number = next_number(signatory, context);
  event.signatory = signatory;
  event.statute = standing(context.units).statute_of(signatory);
  event.decline = command;
  return std::vector<Event>{event};
}

// 不得推诿: S holds that the unit has the power; the letter stands with its original clock.
// [3.5.3-b]
Decision decide_one(const Assistance& assistance, const OverruleDecline& command,
                    const Context& context) {
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at,
                    assistance.rounds.back().declines.back().declined_at);
  DeclineOverruled event{command.reason, {}};
  if (assistance.kind == NeedKind::archives) event.archive_request = std::string(context.fresh_id);
  return unless_refused(checks, event);
}

}  // namespace liandong::enforcement_assistance
