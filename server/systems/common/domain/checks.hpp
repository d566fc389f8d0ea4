// Gathers what is wrong with a command, so that precedence is the order of the codes and nothing
// else.
#pragma once

#include "kernel/content.hpp"
#include "kernel/context.hpp"
#include "systems/common/domain/refusals.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace liandong::common {

/// Every condition is tested, the refusal with the lowest number wins; of two with the same number
/// the one that was tested first. Conditions must therefore be safe to compute whatever went
/// before.
class Checks {
 public:
  /// @param hundred the number at which those of the system begin
  explicit Checks(std::uint16_t hundred) : hundred_(hundred) {}

  void refuse_if(bool applies, CommonRefusal refusal, std::string_view subject = {},
                 Instant at = {}, std::int64_t number = 0) {
    note(applies, code_of(hundred_, refusal), subject, at, number);
  }
  template <class Own, class = std::enable_if_t<std::is_enum_v<Own>>>
  void refuse_if(bool applies, Own refusal, std::string_view subject = {}, Instant at = {},
                 std::int64_t number = 0) {
    note(applies, RefusalCode{static_cast<std::uint16_t>(refusal)}, subject, at, number);
  }

  /// Text of 1 to `max` characters.
  void required(std::string_view field, const Text& text, std::uint32_t max);
  /// Text of at most `max` characters.
  void optional(std::string_view field, const Text& text, std::uint32_t max);
  void required(std::string_view field, std::string_view text, std::uint32_t max);
  void optional(std::string_view field, std::string_view text, std::uint32_t max);
  /// A time that is given and not in the future.
  void required(std::string_view field, Instant at, const Context& context);
  void number(std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max);
  void length(std::string_view field, std::size_t size, std::size_t min, std::size_t max);
  void not_after_now(std::string_view field, Instant at, const Context& context);
  /// The fact or act may not lie before the act it rests on.
  void not_before(std::string_view field, Instant at, Instant preceding);
  /// The unit must exist and be active; nothing is said about an empty id.
  void active_unit(UnitId unit, const UnitDirectory& units);

  [[nodiscard]] const std::optional<Rejection>& first() const { return first_; }

 private:
  void note(bool applies, RefusalCode code, std::string_view subject, Instant at,
            std::int64_t number);

  std::uint16_t hundred_;
  std::optional<Rejection> first_;
};

/// The checks of the system whose numbers begin at `Hundred`.
template <std::uint16_t Hundred>
class ChecksFrom : public Checks {
 public:
  ChecksFrom() : Checks(Hundred) {}
};

/// Code points of UTF-8 text.
[[nodiscard]] std::uint32_t characters(std::string_view text);

}  // namespace liandong::common
