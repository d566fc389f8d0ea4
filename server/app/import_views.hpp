// What an import of a table answers: wire types.
#pragma once

#include "kernel/describe.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace liandong::app {

struct ImportFault {
  std::int64_t row = 0;  // as a spreadsheet numbers it; 0 = the whole table
  std::string column;    // empty = the whole row
  std::string code;
  std::string message;
  std::string message_en;
  std::string table{};  // of a document with several; empty = the one that was sent
};
LIANDONG_DESCRIBE(ImportFault, row, column, code, message, message_en, table)

/// With errors nothing was imported; in a dry run nothing was either way.
struct ImportReport {
  std::int64_t rows = 0;  // below the header
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::vector<ImportFault> errors;
};
LIANDONG_DESCRIBE(ImportReport, rows, created, updated, errors)

}  // namespace liandong::app
