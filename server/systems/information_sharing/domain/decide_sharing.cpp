// Sharing and what the recipients do with it.
#include "systems/information_sharing/domain/decide_each.hpp"
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/sides.hpp"

#include <algorithm>
#include <map>

namespace liandong::information_sharing {
namespace {

using Addressees = std::map<UnitId, Addressee>;

Addressee addressee(UnitId unit, bool subscribed, const SharedItem& item, const Context& context) {
  return {unit, subscribed, !within_notice(item.holder, unit, context.units)};
}

// Subscriptions are data of their own and may outlive a unit; only whoever can take it gets it.
void add_subscribers(Addressees& all, const SharedItem& item, const Context& context) {
  LIANDONG_CHECK(context.subscriptions != nullptr);
  const common::Standing units = standing(context.units);
  const SharedTopic topic{word_of(item.category), item.holder, item.item, item.place};
  for (const UnitId unit : context.subscriptions->subscribers(topic)) {
    const std::optional<UnitFacts> facts = context.units.find(unit);
    const bool takes = facts && facts->active && units.acts_in_own_name(*facts);
    if (takes && !holds(item, unit)) all.emplace(unit, addressee(unit, true, item, context));
  }
}

void add_named(Addressees& all, Checks& checks, const std::vector<UnitId>& named,
               const SharedItem& item, const Context& context) {
  for (const UnitId unit : named) {
    standing(context.units).check_receiver(checks, unit);
    checks.refuse_if(holds(item, unit), CommonRefusal::unit_is_own, unit.view());
    all.emplace(unit, addressee(unit, false, item, context));
  }
}

std::vector<Addressee> in_order(const Addressees& all) {
  std::vector<Addressee> list;
  for (const auto& [unit, one] : all) list.push_back(one);
  return list;
}

// The unit the acting person acknowledges for: its own, or the one its office belongs to.
UnitId acting_recipient(const SharedItem& item, const Context& context) {
  const UnitId acting = context.actor.unit;
  const UnitId above = answering_unit(acting, context.units);
  return recipient_of(item, acting) != nullptr || above.empty() ? acting : above;
}

}  // namespace

// 共享: late is recorded and shown, never refused. Who gets it is decided now and frozen. Of a
// complaint nobody may be recognised.  [3.3.0-a, 3.3.7, 3.3.9-c; D0030]
Decision decide_one(const SharedItem& item, const Share& command, const Context& context) {
  const bool restricted = item.sensitivity == Sensitivity::restricted;
  const bool empty = command.content.empty() && item.content.empty() && item.materials.empty();
  Addressees all;
  Checks checks;
  check_order(checks, item, context.occurred_at);
  checks.refuse_if(item.rounds.size() >= limits::records, CommonRefusal::too_many_records, "rounds",
                   {}, limits::records);
  if (command.to_subscribers && !restricted) add_subscribers(all, item, context);
  add_named(all, checks, command.recipients, item, context);
  checks.refuse_if(empty, Refusal::content_missing, "content");
  checks.refuse_if(all.empty(), Refusal::recipients_missing, "recipients");
  checks.refuse_if(restricted && command.to_subscribers, Refusal::restricted_goes_by_hand,
                   "to_subscribers");
  checks.refuse_if(item.category == Category::complaint_handling && !command.redaction_confirmed,
                   Refusal::redaction_not_confirmed, "redaction_confirmed");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
  if (checks.first()) return Err{*checks.first()};
  Shared shared;
  shared.content = command.content;
  shared.addressees = in_order(all);
  for (const Material& material : item.materials) shared.materials.push_back(material.id);
  shared.personal_data_found = context.personal_data_found;
  return std::vector<Event>{std::move(shared)};
}

Decision decide_one(const SharedItem& item, const AddRecipients& command, const Context& context) {
  const Round& round = item.rounds.back();
  Addressees all;
  Checks checks;
  check_order(checks, item, context.occurred_at);
  add_named(all, checks, command.recipients, item, context);
  checks.refuse_if(round.recipients.size() + all.size() > limits::recipients,
                   CommonRefusal::too_many_records, "recipients", {}, limits::recipients);
  for (const UnitId unit : command.recipients) {
    checks.refuse_if(recipient_of(item, unit) != nullptr, Refusal::already_recipient, unit.view());
  }
  return unless_refused(checks, RecipientsAdded{in_order(all)});
}

// Before anybody acknowledged; the original clock runs on.  [3.3.9-c]
Decision decide_one(const SharedItem& item, const Withdraw& command, const Context& context) {
  const auto& recipients = item.rounds.back().recipients;
  const bool acknowledged =
      std::any_of(recipients.begin(), recipients.end(),
                  [](const Recipient& one) { return one.acknowledged_at.has_value(); });
  Checks checks;
  checks.refuse_if(acknowledged, Refusal::shared_and_acknowledged);
  check_order(checks, item, context.occurred_at);
  return unless_refused(checks, Withdrawn{command.reason});
}

// 签收: one per unit; the last one closes the matter.  [3.3.0-a]
Decision decide_one(const SharedItem& item, const Acknowledge& command, const Context& context) {
  const UnitId unit = acting_recipient(item, context);
  const Recipient* recipient = recipient_of(item, unit);
  Checks checks;
  checks.refuse_if(recipient != nullptr && recipient->acknowledged_at,
                   Refusal::already_acknowledged, unit.view());
  if (recipient != nullptr) {
    checks.not_before("occurred_at", context.occurred_at, recipient->shared_at);
  }
  checks.refuse_if(recipient == nullptr, Refusal::unit_not_recipient, unit.view());
  return unless_refused(checks, Acknowledged{unit, command.comment});
}

}  // namespace liandong::information_sharing
