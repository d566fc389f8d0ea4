#include "infra/identity/preferences.hpp"

#include "infra/crypto/commitment.hpp"

#include <algorithm>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

constexpr std::size_t key_bytes_max = 100;

/// The row a sealed draft lies in; it opens in no other.
std::string record_of(const DraftPlace& place) {
  return "draft/" + place.unit.str() + "/" + std::string{place.key};
}

crypto::ContentSalt salt_in(const Row& row) {
  crypto::ContentSalt salt{};
  const std::string_view bytes = row.text(0);
  if (bytes.size() != salt.size()) {
    throw store::StoreBroken("a stored salt has the wrong length");
  }
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(salt.data()));
  return salt;
}

std::string_view bytes_of(const crypto::ContentSalt& salt) {
  return {reinterpret_cast<const char*>(salt.data()), salt.size()};
}

}  // namespace

bool is_storage_key(std::string_view key) {
  return !key.empty() && key.size() <= key_bytes_max &&
         std::all_of(key.begin(), key.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == ':' || c == '-';
         });
}

std::map<std::string, std::string> preferences_of(Connection& connection, CityCode city,
                                                  PersonId person) {
  std::map<std::string, std::string> found;
  connection.query("select key, body from preference where city = $1 and person = $2",
                   {city, person}, [&](const Row& row) { found[row.str(0)] = row.str(1); });
  return found;
}

Result<Done, Rejection> save_preference(Connection& writer, CityCode city, PersonId person,
                                        std::string_view key, std::string_view body, Instant now) {
  if (!is_storage_key(key) || body.size() > preference_bytes_max) {
    return refuse(Refusal::field_invalid, "key");
  }
  std::int64_t others = 0;
  writer.query("select count(*) from preference where city = $1 and person = $2 and key <> $3",
               {city, person, key}, [&](const Row& row) { others = row.integer(0); });
  if (others >= preferences_max) {
    return refuse(Refusal::too_many_drafts, "preferences", preferences_max);
  }
  writer.execute(
      "insert into preference(city, person, key, body, saved_at) values($1, $2, $3, $4, $5) "
      "on conflict(city, person, key) do update set body = excluded.body, "
      "saved_at = excluded.saved_at",
      {city, person, key, body, now});
  return Done{};
}

std::optional<Draft> find_draft(Connection& connection, CityCode city,
                                const crypto::VaultCipher& cipher, const DraftPlace& place) {
  std::optional<Draft> found;
  connection.query(
      "select salt, body, saved_at from draft where city = $1 and person = $2 and unit = $3 and "
      "key = $4",
      {city, place.person, place.unit, place.key}, [&](const Row& row) {
        const crypto::ContentSalt salt = salt_in(row);
        found = Draft{cipher.open({place.person.view(), salt}, record_of(place), row.text(1)),
                      row.instant(2)};
      });
  return found;
}

Result<Done, Rejection> save_draft(Connection& writer, CityCode city,
                                   const crypto::VaultCipher& cipher, const DraftPlace& place,
                                   std::string_view body, Instant now) {
  if (!is_storage_key(place.key) || body.size() > draft_bytes_max) {
    return refuse(Refusal::field_invalid, "key");
  }
  writer.execute("delete from draft where city = $1 and person = $2 and saved_at < $3",
                 {city, place.person, now + -draft_kept_seconds});
  std::int64_t others = 0;
  writer.query(
      "select count(*) from draft where city = $1 and person = $2 and not (unit = $3 and key = $4)",
      {city, place.person, place.unit, place.key},
      [&](const Row& row) { others = row.integer(0); });
  if (others >= drafts_max) {
    return refuse(Refusal::too_many_drafts, "drafts", drafts_max);
  }
  // A salt of its own: dropped with the row, and with it every way to read a copy of the row.
  const crypto::ContentSalt salt = crypto::new_salt();
  const std::string sealed = cipher.seal({place.person.view(), salt}, record_of(place), body);
  writer.execute(
      "insert into draft(city, person, unit, key, salt, body, saved_at) "
      "values($1, $2, $3, $4, $5, $6, $7) on conflict(city, person, unit, key) do update set "
      "salt = excluded.salt, body = excluded.body, saved_at = excluded.saved_at",
      {city, place.person, place.unit, place.key, store::Param::bytes(bytes_of(salt)),
       store::Param::bytes(sealed), now});
  return Done{};
}

void drop_draft(Connection& writer, CityCode city, PersonId person, UnitId unit,
                std::string_view key) {
  writer.execute("delete from draft where city = $1 and person = $2 and unit = $3 and key = $4",
                 {city, person, unit, key});
}

}  // namespace liandong::identity
