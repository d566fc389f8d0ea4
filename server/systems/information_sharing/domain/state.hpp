// One piece of information on its way: what it is, when it was shared, who acknowledged it.
#pragma once

#include "systems/information_sharing/domain/events.hpp"

namespace liandong::information_sharing {

struct Extension {
  ExtensionGround ground = ExtensionGround::collecting;
  int working_days = 0;
  Text reason;
  PersonalText approved_by;
  Instant extended_at;
  friend bool operator==(const Extension&, const Extension&) = default;
};
LIANDONG_DESCRIBE(Extension, ground, working_days, reason, approved_by, extended_at)

/// One unit it was shared with.
struct Recipient {
  UnitId unit;
  bool subscribed = false;
  bool outside_notice = false;
  Instant shared_at;
  std::optional<Instant> acknowledged_at;
  std::optional<Instant> ended_at;  // withdrawn or discarded before it acknowledged
  Text comment;
  friend bool operator==(const Recipient&, const Recipient&) = default;
};
LIANDONG_DESCRIBE(Recipient, unit, subscribed, outside_notice, shared_at, acknowledged_at, ended_at,
                  comment)

/// One time it was shared; another follows only after a withdrawal.
struct Round {
  Instant formed_at;   // as it stood when it was shared: what the duty was judged by
  int extensions = 0;  // how many counted
  Instant shared_at;
  std::vector<std::string> materials;  // ids
  std::optional<Instant> withdrawn_at;
  Text withdrawal_reason;
  std::vector<Recipient> recipients;
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, formed_at, extensions, shared_at, materials, withdrawn_at,
                  withdrawal_reason, recipients)

struct SharedItem {
  Stage stage = Stage::formed;
  UnitId holder;
  bool holder_is_local = false;
  UnitId drafting_office;
  Category category = Category::other;
  Kind kind = Kind::other;
  Text title;
  Text content;
  Instant formed_at;
  Instant recorded_at;
  Sensitivity sensitivity = Sensitivity::internal;
  ItemCode item;
  PlaceCode place;
  std::string reference;
  std::string source_id;
  MatterId origin;
  std::vector<Material> materials;
  std::vector<Extension> extensions;
  std::vector<Round> rounds;
  std::optional<Instant> last_corrected_at;  // after it was shared
  std::optional<Instant> closed_at;
  std::optional<DiscardGround> discard_ground;
  Text discard_reason;
  friend bool operator==(const SharedItem&, const SharedItem&) = default;
};
LIANDONG_DESCRIBE(SharedItem, stage, holder, holder_is_local, drafting_office, category, kind,
                  title, content, formed_at, recorded_at, sensitivity, item, place, reference,
                  source_id, origin, materials, extensions, rounds, last_corrected_at, closed_at,
                  discard_ground, discard_reason)

/// The sharing in force, or null if it was not shared or was withdrawn.
[[nodiscard]] const Round* round_in_force(const SharedItem& item);
/// The recipient of the sharing in force, or null.
[[nodiscard]] const Recipient* recipient_of(const SharedItem& item, UnitId unit);
/// True if the unit is the holder or the office of it that drafted.
[[nodiscard]] bool holds(const SharedItem& item, UnitId unit);
/// The unit whose information it is.
[[nodiscard]] UnitId custodian(const SharedItem& item);

}  // namespace liandong::information_sharing
