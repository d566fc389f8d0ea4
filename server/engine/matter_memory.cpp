#include "engine/matter_memory.hpp"

#include <utility>

namespace liandong::engine {

const KnownMatter* MatterMemory::find(MatterId id) {
  if (const auto found = young_.find(id); found != young_.end()) {
    return &found->second;
  }
  const auto found = old_.find(id);
  return found == old_.end() ? nullptr : &found->second;
}

void MatterMemory::keep(KnownMatter matter) {
  if (size_ == 0) {
    return;
  }
  if (young_.size() >= size_) {
    old_ = std::move(young_);
    young_.clear();
  }
  const MatterId id = matter.row.id;
  young_.insert_or_assign(id, std::move(matter));
}

void MatterMemory::forget(MatterId id) {
  young_.erase(id);
  old_.erase(id);
}

void MatterMemory::clear() {
  young_.clear();
  old_.clear();
}

}  // namespace liandong::engine
