// Signed statements about the log: how many events it holds and the root over all of them. Format:
// docs/event-log.md.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/content.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

struct Checkpoint {
  CityCode city;
  std::int64_t number = 0;  // 1, 2, 3 … per city
  std::int64_t events = 0;  // it speaks of the events 1 to this
  Digest root{};
  Digest previous{};  // digest of the checkpoint before; zeros for the first
  Instant made_at;
  Digest signer{};  // SM3 of the public key as PEM
  bool operator==(const Checkpoint&) const = default;
};

/// The exact words that are signed.
[[nodiscard]] std::string statement_of(const Checkpoint& checkpoint);
/// SM3 of the statement.
[[nodiscard]] Digest digest_of(const Checkpoint& checkpoint);
[[nodiscard]] Digest signer_of(std::string_view public_key);

struct SignedCheckpoint {
  Checkpoint checkpoint;
  std::string signature;  // DER
};
/// Lower-case hexadecimal digits.
[[nodiscard]] std::string hex_of(std::string_view bytes);
/// The statement and a last line with the signature: what is kept outside.
[[nodiscard]] std::string exported(const SignedCheckpoint& signed_one);
/// Nothing unless the text is exactly what `exported` makes.
[[nodiscard]] std::optional<SignedCheckpoint> parse_exported(std::string_view text);

/// What a store keeps: the tree besides, to go on from there.
struct StoredCheckpoint : SignedCheckpoint {
  std::string tree;
};
/// In order of their numbers, at most `limit`. @throws store::StoreBroken
[[nodiscard]] std::vector<StoredCheckpoint> checkpoints_after(store::Connection& connection,
                                                              CityCode city, std::int64_t number,
                                                              int limit);
[[nodiscard]] std::optional<StoredCheckpoint> last_checkpoint(store::Connection& connection,
                                                              CityCode city);
void insert_checkpoint(store::Connection& writer, const StoredCheckpoint& checkpoint,
                       std::string_view public_key);

/// Public keys by signer.
using SignerKeys = std::map<Digest, std::string>;
[[nodiscard]] SignerKeys signer_keys(store::Connection& connection, CityCode city);
/// What is wrong with who signed it; "" = nothing.
[[nodiscard]] std::string signature_fault(const SignedCheckpoint& signed_one,
                                          const SignerKeys& keys);

}  // namespace liandong::engine
