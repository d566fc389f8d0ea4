// Looks for somebody's personal data in everything a matter would send outward.
#pragma once

#include "app/office.hpp"
#include "systems/case_transfer/letters.hpp"

#include <string>
#include <vector>

namespace liandong::app {

struct OutgoingScan {
  std::vector<case_transfer::OutgoingFinding> findings;  // in texts, and in files by their name
  std::vector<std::string> unscanned;                    // files no machine could read
};

/// @param words resolves the texts of the matter
[[nodiscard]] OutgoingScan scan_outgoing(store::Connection& connection, CityCode city,
                                         const engine::System& system, const void* state,
                                         const json::Resolver& words);

/// Number of findings for one matter; 0 if it does not exist.
/// @param texts of the command that sends; read where they leave with it
[[nodiscard]] int count_outgoing_findings(Office& office, MatterId matter,
                                          const std::vector<engine::PendingText>& texts);

}  // namespace liandong::app
