#include "crash/fault_runs.hpp"

#include "infra/json/read.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace liandong::test {
namespace {

constexpr int failures_max = 12;

/// A store in a file with what it holds in the morning, and the city in it.
class Place {
 public:
  explicit Place(const std::string& morning) {
    if (!morning.empty()) {
      std::ofstream{store_.location(), std::ios::binary} << morning;
    }
  }
  [[nodiscard]] std::string folder() const {
    return std::filesystem::path{store_.location()}.parent_path().string();
  }
  [[nodiscard]] std::unique_ptr<TestCity> open() const {
    TestCity::Options options;
    options.store = &store_;
    return std::make_unique<TestCity>(options);
  }
  [[nodiscard]] std::string content() const {
    std::ifstream in{store_.location(), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }

 private:
  TestStore store_{TestStore::Kind::file};
};

/// Goes through the day; what fails is begun again, after a restart if the disk is gone.
class Runner {
 public:
  Runner(const Place& place, Workload& work, FaultyDisk& disk, const Day& day)
      : place_(place), work_(work), disk_(disk), day_(day) {}

  Run run(std::size_t first_step) {
    for (std::size_t step = first_step; step < Workload::steps() && run_.fault.empty(); ++step) {
      while (!taken(step) && run_.fault.empty()) {
      }
    }
    if (run_.fault.empty()) {
      last_power_cut();
    }
    return run_;
  }
  void begin_after_a_crash() { restarted_ = true; }
  [[nodiscard]] const std::string& evening() const { return evening_; }

 private:
  bool taken(std::size_t step) {
    try {
      if (city_ == nullptr) {
        city_ = place_.open();
        judge("after opening");
        if (!run_.fault.empty()) {
          return false;
        }
      }
      work_.perform(*city_, step);
      if (std::exchange(restarted_, false)) {
        cut_power();
      }
      return true;
    } catch (const store::StoreUnavailable&) {
      ++run_.failures;
    } catch (const std::exception& other) {
      run_.fault = std::string{other.what()} + ", in " + std::string{Workload::name_of(step)};
      return false;
    }
    if (!disk_.struck()) {
      run_.fault = "failed without a fault: " + std::string{Workload::name_of(step)};
    } else if (run_.failures > failures_max) {
      run_.fault = "does not recover: " + std::string{Workload::name_of(step)};
    } else if (disk_.dead()) {
      city_.reset();
      disk_.restart();
      restarted_ = true;
    } else {
      go_on();
    }
    return false;
  }

  /// The process lives: what was read can still be read, and once the fault is over, work goes on.
  void go_on() {
    if (city_ != nullptr) {
      judge("with the fault");
    }
    if (run_.failures >= 2) {
      disk_.heal();
    }
  }

  void judge(const char* when) {
    if (const std::string fault = work_.fault(*city_); !fault.empty()) {
      run_.fault = fault + ", " + when;
    }
  }

  void cut_power() {
    disk_.cut_power();
    city_.reset();
    disk_.restart();
  }

  /// Also after a day that ended well, nothing may have been kept in memory only.
  void last_power_cut() {
    run_.struck = disk_.struck();
    cut_power();
    city_ = place_.open();
    judge("in the evening");
    if (run_.fault.empty() && !day_.evening.empty()) {
      const std::string picture = Workload::picture(*city_);
      if (picture != day_.evening) {
        run_.fault = "another evening:\n" + picture + "instead of\n" + day_.evening;
      }
    }
    evening_ = run_.fault.empty() && day_.evening.empty() ? Workload::picture(*city_) : "";
  }

