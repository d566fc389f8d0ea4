// The background thread: wakes every second for sweeps, letters and tidying up; survives failures.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace liandong::app {

class Background {
 public:
  struct Task {
    std::string name;
    std::chrono::seconds every;
    std::function<void()> run;  // may throw; then `failed` is told and the task goes on next time
  };
  Background(std::vector<Task> tasks,
             std::function<void(const std::string& task, const std::string& why)> failed);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  /// Lets every task run soon. @threads any
  void wake();
  void stop();

 private:
  void loop();

  std::vector<Task> tasks_;
  std::function<void(const std::string&, const std::string&)> failed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace liandong::app
