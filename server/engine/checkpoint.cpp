#include "engine/checkpoint.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/sm2.hpp"
#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <charconv>

namespace liandong::engine {
namespace {

constexpr std::string_view first_line = "liandong-checkpoint-v1\n";
constexpr std::string_view signature_word = "signature ";
constexpr Instant last_instant{253'402'271'999};  // of the year 9999, which every row keeps to

void line(std::string& text, std::string_view word, std::string_view value) {
  text.append(word).append(" ").append(value).append("\n");
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    unsigned byte = 0;
    const char* from = hex.data() + at;
    const char* to = hex.data() + std::min(at + 2, hex.size());
    const auto read = std::from_chars(from, to, byte, 16);
    if (read.ec != std::errc{} || read.ptr != from + 2) {
      return std::nullopt;
    }
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

/// The value of the next line, which must begin with the word; the text goes on behind it.
std::string_view value_of(std::string_view& text, std::string_view word) {
  const auto end = std::min(text.find('\n'), text.size());
  const std::string_view found = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  const bool fits = found.size() > word.size() && found.substr(0, word.size()) == word &&
                    found[word.size()] == ' ';
  return fits ? found.substr(word.size() + 1) : std::string_view{};
}

std::int64_t integer_in(std::string_view text) {
  std::int64_t value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Digest digest_from(std::string_view bytes) {
  Digest digest{};
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(digest.data()));
  return digest;
}

Digest digest_in(const store::Row& row, int column) {
  if (row.text(column).size() != Digest{}.size()) {
    throw store::StoreBroken("checkpoint " + std::to_string(row.integer(1)) +
                             ": a digest is not one");
  }
  return digest_from(row.text(column));
}

StoredCheckpoint stored_in(const store::Row& row) {
  StoredCheckpoint stored;
  stored.checkpoint.city = row.id<CityCode>(0);
  stored.checkpoint.number = row.integer(1);
  stored.checkpoint.events = row.integer(2);
  stored.checkpoint.root = digest_in(row, 3);
  stored.checkpoint.previous = digest_in(row, 4);
  stored.checkpoint.made_at = row.instant(5);
  if (stored.checkpoint.made_at < Instant{0} || stored.checkpoint.made_at > last_instant) {
    throw store::StoreBroken("checkpoint " + std::to_string(row.integer(1)) +
                             ": made_at is no instant");
  }
  stored.checkpoint.signer = digest_in(row, 6);
  stored.signature = row.str(7);
  stored.tree = row.str(8);
  return stored;
}

}  // namespace

std::string statement_of(const Checkpoint& checkpoint) {
  std::string text{first_line};
  line(text, "city", checkpoint.city.view());
  line(text, "number", std::to_string(checkpoint.number));
  line(text, "events", std::to_string(checkpoint.events));
  line(text, "root", crypto::to_hex(checkpoint.root));
  line(text, "previous", crypto::to_hex(checkpoint.previous));
  line(text, "made_at", to_rfc3339(checkpoint.made_at));
  line(text, "signer", crypto::to_hex(checkpoint.signer));
  return text;
}

Digest digest_of(const Checkpoint& checkpoint) { return crypto::sm3(statement_of(checkpoint)); }

Digest signer_of(std::string_view public_key) { return crypto::sm3(public_key); }

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string exported(const SignedCheckpoint& signed_one) {
  return statement_of(signed_one.checkpoint) + std::string{signature_word} +
         hex_of(signed_one.signature) + "\n";
}

std::optional<SignedCheckpoint> parse_exported(std::string_view text) {
  std::string_view rest = text;
  rest.remove_prefix(std::min(first_line.size(), rest.size()));
  SignedCheckpoint found;
  Checkpoint& checkpoint = found.checkpoint;
  const std::string_view city = value_of(rest, "city");
  checkpoint.number = integer_in(value_of(rest, "number"));
  checkpoint.events = integer_in(value_of(rest, "events"));
  const auto root = crypto::parse_hex(value_of(rest, "root"));
  const auto previous = crypto::parse_hex(value_of(rest, "previous"));
  const auto made_at = parse_rfc3339(value_of(rest, "made_at"));
  const auto signer = crypto::parse_hex(value_of(rest, "signer"));
  const auto signature = bytes_of_hex(value_of(rest, "signature"));
  if (!CityCode::fits(city) || !root || !previous || !made_at || !signer || !signature) {
    return std::nullopt;
  }
  checkpoint.city = CityCode{city};
  checkpoint.root = *root;
  checkpoint.previous = *previous;
  checkpoint.made_at = *made_at;
  checkpoint.signer = *signer;
  found.signature = *signature;
  // One form only: whatever was read loosely above does not come out the same.
  return exported(found) == text ? std::optional{found} : std::nullopt;
}

std::vector<StoredCheckpoint> checkpoints_after(store::Connection& connection, CityCode city,
                                                std::int64_t number, int limit) {
  std::vector<StoredCheckpoint> found;
  connection.query(
      "select city, number, events, root, previous, made_at, signer, signature, tree from "
      "checkpoint where city = $1 and number > $2 order by number limit $3",
      {city, number, limit}, [&](const store::Row& row) { found.push_back(stored_in(row)); });
  return found;
}

std::optional<StoredCheckpoint> last_checkpoint(store::Connection& connection, CityCode city) {
  std::int64_t last = 0;
  connection.query("select max(number) from checkpoint where city = $1", {city},
                   [&](const store::Row& row) { last = row.integer(0); });
  auto found = checkpoints_after(connection, city, last - 1, 1);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void insert_checkpoint(store::Connection& writer, const StoredCheckpoint& stored,
                       std::string_view public_key) {
  const Checkpoint& c = stored.checkpoint;
  writer.execute(
      "insert into checkpoint_key(city, signer, public_key) values($1, $2, $3) on conflict(city, "
      "signer) do nothing",
      {c.city, c.signer, public_key});
  writer.execute(
      "insert into checkpoint(city, number, events, root, previous, made_at, signer, signature, "
      "tree) values($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {c.city, c.number, c.events, c.root, c.previous, c.made_at, c.signer,
       store::Param::bytes(stored.signature), stored.tree});
}

SignerKeys signer_keys(store::Connection& connection, CityCode city) {
  SignerKeys keys;
  connection.query("select signer, public_key from checkpoint_key where city = $1", {city},
                   [&](const store::Row& row) {
                     if (row.text(0).size() == Digest{}.size()) {
                       keys.emplace(digest_from(row.text(0)), row.str(1));
                     }
                   });
  return keys;
}

std::string signature_fault(const SignedCheckpoint& signed_one, const SignerKeys& keys) {
  const auto key = keys.find(signed_one.checkpoint.signer);
  if (key == keys.end()) {
    return "the public key it was signed with is not known";
  }
  if (signer_of(key->second) != key->first) {
    return "the public key it was signed with was changed";
  }
  try {
    const bool good = crypto::sm2_verifies(key->second, statement_of(signed_one.checkpoint),
                                           signed_one.signature);
    return good ? "" : "its signature does not fit";
  } catch (const crypto::CryptoError&) {
    return "the public key it was signed with is none";
  }
}

}  // namespace liandong::engine
