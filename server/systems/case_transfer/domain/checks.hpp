// Gathers what is wrong with a command, so that precedence is the order of the codes and nothing
// else.
#pragma once

#include "kernel/content.hpp"
#include "kernel/context.hpp"
#include "systems/case_transfer/domain/refusals.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace liandong::case_transfer {

/// Every condition is tested, the refusal with the lowest number wins; of two with the same number
/// the one that was tested first. Conditions must therefore be safe to compute whatever went
/// before.
class Checks {
 public:
  void refuse_if(bool applies, Refusal refusal, std::string_view subject = {}, Instant at = {},
                 std::int64_t number = 0);

  /// Text of 1 to `max` characters.
  void required(std::string_view field, const Text& text, std::uint32_t max);
  /// Text of at most `max` characters.
  void optional(std::string_view field, const Text& text, std::uint32_t max);
  void required(std::string_view field, std::string_view text, std::uint32_t max);
  void optional(std::string_view field, std::string_view text, std::uint32_t max);
  void number(std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max);
  void length(std::string_view field, std::size_t size, std::size_t min, std::size_t max);
  void not_after_now(std::string_view field, Instant at, const Context& context);
  /// The fact or act may not lie before the act it rests on.
  void not_before(std::string_view field, Instant at, Instant preceding);
  /// The unit must exist and be active; nothing is said about an empty id.
  void active_unit(UnitId unit, const UnitDirectory& units);

  [[nodiscard]] const std::optional<Rejection>& first() const { return first_; }

 private:
  std::optional<Rejection> first_;
};

/// Code points of UTF-8 text.
[[nodiscard]] std::uint32_t characters(std::string_view text);

}  // namespace liandong::case_transfer
