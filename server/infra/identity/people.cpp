#include "infra/identity/people.hpp"

#include "infra/identity/accounts.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/sessions.hpp"

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

struct PersonTouched {
  PersonId person;
};
LIANDONG_DESCRIBE(PersonTouched, person)

struct PersonChanged {
  PersonId person;
  std::vector<std::string> fields;  // names only: the values are personal data
};
LIANDONG_DESCRIBE(PersonChanged, person, fields)

constexpr std::string_view person_columns =
    "id, name, login, certificate, telephone, active, must_change_password, locked_until";

Person person_in(const Row& row) {
  return {row.id<PersonId>(0), row.str(1),     row.str(2),     row.str(3),
          row.str(4),          row.boolean(5), row.boolean(6), row.instant_opt(7)};
}

std::string_view bad_field(const Person& person) {
  if (!is_line(person.name, 1, 50)) {
    return "name";
  }
  if (!is_login(person.login)) {
    return "login";
  }
  if (!is_line(person.certificate, 0, 64)) {
    return "certificate";
  }
  return is_line(person.telephone, 0, 40) ? "" : "telephone";
}

Result<Done, Rejection> check(Connection& connection, CityCode city, const Person& person) {
  if (const auto field = bad_field(person); !field.empty()) {
    return refuse(Refusal::field_invalid, field);
  }
  const auto other = find_account(connection, city, person.login);
  if (other && other->id != person.id) {
    return refuse(Refusal::login_taken);
  }
  return Done{};
}

}  // namespace

std::optional<Person> find_person(Connection& connection, CityCode city, PersonId person) {
  static const std::string sql =
      "select " + std::string{person_columns} + " from person where city = $1 and id = $2";
  std::optional<Person> found;
  connection.query(sql, {city, person}, [&](const Row& row) { found = person_in(row); });
  return found;
}

std::vector<Person> list_people(Connection& connection, CityCode city, const PeopleQuery& query) {
  static const std::string sql =
      "select " + std::string{person_columns} +
      " from person where city = $1 and ($2 = '' or id in (select person from post where city = $1 "
      "and unit = $2 and valid_from <= $3 and (valid_until is null or valid_until > $3))) and "
      "($4 = '%%' or lower(name) like lower($4) escape '\\' or lower(login) like lower($4) "
      "escape '\\') order by login limit $5";
  std::string pattern = "%";
  for (const char c : query.q) {
    if (c == '%' || c == '_' || c == '\\') {
      pattern += '\\';
    }
    pattern += c;
  }
  pattern += '%';
  std::vector<Person> people;
  connection.query(sql, {city, query.unit, query.at, pattern, query.limit},
                   [&](const Row& row) { people.push_back(person_in(row)); });
  return people;
}

Outcome create_person(Connection& writer, CityCode city, const Person& person,
                      std::string_view hash, Instant now) {
  if (const auto ok = check(writer, city, person); !ok) {
    return Err{ok.error()};
  }
  if (const auto same = find_person(writer, city, person.id)) {
    return same->login == person.login ? refuse(Refusal::login_taken)
                                       : refuse(Refusal::field_invalid, "id");
  }
  writer.execute(
      "insert into person(city, id, name, login, certificate, telephone, active, password_hash, "
      "must_change_password, password_changed_at, failed_count, locked_until, version) "
      "values($1, $2, $3, $4, $5, $6, 1, '', 1, $7, 0, null, 1)",
      {city, person.id, person.name, person.login, person.certificate, person.telephone, now});
  store_password(writer, city, person.id, hash, person.must_change_password, now);
  return change(person.id.view(), "person_created.v1", PersonTouched{person.id});
}

Outcome update_person(Connection& writer, CityCode city, PersonId id, const PersonPatch& patch) {
  auto person = find_person(writer, city, id);
  if (!person) {
    return refuse(Refusal::record_unknown);
  }
  PersonChanged changed{id, {}};
  const auto take = [&](const std::optional<std::string>& wanted, std::string& field,
                        const char* name) {
    if (wanted && *wanted != field) {
      field = *wanted;
      changed.fields.emplace_back(name);
    }
  };
  take(patch.name, person->name, "name");
  take(patch.login ? std::optional{normalized_login(*patch.login)} : std::nullopt, person->login,
       "login");
  take(patch.certificate, person->certificate, "certificate");
  take(patch.telephone, person->telephone, "telephone");
  if (const auto ok = check(writer, city, *person); !ok) {
    return Err{ok.error()};
  }
  writer.execute(
      "update person set name = $3, login = $4, certificate = $5, telephone = $6, "
      "version = version + 1 where city = $1 and id = $2",
      {city, id, person->name, person->login, person->certificate, person->telephone});
  return change(id.view(), "person_changed.v1", changed);
}

Outcome disable_person(Connection& writer, CityCode city, PersonId id, Instant now) {
  const auto person = find_person(writer, city, id);
  if (!person) {
    return refuse(Refusal::record_unknown);
  }
  if (!person->active) {
    return refuse(Refusal::person_disabled);
  }
  for (const Post& post : own_posts(writer, city, id, now)) {
    if (const auto ok = check_head_stays(writer, city, post, now); !ok) {
      return Err{ok.error()};
    }
    for (const Role role : {Role::system_admin, Role::security_admin, Role::audit_admin}) {
      if (post.roles.has(role) && administrators_left(writer, city, role, id, now) == 0) {
        return refuse(Refusal::last_administrator, json::enum_name(role));
      }
    }
  }
  writer.execute("update person set active = 0, version = version + 1 where city = $1 and id = $2",
                 {city, id});
  close_sessions_of(writer, city, id);
  return change(id.view(), "person_disabled.v1", PersonTouched{id});
}

Outcome enable_person(Connection& writer, CityCode city, PersonId id) {
  const auto person = find_person(writer, city, id);
  if (!person) {
    return refuse(Refusal::record_unknown);
  }
  if (person->active) {
    return refuse(Refusal::person_enabled);
  }
  writer.execute("update person set active = 1, version = version + 1 where city = $1 and id = $2",
                 {city, id});
  return change(id.view(), "person_enabled.v1", PersonTouched{id});
}

Outcome unlock_person(Connection& writer, CityCode city, PersonId id) {
  if (!find_person(writer, city, id)) {
    return refuse(Refusal::record_unknown);
  }
  writer.execute(
      "update person set failed_count = 0, locked_until = null where city = $1 and id = $2",
      {city, id});
  return change(id.view(), "person_unlocked.v1", PersonTouched{id});
}

Outcome reset_password(Connection& writer, CityCode city, PersonId id, std::string_view hash,
                       Instant now) {
  if (!find_person(writer, city, id)) {
    return refuse(Refusal::record_unknown);
  }
  store_password(writer, city, id, hash, true, now);
  close_sessions_of(writer, city, id);
  return change(id.view(), "password_reset.v1", PersonTouched{id});
}

Outcome change_password(Connection& writer, CityCode city, PersonId id, std::string_view hash,
                        std::string_view spared_session, Instant now) {
  if (!find_person(writer, city, id)) {
    return refuse(Refusal::record_unknown);
  }
  store_password(writer, city, id, hash, false, now);
  close_sessions_of(writer, city, id, spared_session);
  return change(id.view(), "password_changed.v1", PersonTouched{id});
}

}  // namespace liandong::identity
