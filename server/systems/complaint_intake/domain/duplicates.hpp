// Whether two complaints are about the same: by place, party and text.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::complaint_intake {

/// Why a complaint may be the same as another.
enum class Likeness : std::uint8_t { same_party, same_location, similar_text, same_item };
LIANDONG_DESCRIBE_ENUM(Likeness, same_party, same_location, similar_text, same_item)

/// The words two complaints are compared by.
struct Compared {
  PlaceCode place;
  std::string location;
  ItemCode item;
  std::string party;  // name; empty = unknown
  std::string facts;
};

struct Comparison {
  std::vector<Likeness> reasons;  // empty = not the same
  int text_percent = 0;           // how much the facts have in common
};

/// Reasons to look at both. The same item alone is none, nor are texts alike at different places:
/// "noise at night" is written everywhere. Nothing is decided by it, a person links.  [3.2.0-b;
/// D0054]
[[nodiscard]] Comparison compare(const Compared& a, const Compared& b);

/// Share of pairs of neighbouring characters that two texts have in common, 0–100; spaces and
/// punctuation do not count.
[[nodiscard]] int text_likeness(std::string_view a, std::string_view b);

}  // namespace liandong::complaint_intake
