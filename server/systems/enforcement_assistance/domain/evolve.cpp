// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {
namespace {

Assistance opened(const NeedRecorded& event, const Stamp& stamp) {
  const RecordNeed& need = event.need;
  Assistance assistance;
  assistance.requester = event.requester;
  assistance.requester_is_local = event.requester_is_local;
  assistance.drafting_office = event.drafting_office;
  assistance.title = need.title;
  assistance.kind = need.kind;
  assistance.need_found_at = need.need_found_at;
  assistance.recorded_at = stamp.recorded_at;
  assistance.expected_unit = need.expected_unit;
  assistance.case_number = need.case_number;
  assistance.case_matter = need.case_matter;
  assistance.place = need.place;
  assistance.location = need.location;
  assistance.item = need.item;
  assistance.party = need.party;
  assistance.facts = need.facts;
  assistance.question = need.question;
  return assistance;
}

Round& current_round(Assistance& assistance) {
  LIANDONG_CHECK(!assistance.rounds.empty());
  return assistance.rounds.back();
}

// Whoever acts on a letter has received it.
void receive_by(Assistance& assistance, Instant at) {
  Round& round = current_round(assistance);
  if (!round.received_at) round.received_at = at;
}

// What nobody waits for any more.
void end_visits(Assistance& assistance, Instant at) {
  for (Visit& visit : assistance.visits) {
    if (is_open(visit)) visit.ended_at = at;
  }
}

void end_archive_requests(Assistance& assistance, Instant at) {
  for (ArchiveRequest& request : assistance.archive_requests) {
    if (is_open(request)) request.ended_at = at;
  }
}

Stage working_stage(const Assistance& assistance) {
  return assistance.rounds.back().extensions.empty() ? Stage::requested : Stage::extended;
}

// A letter that asks for archives alone is answered once all of them were provided.
void settle_archives(Assistance& assistance, Instant at) {
  const auto& all = assistance.archive_requests;
  const bool waiting =
      std::any_of(all.begin(), all.end(), [](const ArchiveRequest& one) { return is_open(one); });
  if (assistance.kind != NeedKind::archives || waiting || assistance.stage == Stage::replied) {
    return;
  }
  assistance.stage = Stage::replied;
  current_round(assistance).replied_at = at;
}

void add_archive_request(Assistance& assistance, const std::string& id, Instant requested_at,
                         const Text& wanted, const Text& purpose) {
  const Round& round = current_round(assistance);
  ArchiveRequest request;
  request.id = id;
  request.receiver = round.receiver;
  request.outside_notice = round.outside_notice;
  request.requested_at = requested_at;
  request.wanted = wanted;
  request.purpose = purpose;
  assistance.archive_requests.push_back(request);
}

void add_visit(Assistance& assistance, OnSiteReason reason, const Text& explanation, Instant at) {
  const Round& round = current_round(assistance);
  Visit visit;
  visit.receiver = round.receiver;
  visit.outside_notice = round.outside_notice;
  visit.requested_at = at;
  visit.reason = reason;
  visit.explanation = explanation;
  assistance.visits.push_back(visit);
}

void enter(Assistance&, const NeedRecorded&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Assistance& assistance, const NeedDropped& event, const Stamp& stamp) {
  assistance.stage = Stage::dropped;
  assistance.dropped_at = stamp.occurred_at;
  assistance.drop_reason = event.reason;
}

void enter(Assistance& assistance, const MaterialAttached& event, const Stamp&) {
  assistance.materials.push_back(event.material);
}

void enter(Assistance& assistance, const MaterialRemoved& event, const Stamp&) {
  const auto found =
      std::find_if(assistance.materials.begin(), assistance.materials.end(),
                   [&](const Material& material) { return material.id == event.material; });
  LIANDONG_CHECK(found != assistance.materials.end());
  assistance.materials.erase(found);
}

void enter(Assistance& assistance, const Requested& event, const Stamp& stamp) {
  Round round;
  round.receiver = event.receiver;
  round.outside_notice = !assistance.requester_is_local || event.receiver_is_local;
  round.owed_since = owed_since(assistance);
  round.requested_at = stamp.occurred_at;
  assistance.rounds.push_back(round);
  Letter letter;
  letter.document_number = event.document_number;
  letter.kind = LetterKind::request;
  letter.signatory = event.signatory;
  letter.addressee = event.receiver;
  letter.issued_at = stamp.occurred_at;
  letter.contact = event.contact;
  letter.materials = event.materials;
  letter.statute = event.statute;
  assistance.letters.push_back(letter);
  assistance.stage = Stage::requested;
  if (event.on_site) {
    add_visit(assistance, *event.on_site, assistance.question, stamp.occurred_at);
  }
  if (!event.archive_request.empty()) {
    add_archive_request(assistance, event.archive_request, stamp.occurred_at, assistance.question,
                        {});
  }
}

void enter(Assistance& assistance, const Withdrawn& event, const Stamp& stamp) {
  LIANDONG_CHECK(assistance.stage == Stage::requested);
  current_round(assistance).withdrawn_at = stamp.occurred_at;
  Letter* letter = common::letter_numbered(assistance.letters, event.voided_number);
  LIANDONG_CHECK(letter != nullptr);
  letter->withdrawn_at = stamp.occurred_at;
  end_visits(assistance, stamp.occurred_at);
  end_archive_requests(assistance, stamp.occurred_at);
  assistance.stage = Stage::needed;
}

void enter(Assistance& assistance, const Received&, const Stamp& stamp) {
  receive_by(assistance, stamp.occurred_at);
}

void enter(Assistance& assistance, const OnSiteRequested& event, const Stamp& stamp) {
  add_visit(assistance, event.reason, event.explanation, stamp.occurred_at);
}

void enter(Assistance& assistance, const Dispatched& event, const Stamp&) {
  LIANDONG_CHECK(!assistance.visits.empty());
  Visit& visit = assistance.visits.back();
  visit.dispatched_at = event.dispatch.dispatched_at;
  visit.officers = event.dispatch.officers;
  receive_by(assistance, event.dispatch.dispatched_at);
  assistance.stage = Stage::on_site;
}

void enter(Assistance& assistance, const SceneRecorded& event, const Stamp&) {
  LIANDONG_CHECK(assistance.stage == Stage::on_site);
  Visit& visit = assistance.visits.back();
  visit.arrived_at = event.scene.arrived_at;
  visit.handled_at = event.scene.handled_at;
  visit.measures = event.scene.measures;
  assistance.stage = working_stage(assistance);
}

void enter(Assistance& assistance, const ArchivesRequested& event, const Stamp& stamp) {
  add_archive_request(assistance, event.archive_request, stamp.occurred_at, event.wanted,
                      event.purpose);
}

ArchiveRequest& request_of(Assistance& assistance, const std::string& id) {
  const auto found =
      std::find_if(assistance.archive_requests.begin(), assistance.archive_requests.end(),
                   [&](const ArchiveRequest& request) { return request.id == id; });
  LIANDONG_CHECK(found != assistance.archive_requests.end());
  return *found;
}

void enter(Assistance& assistance, const ArchiveRequestDropped& event, const Stamp& stamp) {
  ArchiveRequest& request = request_of(assistance, event.archive_request);
  request.ended_at = stamp.occurred_at;
  request.drop_reason = event.reason;
}

void enter(Assistance& assistance, const ArchivesProvided& event, const Stamp& stamp) {
  ArchiveRequest& request = request_of(assistance, event.archive_request);
  request.provided_at = stamp.occurred_at;
  request.manner = event.manner;
  request.note = event.note;
  request.materials = event.materials;
  receive_by(assistance, stamp.occurred_at);
  settle_archives(assistance, stamp.occurred_at);
}

void enter(Assistance& assistance, const ExtensionAnnounced& event, const Stamp& stamp) {
  receive_by(assistance, stamp.occurred_at);
  current_round(assistance)
      .extensions.push_back(
          {stamp.occurred_at, event.ground, event.working_days, event.reason, event.approved_by});
  if (assistance.stage == Stage::requested) assistance.stage = Stage::extended;
}

void enter(Assistance& assistance, const Replied& event, const Stamp& stamp) {
  const Reply& reply = event.reply;
  receive_by(assistance, stamp.occurred_at);
  current_round(assistance).replied_at = stamp.occurred_at;
  assistance.opinion =
      Opinion{stamp.occurred_at, reply.method,        reply.standard,          reply.conclusion,
              reply.signed_by,   reply.qualification, reply.no_evidence_reason};
  Letter letter;
  letter.document_number = event.document_number;
  letter.kind = LetterKind::reply;
  letter.signatory = event.signatory;
  letter.addressee = assistance.requester;
  letter.issued_at = stamp.occurred_at;
  letter.contact = reply.contact;
  letter.materials = event.materials;
  letter.statute = event.statute;
  assistance.letters.push_back(letter);
  end_visits(assistance, stamp.occurred_at);
  assistance.stage = Stage::replied;
}

void enter(Assistance& assistance, const Declined& event, const Stamp& stamp) {
  receive_by(assistance, stamp.occurred_at);
  Round& round = current_round(assistance);
  Refused refused;
  refused.declined_at = stamp.occurred_at;
  refused.reasons = event.decline.reasons;
  refused.legal_basis = event.decline.legal_basis;
  refused.competent_unit = event.decline.competent_unit;
  refused.extensions = static_cast<int>(round.extensions.size());
  round.declines.push_back(refused);
  Letter letter;
  letter.document_number = event.document_number;
  letter.kind = LetterKind::decline;
  letter.signatory = event.signatory;
  letter.addressee = assistance.requester;
  letter.issued_at = stamp.occurred_at;
  letter.statute = event.statute;
  assistance.letters.push_back(letter);
  end_visits(assistance, stamp.occurred_at);
  end_archive_requests(assistance, stamp.occurred_at);
  assistance.stage = Stage::declined;
}

void enter(Assistance& assistance, const DeclineOverruled& event, const Stamp& stamp) {
  LIANDONG_CHECK(assistance.stage == Stage::declined);
  Round& round = current_round(assistance);
  round.declines.back().overruled_at = stamp.occurred_at;
  round.declines.back().overruling = event.reason;
  assistance.stage = working_stage(assistance);
  if (!event.archive_request.empty()) {
    add_archive_request(assistance, event.archive_request, round.requested_at, assistance.question,
                        {});
  }
}

void enter(Assistance& assistance, const TakenIntoCase& event, const Stamp& stamp) {
  assistance.stage = Stage::taken_into_case;
  assistance.taken_at = stamp.occurred_at;
  assistance.case_number = event.case_number;
  assistance.taking_comment = event.comment;
  assistance.evidence = event.evidence;
}

void enter(Assistance& assistance, const Corrected& event, const Stamp&) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::need_found_at:
      assistance.need_found_at = *correction.instant;
      return;
    case CorrectableField::title:
      assistance.title = correction.text;
      return;
    case CorrectableField::facts:
      assistance.facts = correction.text;
      return;
    case CorrectableField::question:
      assistance.question = correction.text;
      return;
  }
}

void enter(Assistance& assistance, const LetterRendered& event, const Stamp&) {
  Letter* letter = common::letter_numbered(assistance.letters, event.document_number);
  LIANDONG_CHECK(letter != nullptr);
  letter->digest = event.digest;
  letter->size = event.size;
}

}  // namespace

Assistance evolve(const Assistance* assistance, const Event& event, const Stamp& stamp) {
  if (assistance == nullptr) {
    const auto* need = std::get_if<NeedRecorded>(&event);
    LIANDONG_CHECK(need != nullptr);
    return opened(*need, stamp);
  }
  Assistance next = *assistance;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::enforcement_assistance
