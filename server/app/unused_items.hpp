// Flags items that a unit has held and not used for a year, and tells the unit and S.
#pragma once

#include "app/office.hpp"

#include <optional>

namespace liandong::app {

struct UnusedChange {
  std::size_t flagged = 0;
  std::size_t cleared = 0;  // used again, or no longer held
};

/// Brings the table of flagged items up to the day. Who holds freshly flagged ones is told once,
/// and S once for all of them; no duty follows.  [2-b; D0049]
UnusedChange flag_unused_items(engine::Engine& engine, ReaderPool& readers,
                               const jurisdiction::Register& reg, LocalDay today);

/// Once a day, and after a new version of the list.
class UnusedItemJob {
 public:
  UnusedItemJob(engine::Engine& engine, ReaderPool& readers, const CityState& city)
      : engine_(engine), readers_(readers), city_(city) {}
  /// One thread.
  void run();

 private:
  engine::Engine& engine_;
  ReaderPool& readers_;
  const CityState& city_;
  std::optional<LocalDay> done_for_;
  jurisdiction::VersionNumber done_version_ = 0;
};

}  // namespace liandong::app
