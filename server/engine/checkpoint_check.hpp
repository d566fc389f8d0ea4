// What checkpoints say of a log, and whether they hang together.
#pragma once

#include "engine/verify.hpp"

namespace liandong::engine {

/// What the root over the first events must be.
struct Mark {
  std::int64_t events = 0;
  Digest root{};
  std::string tree;  // as stored; empty = not known
  std::string name;  // for people
};

struct CheckpointFindings {
  std::vector<Mark> marks;  // ascending by events
  std::string first_fault;
  std::int64_t checkpoints = 0;
  std::int64_t signed_events = 0;
};
/// Numbers, links, signatures and keys of those in the store, and of those kept outside.
[[nodiscard]] CheckpointFindings examine_checkpoints(store::Connection& connection, CityCode city,
                                                     const VerifyOptions& options);

}  // namespace liandong::engine
