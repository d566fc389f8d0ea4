// Measures how many due dates per second one core computes on the delivered calendar.
#include "infra/calendar_files/calendar_files.hpp"
#include "kernel/period.hpp"
#include "support/source_dir.hpp"

#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

namespace {

using namespace liandong;

constexpr std::size_t starts_count = 1 << 16;
constexpr int rounds = 200;

// The sum of the results is printed, so that no call can be left out.
void measure(const char* name, Period period, const std::vector<Instant>& starts,
             const WorkCalendar& calendar) {
  std::int64_t sum = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round) {
    for (const Instant start : starts) sum += due(period, start, calendar)->due_before.seconds;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  const double count = static_cast<double>(starts.size()) * rounds;
  std::printf("%-8s %12.0f due dates/s  (%.0f in %.3f s, sum %lld)\n", name,
              count / elapsed.count(), count, elapsed.count(), static_cast<long long>(sum));
}

}  // namespace

int main() {
  const WorkCalendar calendar =
      calendar_files::load_calendar(source_dir() + "/data/calendar", 1).calendar;
  std::mt19937_64 random(20'261'122);
  const Instant first = start_of(*local_day_of({2020, 1, 1}));
  std::vector<Instant> starts;
  for (std::size_t i = 0; i < starts_count; ++i) {
    starts.push_back(first + static_cast<std::int64_t>(random() % (7LL * 365 * 86'400)));
  }
  for (const char* text : {"3wd", "5wd", "60wd", "90cd", "24h"}) {
    measure(text, *parse_period(text), starts, calendar);
  }
}
