// Result<T, E>: a value or a refusal; it can neither be dropped silently nor read on the wrong
// side.
#pragma once

#include "kernel/check.hpp"

#include <type_traits>
#include <utility>
#include <variant>

namespace liandong {

/// Wraps an error so that `return Err{…};` converts to any Result with that error type.
template <class E>
struct Err {
  E error;
};
template <class E>
Err(E) -> Err<E>;

/// Either a T (`has_value()`) or an E. The names are a subset of std::expected's.
/// Reading the absent side is a bug and aborts.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a plain value is a success.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  template <class F, class = std::enable_if_t<std::is_convertible_v<F, E>>>
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Err<F> err) : state_(std::in_place_index<1>, std::move(err.error)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] const T& value() const& {
    LIANDONG_CHECK(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T& value() & {
    LIANDONG_CHECK(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    LIANDONG_CHECK(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const E& error() const {
    LIANDONG_CHECK(!has_value());
    return *std::get_if<1>(&state_);
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, E> state_;
};

/// The value of a Result that carries nothing but success.
struct Done {};

}  // namespace liandong
