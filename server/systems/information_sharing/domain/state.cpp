#include "systems/information_sharing/domain/shared_item.hpp"

#include <algorithm>

namespace liandong::information_sharing {

const Round* round_in_force(const SharedItem& item) {
  if (item.rounds.empty() || item.rounds.back().withdrawn_at) return nullptr;
  return &item.rounds.back();
}

const Recipient* recipient_of(const SharedItem& item, UnitId unit) {
  const Round* round = round_in_force(item);
  if (round == nullptr) return nullptr;
  const auto found =
      std::find_if(round->recipients.begin(), round->recipients.end(),
                   [&](const Recipient& recipient) { return recipient.unit == unit; });
  return found == round->recipients.end() ? nullptr : &*found;
}

bool holds(const SharedItem& item, UnitId unit) {
  return !unit.empty() && (unit == item.holder || unit == item.drafting_office);
}

UnitId custodian(const SharedItem& item) { return item.holder; }

bool closed(const SharedItem& item) {
  return item.stage == Stage::acknowledged || item.stage == Stage::discarded;
}

}  // namespace liandong::information_sharing
