// A disk under SQLite that fails at the n-th change, or dies with the process or the whole machine.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_vfs;

namespace liandong::test {

/// What happens at the n-th change. A change is a write, a truncation, a sync or a removal.
enum class Fault : std::uint8_t {
  none,
  io_error,      // the change fails; what a failed sync should have kept is lost with the machine
  disk_full,     // a write or sync finds no room; what makes room succeeds
  short_write,   // half of a write lands before the disk is full
  killed,        // the process receives SIGKILL
  process_dies,  // from here on nothing is done any more: what was written stays
  machine_dies,  // and what was not synced is gone
  machine_tears  // and of what was not synced any sectors may have landed, in any order
};

[[nodiscard]] std::string word(Fault fault);

/// While it lives every SQLite file of the process is opened through it. What counts as kept is
/// what was synced; the real disk is never waited for. Must outlive all connections.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// From the n-th change after this call on, `times` changes are struck.
  void arm(Fault fault, std::int64_t nth, std::int64_t times = 1);
  void heal();
  /// True once the n-th change after arm() was reached.
  [[nodiscard]] bool struck() const;
  /// True after process_dies and the like: whoever lives on is a ghost.
  [[nodiscard]] bool dead() const;
  [[nodiscard]] std::int64_t changes() const;
  /// The numbers of the changes that were syncs.
  [[nodiscard]] std::vector<std::int64_t> syncs() const;

  /// The machine dies now.
  void cut_power();
  /// Starts again after all connections are gone. If the machine died, files hold only what was
  /// kept.
  void restart();

  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    bool cuts = false;  // truncates to `offset`
  };
  struct Kept {
    std::string bytes;
    std::vector<Change> pending;  // since the last sync
    bool named = false;           // the folder knows it for good
  };
  enum class Verdict : std::uint8_t { pass, fail, half, gone };

  // For the functions SQLite calls.
  void opened(const std::string& path);
  [[nodiscard]] Verdict write(const std::string& path, std::int64_t offset, std::string_view bytes);
  [[nodiscard]] Verdict truncate(const std::string& path, std::int64_t size);
  [[nodiscard]] Verdict sync(const std::string& path);
  [[nodiscard]] Verdict remove(const std::string& path);
  [[nodiscard]] bool out_of_room() const { return fault_ != Fault::io_error; }
  [[nodiscard]] sqlite3_vfs& real() const { return *real_; }

 private:
  [[nodiscard]] Verdict next(bool takes_room);
  [[nodiscard]] std::string after_power_cut(const Kept& kept);

  sqlite3_vfs* real_;
  std::unique_ptr<sqlite3_vfs> own_;
  mutable std::mutex mutex_;
  std::map<std::string, Kept> files_;
  Fault fault_ = Fault::none;
  std::int64_t changes_ = 0;
  std::vector<std::int64_t> syncs_;
  std::int64_t first_ = 0;
  std::int64_t last_ = 0;
  bool struck_ = false;
  bool dead_ = false;
  bool machine_died_ = false;
  bool tears_ = false;
  std::mt19937_64 dice_;
};

}  // namespace liandong::test
