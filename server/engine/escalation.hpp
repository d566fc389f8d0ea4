// The escalation ladder: near → handler; due → head; +1 wd → liaison and S; +3 wd → deputy mayor.
#pragma once

#include "kernel/obligation.hpp"

#include <optional>

namespace liandong::engine {

/// Rungs fired so far are counted; rung n is the next to fire.
inline constexpr int rung_near = 0;
inline constexpr int rung_due = 1;
inline constexpr int rung_supervisor = 2;
inline constexpr int rung_government = 3;
inline constexpr int rungs = 4;

/// Office hours in which day clocks escalate (city data later; 08:30–17:30 of working days).
inline constexpr std::int64_t office_opens_seconds = 8 * 3600 + 30 * 60;
inline constexpr std::int64_t office_closes_seconds = 17 * 3600 + 30 * 60;

/// When the rung fires; nothing if the obligation has ended, has no bound, or no such rung is left.
/// Day clocks wait for office hours, hour clocks do not.
[[nodiscard]] std::optional<Instant> rung_time(const Obligation& obligation, int rung,
                                               const WorkCalendar& calendar);

/// The instant itself if it lies in office hours, else the next opening.
[[nodiscard]] Instant in_office_hours(Instant at, const WorkCalendar& calendar);

}  // namespace liandong::engine
