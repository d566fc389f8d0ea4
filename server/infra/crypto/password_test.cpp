#include "infra/crypto/password.hpp"

#include "infra/crypto/password_policy.hpp"
#include "infra/crypto/password_worker.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <string>

namespace liandong::crypto {
namespace {

constexpr PasswordCost cheap{std::size_t{1} << 20, 1};
constexpr PasswordLevel ordinary = PasswordLevel::ordinary;
constexpr PasswordLevel administrator = PasswordLevel::administrator;
using Rules = std::vector<PasswordRule>;

TEST_CASE("A password opens its own hash and no other does") {
  const std::string hash = hash_password("Feng-Gang 2026", cheap);
  CHECK(hash.starts_with("$argon2id$v=19$m=1024,t=1,p=1$"));
  CHECK(verify_password("Feng-Gang 2026", hash));
  CHECK_FALSE(verify_password("Feng-Gang 2027", hash));
  CHECK_FALSE(verify_password("", hash));
  CHECK(hash_password("Feng-Gang 2026", cheap) != hash);
}

TEST_CASE("The default cost is 64 MiB and two passes") {
  const std::string hash = hash_password("Feng-Gang 2026");
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  CHECK_FALSE(needs_rehash(hash));
  CHECK(needs_rehash(hash, cheap));
  CHECK(verify_password("Feng-Gang 2026", hash));
}

TEST_CASE("Malformed hashes match nothing and ask for a new one") {
  const std::string hash = hash_password("Feng-Gang 2026", cheap);
  for (const std::string& bad : {std::string{}, std::string{"x"}, hash.substr(0, hash.size() - 1),
                                 hash + "a", std::string(127, '$'), std::string(128, 'a'),
                                 std::string(5000, 'a'), std::string{"\0", 1} + hash}) {
    CHECK_FALSE(verify_password("Feng-Gang 2026", bad));
  }
  CHECK(needs_rehash("", cheap));
  CHECK(needs_rehash("$2b$12$abcdefghijklmnopqrstuv", cheap));
}

TEST_CASE("Passwords of 512 bytes are verified and longer ones are not even hashed") {
  const std::string longest(password_bytes_max, 'x');
  const std::string hash = hash_password(longest, cheap);
  CHECK(verify_password(longest, hash));
  CHECK_FALSE(verify_password(longest + "x", hash));
}

TEST_CASE("A password needs eight characters, an administrator's twelve") {
  CHECK(violated_rules("Gz7#kpq", "liming", ordinary) == Rules{PasswordRule::too_short});
  CHECK(violated_rules("Gz7#kpqw", "liming", ordinary).empty());
  CHECK(violated_rules("Gz7#kpqwerM", "liming", administrator) == Rules{PasswordRule::too_short});
  CHECK(violated_rules("Gz7#kpqwerMn", "liming", administrator).empty());
  CHECK(violated_rules("Gz7南宫市民呀", "liming", ordinary).empty());  // characters, not bytes
  CHECK(violated_rules("Gz7南宫市民", "liming", ordinary) == Rules{PasswordRule::too_short});
}

TEST_CASE("A password has at most 128 characters") {
  std::string longest = "Gz7#";
  longest.append(124, 'k');
  CHECK(violated_rules(longest, "liming", ordinary).empty());
  CHECK(violated_rules(longest + "k", "liming", ordinary) == Rules{PasswordRule::too_long});
}

TEST_CASE("Three of the four classes are needed, whichever they are") {
  for (const char* good : {"abcdefG1", "abcdefG#", "abcdef1#", "ABCDEF1#", "ABCDEF1字"}) {
    CHECK(violated_rules(good, "liming", ordinary).empty());
  }
  for (const char* bad :
       {"abcdefgh", "abcdefGH", "abcdefg1", "12345678", "1234567#", "字字字字字字字1"}) {
    CHECK(violated_rules(bad, "liming", ordinary) == Rules{PasswordRule::too_few_classes});
  }
}

TEST_CASE("A password does not contain the user name, in any case") {
  CHECK(violated_rules("xLiMing#2026", "liming", ordinary) ==
        Rules{PasswordRule::contains_user_name});
  CHECK(violated_rules("xLimin#2026", "liming", ordinary).empty());
  CHECK(violated_rules("Gz#2026李明", "李明", ordinary) == Rules{PasswordRule::contains_user_name});
  CHECK(violated_rules("Gz#2026kpq", "", ordinary).empty());
  CHECK(violated_rules("Gz#2026kpq", "gz", ordinary).empty());
  CHECK(violated_rules("Gz#2026kpq", "gz#", ordinary) == Rules{PasswordRule::contains_user_name});
}

TEST_CASE("Common passwords are refused in any case") {
  CHECK(violated_rules("P@ssw0rd", "liming", ordinary) == Rules{PasswordRule::too_common});
  CHECK(violated_rules("1QAZ@wsx", "liming", ordinary) == Rules{PasswordRule::too_common});
  CHECK(violated_rules("Admin@123456", "liming", administrator) == Rules{PasswordRule::too_common});
  CHECK(violated_rules("P@ssw0rd-Feng", "liming", ordinary).empty());
}

TEST_CASE("All violated rules are reported together, and what is no text is reported as that") {
  CHECK(violated_rules("abc", "abc", ordinary) == Rules{PasswordRule::too_short,
                                                        PasswordRule::too_few_classes,
                                                        PasswordRule::contains_user_name});
  for (const std::string& bad :
       {std::string{"Gz7#kpqw\n"}, std::string{"Gz7#kpqw\0", 9}, std::string{"Gz7#kpqw\x7f"},
        std::string{"Gz7#kpqw\xff"}, std::string{"Gz7#kpqw\xe5\x8d"},
        std::string{"Gz7#kpqw\xc0\xaf"}, std::string{"Gz7#kpqw\xe5(("}}) {
    CHECK(violated_rules(bad, "liming", ordinary) == Rules{PasswordRule::not_text});
  }
}

/// A callback that keeps the worker's thread busy until released.
struct Gate {
  std::promise<void> entered;
  std::promise<void> release;
  PasswordWorker::OnHash callback() {
    return [this](const std::optional<std::string>&) {
      entered.set_value();
      release.get_future().wait();
    };
  }
};

TEST_CASE("The worker hashes and verifies") {
  PasswordWorker worker{{2, 8, cheap}};
  std::promise<std::string> hashed;
  REQUIRE(worker.hash("Gz7#kpqw", [&](auto hash) { hashed.set_value(hash.value()); }));
  const std::string hash = hashed.get_future().get();
  const auto verdict = [&](const std::string& password, const std::string& stored) {
    std::promise<PasswordVerdict> answered;
    REQUIRE(worker.verify(password, stored, [&](auto given) { answered.set_value(given); }));
    return answered.get_future().get();
  };
  CHECK(verdict("Gz7#kpqw", hash) == PasswordVerdict::matches);
  CHECK(verdict("Gz7#kpqW", hash) == PasswordVerdict::differs);
  CHECK(verdict(std::string(password_bytes_max + 1, 'x'), hash) == PasswordVerdict::differs);
  CHECK(verdict("Gz7#kpqw", "garbage") == PasswordVerdict::differs);
  CHECK(verdict("Gz7#kpqw", hash_password("Gz7#kpqw", {std::size_t{2} << 20, 1})) ==
        PasswordVerdict::matches_needs_rehash);
}

TEST_CASE("A full queue refuses at once, and accepts again when there is room") {
  Gate gate;
  std::atomic<int> answered = 0;
  const auto count = [&](const std::optional<std::string>&) { ++answered; };
  PasswordWorker worker{{1, 2, cheap}};
  REQUIRE(worker.hash("a", gate.callback()));
  gate.entered.get_future().wait();
  CHECK(worker.hash("b", count));
  CHECK(worker.hash("c", count));
  CHECK(worker.waiting() == 2);
  CHECK_FALSE(worker.hash("d", count));
  std::promise<void> last;
  gate.release.set_value();
  while (worker.waiting() == 2) {
    std::this_thread::yield();
  }
  CHECK(worker.hash("e", [&](const auto&) { last.set_value(); }));
  last.get_future().wait();
  CHECK(answered == 2);
}

TEST_CASE("A stopping worker answers every waiting request with failure and accepts no more") {
  Gate gate;
  int failures = 0;
  PasswordWorker worker{{1, 2, cheap}};
  REQUIRE(worker.hash("a", gate.callback()));
  gate.entered.get_future().wait();
  REQUIRE(worker.hash("b", [&](const auto& hash) { failures += hash ? 0 : 1; }));
  REQUIRE(worker.verify("c", "x", [&](PasswordVerdict verdict) {
    failures += verdict == PasswordVerdict::failed ? 1 : 0;
  }));
  worker.stop();
  CHECK(failures == 2);
  CHECK_FALSE(worker.hash("d", [&](const auto&) { ++failures; }));
  gate.release.set_value();
}

}  // namespace
}  // namespace liandong::crypto
