// Who read which matter, written down once a second for all of them.
#pragma once

#include "engine/engine.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <tuple>

namespace liandong::app {

/// A reading is no act: it costs no sync of the disk of its own, which would make acts wait and
/// every reader's pages stale. What is not written yet when the process dies is lost.
class ReadMarks {
 public:
  static constexpr std::size_t waiting_max = 20'000;

  explicit ReadMarks(engine::Engine& engine) : engine_(engine) {}

  /// Once per matter, person and unit, with the newest time. Beyond `waiting_max` the mark is lost,
  /// not the reading. @threads any
  void add(MatterId matter, const Actor& actor);
  /// Hands what has come in to the writer, as one job. @threads any
  void write();

 private:
  using Key = std::tuple<MatterId, PersonId, UnitId>;
  using Marks = std::map<Key, Instant>;

  engine::Engine& engine_;
  std::mutex mutex_;
  Marks marks_;
};

}  // namespace liandong::app
