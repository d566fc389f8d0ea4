// People and their accounts as the administrators see them.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::identity {

struct PersonPatch {
  std::optional<std::string> name;
  std::optional<std::string> login;
  std::optional<std::string> certificate;
  std::optional<std::string> telephone;
};
LIANDONG_DESCRIBE(PersonPatch, name, login, certificate, telephone)

[[nodiscard]] std::optional<Person> find_person(store::Connection& connection, CityCode city,
                                                PersonId person);

struct PeopleQuery {
  UnitId unit;    // holders of an active post there; empty = everybody
  std::string q;  // part of a name or login; empty = any
  Instant at;     // when posts must be active
  int limit = 500;
};
/// Ordered by login.
[[nodiscard]] std::vector<Person> list_people(store::Connection& connection, CityCode city,
                                              const PeopleQuery& query);

/// @param hash of the initial password, made by crypto::hash_password
[[nodiscard]] Outcome create_person(store::Connection& writer, CityCode city, const Person& person,
                                    std::string_view hash, Instant now);
[[nodiscard]] Outcome update_person(store::Connection& writer, CityCode city, PersonId person,
                                    const PersonPatch& patch);
/// Ends all sessions. Posts stay: duties rest on them, a substitute or successor takes over.
/// Refused for the last active administrator of a kind.
[[nodiscard]] Outcome disable_person(store::Connection& writer, CityCode city, PersonId person,
                                     Instant now);
[[nodiscard]] Outcome enable_person(store::Connection& writer, CityCode city, PersonId person);
/// Lifts the lock after failed sign-ins.
[[nodiscard]] Outcome unlock_person(store::Connection& writer, CityCode city, PersonId person);
/// Sets a one-time password, lifts a lock and ends all sessions.
[[nodiscard]] Outcome reset_password(store::Connection& writer, CityCode city, PersonId person,
                                     std::string_view hash, Instant now);
/// The person chose a password; every session but `spared_session` ends.
[[nodiscard]] Outcome change_password(store::Connection& writer, CityCode city, PersonId person,
                                      std::string_view hash, std::string_view spared_session,
                                      Instant now);

}  // namespace liandong::identity
