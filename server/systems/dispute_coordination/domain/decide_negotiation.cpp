// 双方协商解决: from the opening to an agreement or its failure, and what S does meanwhile. [3.6-a]
#include "systems/common/domain/materials.hpp"
#include "systems/dispute_coordination/domain/decide_each.hpp"
#include "systems/dispute_coordination/domain/limits.hpp"

#include <algorithm>

namespace liandong::dispute_coordination {
namespace {

// The government of the city is what the coordinating office belongs to.
UnitId government_of(const UnitDirectory& units) {
  const std::optional<UnitFacts> office = units.find(units.coordinating_office());
  return office ? office->parent : UnitId{};
}

bool is_one_of_two(UnitId unit, UnitId opener, UnitId other) {
  return unit == opener || unit == other;
}

// A third unit named as competent is heard and must sign what binds it.  [3.6-a]
void join_if_third(std::vector<Event>& events, UnitId named, bool is_party,
                   const Context& context) {
  if (!is_party) events.emplace_back(UnitJoined{facts_of(named, context), {}});
}

void check_opening(Checks& checks, const OpenDispute& command, UnitId opener,
                   const Context& context) {
  const common::Standing units = standing(context.units);
  const UnitId acting = context.actor.unit;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting), Refusal::opener_not_enforcement_unit,
                   acting.view());
  checks.refuse_if(opener.empty(), Refusal::opener_without_legal_subject, acting.view());
  check_answerable(checks, command.other, context);
  check_answerable(checks, command.competent_unit, context);
  checks.refuse_if(command.other == opener, CommonRefusal::unit_is_own, command.other.view());
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.not_before("occurred_at", context.occurred_at, command.arose_at);
  checks.refuse_if(!is_one_of_two(command.first_discovered_by, opener, command.other),
                   Refusal::unit_not_party, command.first_discovered_by.view());
  checks.refuse_if(!command.first_filed_by.empty() &&
                       !is_one_of_two(command.first_filed_by, opener, command.other),
                   Refusal::unit_not_party, command.first_filed_by.view());
}

}  // namespace

// First to file, else the unit that first discovered, is responsible meanwhile.
// [3.6-a, L:penalty_law-25; Q9, Q10]
Decision decide_opening(const OpenDispute& command, const Context& context) {
  const UnitId opener = acting_party(context);
  Checks checks;
  check_opening(checks, command, opener, context);
  if (checks.first()) return Err{*checks.first()};

  DisputeOpened opened;
  opened.opener = facts_of(opener, context);
  opened.other = facts_of(command.other, context);
  opened.kind = command.competent_unit == opener ? DisputeKind::positive : DisputeKind::negative;
  opened.outside_notice = opened.opener.local == opened.other.local;
  opened.coordinating_office = context.units.coordinating_office();
  opened.government = government_of(context.units);
  if (!command.item.empty()) {
    const CompetenceAnswer answer =
        context.competence.competent_unit(command.item, command.place, local_day(command.arose_at));
    opened.registered_unit = answer.unit;
    opened.list_version = answer.list_version;
  }
  opened.interim_unit =
      command.first_filed_by.empty() ? command.first_discovered_by : command.first_filed_by;
  opened.opening = command;
  std::vector<Event> events{opened};
  join_if_third(events, command.competent_unit,
                is_one_of_two(command.competent_unit, opener, command.other), context);
  return events;
}

Decision decide_one(const Dispute& dispute, const StatePosition& command, const Context& context) {
  const bool third = party_of(dispute, command.competent_unit) == nullptr;
  Checks checks;
  check_order(checks, dispute, context);
  check_answerable(checks, command.competent_unit, context);
  checks.refuse_if(third && dispute.parties.size() >= limits::parties,
                   CommonRefusal::too_many_records, "parties", {}, limits::parties);
  check_party(checks, dispute, context);
  if (checks.first()) return Err{*checks.first()};
  std::vector<Event> events{PositionStated{acting_party(context), command}};
  join_if_third(events, command.competent_unit, !third, context);
  return events;
}

// Talks have failed only when every party has said what it wants.  [3.6-a]
Decision decide_one(const Dispute& dispute, const RecordNegotiation& command,
                    const Context& context) {
  const auto silent = std::find_if(dispute.parties.begin(), dispute.parties.end(),
                                   [](const Party& party) { return party.positions.empty(); });
  const bool failed = command.result == NegotiationResult::failed;
  Checks checks;
  checks.not_before("held_at", command.held_at, dispute.arose_at);
  checks.refuse_if(dispute.negotiations.size() >= limits::records, CommonRefusal::too_many_records,
                   "negotiations", {}, limits::records);
  check_party(checks, dispute, context);
  checks.refuse_if(failed && silent != dispute.parties.end(), Refusal::position_missing,
                   silent == dispute.parties.end() ? std::string_view{} : silent->unit.view());
  return unless_refused(checks, NegotiationRecorded{acting_party(context), command});
}

