// The requesting unit: the need, the letter, taking it back, taking the evidence into the case.
#include "systems/common/domain/materials.hpp"
#include "systems/enforcement_assistance/domain/decide_each.hpp"
#include "systems/enforcement_assistance/domain/limits.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {
namespace {

constexpr std::string_view occurred = "occurred_at";

// To a unit that enforces, can answer in its own name and has not declined.  [3.5.1-a, 3.5.3-b]
void check_receiver(Checks& checks, const Assistance& assistance, UnitId receiver,
                    const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(receiver);
  units.check_receiver(checks, receiver);
  checks.refuse_if(sends(assistance, receiver), CommonRefusal::unit_is_own, receiver.view());
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::receiver_not_enforcement_unit,
                   receiver.view());
  checks.refuse_if(assistance.stage == Stage::declined &&
                       receiver == enforcement_assistance::receiver(assistance),
                   Refusal::unit_has_declined, receiver.view());
}

// Nothing of the case lies before the need; a new letter lies after what ended the one before.
void check_time_of_request(Checks& checks, const Assistance& assistance, const Context& context) {
  checks.not_before(occurred, context.occurred_at, owed_since(assistance));
  if (!assistance.rounds.empty() && assistance.rounds.back().withdrawn_at) {
    checks.not_before(occurred, context.occurred_at, *assistance.rounds.back().withdrawn_at);
  }
}

bool is_material_of_sender(MaterialKind kind) { return kind == MaterialKind::case_material; }

}  // namespace

// The need is the requester's; the office that drafts stands where its unit stands.  [3.5.1-a]
Decision decide_opening(const RecordNeed& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId requester = units.responsible_unit(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting),
                   Refusal::requester_not_enforcement_unit, acting.view());
  checks.refuse_if(requester.empty(), Refusal::requester_without_legal_subject, acting.view());
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(acting, context.units);
  checks.active_unit(command.expected_unit, context.units);
  checks.refuse_if(!command.expected_unit.empty() &&
                       (command.expected_unit == requester || command.expected_unit == acting),
                   CommonRefusal::unit_is_own, command.expected_unit.view());
  NeedRecorded recorded;
  recorded.requester = requester;
  recorded.requester_is_local = units.is_local(acting);
  if (acting != requester) recorded.drafting_office = acting;
  recorded.need = command;
  return unless_refused(checks, recorded);
}

Decision decide_one(const Assistance& assistance, const DropNeed& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, owed_since(assistance));
  check_after_letter(checks, assistance, context.occurred_at);
  return unless_refused(checks, NeedDropped{command.reason});
}

