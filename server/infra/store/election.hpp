// Which of several processes on one PostgreSQL database writes for a city, and that no other does.
#pragma once

#include "infra/store/database.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace liandong::store {

/// This process is not, or no longer, the one that writes; nothing of the transaction happened.
class NotTheWriter : public StoreUnavailable {
 public:
  using StoreUnavailable::StoreUnavailable;
};

/// The row of `writer`, as everybody may read it.
struct WriterRow {
  std::int64_t epoch = 0;        // 0 = nobody ever wrote
  std::string address;           // where commands are taken
  std::int64_t world = 0;        // grows with every change of what decisions rest on
  std::int64_t mark = 0;         // of the last fenced transaction
  std::int64_t mark_before = 0;  // the last one of the epoch before
};
[[nodiscard]] WriterRow read_writer(Connection& connection, std::string_view city);

/// Counts a change of what decisions rest on, in its transaction, so that other processes read it
/// anew. Costs nothing where no process was ever elected.
void count_world_change(Connection& writer, std::string_view city);

/// The part of one process in the election for one city. A lock of the session keeps two processes
/// from writing at a time while their connections live; the epoch and the mark, which every
/// transaction must find as it left them, keep out whoever lost the lock without noticing: behind a
/// failover, or stopped for a while. PostgreSQL only. One thread, but for epoch().  [D0080]
class Election {
 public:
  struct Options {
    /// A writer that has not spoken to the server for so long while the server waited for it is cut
    /// off. It looks after its term every half second.
    std::chrono::milliseconds silent_max{10'000};
  };
  explicit Election(std::string city) : Election(std::move(city), Options{}) {}
  Election(std::string city, Options options) : city_(std::move(city)), options_(options) {}

  /// Tries to become the writer, on the connection that will write.
  /// @param address where other processes reach this one
  /// @return whether it is; then every earlier term is over, and what it did is visible
  /// @throws as Connection
  bool take(Connection& writer, const std::string& address);
  /// First of all in every transaction. @throws NotTheWriter
  void fence(Connection& writer);
  /// After the commit of a fenced transaction.
  void committed() { mark_ = pending_; }
  /// For idle times: whether the term goes on. @throws as Connection
  [[nodiscard]] bool holds(Connection& writer);
  /// Lets others try, if the connection lives.
  void resign(Connection& writer) noexcept;

  enum class Fate : std::uint8_t { committed, undone, open, unknown };
  /// What became of the fenced transaction whose commit was not answered; tries to become the
  /// writer again in order to learn it. `open` = ask again. @throws as Connection
  [[nodiscard]] Fate learn(Connection& writer, const std::string& address);

  /// Of the last term of this process; 0 = it had none. @threads any
  [[nodiscard]] std::int64_t epoch() const { return epoch_.load(); }

 private:
  bool lock(Connection& writer) const;
  void cut_off_silent(Connection& writer) const;
  void begin_term(Connection& writer, const std::string& address);

  std::string city_;
  Options options_;
  std::atomic<std::int64_t> epoch_{0};
  std::int64_t mark_ = 0;     // of the last transaction known to be committed
  std::int64_t pending_ = 0;  // of the one under way
  WriterRow found_;           // as the last take() or learn() found it
};

}  // namespace liandong::store
