// Obligations: who owes what to whom by when under which clause. The heart of the product.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/period.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong {

/// Where the duty comes from. Only notice and law can fill a due time; internal fills a target.
enum class Basis : std::uint8_t { notice, law, internal };
LIANDONG_DESCRIBE_ENUM(Basis, notice, law, internal)

enum class ObligationOutcome : std::uint8_t {
  open,
  on_time,
  late,
  over_target,
  excused,
  superseded
};
LIANDONG_DESCRIBE_ENUM(ObligationOutcome, open, on_time, late, over_target, excused, superseded)

enum class Light : std::uint8_t { red, yellow, green, grey };
LIANDONG_DESCRIBE_ENUM(Light, red, yellow, green, grey)

/// One obligation of a matter, as a pure function of its state and the calendar.
struct Obligation {
  std::string key;     // unique within the matter for ever, e.g. "transfer", "receive.2"
  std::string duty;    // frozen word of the system, e.g. "transfer"; label in the message files
  std::string clause;  // clause id of the notice, or "L:<law>" for national law
  Basis basis = Basis::notice;
  UnitId debtor;
  UnitId creditor;    // empty = owed to the public or to the party
  Instant arises_at;  // the duty's own trigger, never the act that discharges it
  Period period;
  std::optional<Instant> due_before;         // legal bound, exclusive
  std::optional<Instant> target_before;      // internal target, exclusive; never a legal breach
  std::optional<Instant> strict_due_before;  // without an approved later start; for statistics
  bool provisional = false;                  // 暂定
  bool hour_clock = false;  // counts hours or minutes, or is prompt: escalates at night too
  // How it ended. All empty = open.
  std::optional<Instant> discharged_at;
  std::optional<Instant> excused_at;
  std::optional<Instant> superseded_at;
  friend bool operator==(const Obligation&, const Obligation&) = default;
};

/// Outcome at the end of an obligation; `open` while none of the three ends is set. Exactly at a
/// bound is late, for bounds are exclusive; a legal bound is judged before an internal target.
[[nodiscard]] ObligationOutcome outcome_of(const Obligation& obligation);

/// The start of the yellow zone of a period that runs [arises_at, bound): its last third, but at
/// most two working days (hour clocks: the last third). Thirds are of elapsed time, nights and rest
/// days counted.
[[nodiscard]] Instant near_from(const Obligation& obligation, Instant bound,
                                const WorkCalendar& calendar);

/// Legal light at `now`: grey when ended or without a legal bound, red at and after due_before,
/// yellow in the near zone, else green.
[[nodiscard]] Light light_at(const Obligation& obligation, Instant now,
                             const WorkCalendar& calendar);
/// True if open and past its internal target.
[[nodiscard]] bool over_target_at(const Obligation& obligation, Instant now);

/// Builds an obligation with a legal period: fills due_before from period and calendar.
[[nodiscard]] Obligation legal_obligation(std::string key, std::string duty, std::string clause,
                                          Basis basis, Instant arises_at, Period period,
                                          const WorkCalendar& calendar);
/// Builds a duty without a legal number; `target` is the configured internal target, if any.
/// `period` is then the target's (prompt without one), which explains target_before; due_before
/// stays empty. A duty of notice or law without a number (立即, 及时) is an hour clock whatever the
/// target counts in.
[[nodiscard]] Obligation prompt_obligation(std::string key, std::string duty, std::string clause,
                                           Basis basis, Instant arises_at,
                                           std::optional<Period> target,
                                           const WorkCalendar& calendar);

}  // namespace liandong