// Who asks adds to the case, who assists adds evidence; at the letter the list is frozen.
Decision decide_one(const Assistance& assistance, const AttachMaterial& command,
                    const Context& context) {
  const bool sending = sends(assistance, context.actor.unit);
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(assistance.materials.size() >= limits::materials,
                   CommonRefusal::too_many_records, "materials", {}, limits::materials);
  checks.refuse_if(sending != is_material_of_sender(command.kind), Refusal::material_not_yours,
                   "kind");
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

Decision decide_one(const Assistance& assistance, const RemoveMaterial& command,
                    const Context& context) {
  const bool sending = sends(assistance, context.actor.unit);
  const auto material =
      std::find_if(assistance.materials.begin(), assistance.materials.end(),
                   [&](const Material& one) { return one.id == command.material; });
  const bool known = material != assistance.materials.end();
  Checks checks;
  checks.refuse_if(!known, CommonRefusal::material_unknown, "material");
  checks.refuse_if(known && sending != is_material_of_sender(material->kind),
                   Refusal::material_not_yours, "material");
  checks.refuse_if(was_sent(assistance, command.material), Refusal::material_already_sent);
  return unless_refused(checks, MaterialRemoved{command.material, command.reason});
}

// 书面函告: late is recorded and shown, never refused.  [3.5.1-a, 3.5.2-a]
Decision decide_one(const Assistance& assistance, const Request& command, const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  const common::Standing units = standing(context.units);
  const bool archives = assistance.kind == NeedKind::archives;
  Checks checks;
  check_time_of_request(checks, assistance, context);
  checks.refuse_if(assistance.rounds.size() >= limits::records, CommonRefusal::too_many_records,
                   "letters", {}, limits::records);
  checks.refuse_if(archives && command.on_site, Refusal::nothing_to_determine, "on_site");
  units.check_signatory(checks, signatory, sends(assistance, signatory), context.actor);
  check_receiver(checks, assistance, command.receiver, context);
  checks.refuse_if(!command.redaction_confirmed, Refusal::redaction_not_confirmed,
                   "redaction_confirmed");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
  if (checks.first()) return Err{*checks.first()};
  Requested event;
  event.document_number = context.numbers.next(signatory, "assistance_request",
                                               civil(local_day(context.occurred_at)).year);
  event.receiver = command.receiver;
  event.receiver_is_local = units.is_local(command.receiver);
  event.signatory = signatory;
  event.statute = units.statute_of(signatory);
  event.on_site = command.on_site;
  event.contact = command.contact;
  event.personal_data_found = context.personal_data_found;
  event.materials = unsent(assistance, {MaterialKind::case_material});
  if (archives) event.archive_request = std::string(context.fresh_id);
  return std::vector<Event>{event};
}

// Before receipt only; the original clock runs on and the number stays void.  [3.5.1-a]
Decision decide_one(const Assistance& assistance, const Withdraw& command, const Context& context) {
  const Round& round = assistance.rounds.back();
  Checks checks;
  checks.refuse_if(round.received_at.has_value(), Refusal::withdrawal_after_receipt);
  check_after_letter(checks, assistance, context.occurred_at);
  const auto letter =
      std::find_if(assistance.letters.rbegin(), assistance.letters.rend(),
                   [](const Letter& one) { return one.kind == LetterKind::request; });
  return unless_refused(checks, Withdrawn{letter->document_number, command.reason});
}

// 作为实施行政处罚的证据: what was handed over becomes the list of evidence.  [3.5.1-c]
Decision decide_one(const Assistance& assistance, const TakeIntoCase& command,
                    const Context& context) {
  const auto& requests = assistance.archive_requests;
  const bool outstanding =
      std::any_of(requests.begin(), requests.end(),
                  [](const ArchiveRequest& request) { return is_open(request); });
  Checks checks;
  checks.not_before(occurred, context.occurred_at,
                    round_in_force(assistance)->replied_at.value_or(Instant{}));
  for (const ArchiveRequest& request : requests) {
    checks.not_before(occurred, context.occurred_at, request.provided_at.value_or(Instant{}));
  }
  checks.refuse_if(outstanding, Refusal::archives_outstanding);
  checks.refuse_if(assistance.case_number.empty() && command.case_number.empty(),
                   Refusal::case_number_missing, "case_number");
  TakenIntoCase event;
  event.case_number = command.case_number.empty() ? assistance.case_number : command.case_number;
  event.comment = command.comment;
  for (const Material& material : assistance.materials) {
    if (!is_material_of_sender(material.kind) && was_sent(assistance, material.id)) {
      event.evidence.push_back(material.id);
    }
  }
  return unless_refused(checks, event);
}

// 更正: the old value stays in the log; the clock moves only with the head's approval.  [3.5.1-a]
Decision decide_one(const Assistance& assistance, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::need_found_at;
  const std::optional<Instant> old = clock ? std::optional(assistance.need_found_at) : std::nullopt;
  Checks checks;
  checks.refuse_if(clock && closed(assistance), CommonRefusal::clock_ended);
  checks.refuse_if(clock && !context.actor.roles.has(Role::head),
                   CommonRefusal::head_must_correct_clock);
  if (clock && command.instant && !assistance.rounds.empty()) {
    const Instant first = assistance.rounds.front().requested_at;
    checks.refuse_if(*command.instant > first, CommonRefusal::later_than_following_act, "instant",
                     first);
  }
  checks.refuse_if(clock && command.instant == old, CommonRefusal::correction_changes_nothing,
                   "instant");
  return unless_refused(checks, Corrected{command, old});
}

}  // namespace liandong::enforcement_assistance
