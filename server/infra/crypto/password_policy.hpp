// Which passwords are good enough (GB/T 22239 8.1.4.1 a, and the usual practice of offices).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace liandong::crypto {

/// In order of reporting.
enum class PasswordRule : std::uint8_t {
  not_text,            // not UTF-8, or holds a control character
  too_short,           // under password_length_min or administrator_password_length_min
  too_long,            // over password_length_max
  too_few_classes,     // fewer than three of lower case, upper case, digits, others
  contains_user_name,  // in any case of letters
  too_common           // in the built-in list
};

enum class PasswordLevel : std::uint8_t { ordinary, administrator };

inline constexpr std::size_t password_length_min = 8;  // characters
inline constexpr std::size_t administrator_password_length_min = 12;
inline constexpr std::size_t password_length_max = 128;

/// Every rule the password violates, each once; empty means it is good. A password that is not
/// text is reported as that alone. Age and repetition are judged where the history is kept.
/// @param user_name  names under three bytes are not looked for: every password holds an "a"
[[nodiscard]] std::vector<PasswordRule> violated_rules(std::string_view password,
                                                       std::string_view user_name,
                                                       PasswordLevel level);

}  // namespace liandong::crypto
