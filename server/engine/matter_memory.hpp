// What the writer knows of the matters it wrote last, so that the next command of one reads nothing
// that was just written.
#pragma once

#include "engine/event_log.hpp"
#include "engine/rows.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>

namespace liandong::engine {

/// A matter with everything stored of it that deciding needs.
struct KnownMatter {
  StoredMatter row;  // without its text of the state
  MatterState state;
  StreamHead head;
  std::map<std::string, StoredObligation> owed;
  std::map<UnitId, UnitRow> units;
};

/// Writer's thread only. Holds what the open transaction wrote as well, so it is emptied whenever
/// something is rolled back; nobody else may write these rows.
class MatterMemory {
 public:
  /// @param size  matters remembered at least; twice as many at most; 0 = none
  explicit MatterMemory(std::size_t size) : size_(size) {}
  /// @return valid until the next call
  [[nodiscard]] const KnownMatter* find(MatterId id);
  void keep(KnownMatter matter);
  void forget(MatterId id);
  void clear();

 private:
  std::size_t size_;
  std::unordered_map<MatterId, KnownMatter> young_;
  std::unordered_map<MatterId, KnownMatter> old_;  // forgotten together when the young are many
};

}  // namespace liandong::engine
