// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"

#include <algorithm>

namespace liandong::information_sharing {
namespace {

SharedItem opened(const Formed& event, const Stamp& stamp) {
  const RecordFormed& record = event.record;
  SharedItem item;
  item.holder = event.holder;
  item.holder_is_local = event.holder_is_local;
  item.drafting_office = event.drafting_office;
  item.category = event.category;
  item.kind = record.kind;
  item.title = record.title;
  item.content = record.content;
  item.formed_at = record.formed_at;
  item.recorded_at = stamp.recorded_at;
  item.sensitivity = record.sensitivity;
  item.item = record.item;
  item.place = record.place;
  item.reference = record.reference;
  item.source_id = record.source_id;
  item.origin = record.origin;
  return item;
}

void add(Round& round, const std::vector<Addressee>& addressees, const Stamp& stamp) {
  for (const Addressee& one : addressees) {
    Recipient recipient;
    recipient.unit = one.unit;
    recipient.subscribed = one.subscribed;
    recipient.outside_notice = one.outside_notice;
    recipient.shared_at = stamp.occurred_at;
    round.recipients.push_back(std::move(recipient));
  }
}

void end_waiting(Round& round, const Stamp& stamp) {
  for (Recipient& recipient : round.recipients) {
    if (!recipient.acknowledged_at) recipient.ended_at = stamp.occurred_at;
  }
}

void enter(SharedItem&, const Formed&, const Stamp&) {
  LIANDONG_CHECK(false);  // information is recorded once
}

void enter(SharedItem& item, const MaterialAttached& event, const Stamp&) {
  item.materials.push_back(event.material);
}

void enter(SharedItem& item, const MaterialRemoved& event, const Stamp&) {
  std::erase_if(item.materials, [&](const Material& one) { return one.id == event.material; });
}

void enter(SharedItem& item, const Extended& event, const Stamp& stamp) {
  const Extend& extension = event.extension;
  item.extensions.push_back({extension.ground, extension.working_days, extension.reason,
                             extension.approved_by, stamp.occurred_at});
  item.stage = Stage::extended;
}

void enter(SharedItem& item, const Shared& event, const Stamp& stamp) {
  LIANDONG_CHECK(item.stage == Stage::formed || item.stage == Stage::extended);
  if (!event.content.empty()) item.content = event.content;
  Round round;
  round.formed_at = item.formed_at;
  round.extensions = static_cast<int>(item.extensions.size());
  round.shared_at = stamp.occurred_at;
  round.materials = event.materials;
  add(round, event.addressees, stamp);
  item.rounds.push_back(std::move(round));
  item.stage = Stage::shared;
}

void enter(SharedItem& item, const RecipientsAdded& event, const Stamp& stamp) {
  LIANDONG_CHECK(item.stage == Stage::shared);
  add(item.rounds.back(), event.addressees, stamp);
}

// What was withdrawn is owed again, with the clock it had.
void enter(SharedItem& item, const Withdrawn& event, const Stamp& stamp) {
  LIANDONG_CHECK(item.stage == Stage::shared);
  Round& round = item.rounds.back();
  round.withdrawn_at = stamp.occurred_at;
  round.withdrawal_reason = event.reason;
  end_waiting(round, stamp);
  item.stage = item.extensions.empty() ? Stage::formed : Stage::extended;
}

void enter(SharedItem& item, const Discarded& event, const Stamp& stamp) {
  LIANDONG_CHECK(item.stage != Stage::discarded);
  if (round_in_force(item) != nullptr) end_waiting(item.rounds.back(), stamp);
  item.discard_ground = event.ground;
  item.discard_reason = event.reason;
  if (!item.closed_at) item.closed_at = stamp.occurred_at;
  item.stage = Stage::discarded;
}

void enter(SharedItem& item, const Corrected& event, const Stamp& stamp) {
  const Correct& correction = event.correction;
  if (round_in_force(item) != nullptr) item.last_corrected_at = stamp.recorded_at;
  switch (correction.field) {
    case CorrectableField::formed_at:
      item.formed_at = *correction.instant;
      return;
    case CorrectableField::title:
      item.title = correction.text;
      return;
    case CorrectableField::content:
      item.content = correction.text;
      return;
  }
}

void enter(SharedItem& item, const Acknowledged& event, const Stamp& stamp) {
  LIANDONG_CHECK(item.stage == Stage::shared);
  auto& recipients = item.rounds.back().recipients;
  const auto found = std::find_if(recipients.begin(), recipients.end(), [&](const Recipient& one) {
    return one.unit == event.recipient;
  });
  LIANDONG_CHECK(found != recipients.end());
  found->acknowledged_at = stamp.occurred_at;
  found->comment = event.comment;
  const bool all = std::all_of(recipients.begin(), recipients.end(), [](const Recipient& one) {
    return one.acknowledged_at.has_value();
  });
  if (!all) return;
  item.stage = Stage::acknowledged;
  item.closed_at = stamp.occurred_at;
}

}  // namespace

SharedItem evolve(const SharedItem* item, const Event& event, const Stamp& stamp) {
  if (item == nullptr) {
    const auto* opening = std::get_if<Formed>(&event);
    LIANDONG_CHECK(opening != nullptr);
    return opened(*opening, stamp);
  }
  SharedItem next = *item;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::information_sharing
