// Sessions: who is signed in, in which post, and until when. Tokens are kept as their SM3 only.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::identity {

inline constexpr std::int64_t idle_seconds = 30 * 60;
inline constexpr std::int64_t administrator_idle_seconds = 15 * 60;
inline constexpr std::int64_t session_seconds_max = 12 * 3600;
inline constexpr int sessions_per_person_max = 20;  // the oldest go first
inline constexpr std::int64_t seen_precision_seconds = 60;

struct Session {
  std::string token_hash;  // 64 hexadecimal digits
  PersonId person;
  PostId post;               // acted in; empty = none
  PersonId substitutes_for;  // holder of that post, if somebody else
  std::string csrf_token;
  Instant created_at;
  Instant seen_at;
  Instant expires_at;

  /// Idle time counts from `seen_at`; a session ends at the bound itself.
  [[nodiscard]] bool alive_at(Instant now, bool administrator) const {
    const std::int64_t idle = administrator ? administrator_idle_seconds : idle_seconds;
    return now < expires_at && now - seen_at < idle;
  }
};

struct NewSession {
  std::string token;  // handed to the browser once
  Session session;
};

/// Opens a session and removes expired ones. @throws crypto::CryptoError
[[nodiscard]] NewSession open_session(store::Connection& writer, CityCode city, PersonId person,
                                      PostId post, PersonId substitutes_for, Instant now);
/// @return nothing for a text that is no token
[[nodiscard]] std::optional<std::string> session_key(std::string_view token);
[[nodiscard]] std::optional<Session> find_session(store::Connection& connection, CityCode city,
                                                  std::string_view token_hash);

void mark_seen(store::Connection& writer, CityCode city, std::string_view token_hash, Instant at);
void act_in(store::Connection& writer, CityCode city, std::string_view token_hash, PostId post,
            PersonId substitutes_for);
void close_session(store::Connection& writer, CityCode city, std::string_view token_hash);
/// @param except a token hash to spare; may be empty
void close_sessions_of(store::Connection& writer, CityCode city, PersonId person,
                       std::string_view except = {});
/// Sessions that act in a post that ends, the holder's and substitutes' alike.
void close_sessions_in(store::Connection& writer, CityCode city, PostId post);

}  // namespace liandong::identity
