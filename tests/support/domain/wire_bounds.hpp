// For tests: what the description of the API says of a field is what the rules refuse, at both
// sides of every bound.
#pragma once

#include "infra/json/schema.hpp"
#include "support/domain/small_city.hpp"
#include "systems/common/domain/refusals.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace liandong::domain_test {

template <class T>
inline constexpr bool is_optional_enum = false;
template <class E>
inline constexpr bool is_optional_enum<std::optional<E>> = std::is_enum_v<E>;

/// A value that is within every bound.
template <class T>
void fill_in(T& value) {
  if constexpr (std::is_base_of_v<Text, T>) {
    value.length = 1;
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = "x";
  } else if constexpr (json::is_id<T>::value) {
    value = T{"id"};
  } else if constexpr (std::is_same_v<T, Instant>) {
    value = at("2026-03-02 09:00");
  } else if constexpr (std::is_same_v<T, LocalDay>) {
    value = local_day(at("2026-03-02 09:00"));
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    value = 1;
  } else if constexpr (json::is_vector<T>::value) {
    value.resize(1);
    fill_in(value.front());
  } else if constexpr (is_optional_enum<T>) {
    value.emplace();  // the first word of the enumeration
  } else if constexpr (json::is_described_struct<T>) {
    boost::mp11::mp_for_each<json::members_of<T>>(
        [&](auto member) { fill_in(value.*member.pointer); });
  }
}

/// Makes the value as long or as great as `size`. @return false if it has no size
template <class T>
bool resize_to(T& value, std::int64_t size) {
  if constexpr (std::is_base_of_v<Text, T>) {
    value.length = static_cast<std::uint32_t>(size);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = std::string(static_cast<std::size_t>(size), 'x');
  } else if constexpr (json::is_vector<T>::value) {
    using Entry = typename T::value_type;
    Entry entry{};
    fill_in(entry);
    value.assign(static_cast<std::size_t>(size), entry);
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    value = static_cast<T>(size);
  } else {
    return false;  // ids are bounded by their type
  }
  return true;
}

/// @param shape  the first refusal of a command's fields, or nothing:
///               std::optional<Rejection>(const Command&)
/// @return the bounds walked
template <class Command, class Shape>
int walk_bounds(std::uint16_t hundred, Shape shape) {
  int walked = 0;
  const auto refused_for_size = [&](const Command& command) {
    using common::CommonRefusal;
    const std::optional<Rejection> no = shape(command);
    const auto is = [&](CommonRefusal one) {
      return no && no->code == common::code_of(hundred, one);
    };
    return is(CommonRefusal::field_too_long) || is(CommonRefusal::number_out_of_range) ||
           is(CommonRefusal::list_length_out_of_range);
  };
  const auto walk_one = [&]<class C>(std::type_identity<C>) {
    for (const json::Bound& bound : json::bounds_of<C>) {
      bool known = false;
      boost::mp11::mp_for_each<json::members_of<C>>([&](auto member) {
        if (bound.member != member.name) return;
        known = true;
        C command{};
        fill_in(command);
        if (!resize_to(command.*member.pointer, bound.max)) return;
        CAPTURE(std::string(C::name));
        CAPTURE(std::string(bound.member));
        CHECK_FALSE(refused_for_size(command));
        resize_to(command.*member.pointer, bound.max + 1);
        CHECK(refused_for_size(command));
        ++walked;
      });
      CHECK(known);
    }
  };
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Command>>(walk_one);
  return walked;
}

}  // namespace liandong::domain_test
