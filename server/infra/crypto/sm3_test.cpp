// Expected values: GB/T 32905 annex A for "abc" and the 64-byte text; the others were computed with
//   printf … | openssl dgst -sm3          printf … | openssl dgst -sm3 -mac HMAC -macopt hexkey:…
#include "infra/crypto/sm3.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <string>

namespace liandong::crypto {
namespace {

TEST_CASE("SM3 gives the digests of the standard") {
  CHECK(to_hex(sm3("abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string sixty_four;
  for (int i = 0; i < 16; ++i) {
    sixty_four += "abcd";
  }
  CHECK(to_hex(sm3(sixty_four)) ==
        "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST_CASE("SM3 of nothing is defined") {
  CHECK(to_hex(sm3("")) == "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
}

TEST_CASE("SM3 does not depend on how the text is cut, and one object can be used again") {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text.push_back(static_cast<char>(i * 7));
  }
  Sm3 hash;
  for (std::size_t cut = 0; cut <= text.size(); cut += 13) {
    const std::string_view view = text;
    const std::string_view tail = view.substr(cut);
    hash.update(view.substr(0, cut));
    hash.update(std::as_bytes(std::span{tail.data(), tail.size()}));
    CHECK(hash.finish() == sm3(text));
  }
}

TEST_CASE("A reset SM3 forgets what was added") {
  Sm3 hash;
  hash.update("forgotten");
  hash.reset();
  CHECK(hash.update("abc").finish() == sm3("abc"));
}

TEST_CASE("A moved SM3 goes on where it was") {
  Sm3 first;
  first.update("a");
  Sm3 second = std::move(first);
  CHECK(second.update("bc").finish() == sm3("abc"));
}

TEST_CASE("HMAC-SM3 agrees with the openssl command for short, empty, block-long and longer keys") {
  CHECK(to_hex(hmac_sm3("Jefe", "what do ya want for nothing?")) ==
        "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
  const std::string zero(1, '\0');
  CHECK(to_hex(hmac_sm3(zero, "")) ==
        "0d23f72ba15e9c189a879aefc70996b06091de6e64d31b7a84004356dd915261");
  CHECK(hmac_sm3("", "") == hmac_sm3(zero, ""));
  CHECK(to_hex(hmac_sm3(std::string(64, '\xab'), "南宫市")) ==
        "57dd7456cab3602d36508511f4b6b5481376dc9950b4822f1cf474d998da33ec");
  CHECK(to_hex(hmac_sm3(std::string(65, '\xab'), "南宫市")) ==
        "c444e9d96943cc2fbd607c2e07664b47d3006d79d9fec35c29abe607b347c3ea");
}

TEST_CASE("One HMAC object serves several messages under its key") {
  HmacSm3 mac{"Jefe"};
  const Digest first = mac.update("what do ya ").update("want for nothing?").finish();
  CHECK(first == mac.update("what do ya want for nothing?").finish());
  CHECK(first != mac.finish());
}

TEST_CASE("Hexadecimal text of a digest is read back, and anything else is refused") {
  const Digest digest = sm3("abc");
  const std::string text = to_hex(digest);
  CHECK(parse_hex(text) == digest);
  CHECK(parse_hex("66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0") == digest);
  CHECK_FALSE(parse_hex(text.substr(1)));
  CHECK_FALSE(parse_hex(text + "0"));
  for (const char bad : {'g', 'G', '/', ':', '@', '`', ' ', '\0'}) {
    std::string changed = text;
    changed[17] = bad;
    CHECK_FALSE(parse_hex(changed));
  }
}

TEST_CASE("Comparison in constant time sees a difference in every byte") {
  const Digest digest = sm3("abc");
  CHECK(equal_in_constant_time(digest, sm3("abc")));
  for (std::size_t i = 0; i < digest.size(); ++i) {
    Digest other = digest;
    other[i] ^= 1U;
    CHECK_FALSE(equal_in_constant_time(digest, other));
  }
}

}  // namespace
}  // namespace liandong::crypto
