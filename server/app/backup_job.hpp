// Backs up at an interval, tries each backup, and says so when the last good one is too old.
#pragma once

#include "app/backup.hpp"
#include "app/services.hpp"

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace liandong::app {

/// An office that could lose more than a day and two hours of work must know it.
constexpr std::int64_t backup_age_max = 26 * 3'600;

/// One thread at a time; reads through a connection of its own.
class BackupJob {
 public:
  struct Options {
    Place place;
    BackupChoice choice;        // no repository = nothing is done
    std::int64_t interval = 0;  // seconds from one to the next; 0 = others back up, it only watches
  };
  using BackUp = std::function<int(const Place&, const BackupChoice&, Instant, std::ostream&)>;
  /// @param log takes one line for the operator
  BackupJob(engine::Engine& engine, ReaderPool& readers, Options options,
            std::function<void(const std::string&)> log, BackUp back_up = app::back_up)
      : engine_(engine),
        readers_(readers),
        options_(std::move(options)),
        log_(std::move(log)),
        back_up_(std::move(back_up)) {
    options_.choice.given_up = [this] { return stopping_.load(); };
  }

  /// Backs up if it is time, which takes as long as it takes; then looks how old the last good one
  /// is, whoever made it.
  void run();
  /// A backup that is being made is given up. @threads any
  void stop() { stopping_ = true; }

  struct State {
    std::optional<Instant> last_good;
    std::int64_t age = 0;  // seconds since then, or since the log began
    bool overdue = false;
  };
  /// As of the last run; nothing if no folder is watched. @threads any
  [[nodiscard]] std::optional<State> state() const;

 private:
  [[nodiscard]] bool is_due(Instant now) const;
  void keep_new_erasures();
  void make(Instant now);
  void look(Instant now);
  void tell(Instant now);

  engine::Engine& engine_;
  ReaderPool& readers_;
  Options options_;
  std::function<void(const std::string&)> log_;
  BackUp back_up_;
  std::atomic<bool> stopping_{false};
  std::optional<Instant> failed_at_;
  std::int64_t erasures_seen_ = -1;  // seq of the last one that is kept beside the backups
  std::optional<Instant> told_at_;
  mutable std::mutex mutex_;
  std::optional<State> state_;
};

}  // namespace liandong::app
