// The whole log against itself, its checkpoints, and what was kept outside of the store.
#pragma once

#include "engine/checkpoint.hpp"
#include "engine/matter_rows.hpp"
#include "engine/replay.hpp"

namespace liandong::engine {

/// What the log alone does not say of the rows, asked once it holds, by several threads; "" =
/// nothing is wrong.
struct RowRules {
  std::size_t count = 0;  // rules over whole tables
  std::function<std::string(store::Connection&, std::size_t rule)> rule;
  /// @param state what the matter's log gives, which its row says too
  std::function<std::string(store::Connection&, const System&, const MatterRows&,
                            const MatterState& state)>
      matter;
};

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
  std::function<RowRules()> row_rules;  // none = nothing is asked besides
};

/// As verify_log of one connection, with several. Others may go on writing: what is checked is the
/// log as it was at the start.
[[nodiscard]] VerifyReport verify_log(store::Database& database, CityCode city,
                                      std::span<const System> systems,
                                      const VerifyOptions& options);

}  // namespace liandong::engine
