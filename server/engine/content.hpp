// Erasable text beside the log: made at the API, committed to in events, resolved for people.
#pragma once

#include "infra/crypto/vault_cipher.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "infra/store/database.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// A text that will be stored if the command that brought it succeeds.
struct PendingText {
  Text reference;
  std::string salt;  // 16 random bytes
  std::string words;
  bool personal = false;
};

/// Collects the texts of one request body.
class PendingTexts final : public json::TextSink {
 public:
  Text take(std::string_view utf8, std::size_t length, bool personal) override;
  [[nodiscard]] const std::vector<PendingText>& all() const { return texts_; }
  /// The words behind a reference of this request; nothing if it is not of this request.
  [[nodiscard]] const std::string* words(ContentId id) const;

 private:
  std::vector<PendingText> texts_;
};

/// Reads and writes table `content`. Personal texts are encrypted under a key per subject.
/// Thread-safe as far as the connection given is used by one thread.
class ContentStore {
 public:
  ContentStore(CityCode city, const crypto::VaultCipher& cipher) : city_(city), cipher_(cipher) {}
  /// Stores the texts of an accepted command.
  void save(store::Connection& writer, std::string_view stream_id,
            const std::vector<PendingText>& texts) const;
  /// All texts of a stream by id; erased ones are missing.
  /// @throws crypto::SealBroken if the stored bytes were altered
  [[nodiscard]] std::map<ContentId, std::string> load_stream(store::Connection& connection,
                                                             std::string_view stream_id) const;

 private:
  CityCode city_;
  const crypto::VaultCipher& cipher_;
};

}  // namespace liandong::engine
