// Tracking codes: what is typed is found again, what is guessed is not.
#include "infra/crypto/tracking.hpp"

#include <doctest/doctest.h>

#include <cstring>

namespace liandong::crypto {
namespace {

MasterKey key_of(char filling) {
  MasterKey key;
  std::memset(key.data(), filling, key.size());
  return key;
}

}  // namespace

TEST_CASE("a code leads to its place in the log and proves its stream") {
  const TrackingCodes codes{key_of('k')};
  for (const std::int64_t seq : {1, 31, 32, 1'048'575, 1'048'576, 2'000'000'000}) {
    CAPTURE(seq);
    const std::string code = codes.make(seq, "m1");
    CHECK(TrackingCodes::seq_of(code) == seq);
    CHECK(codes.matches(code, seq, "m1"));
    CHECK_FALSE(codes.matches(code, seq, "m2"));
    CHECK_FALSE(codes.matches(code, seq + 1, "m1"));
  }
  CHECK(codes.make(1, "m1").size() == 14);
  CHECK(codes.make(1, "m1").substr(0, 5) == "0001-");
}

TEST_CASE("how a code is typed does not matter: case, spaces, hyphens, O for 0, I and L for 1") {
  const TrackingCodes codes{key_of('k')};
  const std::string code = codes.make(1, "m1");
  std::string typed;
  for (const char c : code) {
    if (c == '-')
      typed += ' ';
    else if (c == '0')
      typed += 'o';
    else if (c == '1')
      typed += 'l';
    else
      typed += c >= 'A' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  CHECK(TrackingCodes::seq_of(typed) == 1);
  CHECK(codes.matches(typed, 1, "m1"));
}

TEST_CASE("another key, a changed digit, and what is no code at all do not match") {
  const TrackingCodes codes{key_of('k')};
  std::string code = codes.make(7, "m1");
  CHECK_FALSE(TrackingCodes{key_of('x')}.matches(code, 7, "m1"));
  code.back() = code.back() == '7' ? '8' : '7';
  CHECK_FALSE(codes.matches(code, 7, "m1"));
  for (const char* typed : {"", "0001", "0001-7K3", "00000-ÄÖÜ-7K3M", "0001-7K3M-PQ2U",
                            "00000000001-7K3M-PQ2X", "0000-7K3M-PQ2X"}) {
    CAPTURE(typed);
    CHECK_FALSE(TrackingCodes::seq_of(typed).has_value());
  }
}

}  // namespace liandong::crypto
