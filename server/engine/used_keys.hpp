// What the writer knows of the idempotency keys that were used, so that a new key asks the store
// nothing.
#pragma once

#include "engine/common.hpp"
#include "infra/store/database.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liandong::engine {

/// Writer's thread only. Holds at least every key of the store, as hashes: what it does not know
/// was never used; what it knows may have been, and the store is asked (decision 0100). Keys that
/// were rolled back or have expired stay until the next loading.
class UsedKeys {
 public:
  /// @param most  keys remembered; above it they are read anew, and if the store itself holds more
  ///              than half as many, every key may have been used. 0 = remember none
  explicit UsedKeys(std::size_t most) : most_(most) {}
  /// Reads the keys of the store. At the begin of a term, and after a rollback.
  void load(store::Connection& writer, CityCode city);
  [[nodiscard]] bool may_be_used(std::string_view caller, std::string_view route,
                                 std::string_view key) const;
  /// Before the key is written.
  void add(store::Connection& writer, CityCode city, std::string_view caller,
           std::string_view route, std::string_view key);

 private:
  std::size_t most_;
  bool complete_ = false;  // every key of the store is among `hashes_`
  boost::unordered_flat_set<std::uint64_t> hashes_;
};

}  // namespace liandong::engine
