// Due times that a new calendar would bring forward: S sees them and lets them take effect. [D0056]
#pragma once

#include "app/office.hpp"
#include "app/session_guard.hpp"
#include "engine/views.hpp"
#include "infra/http/handler.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

/// A clock that goes on showing its old time.
struct EarlierTime {
  engine::MatterRef matter;
  std::string system;
  std::string duty;
  std::string clause;
  UnitId debtor;
  std::optional<Instant> shown_before;
  std::optional<Instant> proposed_before;
};
LIANDONG_DESCRIBE(EarlierTime, matter, system, duty, clause, debtor, shown_before, proposed_before)

/// The first of them in the order of the matters.
struct EarlierTimesView {
  std::uint32_t calendar_version = 0;
  bool confirmed = false;
  std::int64_t waiting = 0;  // of all matters
  std::vector<EarlierTime> items;
};
LIANDONG_DESCRIBE(EarlierTimesView, calendar_version, confirmed, waiting, items)

struct EarlierTimesConfirmation {
  std::uint32_t calendar_version = 0;
};
LIANDONG_DESCRIBE(EarlierTimesConfirmation, calendar_version)

/// In the stream of the calendar; its actor is who confirmed.
struct EarlierTimesConfirmed {
  static constexpr std::string_view type = "calendar.earlier_confirmed.v1";
  std::uint32_t calendar_version = 0;
};
LIANDONG_DESCRIBE(EarlierTimesConfirmed, calendar_version)

/// Open clocks that were counted by another calendar than this one.
[[nodiscard]] std::int64_t waiting_times(store::Connection& connection, CityCode city,
                                         std::uint32_t calendar_version);
/// What was confirmed last.
[[nodiscard]] engine::EarlierTimes confirmed_times(store::Connection& connection, CityCode city);

void list_earlier_times(Office& office, const CallerSession& caller, const http::Request& request,
                        const http::Reply& reply);
void confirm_earlier_times(Office& office, const CallerSession& caller,
                           const http::Request& request, http::Reply reply);

}  // namespace liandong::app
