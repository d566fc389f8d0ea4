// Matters that ended in the open transaction: each one's log is replayed before the commit.
#pragma once

#include "engine/replay.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace liandong::engine {

/// A matter as the command left it that closed it.
struct ClosedMatter {
  const System* system = nullptr;
  MatterId id;
  std::int64_t version = 0;  // later commands of the same transaction may add events
  MatterState state;
};

/// Writer's thread only. Read at the end of a batch and several at once, for on PostgreSQL each
/// reading waits for all that was written before it.
class ClosedMatters {
 public:
  void add(ClosedMatter matter) { matters_.push_back(std::move(matter)); }
  [[nodiscard]] std::size_t size() const { return matters_.size(); }
  /// Forgets those that were added after there were so many: they were rolled back.
  void cut(std::size_t size) { matters_.resize(size); }
  void clear() { matters_.clear(); }
  /// Replays all and forgets them. @throws InvariantBroken if a replayed log differs from its state
  void replay_all(store::Connection& writer, CityCode city);

 private:
  std::vector<ClosedMatter> matters_;
};

}  // namespace liandong::engine
