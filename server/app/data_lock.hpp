// One process at a time serves an installation: two writers would fork the log.
#pragma once

#include <filesystem>

namespace liandong::app {

/// Held from construction to destruction, and gone with the process however it ends.
class DataLock {
 public:
  /// Waits up to two seconds for a process that is just ending.
  /// @throws std::runtime_error if another process serves this folder or it cannot be written
  explicit DataLock(const std::filesystem::path& data);
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  int file_;
};

}  // namespace liandong::app
