#include "kernel/duty_clock.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace liandong {
namespace {

using Pause = DutyClock::Pause;
using Extension = DutyClock::Extension;

bool counts_days(Period period) {
  return period.kind == PeriodKind::working_days || period.kind == PeriodKind::calendar_days ||
         period.kind == PeriodKind::same_day;
}

bool runs_by_the_second(Period period) {
  return period.kind == PeriodKind::hours || period.kind == PeriodKind::minutes;
}

// One second before an exclusive bound is still its last day.
LocalDay last_day(Instant bound) { return local_day(bound + -1); }

// Entry order must not matter, so acts of one moment have an order too: time that was granted is
// added before the clock is stopped.
std::vector<Extension> in_order(std::vector<Extension> extensions) {
  std::sort(extensions.begin(), extensions.end(), [](const Extension& a, const Extension& b) {
    return std::tuple(a.announced_at, a.amount.kind, a.amount.n) <
           std::tuple(b.announced_at, b.amount.kind, b.amount.n);
  });
  return extensions;
}

std::vector<Pause> in_order(std::vector<Pause> pauses) {
  std::sort(pauses.begin(), pauses.end(), [](const Pause& a, const Pause& b) {
    return std::tuple(a.paused_at, !a.resumed_at, a.resumed_at) <
           std::tuple(b.paused_at, !b.resumed_at, b.resumed_at);
  });
  return pauses;
}

/// One period from its start through everything that happened to it.
class Track {
 public:
  Track(Period period, Instant start, int rest_min, const WorkCalendar& calendar)
      : period_(period),
        start_(start),
        resumed_(start),
        rest_min_(rest_min),
        by_day_(counts_days(period)),
        calendar_(calendar),
        due_(due(period, start, calendar)) {
    note(ClockStepKind::counted, start, period);
  }

  void run(const std::vector<Extension>& extensions, const std::vector<Pause>& pauses) {
    auto extension = extensions.begin();
    for (const Pause& pause : pauses) {
      for (; extension != extensions.end() && extension->announced_at <= pause.paused_at;
           ++extension) {
        extend(*extension);
      }
      stand_still(pause);
    }
    for (; extension != extensions.end(); ++extension) extend(*extension);
  }

  [[nodiscard]] ClockReading reading() && {
    return {start_, period_, due_, std::nullopt, std::move(steps_)};
  }

 private:
  void note(ClockStepKind kind, Instant at, Period period, int rest = 0,
            ClockCause cause = ClockCause::unstated) {
    steps_.push_back(
        {kind, at, period, rest, due_ ? std::optional(due_->due_before) : std::nullopt, cause});
  }

  void extend(const Extension& extension) {
    if (!due_) return;
    const Period amount = extension.amount;
    LIANDONG_CHECK(amount.kind != PeriodKind::prompt);
    const bool by_second = runs_by_the_second(amount);
    // The last day is the start day of what follows; hours follow without a break.
    const Due more = *due(amount, by_second ? due_->due_before : due_->due_before + -1, calendar_);
    due_ = Due{more.due_before, due_->provisional || more.provisional};
    by_day_ = by_day_ && !by_second;
    note(ClockStepKind::extended, extension.announced_at, amount, 0, extension.cause);
  }

  void stand_still(const Pause& pause) {
    // Time before the start, or inside an earlier pause, did not run.
    const Instant from = std::max({pause.paused_at, start_, resumed_});
    if (!due_ || (pause.resumed_at && *pause.resumed_at < from) || from >= due_->due_before) return;
    const Due before = *due_;
    due_.reset();
    note(ClockStepKind::paused, from, period_, 0, pause.cause);
    if (!pause.resumed_at) return;
    resumed_ = *pause.resumed_at;
    due_ = by_day_ ? resumed_by_day(from, before) : resumed_by_second(from, before);
    note(ClockStepKind::resumed, resumed_, period_, rest_);
  }

  [[nodiscard]] LocalDay least_last_day() const {
    return calendar_.add_working_days(local_day(resumed_), rest_min_);
  }

