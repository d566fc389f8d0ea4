// The folder that signed checkpoints are exported into, outside the database.
#pragma once

#include "engine/checkpoint.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace liandong::app {

/// Two logs that part after a restore have files of different names: nothing is overwritten.
[[nodiscard]] std::string checkpoint_file_name(const engine::SignedCheckpoint& checkpoint);

/// Writes the file and the public key beside it, each on the disk and whole or not at all. What is
/// there already stays. @throws std::runtime_error
void export_checkpoint(const std::filesystem::path& folder,
                       const engine::SignedCheckpoint& checkpoint, const std::string& public_key);

/// The highest number of a city in the folder by the names of its files; 0 = none.
[[nodiscard]] std::int64_t last_exported(const std::filesystem::path& folder, CityCode city);

struct ExportedCheckpoints {
  std::vector<engine::SignedCheckpoint> checkpoints;  // of the city, by number
  engine::SignerKeys keys;
  std::string first_fault;  // a file that is none
};
/// Everything of a city in the folder, nothing if there is no folder; or one file that was kept.
[[nodiscard]] ExportedCheckpoints read_exported(const std::filesystem::path& folder, CityCode city);

}  // namespace liandong::app
