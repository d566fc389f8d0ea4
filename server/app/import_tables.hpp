// The three imports behind import_routes.cpp: from checked records to changes of the store.
#pragma once

#include "app/import_views.hpp"
#include "app/services.hpp"
#include "infra/identity/types.hpp"
#include "systems/jurisdiction/domain/import.hpp"

#include <functional>
#include <string>
#include <vector>

namespace liandong::app {

/// A table that was read and checked, and what to do with it inside the writer's transaction.
struct PlannedImport {
  ImportReport report;  // rows, and errors of single rows if there are any
  /// Applies the rows that had no error yet, so that one answer names the faults of both kinds;
  /// counts in the report, notes refusals in its errors and gives the changes for the log. The
  /// caller rolls back if there are errors. Null if no row is sound.
  std::function<std::vector<identity::Change>(store::Connection& writer, ImportReport& report)>
      apply;
};

/// One error in the words of the message files.
[[nodiscard]] ImportFault fault_of(const Messages& messages,
                                   const jurisdiction::ImportError& error);

/// Every word of tables in both languages.
[[nodiscard]] jurisdiction::Vocabulary vocabulary_of(const Messages& messages);

[[nodiscard]] PlannedImport plan_units(const Services& services, const jurisdiction::Rows& rows);
/// @param actor whose role decides which half is imported, see add_import_routes
[[nodiscard]] PlannedImport plan_people(const Services& services, const Actor& actor,
                                        const jurisdiction::Rows& rows);
/// Items keep the legal bases they have; new ones begin without.
[[nodiscard]] PlannedImport plan_items(const Services& services, const Actor& actor,
                                       const jurisdiction::Rows& rows);

}  // namespace liandong::app
