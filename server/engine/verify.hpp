// The whole log against itself, its checkpoints, and what was kept outside of the store.
#pragma once

#include "engine/checkpoint.hpp"
#include "engine/replay.hpp"

namespace liandong::engine {

struct VerifyOptions {
  unsigned threads = 1;
  std::vector<SignedCheckpoint> exported;  // of the city, by number
  SignerKeys exported_keys;
  std::string exported_fault;  // of what lies there and cannot be read as what it was
  /// If there is any, the last checkpoint must be signed with one of these. Each names the digest
  /// of the one before, so the last one vouches for all.
  std::vector<std::string> trusted_keys;
  /// A backup may end before the newest exported checkpoint.
  bool may_be_older = false;
};

/// As verify_log of one connection, with several. Others may go on writing: what is checked is the
/// log as it was at the start.
[[nodiscard]] VerifyReport verify_log(store::Database& database, CityCode city,
                                      std::span<const System> systems,
                                      const VerifyOptions& options);

}  // namespace liandong::engine
