#include "infra/identity/accounts.hpp"

#include "infra/crypto/password_policy.hpp"
#include "infra/crypto/random.hpp"

#include <algorithm>
#include <array>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

constexpr std::string_view account_columns =
    "id, name, login, active, password_hash, must_change_password, password_changed_at, "
    "failed_count, locked_until";

Account account_in(const Row& row) {
  Account account;
  account.id = row.id<PersonId>(0);
  account.name = row.str(1);
  account.login = row.str(2);
  account.active = row.boolean(3);
  account.password_hash = row.str(4);
  account.must_change_password = row.boolean(5);
  account.password_changed_at = row.instant(6);
  account.failed_count = row.integer(7);
  account.locked_until = row.instant_opt(8);
  return account;
}

std::string_view word_of(crypto::PasswordRule rule) {
  switch (rule) {
    case crypto::PasswordRule::not_text:
      return "not_text";
    case crypto::PasswordRule::too_short:
      return "too_short";
    case crypto::PasswordRule::too_long:
      return "too_long";
    case crypto::PasswordRule::too_few_classes:
      return "too_few_classes";
    case crypto::PasswordRule::contains_user_name:
      return "contains_user_name";
    case crypto::PasswordRule::too_common:
      return "too_common";
  }
  return "";
}

}  // namespace

std::string normalized_login(std::string_view typed) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = typed.find_first_not_of(blanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  std::string login{typed.substr(begin, typed.find_last_not_of(blanks) - begin + 1)};
  for (char& c : login) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return login;
}

bool is_login(std::string_view normalized) {
  return normalized.size() >= 3 && normalized.size() <= 32 && is_lower_or_digit(normalized[0]) &&
         std::all_of(normalized.begin(), normalized.end(), [](char c) {
           return is_lower_or_digit(c) || c == '.' || c == '_' || c == '-';
         });
}

std::optional<Account> find_account(Connection& connection, CityCode city,
                                    std::string_view normalized) {
  static const std::string sql =
      "select " + std::string{account_columns} + " from person where city = $1 and login = $2";
  std::optional<Account> found;
  connection.query(sql, {city, normalized}, [&](const Row& row) { found = account_in(row); });
  return found;
}

std::optional<Account> account_of(Connection& connection, CityCode city, PersonId person) {
  static const std::string sql =
      "select " + std::string{account_columns} + " from person where city = $1 and id = $2";
  std::optional<Account> found;
  connection.query(sql, {city, person}, [&](const Row& row) { found = account_in(row); });
  return found;
}

SignInResult record_sign_in(Connection& writer, CityCode city, PersonId person,
                            std::string_view verified_hash, bool matches, Instant now) {
  const auto account = account_of(writer, city, person);
  if (!account || !account->active) {
    return {};
  }
  if (account->locked_at(now)) {
    return {SignIn::locked, account->locked_until};
  }
  if (account->password_hash != verified_hash) {
    return {};
  }
  if (matches) {
    writer.execute(
        "update person set failed_count = 0, locked_until = null where city = $1 and id = $2",
        {city, person});
    return {SignIn::accepted, {}};
  }
  const std::int64_t failed = account->locked_until ? 1 : account->failed_count + 1;
  std::optional<Instant> until;
  if (failed >= failures_before_lock) {
    until = now + lock_seconds;
  }
  writer.execute(
      "update person set failed_count = $3, locked_until = $4 where city = $1 and id = $2",
      {city, person, failed, until});
  return {until ? SignIn::locked : SignIn::wrong, until};
}

std::vector<std::string_view> password_faults(std::string_view password, std::string_view login,
                                              bool administrator) {
  const auto level =
      administrator ? crypto::PasswordLevel::administrator : crypto::PasswordLevel::ordinary;
  std::vector<std::string_view> words;
  for (const auto rule : crypto::violated_rules(password, login, level)) {
    words.push_back(word_of(rule));
  }
  return words;
}

std::vector<std::string> remembered_hashes(Connection& connection, CityCode city, PersonId person) {
  std::vector<std::string> hashes;
  connection.query(
      "select hash from password_history where city = $1 and person = $2 order by serial desc "
      "limit $3",
      {city, person, passwords_remembered}, [&](const Row& row) { hashes.push_back(row.str(0)); });
  return hashes;
}

void store_password(Connection& writer, CityCode city, PersonId person, std::string_view hash,
                    bool must_change, Instant now) {
  writer.execute(
      "update person set password_hash = $3, must_change_password = $4, password_changed_at = $5, "
      "failed_count = 0, locked_until = null where city = $1 and id = $2",
      {city, person, hash, must_change, now});
  std::int64_t serial = 0;
  writer.query(
      "select coalesce(max(serial), 0) + 1 from password_history where city = $1 and "
      "person = $2",
      {city, person}, [&](const Row& row) { serial = row.integer(0); });
  writer.execute(
      "insert into password_history(city, person, serial, hash, changed_at) "
      "values($1, $2, $3, $4, $5)",
      {city, person, serial, hash, now});
  writer.execute("delete from password_history where city = $1 and person = $2 and serial <= $3",
                 {city, person, serial - passwords_remembered});
}

std::string make_one_time_password() {
  // No letter or digit that is easily mistaken for another: the password is read from a slip.
  constexpr std::array<std::string_view, 4> classes{"abcdefghijkmnpqrstuvwxyz",
                                                    "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "+=-#"};
  constexpr std::size_t length = 16;
  const std::string random = crypto::random_bytes(length * 4);
  const auto draw = [&](std::size_t at, std::size_t below) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = (value << 8U) | static_cast<std::uint8_t>(random[at * 4 + i]);
    }
    return value % below;
  };
  std::string password;
  for (std::size_t at = 0; at < length; ++at) {
    // One of each class in turn keeps three classes sure; every place still has 24, 24, 8 or 4
    // ways.
    const std::string_view from = at % 8 == 7 ? classes[3] : classes[at % 3];
    password += from[draw(at, from.size())];
  }
  return password;
}

}  // namespace liandong::identity
