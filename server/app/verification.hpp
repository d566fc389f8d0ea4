// Checks an installation, a backup or a database against itself and against what was kept outside.
#pragma once

#include "app/maintenance.hpp"
#include "engine/verify.hpp"
#include "engine/world.hpp"

#include <functional>
#include <vector>

namespace liandong::app {

struct VerifyChoice {
  std::filesystem::path
      checkpoints;  // exported ones, or one that was kept; empty = those in the data folder, if any
  /// The key the last checkpoint must be signed with; empty = that of the data folder, if any.
  std::filesystem::path public_key;
  std::filesystem::path signing_key;  // where that key is, if not in the data folder
  bool may_be_older = false;          // the rows may end before the newest exported checkpoint
  unsigned threads = 0;               // 0 = as many as there are processors
};

struct Verification {
  engine::VerifyReport log;
  std::size_t files = 0;
  std::string first_fault;  // empty = everything holds
};
/// The log, its checkpoints and texts; every file by its SM3; and the rows that screens read, made
/// again from the log.
/// @param world asked for once the log is known to hold
/// @param files the folder of stored files
[[nodiscard]] Verification verify_rows_and_files(store::Database& database, CityCode city,
                                                 const std::function<engine::WorldPtr()>& world,
                                                 const std::filesystem::path& files,
                                                 engine::VerifyOptions options);

/// The same for a place, said to people. `place.data` may be a SQLite file itself.
/// @return 0 if everything holds, 1 after naming the first fault
[[nodiscard]] int verify_installation(const Place& place, const VerifyChoice& choice,
                                      std::ostream& out);

/// Lets what was exported into the folder be compared.
void compare_with(engine::VerifyOptions& options, const std::filesystem::path& folder,
                  CityCode city);

/// Every file the store refers to, as hexadecimal SM3.
[[nodiscard]] std::vector<std::string> referenced_files(store::Connection& connection);
/// What is wrong with a stored file; "" = nothing.
[[nodiscard]] std::string file_fault(const std::filesystem::path& files, const std::string& name);
/// Where a stored file lies below the folder of files.
[[nodiscard]] std::filesystem::path stored_file(const std::filesystem::path& files,
                                                const std::string& digest);

}  // namespace liandong::app
