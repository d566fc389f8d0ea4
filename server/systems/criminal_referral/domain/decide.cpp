// The two ways a matter is opened, and what all stages have in common: files, corrections, rendered
// letters.
#include "systems/common/domain/materials.hpp"
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

#include <algorithm>

namespace liandong::criminal_referral {
namespace {

constexpr std::string_view occurred = "occurred_at";
constexpr int office_depth_max = 8;

bool sends_back(const UnitFacts& facts) {
  return facts.legal_subject &&
         (facts.kind == UnitKind::public_security_organ || facts.kind == UnitKind::procuratorate);
}

/// The police or procuratorate the unit is or belongs to; empty if it is none.
UnitId judicial_organ(UnitId unit, const UnitDirectory& units) {
  std::optional<UnitFacts> facts = units.find(unit);
  for (int depth = 0; facts && depth < office_depth_max; ++depth) {
    if (sends_back(*facts)) return facts->id;
    if (facts->parent.empty()) return {};
    facts = units.find(facts->parent);
  }
  return {};
}

template <class Opening>
void check_place_and_item(Checks& checks, const Opening& command, const Context& context) {
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(context.actor.unit, context.units);
}

// What rests on the time of the suspicion, or on the way back of the decision not to prosecute.
std::optional<Instant> first_act(const Referral& r) {
  std::optional<Instant> first;
  const auto take = [&](std::optional<Instant> at) {
    if (at && (!first || *at < *first)) first = at;
  };
  take(r.task_force_at);
  if (!r.checks.empty()) take(r.checks.front().checked_at);
  if (!r.reports.empty()) take(r.reports.front().submitted_at);
  if (!r.back_rounds.empty()) take(r.back_rounds.front().sent_at);
  return first;
}

}  // namespace

std::string next_number(UnitId signatory, std::string_view kind, const Context& context) {
  return context.numbers.next(signatory, kind, civil(local_day(context.occurred_at)).year);
}

void check_time(Checks& checks, const Referral& referral, const Context& context) {
  checks.not_before(occurred, context.occurred_at,
                    std::max(referral.arose_at, referral.last_step_at));
}

std::vector<std::string> unsent(const Referral& referral) {
  std::vector<std::string> ids;
  for (const Material& material : referral.materials) {
    if (material.kind != MaterialKind::reply_document && !was_sent(referral, material.id)) {
      ids.push_back(material.id);
    }
  }
  return ids;
}

Decision decide(const Referral* referral, const Command& command, const Context& context) {
  if (const auto* back = std::get_if<RecordUnprosecuted>(&command);
      back != nullptr && referral == nullptr) {
    Checks checks;
    checks.not_after_now(occurred, context.occurred_at, context);
    check_shape(checks, command, context);
    if (checks.first()) return Err{*checks.first()};
    return decide_opening(*back, context);
  }
  return common::judge<RecordSuspicion, Decision, Checks>(referral, command, context,
                                                          permissions());
}

Decision decide_one(const Referral&, const RecordUnprosecuted&, const Context&) {
  return Err{common::rejection(common::code_of(1700, CommonRefusal::not_in_this_stage),
                               RecordUnprosecuted::name)};
}

// The suspicion is the unit's that answers for it; the office that drafts stands where its unit
// stands.  [3.7-c]
Decision decide_opening(const RecordSuspicion& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId sender = units.responsible_unit(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting), Refusal::sender_not_enforcement_unit,
                   acting.view());
  checks.refuse_if(sender.empty(), Refusal::sender_without_legal_subject, acting.view());
  check_place_and_item(checks, command, context);
  SuspicionRecorded recorded;
  recorded.sender = sender;
  if (acting != sender) recorded.drafting_office = acting;
  recorded.suspicion = command;
  return unless_refused(checks, recorded);
}

// 不追究刑事责任但应当给予行政处罚: by police or procuratorate.  [L:order_310-13, 3.7-e]
Decision decide_opening(const RecordUnprosecuted& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const UnitId organ = judicial_organ(acting, context.units);
  Checks checks;
  checks.refuse_if(organ.empty(), Refusal::not_a_judicial_organ, acting.view());
  check_place_and_item(checks, command, context);
  UnprosecutedRecorded recorded;
  recorded.organ = organ;
  if (acting != organ) recorded.drafting_office = acting;
  recorded.unprosecuted = command;
  return unless_refused(checks, recorded);
}

// Who sends adds what the letter carries, who answers a document of its own.
Decision decide_one(const Referral& referral, const AttachMaterial& command,
                    const Context& context) {
  const bool sending = sends(referral, context.actor.unit);
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(referral.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  checks.refuse_if(sending == (command.kind == MaterialKind::reply_document),
                   Refusal::material_not_yours, "kind");
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

Decision decide_one(const Referral& referral, const RemoveMaterial& command,
                    const Context& context) {
  const auto material =
      std::find_if(referral.materials.begin(), referral.materials.end(),
                   [&](const Material& one) { return one.id == command.material; });
  const bool known = material != referral.materials.end();
  Checks checks;
  checks.refuse_if(!known, CommonRefusal::material_unknown, "material");
  checks.refuse_if(was_sent(referral, command.material), Refusal::material_already_sent);
  checks.refuse_if(known && material->added_by != context.actor.unit, Refusal::material_not_yours,
                   "material");
  return unless_refused(checks, MaterialRemoved{command.material, command.reason});
}

// 更正: the old value stays in the log; the clock moves only with the head's approval.
Decision decide_one(const Referral& referral, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::suspected_at;
  const std::optional<Instant> old = clock ? std::optional(referral.arose_at) : std::nullopt;
  Checks checks;
  checks.refuse_if(clock && closed(referral), CommonRefusal::clock_ended);
  checks.refuse_if(clock && !context.actor.roles.has(Role::head),
                   CommonRefusal::head_must_correct_clock);
  const std::optional<Instant> following = first_act(referral);
  if (clock && command.instant && following) {
    checks.refuse_if(*command.instant > *following, CommonRefusal::later_than_following_act,
                     "instant", *following);
  }
  checks.refuse_if(clock && command.instant == old, CommonRefusal::correction_changes_nothing,
                   "instant");
  return unless_refused(checks, Corrected{command, old});
}

Decision decide_one(const Referral& referral, const RecordRenderedLetter& command, const Context&) {
  Checks checks;
  common::check_rendered(checks, referral.letters, command);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::criminal_referral
