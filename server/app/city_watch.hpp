// What a process that is not the city's writer must notice: who is, and what it changed.
#pragma once

#include "app/services.hpp"
#include "infra/store/election.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace liandong::app {

/// Looks at one row and two counters a few times a second. While this process is the writer it
/// rests: what is read anew then is read by those who change it.
class CityWatch {
 public:
  struct Told {
    std::function<void()> world_changed;  // returns when decisions rest on what is stored now
    std::function<void()> log_grew;
    std::function<void()> writer_changed;  // another process took over
  };
  /// @param readers must outlive the watch
  CityWatch(ReaderPool& readers, CityCode city, std::function<bool()> leads, Told told);
  ~CityWatch();
  CityWatch(const CityWatch&) = delete;
  CityWatch& operator=(const CityWatch&) = delete;

  void start();
  void stop();
  /// Looks now. @throws store::StoreUnavailable. @threads any; one look at a time
  void look();
  /// Where commands are taken, as of the last look; empty if nobody ever wrote. @threads any
  [[nodiscard]] std::string writer_address() const;
  /// Whether the writer took a connection a short while ago. @threads any
  [[nodiscard]] bool writer_answers() const;

 private:
  void loop();
  void knock();

  ReaderPool& readers_;
  const CityCode city_;
  const std::function<bool()> leads_;
  const Told told_;
  std::mutex looking_;
  std::int64_t world_ = -1;  // as last read; these under looking_
  std::int64_t epoch_ = -1;
  std::int64_t seq_ = -1;
  std::int64_t notice_ = -1;
  mutable std::mutex mutex_;
  std::string address_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::atomic<std::chrono::steady_clock::rep> answered_at_{0};
  std::thread thread_;
};

}  // namespace liandong::app
