// What one backup holds, as the text that is kept: docs/operations.md says what each line means.
#pragma once

#include "kernel/content.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

/// What lies in a repository is not what was put there.
class DamagedBackup : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Rows of a table, in chunks; each list is a chunk that holds the digests of others.
struct SnapshotTable {
  std::string name;
  std::string columns;
  std::int64_t rows = 0;
  std::vector<Digest> lists;
  bool operator==(const SnapshotTable&) const = default;
};

struct Snapshot {
  std::int64_t number = 0;  // 1, 2, 3 … in one repository
  CityCode city;
  int schema = 0;
  Instant made_at;
  std::int64_t events = 0;  // the log holds the events 1 to this
  Instant recorded_at;      // of the last of them
  std::vector<SnapshotTable> tables;
  SnapshotTable files;  // their digests
  bool operator==(const Snapshot&) const = default;
};

[[nodiscard]] std::string text_of(const Snapshot& snapshot);
/// @throws DamagedBackup if it is not exactly what `text_of` makes
[[nodiscard]] Snapshot parse_snapshot(std::string_view text);

/// The text with a last line that tells whether it was altered.
[[nodiscard]] std::string summed(std::string text);
/// Without that line; nothing if it does not fit.
[[nodiscard]] std::optional<std::string> checked(std::string_view text);

}  // namespace liandong::app
