// What each event makes of a request. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/information_sharing/domain/request.hpp"

namespace liandong::information_request {
namespace {

void move_to(InformationRequest& request, Stage from, Stage to) {
  LIANDONG_CHECK(request.stage == from);
  request.stage = to;
}

void owe(InformationRequest& request, Instant since, std::optional<Instant> wanted_before) {
  Round round;
  round.owed_since = since;
  round.wanted_before = wanted_before;
  request.rounds.push_back(std::move(round));
}

InformationRequest opened(const InformationRequested& event, const Stamp& stamp) {
  const RequestInformation& asked = event.request;
  InformationRequest request;
  request.requester = event.requester;
  request.drafting_office = event.drafting_office;
  request.asked = asked.asked;
  request.outside_notice = event.outside_notice;
  request.of_township = event.of_township;
  request.category = event.category;
  request.kind = asked.kind;
  request.title = asked.title;
  request.need = asked.need;
  request.purpose = asked.purpose;
  request.wanted_before = asked.wanted_before;
  request.item = asked.item;
  request.origin = asked.origin;
  request.requested_at = stamp.occurred_at;
  owe(request, stamp.occurred_at, asked.wanted_before);
  return request;
}

void enter(InformationRequest&, const InformationRequested&, const Stamp&) {
  LIANDONG_CHECK(false);  // information is requested once
}

void enter(InformationRequest& request, const MaterialAttached& event, const Stamp&) {
  request.materials.push_back(event.material);
}

void enter(InformationRequest& request, const MaterialRemoved& event, const Stamp&) {
  std::erase_if(request.materials, [&](const Material& one) { return one.id == event.material; });
}

void enter(InformationRequest& request, const RequestAnswered& event, const Stamp& stamp) {
  move_to(request, Stage::requested, Stage::answered);
  Round& round = request.rounds.back();
  round.answered_at = stamp.occurred_at;
  round.content = event.content;
  round.materials = event.materials;
}

void enter(InformationRequest& request, const Declined& event, const Stamp& stamp) {
  move_to(request, Stage::requested, Stage::declined);
  Round& round = request.rounds.back();
  round.declined_at = stamp.occurred_at;
  round.ground = event.decline.ground;
  round.decline_reason = event.decline.reason;
  round.named_holder = event.decline.holder;
}

void enter(InformationRequest& request, const DeclineOverruled&, const Stamp& stamp) {
  move_to(request, Stage::declined, Stage::requested);
  Round& declined = request.rounds.back();
  declined.settled_at = stamp.occurred_at;
  const Instant since = declined.owed_since;
  owe(request, since, declined.wanted_before);
}

void enter(InformationRequest& request, const Confirmed& event, const Stamp& stamp) {
  LIANDONG_CHECK(request.stage == Stage::answered || request.stage == Stage::declined);
  request.rounds.back().settled_at = stamp.occurred_at;
  request.closing_comment = event.comment;
  request.closed_at = stamp.occurred_at;
  request.stage = Stage::confirmed;
}

void enter(InformationRequest& request, const AskedAgain& event, const Stamp& stamp) {
  move_to(request, Stage::answered, Stage::requested);
  request.rounds.back().settled_at = stamp.occurred_at;
  owe(request, stamp.occurred_at, std::nullopt);
  request.rounds.back().missing = event.missing;
}

void enter(InformationRequest& request, const Withdrawn& event, const Stamp& stamp) {
  LIANDONG_CHECK(!closed(request));
  request.rounds.back().ended_at = stamp.occurred_at;
  request.closing_comment = event.reason;
  request.closed_at = stamp.occurred_at;
  request.stage = Stage::withdrawn;
}

void enter(InformationRequest& request, const Corrected& event, const Stamp&) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::title:
      request.title = correction.text;
      return;
    case CorrectableField::need:
      request.need = correction.text;
      return;
    case CorrectableField::purpose:
      request.purpose = correction.text;
      return;
  }
}

}  // namespace

InformationRequest evolve(const InformationRequest* request, const Event& event,
                          const Stamp& stamp) {
  if (request == nullptr) {
    const auto* opening = std::get_if<InformationRequested>(&event);
    LIANDONG_CHECK(opening != nullptr);
    return opened(*opening, stamp);
  }
  InformationRequest next = *request;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::information_request
