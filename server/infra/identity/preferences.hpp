// What a person keeps: preferences of the screen and drafts of forms.
#pragma once

#include "infra/crypto/vault_cipher.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/store/database.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::identity {

inline constexpr std::size_t preference_bytes_max = 16 * 1024;
inline constexpr int preferences_max = 50;  // per person
inline constexpr std::size_t draft_bytes_max = 64 * 1024;
inline constexpr int drafts_max = 100;  // per person
inline constexpr std::int64_t draft_kept_seconds = 30 * seconds_per_day;

/// 1–100 of [A-Za-z0-9._:-].
[[nodiscard]] bool is_storage_key(std::string_view key);

/// Key and JSON text.
[[nodiscard]] std::map<std::string, std::string> preferences_of(store::Connection& connection,
                                                                CityCode city, PersonId person);
[[nodiscard]] Result<Done, Rejection> save_preference(store::Connection& writer, CityCode city,
                                                      PersonId person, std::string_view key,
                                                      std::string_view body, Instant now);

struct Draft {
  std::string body;  // JSON text
  Instant saved_at;
};

/// Whose draft of what: it belongs to the person and the unit acted for.
struct DraftPlace {
  PersonId person;
  UnitId unit;
  std::string_view key;
};

/// A draft names people and facts before anything is sent, so it lies sealed in the store.
/// @throws crypto::SealBroken if the stored bytes were altered
[[nodiscard]] std::optional<Draft> find_draft(store::Connection& connection, CityCode city,
                                              const crypto::VaultCipher& cipher,
                                              const DraftPlace& place);
/// Drafts of the person not saved for 30 days are removed on the way.
[[nodiscard]] Result<Done, Rejection> save_draft(store::Connection& writer, CityCode city,
                                                 const crypto::VaultCipher& cipher,
                                                 const DraftPlace& place, std::string_view body,
                                                 Instant now);
void drop_draft(store::Connection& writer, CityCode city, PersonId person, UnitId unit,
                std::string_view key);

}  // namespace liandong::identity
