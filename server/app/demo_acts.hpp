// Acts of the demonstration that stand in lists: who does what with which matter on which day.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace liandong::app {

/// One act, by its day before the present. In `body` (JSON) {at} stands for the time of the act,
/// {day_before} for the same hour a day earlier and {file} for a demonstration file just uploaded.
struct DemoAct {
  std::string_view system;
  std::size_t matter;  // which one of the system; its first act opens it
  int days_ago;
  int hour;
  std::string_view login;
  std::string_view command;
  std::string_view body;
};

// Lists in the order of their times.
[[nodiscard]] std::span<const DemoAct> demo_assistance_acts();
[[nodiscard]] std::span<const DemoAct> demo_referral_acts();
[[nodiscard]] std::span<const DemoAct> demo_sharing_acts();

/// What townships (else departments) of the demonstration subscribe to from the beginning.
struct DemoSubscription {
  bool local;
  std::string_view category;
};
[[nodiscard]] std::span<const DemoSubscription> demo_subscriptions();
[[nodiscard]] std::span<const DemoAct> demo_list_acts();

}  // namespace liandong::app