 private:
  const Place& place_;
  Workload& work_;
  FaultyDisk& disk_;
  const Day& day_;
  std::unique_ptr<TestCity> city_;
  Run run_;
  /// What a process finds that another one wrote and did not keep, it must keep before it answers.
  bool restarted_ = false;
  std::string evening_;
};

void say(int out, const std::string& line) {
  if (::write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
    ::_exit(2);
  }
}

/// Works until it is killed, and says on the way what it is told.
[[noreturn]] void work_and_die(const Place& place, std::int64_t nth, int out) {
  FaultyDisk disk;
  disk.arm(Fault::killed, nth);
  auto city = place.open();
  Workload work{place.folder()};
  work.heard = [out](const Acknowledged& one) {
    say(out, one.key + "\t" + json::to_canonical(one.result) + "\n");
  };
  for (std::size_t step = 0; step < Workload::steps(); ++step) {
    say(out, "step\t" + std::to_string(step) + "\n");
    work.perform(*city, step);
  }
  ::_exit(0);
}

std::string all_of(int in) {
  std::string text;
  char bytes[4096];
  for (ssize_t got = 0; (got = ::read(in, bytes, sizeof bytes)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(got));
  }
  return text;
}

}  // namespace

Day quiet_day(bool blank) {
  Day day;
  FaultyDisk disk;
  if (!blank) {
    const Place place{""};
    { const auto city = place.open(); }
    day.morning = place.content();
  }
  const Place place{day.morning};
  Workload work{place.folder()};
  disk.arm(Fault::none, 0);
  const std::int64_t before = disk.changes();
  Runner runner{place, work, disk, day};
  const Run run = runner.run(0);
  if (!run.fault.empty()) {
    throw std::logic_error(run.fault);
  }
  day.changes = disk.changes() - before;
  for (const std::int64_t sync : disk.syncs()) {
    if (sync > before && sync - before <= day.changes) {
      day.syncs.push_back(sync - before);
    }
  }
  day.evening = runner.evening();
  return day;
}

Run run_day(const Day& day, Fault fault, std::int64_t nth, std::int64_t times) {
  const Place place{day.morning};
  Workload work{place.folder()};
  FaultyDisk disk;
  disk.arm(fault, nth, times);
  return Runner{place, work, disk, day}.run(0);
}

Run run_killed(const Day& day, std::int64_t nth) {
  const Place place{day.morning};
  int ends[2];
  if (::pipe(ends) != 0) {
    throw std::runtime_error("no pipe");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    try {
      work_and_die(place, nth, ends[1]);
    } catch (...) {
      ::_exit(3);
    }
  }
  ::close(ends[1]);
  const std::string told = all_of(ends[0]);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  Workload work{place.folder()};
  std::size_t step = 0;
  for (std::size_t from = 0; from < told.size();) {
    const auto tab = told.find('\t', from);
    const auto end = told.find('\n', tab);
    const std::string key = told.substr(from, tab - from);
    const std::string rest = told.substr(tab + 1, end - tab - 1);
    if (key == "step") {
      step = std::stoul(rest);
    } else {
      work.was_told(key, json::from_storage<engine::CommandResult>(rest));
    }
    from = end + 1;
  }
  FaultyDisk disk;
  Runner runner{place, work, disk, day};
  runner.begin_after_a_crash();
  Run run = runner.run(step);
  run.struck = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!run.struck && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
    run.fault = "the process ended otherwise: " + std::to_string(status);
  }
  return run;
}

std::vector<std::int64_t> chosen(const Day& day, std::int64_t changes, int about) {
  const char* word = std::getenv("LIANDONG_CRASH");
  const bool all = word != nullptr && std::string_view{word} == "all";
  const auto every = [about](std::int64_t count) {
    return std::max<std::int64_t>(1, count / about);
  };
  std::set<std::int64_t> nths{changes, changes + 1};  // the last one is just not reached
  for (std::int64_t n = 1; n <= changes; n += all ? 1 : every(changes * 3 / 2)) {
    nths.insert(n);
  }
  const auto syncs = static_cast<std::int64_t>(day.syncs.size());
  for (std::int64_t i = 0; i < syncs && !all; i += every(syncs * 3)) {
    const std::int64_t n = day.syncs[static_cast<std::size_t>(i)];
    if (n <= changes) {
      nths.insert(n);
    }
  }
  return {nths.begin(), nths.end()};
}

}  // namespace liandong::test
