#include "app/joined/handoffs.hpp"

#include "app/joined/handoff_parts.hpp"

#include <iterator>

namespace liandong::app {

std::span<const engine::Handoff> handoffs() {
  static const std::vector<engine::Handoff> table = [] {
    std::vector<engine::Handoff> rows;
    for (auto part : {handoffs_of_lists(), handoffs_of_complaints(), handoffs_to_sharing(),
                      handoffs_of_meetings(), handoffs_of_assistance(), handoffs_of_disputes(),
                      handoffs_of_crimes()}) {
      rows.insert(rows.end(), std::make_move_iterator(part.begin()),
                  std::make_move_iterator(part.end()));
    }
    return rows;
  }();
  return table;
}

}  // namespace liandong::app
