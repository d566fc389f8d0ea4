// Accounts: login names, what a sign-in attempt does to them, passwords and their history.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::identity {

inline constexpr int failures_before_lock = 5;
inline constexpr std::int64_t lock_seconds = 15 * 60;
inline constexpr std::int64_t password_age_max_seconds = 90 * seconds_per_day;
inline constexpr int passwords_remembered = 5;  // the present one included

/// Spaces around are dropped and ASCII letters made small, so that "Zhang " and "zhang" are one.
[[nodiscard]] std::string normalized_login(std::string_view typed);
/// 3–32 of [a-z0-9._-], beginning with a letter or digit.
[[nodiscard]] bool is_login(std::string_view normalized);

struct Account {
  PersonId id;
  std::string name;
  std::string login;
  bool active = false;
  std::string password_hash;
  bool must_change_password = true;
  Instant password_changed_at;
  std::int64_t failed_count = 0;
  std::optional<Instant> locked_until;

  /// The lock ends at `locked_until` itself.
  [[nodiscard]] bool locked_at(Instant now) const { return locked_until && now < *locked_until; }
  /// Demanded at the first sign-in, after a reset, and once the password is 90 days old.
  [[nodiscard]] bool must_change_at(Instant now) const {
    return must_change_password || now - password_changed_at >= password_age_max_seconds;
  }
};

[[nodiscard]] std::optional<Account> find_account(store::Connection& connection, CityCode city,
                                                  std::string_view normalized);
[[nodiscard]] std::optional<Account> account_of(store::Connection& connection, CityCode city,
                                                PersonId person);

enum class SignIn : std::uint8_t { accepted, wrong, locked };

struct SignInResult {
  SignIn verdict = SignIn::wrong;
  std::optional<Instant> until;  // of a lock
};

/// Counts an attempt. Judged again inside the write job, so that guesses in parallel do not slip
/// past the lock. The fifth failure in a row locks; after the lock counting begins anew.
/// @param verified_hash the hash the password was compared with; if it is no longer the account's,
///                      the attempt is wrong and not counted
[[nodiscard]] SignInResult record_sign_in(store::Connection& writer, CityCode city, PersonId person,
                                          std::string_view verified_hash, bool matches,
                                          Instant now);

/// Words of `password.<word>` for every fault of the text itself; repetition is judged by comparing
/// with `remembered_hashes`.
[[nodiscard]] std::vector<std::string_view> password_faults(std::string_view password,
                                                            std::string_view login,
                                                            bool administrator);
/// Newest first, at most `passwords_remembered`.
[[nodiscard]] std::vector<std::string> remembered_hashes(store::Connection& connection,
                                                         CityCode city, PersonId person);
/// Sets a password, remembers it, and lifts a lock. Sessions are the caller's business.
void store_password(store::Connection& writer, CityCode city, PersonId person,
                    std::string_view hash, bool must_change, Instant now);

/// A one-time password of 16 characters that satisfies the policy for administrators.
/// @throws crypto::CryptoError
[[nodiscard]] std::string make_one_time_password();

}  // namespace liandong::identity
