#include "app/background.hpp"

#include <utility>

namespace liandong::app {

using Steady = std::chrono::steady_clock;

Background::Background(std::vector<Task> tasks,
                       std::function<void(const std::string&, const std::string&)> failed)
    : tasks_(std::move(tasks)), failed_(std::move(failed)) {
  thread_ = std::thread{[this] { loop(); }};
}

Background::~Background() { stop(); }

void Background::wake() {
  {
    const std::lock_guard lock{mutex_};
    if (std::exchange(woken_, true)) {
      return;
    }
  }
  changed_.notify_one();
}

void Background::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
  }
}

void Background::loop() {
  std::vector<Steady::time_point> next(tasks_.size(), Steady::now());
  for (;;) {
    bool all = false;
    {
      std::unique_lock lock{mutex_};
      changed_.wait_for(lock, std::chrono::seconds{1}, [this] { return woken_ || stopping_; });
      if (stopping_) {
        return;
      }
      all = woken_;
      woken_ = false;
    }
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      // Steady time: a clock that is set back must not silence the sweeps.
      if (!all && Steady::now() < next[i]) {
        continue;
      }
      next[i] = Steady::now() + tasks_[i].every;
      try {
        tasks_[i].run();
      } catch (const std::exception& failure) {
        failed_(tasks_[i].name, failure.what());
      }
    }
  }
}

}  // namespace liandong::app
