#include "systems/information_sharing/domain/decide_each.hpp"

#include <algorithm>

namespace liandong::information_sharing {

Decision decide(const SharedItem* item, const Command& command, const Context& context) {
  return common::judge<RecordFormed, Decision, Checks>(item, command, context, permissions());
}

void check_order(Checks& checks, const SharedItem& item, Instant at) {
  Instant last = item.formed_at;
  if (!item.extensions.empty()) last = std::max(last, item.extensions.back().extended_at);
  if (!item.rounds.empty()) {
    const Round& round = item.rounds.back();
    last = std::max(last, round.withdrawn_at.value_or(round.shared_at));
  }
  checks.not_before("occurred_at", at, last);
}

}  // namespace liandong::information_sharing