  // Days that were left after the day of the pause are left after the day of the resumption.
  Due resumed_by_day(Instant from, Due before) {
    const LocalDay day = local_day(resumed_);
    const LocalDay last = last_day(before.due_before);
    LocalDay end;
    if (period_.kind == PeriodKind::working_days) {
      rest_ = calendar_.working_days_between(local_day(from), last);
      end = rest_ > 0 ? calendar_.add_working_days(day, rest_) : calendar_.roll_forward(day);
    } else {
      const LocalDay plain = day + (last - local_day(from));
      const bool rolls = period_.kind == PeriodKind::calendar_days;
      end = rolls ? calendar_.roll_forward(plain) : plain;
    }
    if (rest_min_ > 0 && least_last_day() > end) {
      rest_ = rest_min_;
      end = least_last_day();
    }
    return {end_of(end), before.provisional || calendar_.is_provisional(end)};
  }

  Due resumed_by_second(Instant from, Due before) const {
    Instant bound = resumed_ + (before.due_before - from);
    if (rest_min_ > 0) bound = std::max(bound, end_of(least_last_day()));
    return {bound, before.provisional || calendar_.is_provisional(last_day(bound))};
  }

  Period period_;
  Instant start_;
  Instant resumed_;  // the end of the last pause
  int rest_min_;
  bool by_day_;  // ends with a day, as long as nothing was added in hours
  const WorkCalendar& calendar_;
  std::optional<Due> due_;
  int rest_ = 0;
  std::vector<ClockStep> steps_;
};

bool ends_before(const ClockReading& a, const ClockReading& b) {
  return a.due && (!b.due || a.due->due_before < b.due->due_before);
}

}  // namespace

ClockReading read(const DutyClock& clock, const WorkCalendar& calendar) {
  const Instant start = clock.later_start_at.value_or(clock.started_at);
  const std::vector<Extension> extensions = in_order(clock.extensions);
  const std::vector<Pause> pauses = in_order(clock.pauses);
  Track ordinary(clock.period, start, clock.rest_working_days_min, calendar);
  ordinary.run(extensions, pauses);
  ClockReading reading = std::move(ordinary).reading();
  for (const DutyClock::Upgrade& upgrade : clock.upgrades) {
    LIANDONG_CHECK(upgrade.period.kind != PeriodKind::prompt);
    Track track(upgrade.period, std::max(upgrade.since, start), clock.rest_working_days_min,
                calendar);
    // Time granted before it became urgent was granted to the longer period only.
    std::vector<Extension> later;
    std::copy_if(extensions.begin(), extensions.end(), std::back_inserter(later),
                 [&](const Extension& each) { return each.announced_at >= upgrade.since; });
    track.run(later, pauses);
    ClockReading urgent = std::move(track).reading();
    if (ends_before(urgent, reading)) reading = std::move(urgent);
  }
  if (clock.later_start_at || !clock.extensions.empty()) {
    DutyClock strict = clock;
    strict.later_start_at.reset();
    strict.extensions.clear();
    const ClockReading plain = read(strict, calendar);
    // A least rest can make the shorter history end later; then the bound itself is the strict one.
    const ClockReading& stricter = ends_before(reading, plain) ? reading : plain;
    if (stricter.due) reading.strict_due_before = stricter.due->due_before;
  }
  return reading;
}

bool is_earlier(std::optional<Instant> counted, std::optional<Instant> shown) {
  return counted && (!shown || *counted < *shown);
}

Obligation clocked_obligation(std::string key, std::string duty, std::string clause, Basis basis,
                              const DutyClock& clock, const WorkCalendar& calendar) {
  const ClockReading reading = read(clock, calendar);
  const bool target_only = basis == Basis::internal;
  Obligation obligation =
      target_only ? prompt_obligation(std::move(key), std::move(duty), std::move(clause), basis,
                                      reading.from, reading.period, calendar)
                  : legal_obligation(std::move(key), std::move(duty), std::move(clause), basis,
                                     reading.from, reading.period, calendar);
  const std::optional<Instant> bound =
      reading.due ? std::optional(reading.due->due_before) : std::nullopt;
  (target_only ? obligation.target_before : obligation.due_before) = bound;
  obligation.provisional = reading.due && reading.due->provisional;
  if (!target_only) obligation.strict_due_before = reading.strict_due_before;
  return obligation;
}

}  // namespace liandong
