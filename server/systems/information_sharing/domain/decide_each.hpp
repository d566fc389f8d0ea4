// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"

namespace liandong::information_sharing {

/// What is wrong with the fields of a command, whatever the state.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const RecordFormed& command, const Context& context);

[[nodiscard]] Decision decide_one(const SharedItem&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const RemoveMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const Extend&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const Discard&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const Correct&, const Context&);

[[nodiscard]] Decision decide_one(const SharedItem&, const Share&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const AddRecipients&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const Withdraw&, const Context&);
[[nodiscard]] Decision decide_one(const SharedItem&, const Acknowledge&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// The act does not lie before what it rests on: the forming, an extension, the last sharing.
void check_order(Checks& checks, const SharedItem& item, Instant at);

}  // namespace liandong::information_sharing
