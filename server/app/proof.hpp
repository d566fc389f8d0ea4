// Evidence of one matter that a stranger can check with openssl alone. Format: docs/proof.md.
#pragma once

#include "app/maintenance.hpp"
#include "infra/store/database.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

struct ProofEvent {
  std::int64_t seq = 0;
  std::int64_t version = 0;
  std::string type;
  std::string hash_input;         // hexadecimal
  std::string hash;               // its SM3
  std::vector<std::string> path;  // "left:<digest>" or "right:<digest>", lowest first
};
LIANDONG_DESCRIBE(ProofEvent, seq, version, type, hash_input, hash, path)

struct MatterProof {
  std::string format;
  std::string matter;
  std::string statement;  // of the checkpoint, as it was signed
  std::string signature;  // hexadecimal DER
  std::string public_key;
  std::int64_t later_events = 0;  // of the matter, not yet under the checkpoint
  std::vector<ProofEvent> events;
};
LIANDONG_DESCRIBE(MatterProof, format, matter, statement, signature, public_key, later_events,
                  events)

/// @param matter its id or its number
/// @throws std::runtime_error if there is no such matter, if no checkpoint speaks of it yet, or if
/// the log does not give the root that was signed
[[nodiscard]] MatterProof proof_of(store::Connection& reader, CityCode city,
                                   std::string_view matter);

/// Writes it to a file that must not exist. @return the exit code. @throws as proof_of
[[nodiscard]] int export_proof(const Place& place, const std::string& matter,
                               const std::filesystem::path& target, std::ostream& out);

}  // namespace liandong::app
