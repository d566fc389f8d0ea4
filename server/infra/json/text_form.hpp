// Scalar text forms shared by reading and writing: escapes, hex, enumerator names.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"

#include <boost/mp11.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace liandong::json {

/// Appends a JSON string literal in canonical form: only \" \\ \b \f \n \r \t and \u00xx are
/// escaped.
void append_string(std::string& out, std::string_view text);
void append_hex(std::string& out, const Digest& digest);
[[nodiscard]] std::optional<Digest> parse_digest(std::string_view hex);
/// Number of Unicode code points, or nothing if the bytes are not valid UTF-8 or hold U+0000.
[[nodiscard]] std::optional<std::size_t> count_code_points(std::string_view utf8);

template <class E>
constexpr bool is_described_enum =
    std::is_enum_v<E>&& boost::describe::has_describe_enumerators<E>::value;

/// The wire word of a described enumerator; "" for a value outside the enumeration.
template <class E>
std::string_view enum_name(E value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) {
      name = d.name;
    }
  });
  return name;
}

template <class E>
std::optional<E> parse_enum(std::string_view word) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (word == d.name) {
      found = d.value;
    }
  });
  return found;
}

}  // namespace liandong::json
