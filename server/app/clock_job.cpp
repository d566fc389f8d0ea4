#include "app/clock_job.hpp"

#include "app/calendar_moves.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace liandong::app {
namespace {

/// Commands on their way at once: enough to share commits, few enough for others to come between.
constexpr std::size_t under_way_max = 32;

/// Lets a limited number of commands be under way.
class Gate {
 public:
  void enter() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return under_way_ < under_way_max; });
    ++under_way_;
  }
  void leave() {
    const std::lock_guard lock{mutex_};
    --under_way_;
    changed_.notify_one();
  }
  void wait_for_all() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return under_way_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t under_way_ = 0;
};

engine::CommandRequest recompute(const engine::System* system, MatterId matter) {
  engine::CommandRequest request;
  request.system = system;
  request.command = engine::RecomputeClocks::name;
  request.matter = matter;
  request.by_platform = true;
  request.body = std::make_shared<engine::RecomputeClocks>();
  return request;
}

std::string why(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& known) {
    return known.what();
  }
}

}  // namespace

std::size_t ClockJob::run(std::size_t chunk) {
  if (asked_.exchange(false)) {
    after_ = MatterId{};
  }
  if (!after_) {
    return 0;
  }
  std::vector<std::pair<std::string, MatterId>> matters;
  readers_.with([&](store::Connection& connection) {
    // An index holds nothing but what is open; a plain matter lets SQLite walk through all.
    connection.query(
        "select distinct matter, system from obligation where city = $1 and outcome = 'open' and "
        "calendar_version <> $2 and matter || '' > $3 order by matter limit $4",
        {engine_.city(), engine_.world()->calendar.version(), *after_,
         static_cast<std::int64_t>(chunk)},
        [&](const store::Row& row) { matters.emplace_back(row.str(1), row.id<MatterId>(0)); });
    return 0;
  });
  if (matters.empty()) {
    after_.reset();
    tell_of_waiting();
    return 0;
  }
  Gate gate;
  for (const auto& [system, matter] : matters) {
    gate.enter();
    const auto done = [this, &gate, id = matter](const engine::CommandOutcome&,
                                                 const std::exception_ptr& failure) {
      if (failure) {
        log_("the clocks of matter " + id.str() + " were not read again: " + why(failure));
      }
      gate.leave();
    };
    if (!engine_.submit(recompute(engine_.system(system), matter), done)) {
      gate.leave();
      break;  // the writer is busy with people; the rest comes with the next chunk
    }
    after_ = matter;
  }
  gate.wait_for_all();
  return matters.size();
}

// One notice per calendar, not one per matter.
void ClockJob::tell_of_waiting() {
  const auto world = engine_.world();
  const auto waiting = readers_.with([&](store::Connection& connection) {
    return waiting_times(connection, engine_.city(), world->calendar.version());
  });
  if (waiting == 0) {
    return;
  }
  engine_.writer().run([&](store::Connection& writer) {
    const std::string version = std::to_string(world->calendar.version());
    bool told = false;
    writer.query(
        "select 1 from notice where city = $1 and kind = 'earlier_times_waiting' and "
        "obligation = $2",
        {engine_.city(), version}, [&](const store::Row&) { told = true; });
    if (!told) {
      engine_.give_notice(
          writer, "earlier_times_waiting", world->directory.coordinating_office(),
          Role::coordinator, version,
          R"({"calendar_version":)" + version + R"(,"waiting":)" + std::to_string(waiting) + "}");
    }
  });
}

}  // namespace liandong::app
