#include "infra/identity/accounts.hpp"

#include "infra/crypto/password_policy.hpp"
#include "infra/identity/identity_fixture.hpp"
#include "infra/identity/sessions.hpp"

#include <doctest/doctest.h>

#include <set>

namespace liandong::identity {
namespace {

struct Door : SmallCity {
  PersonId zhang = person("zhang");

  SignInResult guess(bool right, Instant at) {
    return record_sign_in(*db, city, zhang, "hash of zhang", right, at);
  }
};

TEST_CASE(
    "people are found by a part of their login, in capitals or not, and never by a wildcard") {
  SmallCity small;
  for (const auto* login : {"zhang.san", "zhang_si", "li.si"}) {
    small.person(login);
  }
  const auto found = [&](std::string q) {
    PeopleQuery query;
    query.q = std::move(q);
    query.limit = 10;
    return list_people(*small.db, small.city, query).size();
  };
  CHECK(found("") == 3);
  CHECK(found("ZHANG") == 2);
  CHECK(found("g_s") == 1);
  CHECK(found("%") == 0);
}

TEST_CASE("A login name is one whatever the case and the blanks around it.") {
  CHECK(normalized_login("  ZHANG.San\t") == "zhang.san");
  CHECK(normalized_login(" \n ").empty());
}

TEST_CASE("A login name has 3 to 32 plain characters and begins with a letter or digit.") {
  CHECK_FALSE(is_login("ab"));
  CHECK(is_login("abc"));
  CHECK(is_login("1.a_-"));
  CHECK_FALSE(is_login(".abc"));
  CHECK_FALSE(is_login("张三丰"));
  CHECK_FALSE(is_login("Abc"));
  CHECK(is_login(std::string(32, 'a')));
  CHECK_FALSE(is_login(std::string(33, 'a')));
}

TEST_CASE("The fifth failure in a row locks for 15 minutes, the fourth does not.") {
  Door door;
  for (int failure = 1; failure <= 4; ++failure) {
    CHECK(door.guess(false, door.now).verdict == SignIn::wrong);
  }
  const SignInResult fifth = door.guess(false, door.now);
  CHECK(fifth.verdict == SignIn::locked);
  CHECK(*fifth.until == door.now + 15 * 60);
}

TEST_CASE("While the lock lasts the right password is refused; at its end it opens.") {
  Door door;
  for (int failure = 1; failure <= 5; ++failure) {
    CHECK(door.guess(false, door.now).verdict != SignIn::accepted);
  }
  CHECK(door.guess(true, door.now + (15 * 60 - 1)).verdict == SignIn::locked);
  CHECK(door.guess(true, door.now + 15 * 60).verdict == SignIn::accepted);
}

TEST_CASE("After a lock and after a success counting begins anew.") {
  Door door;
  for (int failure = 1; failure <= 5; ++failure) {
    CHECK(door.guess(false, door.now).verdict != SignIn::accepted);
  }
  const Instant later = door.now + 15 * 60;
  for (int failure = 1; failure <= 4; ++failure) {
    CHECK(door.guess(false, later).verdict == SignIn::wrong);
  }
  CHECK(door.guess(true, later).verdict == SignIn::accepted);
  for (int failure = 1; failure <= 4; ++failure) {
    CHECK(door.guess(false, later).verdict == SignIn::wrong);
  }
  CHECK(door.guess(false, later).verdict == SignIn::locked);
}

TEST_CASE("A password that was changed while it was being compared opens nothing.") {
  Door door;
  const auto result =
      record_sign_in(*door.db, door.city, door.zhang, "an older hash", true, door.now);
  CHECK(result.verdict == SignIn::wrong);
  CHECK(account_of(*door.db, door.city, door.zhang)->failed_count == 0);
}

TEST_CASE("A disabled person does not get in with the right password.") {
  Door door;
  CHECK(said(disable_person(*door.db, door.city, door.zhang, door.now)) == "done");
  CHECK(door.guess(true, door.now).verdict == SignIn::wrong);
  CHECK(said(enable_person(*door.db, door.city, door.zhang)) == "done");
  CHECK(door.guess(true, door.now).verdict == SignIn::accepted);
}

TEST_CASE("A new account must change its password, one that chose it need not for 90 days.") {
  Door door;
  CHECK(account_of(*door.db, door.city, door.zhang)->must_change_at(door.now));
  CHECK(said(change_password(*door.db, door.city, door.zhang, "chosen", "", door.now)) == "done");
  const auto account = account_of(*door.db, door.city, door.zhang);
  const std::int64_t days_90 = 90 * seconds_per_day;
  CHECK_FALSE(account->must_change_at(door.now + (days_90 - 1)));
  CHECK(account->must_change_at(door.now + days_90));
}

TEST_CASE("The last five passwords are remembered, the present one among them, the sixth is not.") {
  Door door;
  for (int n = 1; n <= 5; ++n) {
    store_password(*door.db, door.city, door.zhang, "chosen " + std::to_string(n), false, door.now);
  }
  CHECK(remembered_hashes(*door.db, door.city, door.zhang) ==
        std::vector<std::string>{"chosen 5", "chosen 4", "chosen 3", "chosen 2", "chosen 1"});
  store_password(*door.db, door.city, door.zhang, "chosen 6", false, door.now);
  CHECK(remembered_hashes(*door.db, door.city, door.zhang).back() == "chosen 2");
}

TEST_CASE("Eight characters are enough for people, twelve for administrators.") {
  CHECK(password_faults("aB3-xyz", "zhang", false) == std::vector<std::string_view>{"too_short"});
  CHECK(password_faults("aB3-xyzw", "zhang", false).empty());
  CHECK(password_faults("aB3-xyzwqrs", "zhang", true) ==
        std::vector<std::string_view>{"too_short"});
  CHECK(password_faults("aB3-xyzwqrst", "zhang", true).empty());
}

TEST_CASE("One-time passwords satisfy the policy for administrators and do not repeat.") {
  std::set<std::string> seen;
  for (int n = 0; n < 200; ++n) {
    const std::string password = make_one_time_password();
    CHECK(password.size() == 16);
    CHECK(password_faults(password, "zhang", true).empty());
    CHECK(seen.insert(password).second);
  }
}

TEST_CASE(
    "An unlock and a reset lift the lock; a reset demands a new password and ends sessions.") {
  Door door;
  for (int failure = 1; failure <= 5; ++failure) {
    CHECK(door.guess(false, door.now).verdict != SignIn::accepted);
  }
  CHECK(said(unlock_person(*door.db, door.city, door.zhang)) == "done");
  CHECK(door.guess(true, door.now).verdict == SignIn::accepted);
  const auto session = open_session(*door.db, door.city, door.zhang, {}, {}, door.now);
  CHECK(said(change_password(*door.db, door.city, door.zhang, "chosen", session.session.token_hash,
                             door.now)) == "done");
  CHECK(find_session(*door.db, door.city, session.session.token_hash).has_value());
  CHECK(said(reset_password(*door.db, door.city, door.zhang, "reset", door.now)) == "done");
  CHECK_FALSE(find_session(*door.db, door.city, session.session.token_hash).has_value());
  CHECK(account_of(*door.db, door.city, door.zhang)->must_change_at(door.now));
}

}  // namespace
}  // namespace liandong::identity
