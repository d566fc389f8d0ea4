// One request for information: what is needed, and what was answered.
#pragma once

#include "systems/information_sharing/domain/request_events.hpp"

namespace liandong::information_request {

/// One time the answer was owed: since the request, since it was asked again, or since a decline
/// was overruled.
struct Round {
  Instant owed_since;
  std::optional<Instant> wanted_before;
  Text missing;  // what was asked for again
  std::optional<Instant> answered_at;
  Text content;
  std::vector<std::string> materials;
  std::optional<Instant> declined_at;
  DeclineGround ground = DeclineGround::not_held;
  Text decline_reason;
  UnitId named_holder;
  std::optional<Instant> settled_at;  // confirmed, asked again or overruled
  std::optional<Instant> ended_at;    // withdrawn
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, owed_since, wanted_before, missing, answered_at, content, materials,
                  declined_at, ground, decline_reason, named_holder, settled_at, ended_at)

struct InformationRequest {
  Stage stage = Stage::requested;
  UnitId requester;
  UnitId drafting_office;
  UnitId asked;
  bool outside_notice = false;
  bool of_township = false;
  Category category = Category::other;
  Kind kind = Kind::other;
  Text title;
  Text need;
  Text purpose;
  std::optional<Instant> wanted_before;
  ItemCode item;
  MatterId origin;
  Instant requested_at;
  std::vector<Material> materials;
  std::vector<Round> rounds;
  std::optional<Instant> closed_at;
  Text closing_comment;  // of the confirmation, or why it was withdrawn
  friend bool operator==(const InformationRequest&, const InformationRequest&) = default;
};
LIANDONG_DESCRIBE(InformationRequest, stage, requester, drafting_office, asked, outside_notice,
                  of_township, category, kind, title, need, purpose, wanted_before, item, origin,
                  requested_at, materials, rounds, closed_at, closing_comment)

/// The unit that must act now: who was asked, then who asks.
[[nodiscard]] UnitId custodian(const InformationRequest& request);
/// True if the unit asks, or is the office of it that drafted.
[[nodiscard]] bool asks(const InformationRequest& request, UnitId unit);

}  // namespace liandong::information_request
