// Commands for the administrator: verify, back up, restore.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace liandong::app {

/// Checks gapless seq, hash chains, replay of every matter and the SM3 of every stored file.
/// @return 0 if everything holds, 1 after naming the first fault
[[nodiscard]] int verify_installation(const std::filesystem::path& data, std::ostream& out);

/// Copies a running installation: a consistent snapshot of the database, then every file it names,
/// then verifies the copy. The key is not part of it: it is kept apart, or the copy would protect
/// nothing.
/// @param target must not exist. @throws std::runtime_error
[[nodiscard]] int back_up(const std::filesystem::path& data, const std::filesystem::path& target,
                          std::ostream& out);

/// Copies a verified backup into a new data folder. @throws std::runtime_error
[[nodiscard]] int restore_backup(const std::filesystem::path& source,
                                 const std::filesystem::path& data, std::ostream& out);

}  // namespace liandong::app
