// Backups of a running installation that add only what is new, and what is made of them again.
#pragma once

#include "app/backup_repository.hpp"
#include "app/maintenance.hpp"
#include "app/verification.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace liandong::app {

struct BackupChoice {
  std::filesystem::path repository;
  std::filesystem::path keys_to;  // where the keys are copied; empty = nowhere
  std::filesystem::path scratch;  // where each backup is tried; empty = in the repository
  bool anew = false;              // nothing that lies there is taken for good
  Retention keep;
  unsigned threads = 0;            // of the verification, 0 = all processors
  std::function<bool()> given_up;  // asked now and then, may be empty; true breaks the backup off
};

/// One view of the rows, and every file they name, into the repository; whatever lies there already
/// is not written again. Then the backup is restored beside it and verified, and only then is it
/// one. Keys are no part of it, or it would protect nothing.
/// @return 0 if it is good, else 1 after naming the fault. @throws std::runtime_error
[[nodiscard]] int back_up(const Place& place, const BackupChoice& choice, Instant now,
                          std::ostream& out);

/// A moment an installation is brought back to: the end of an event, or an instant; empty = the
/// newest there is.
struct Point {
  std::optional<std::int64_t> event;
  std::optional<Instant> at;
};
/// "4711" or "2026-11-29T08:00:00+08:00". @throws std::runtime_error
[[nodiscard]] Point parse_point(std::string_view text);
/// The newest backup that holds no event after the point, or was made no later.
/// @throws std::runtime_error naming the oldest, if every backup is newer
[[nodiscard]] Snapshot newest_until(const BackupRepository& repository, const Point& point);

/// Makes an installation of a backup where none is yet, erases again what was lawfully erased since
/// it was made, and verifies what came of it. @throws std::runtime_error
[[nodiscard]] int restore_backup(const std::filesystem::path& repository, const Point& point,
                                 const Place& place, std::ostream& out);

/// Restores a backup into a folder that is thrown away, and verifies it there.
/// @param scratch empty = the folder for temporary files
[[nodiscard]] int verify_backup(const std::filesystem::path& repository, const Point& point,
                                const std::filesystem::path& scratch, const VerifyChoice& choice,
                                std::ostream& out);

/// What the repository holds, a line each.
void list_backups(const std::filesystem::path& repository, std::ostream& out);

}  // namespace liandong::app
