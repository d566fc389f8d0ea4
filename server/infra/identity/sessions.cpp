#include "infra/identity/sessions.hpp"

#include "infra/crypto/sm3.hpp"
#include "infra/crypto/token.hpp"

namespace liandong::identity {

using store::Connection;
using store::Row;

NewSession open_session(Connection& writer, CityCode city, PersonId person, PostId post,
                        PersonId substitutes_for, Instant now) {
  const crypto::NewToken token = crypto::make_token();
  NewSession made{token.text,
                  {crypto::to_hex(token.digest), person, post, substitutes_for,
                   crypto::make_token().text, now, now, now + session_seconds_max}};
  writer.execute("delete from session where city = $1 and expires_at <= $2", {city, now});
  writer.execute(
      "delete from session where city = $1 and person = $2 and token_hash not in (select "
      "token_hash from session where city = $1 and person = $2 order by created_at desc, "
      "token_hash limit $3)",
      {city, person, sessions_per_person_max - 1});
  const Session& session = made.session;
  writer.execute(
      "insert into session(token_hash, city, person, post, substitutes_for, csrf_token, "
      "created_at, seen_at, expires_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {session.token_hash, city, person, post, substitutes_for, session.csrf_token,
       session.created_at, session.seen_at, session.expires_at});
  return made;
}

std::optional<std::string> session_key(std::string_view token) {
  const auto digest = crypto::token_digest(token);
  return digest ? std::optional{crypto::to_hex(*digest)} : std::nullopt;
}

std::optional<Session> find_session(Connection& connection, CityCode city,
                                    std::string_view token_hash) {
  std::optional<Session> found;
  connection.query(
      "select token_hash, person, post, substitutes_for, csrf_token, created_at, seen_at, "
      "expires_at from session where token_hash = $1 and city = $2",
      {token_hash, city}, [&](const Row& row) {
        found = Session{row.str(0), row.id<PersonId>(1), row.id<PostId>(2), row.id<PersonId>(3),
                        row.str(4), row.instant(5),      row.instant(6),    row.instant(7)};
      });
  return found;
}

void mark_seen(Connection& writer, CityCode city, std::string_view token_hash, Instant at) {
  writer.execute(
      "update session set seen_at = $3 where token_hash = $1 and city = $2 and seen_at < $3",
      {token_hash, city, at});
}

void act_in(Connection& writer, CityCode city, std::string_view token_hash, PostId post,
            PersonId substitutes_for) {
  writer.execute(
      "update session set post = $3, substitutes_for = $4 where token_hash = $1 and city = $2",
      {token_hash, city, post, substitutes_for});
}

void close_session(Connection& writer, CityCode city, std::string_view token_hash) {
  writer.execute("delete from session where token_hash = $1 and city = $2", {token_hash, city});
}

void close_sessions_of(Connection& writer, CityCode city, PersonId person,
                       std::string_view except) {
  writer.execute("delete from session where city = $1 and person = $2 and token_hash <> $3",
                 {city, person, except});
}

void close_sessions_in(Connection& writer, CityCode city, PostId post) {
  writer.execute("delete from session where city = $1 and post = $2", {city, post});
}

}  // namespace liandong::identity
