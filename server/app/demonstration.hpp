// The demonstration: three months of the city's office life up to now, lived by simulated people.
#pragma once

#include "app/simulated_city.hpp"
#include "infra/blobs/blob_store.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace liandong::app {

inline constexpr int demonstration_days = 90;

struct DemonstrationPlan {
  std::filesystem::path city;       // folder with the tables
  std::filesystem::path resources;  // the program's data
  Instant now;
  std::uint64_t seed = 1;
  std::string password;  // of every account
};

/// A city in memory that was lived in until now.
struct Demonstration {
  std::unique_ptr<store::Database> database;
  simulation::Report report;
  std::vector<std::string> broken;   // faults of cities that were therefore not taken
  std::vector<std::string> missing;  // stages that nothing shows; "! " before lights and kinds
};

/// Lives some cities, from the seed of the plan on, and keeps the one that shows most: every
/// system, nearly every stage, every light. The same seed and instant give the same matters.
/// @throws std::runtime_error if the data cannot be read or the engine fails with every seed
[[nodiscard]] Demonstration live_demonstration(const DemonstrationPlan& plan,
                                               const crypto::VaultCipher& cipher,
                                               blobs::BlobStore& blobs);

/// The same, written to the file at once: thousands of commits on a disk would take minutes. The
/// file appears when it is complete.
void write_demonstration(const std::filesystem::path& database, const DemonstrationPlan& plan,
                         const crypto::VaultCipher& cipher, blobs::BlobStore& blobs);

/// The same, into the tables of another store, all or nothing; what they hold is replaced.
/// @throws std::runtime_error if that is no demonstration
void fill_with_demonstration(store::Connection& writer, const DemonstrationPlan& plan,
                             const crypto::VaultCipher& cipher, blobs::BlobStore& blobs);

/// True if the store was founded for demonstration, so that it may be thrown away.
[[nodiscard]] bool is_demonstration(store::Connection& connection);

}  // namespace liandong::app
