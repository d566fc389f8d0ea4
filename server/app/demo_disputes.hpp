// Disputes over jurisdiction of the demonstration: one under negotiation, one decided.
#pragma once

#include "kernel/time.hpp"

#include <span>
#include <string>
#include <string_view>

namespace liandong::app {

/// One act of a demonstration dispute, by its day before the present.
struct DisputeAct {
  std::size_t dispute;  // which of them; its first act opens it
  int days_ago;
  int hour;
  std::string_view login;
  std::string_view command;
  std::string_view body;  // JSON; {at} stands for the time of the act
};

inline constexpr std::size_t demo_dispute_count = 2;

/// In the order of their times.
[[nodiscard]] std::span<const DisputeAct> demo_dispute_acts();
/// The body with the time of the act filled in.
[[nodiscard]] std::string body_at(const DisputeAct& act, Instant at);

}  // namespace liandong::app