// To be settled among the parties at any time before the decision.  [3.6-a]
Decision decide_one(const Dispute& dispute, const ProposeAgreement& command,
                    const Context& context) {
  Checks checks;
  check_order(checks, dispute, context);
  check_signature(checks, context);
  check_party(checks, dispute, context);
  checks.refuse_if(party_of(dispute, command.responsible_unit) == nullptr, Refusal::unit_not_party,
                   command.responsible_unit.view());
  return unless_refused(checks, AgreementProposed{acting_party(context), command});
}

Decision decide_one(const Dispute& dispute, const SignAgreement&, const Context& context) {
  const UnitId unit = acting_party(context);
  const Party* party = party_of(dispute, unit);
  Checks checks;
  checks.refuse_if(!dispute.agreement, Refusal::agreement_missing);
  checks.refuse_if(dispute.agreement && party != nullptr && party->signed_at,
                   Refusal::already_signed, unit.view());
  check_order(checks, dispute, context);
  if (dispute.agreement) {
    checks.not_before("occurred_at", context.occurred_at, dispute.agreement->proposed_at);
  }
  check_signature(checks, context);
  check_party(checks, dispute, context);
  if (checks.first()) return Err{*checks.first()};
  std::vector<Event> events{AgreementSigned{unit}};
  const bool last =
      std::all_of(dispute.parties.begin(), dispute.parties.end(),
                  [&](const Party& one) { return one.unit == unit || one.signed_at.has_value(); });
  if (last) events.emplace_back(Agreed{dispute.agreement->responsible_unit});
  return events;
}

Decision decide_one(const Dispute& dispute, const Coordinate& command, const Context&) {
  Checks checks;
  checks.not_before("held_at", command.held_at, dispute.arose_at);
  checks.refuse_if(dispute.coordinations.size() >= limits::records, CommonRefusal::too_many_records,
                   "coordinations", {}, limits::records);
  return unless_refused(checks, CoordinationRecorded{command});
}

Decision decide_one(const Dispute& dispute, const JoinUnit& command, const Context& context) {
  Checks checks;
  checks.refuse_if(party_of(dispute, command.unit) != nullptr, Refusal::already_party,
                   command.unit.view());
  check_answerable(checks, command.unit, context);
  check_order(checks, dispute, context);
  checks.refuse_if(dispute.parties.size() >= limits::parties, CommonRefusal::too_many_records,
                   "parties", {}, limits::parties);
  return unless_refused(checks, UnitJoined{facts_of(command.unit, context), command.reason});
}

// S may name another unit than the rule does.  [3.6-a; Q9]
Decision decide_one(const Dispute& dispute, const AssignInterim& command, const Context& context) {
  const Interim& current = dispute.interims.back();
  Checks checks;
  checks.refuse_if(command.unit == current.unit, Refusal::already_interim, command.unit.view());
  check_answerable(checks, command.unit, context);
  checks.not_before("occurred_at", context.occurred_at,
                    std::max(current.since, dispute.stage_since));
  return unless_refused(checks, InterimAssigned{command.unit, command.reason});
}

// Who refused the case takes it; who claimed it leaves it to the other.  [3.6-a]
Decision decide_one(const Dispute& dispute, const Withdraw& command, const Context& context) {
  const bool claimed = dispute.kind == DisputeKind::positive;
  Checks checks;
  check_order(checks, dispute, context);
  return unless_refused(checks, Withdrawn{command.reason, dispute.parties[claimed ? 1 : 0].unit});
}

Decision decide_one(const Dispute& dispute, const AttachMaterial& command, const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(dispute.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

// 更正: the clock moves with the head's approval, as long as nothing was judged by it.  [3.6-a]
Decision decide_one(const Dispute& dispute, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::arose_at;
  const Instant instant = command.instant.value_or(Instant{});
  Checks checks;
  checks.refuse_if(clock && (dispute.submit_duties.size() > 1 || !dispute.submissions.empty()),
                   CommonRefusal::clock_ended);
  checks.refuse_if(clock && !context.actor.roles.has(Role::head),
                   CommonRefusal::head_must_correct_clock);
  checks.refuse_if(clock && instant > dispute.opened_at, CommonRefusal::later_than_following_act,
                   "instant", dispute.opened_at);
  checks.refuse_if(clock && instant == dispute.arose_at, CommonRefusal::correction_changes_nothing,
                   "instant");
  return unless_refused(checks,
                        Corrected{command, clock ? std::optional(dispute.arose_at) : std::nullopt});
}

}  // namespace liandong::dispute_coordination
