// What every system that handles cases has: the case may be a crime, and goes the way of 三（七）.
// The events, and what is refused meanwhile, belong to the system.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace liandong::common {

inline constexpr std::uint32_t suspected_crime_max = 200;

/// The case may be a crime: it goes the way of 三（七） and no fine takes its place. [3.7-c, 3.7-d]
struct MarkSuspectedCrime {
  static constexpr std::string_view name = "mark_suspected_crime";
  static constexpr bool needs_confirmation = true;
  Text suspected_crime;  // 涉嫌罪名, 1–200 characters
  Text grounds;          // 1–10,000 characters
};
LIANDONG_DESCRIBE(MarkSuspectedCrime, suspected_crime, grounds)

/// The referral that the suspicion opened.
struct NoteReferral {
  static constexpr std::string_view name = "note_referral";
  static constexpr bool by_platform = true;
  MatterId referral;
};
LIANDONG_DESCRIBE(NoteReferral, referral)

/// The referral ended: whether the case is pursued as a crime, or goes on as a matter of
/// administration.  [3.7-e]
struct EndSuspicion {
  static constexpr std::string_view name = "end_suspicion";
  static constexpr bool by_platform = true;
  MatterId referral;
  bool prosecuted = false;
};
LIANDONG_DESCRIBE(EndSuspicion, referral, prosecuted)

/// Once marked, no fine takes the place of a referral.  [3.7-d]
struct Suspicion {
  Text suspected_crime;
  Text grounds;
  Instant marked_at;
  MatterId referral;
  std::optional<Instant> ended_at;
  bool prosecuted = false;
  friend bool operator==(const Suspicion&, const Suspicion&) = default;
};
LIANDONG_DESCRIBE(Suspicion, suspected_crime, grounds, marked_at, referral, ended_at, prosecuted)

[[nodiscard]] inline bool lasts(const std::optional<Suspicion>& suspicion) {
  return suspicion && !suspicion->ended_at;
}

inline void shape(Checks& checks, const MarkSuspectedCrime& command, const Context&) {
  checks.required("suspected_crime", command.suspected_crime, suspected_crime_max);
  checks.required("grounds", command.grounds, text_length_max);
}
inline void shape(Checks&, const NoteReferral&, const Context&) {}
inline void shape(Checks&, const EndSuspicion&, const Context&) {}

}  // namespace liandong::common
