// The register as tables that the imports read back: columns and words of the message files.
#pragma once

#include "app/messages.hpp"
#include "infra/csv/csv.hpp"
#include "systems/jurisdiction/domain/import_error.hpp"
#include "systems/jurisdiction/domain/register.hpp"

namespace liandong::app {

/// Header and rows of one table of the register: items, bases, places, list_versions or
/// assignments. Headers and words are Chinese; whoever imports the table again gets the same
/// records.
[[nodiscard]] csv::Rows register_table(jurisdiction::Table table,
                                       const jurisdiction::RegisterData& data,
                                       const Messages& messages);

}  // namespace liandong::app
