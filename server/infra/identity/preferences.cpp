#include "infra/identity/preferences.hpp"

#include <algorithm>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

constexpr std::size_t key_bytes_max = 100;

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

std::optional<Draft> find_draft(Connection& connection, CityCode city, PersonId person, UnitId unit,
                                std::string_view key) {
  std::optional<Draft> found;
  connection.query(
      "select body, saved_at from draft where city = $1 and person = $2 and unit = $3 and key = $4",
      {city, person, unit, key}, [&](const Row& row) {
        found = Draft{row.str(0), row.instant(1)};
      });
  return found;
}

Result<Done, Rejection> save_draft(Connection& writer, CityCode city, PersonId person, UnitId unit,
                                   std::string_view key, std::string_view body, Instant now) {
  if (!is_storage_key(key) || body.size() > draft_bytes_max) {
    return refuse(Refusal::field_invalid, "key");
  }
  writer.execute("delete from draft where city = $1 and person = $2 and saved_at < $3",
                 {city, person, now + -draft_kept_seconds});
  std::int64_t others = 0;
  writer.query(
      "select count(*) from draft where city = $1 and person = $2 and not (unit = $3 and key = $4)",
      {city, person, unit, key}, [&](const Row& row) { others = row.integer(0); });
  if (others >= drafts_max) {
    return refuse(Refusal::too_many_drafts, "drafts", drafts_max);
  }
  writer.execute(
      "insert into draft(city, person, unit, key, body, saved_at) values($1, $2, $3, $4, $5, $6) "
      "on conflict(city, person, unit, key) do update set body = excluded.body, "
      "saved_at = excluded.saved_at",
      {city, person, unit, key, body, now});
  return Done{};
}

void drop_draft(Connection& writer, CityCode city, PersonId person, UnitId unit,
                std::string_view key) {
  writer.execute("delete from draft where city = $1 and person = $2 and unit = $3 and key = $4",
                 {city, person, unit, key});
}

}  // namespace liandong::identity
