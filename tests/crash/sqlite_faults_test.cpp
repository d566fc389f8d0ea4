// Whatever the disk does at whichever change: nothing acknowledged is lost, nothing is half done,
// and work goes on.
#include "crash/fault_runs.hpp"

#include <doctest/doctest.h>

namespace liandong::test {
namespace {

/// One day of each kind for all cases.
const Day& day(bool blank) {
  static const Day worked = quiet_day(false);
  static const Day founded = quiet_day(true);
  return blank ? founded : worked;
}

struct Total {
  int runs = 0;
  int failures = 0;
};

void judge(Total& total, const Run& run, Fault fault, std::int64_t nth, std::int64_t changes) {
  ++total.runs;
  total.failures += run.failures;
  CHECK_MESSAGE(run.fault.empty(), word(fault), " at change ", nth, ": ", run.fault);
  CHECK_MESSAGE((run.struck || nth > changes - 40), word(fault), " at change ", nth,
                " was not reached");
}

void strike(Fault fault, int about, std::int64_t times = 1) {
  const Day& today = day(false);
  Total total;
  for (const std::int64_t nth : chosen(today, today.changes, about)) {
    judge(total, run_day(today, fault, nth, times), fault, nth, today.changes);
  }
  MESSAGE(word(fault), std::string{times > 1 ? " that stays" : ""}, ": ", total.runs, " runs over ",
          today.changes, " changes, ", total.failures, " failures told");
  CHECK(total.failures > 0);
}

}  // namespace

TEST_CASE("an error at the n-th change of the disk") { strike(Fault::io_error, 16); }
TEST_CASE("errors from the n-th change of the disk on") { strike(Fault::io_error, 8, many); }
TEST_CASE("no room at the n-th change of the disk") { strike(Fault::disk_full, 8); }
TEST_CASE("no room from the n-th change of the disk on") { strike(Fault::disk_full, 8, many); }
TEST_CASE("a write that stops half-way") { strike(Fault::short_write, 12); }
TEST_CASE("the process ends before the n-th change") { strike(Fault::process_dies, 16); }
TEST_CASE("the power fails before the n-th change") { strike(Fault::machine_dies, 16); }
TEST_CASE("the power fails and tears what was being written") { strike(Fault::machine_tears, 16); }

TEST_CASE("the power fails while a city is founded") {
  const Day& today = day(true);
  Total total;
  const std::int64_t changes = today.changes - day(false).changes;
  for (const std::int64_t nth : chosen(today, changes, 6)) {
    for (const Fault fault : {Fault::machine_dies, Fault::machine_tears, Fault::io_error}) {
      judge(total, run_day(today, fault, nth, 1), fault, nth, changes);
    }
  }
  MESSAGE(total.runs, " runs over ", changes, " changes");
}

TEST_CASE("kill -9 before the n-th change") {
  const Day& today = day(false);
  Total total;
  for (const std::int64_t nth : chosen(today, today.changes, 10)) {
    judge(total, run_killed(today, nth), Fault::killed, nth, today.changes);
  }
  MESSAGE(total.runs, " kills over ", today.changes, " changes");
}

}  // namespace liandong::test
