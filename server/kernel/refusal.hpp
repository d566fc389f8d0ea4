// Rejection: what a rule says no to, as frozen numbers and ids. Sentences are made at the edge.
#pragma once

#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace liandong {

/// Frozen number of a refusal: system × 100 + n (10xx jurisdiction, 11xx case_transfer … 17xx
/// criminal_referral, 9xx common to all systems, 8xx identity and administration).
enum class RefusalCode : std::uint16_t {};

/// Trivially copyable on purpose: no prose can travel in it.
struct Rejection {
  RefusalCode code{};
  FixedText<48> subject{};  // the field, unit or thing the refusal is about; may be empty
  Instant at{};             // an instant the message may name; 0 = none
  std::int64_t number = 0;  // a count or limit the message may name
};
static_assert(std::is_trivially_copyable_v<Rejection>);

/// What the caller can do about it; decides the HTTP status.
enum class RefusalKind : std::uint8_t {
  shape,      // 400: a field is missing or out of range
  absent,     // 404: does not exist, or not for this actor
  forbidden,  // 403: the actor may not do this
  state,      // 409: not in this state or not at this version; may succeed later
  rule        // 422: a rule of the notice, the law or the city refuses
};

/// One row of a system's table of refusals. The message is `refusal.<name>` in the message files.
struct RefusalInfo {
  RefusalCode code;
  std::string_view name;    // snake_case, states the fact
  std::string_view clause;  // clause id, "L:…" for law, or empty
  RefusalKind kind;
};

}  // namespace liandong
