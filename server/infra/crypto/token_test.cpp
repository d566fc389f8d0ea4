#include "infra/crypto/token.hpp"

#include "infra/crypto/commitment.hpp"
#include "infra/crypto/sm3.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>

namespace liandong::crypto {
namespace {

TEST_CASE("A token is 43 characters of base64url, stored as its SM3, and never repeats") {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const NewToken token = make_token();
    CHECK(token.text.size() == token_length);
    CHECK(token.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-_") == std::string::npos);
    CHECK(token.digest == sm3(token.text));
    CHECK(token_digest(token.text) == token.digest);
    CHECK(token_matches(token.text, token.digest));
    seen.insert(token.text);
  }
  CHECK(seen.size() == 200);
}

TEST_CASE("A token changed in any character does not match") {
  const NewToken token = make_token();
  for (std::size_t i = 0; i < token.text.size(); ++i) {
    std::string changed = token.text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(token_matches(changed, token.digest));
  }
  CHECK_FALSE(token_matches(make_token().text, token.digest));
}

TEST_CASE("Text that cannot be a token has no digest") {
  const std::string good(token_length, 'A');
  CHECK(token_digest(good));
  CHECK_FALSE(token_digest(""));
  CHECK_FALSE(token_digest(good + "A"));
  CHECK_FALSE(token_digest(good.substr(1)));
  CHECK_FALSE(token_digest(good.substr(1) + "+"));
  CHECK_FALSE(token_digest(good.substr(1) + "="));
  CHECK_FALSE(token_digest(good.substr(1) + "B"));  // bits behind the last byte
  CHECK_FALSE(token_digest(" " + good.substr(1)));
}

TEST_CASE("A commitment is the SM3 of salt and text") {
  // { printf '0123456789abcdef'; printf '南宫市事实'; } | openssl dgst -sm3
  ContentSalt salt;
  const std::string_view bytes = "0123456789abcdef";
  std::copy(bytes.begin(), bytes.end(), salt.begin());
  const Commitment commitment = commit(salt, "南宫市事实");
  CHECK(to_hex(commitment) == "1086a173341f6a65486e7cd2a6264e85d2c915235c32eb16f14d0d3168d702a7");
  CHECK(opens(commitment, salt, "南宫市事实"));
  CHECK_FALSE(opens(commitment, salt, "南宫市事"));
  CHECK_FALSE(opens(commitment, new_salt(), "南宫市事实"));
  CHECK(new_salt() != new_salt());
}

}  // namespace
}  // namespace liandong::crypto
