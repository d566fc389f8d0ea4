// When a delivery is tried again, and what it is signed with.
#include "app/webhook_job.hpp"

#include "infra/crypto/sm3.hpp"

#include <doctest/doctest.h>

namespace liandong::app {

TEST_CASE("pauses double from five seconds to an hour") {
  CHECK(pause_after(1) == 5);
  CHECK(pause_after(2) == 10);
  CHECK(pause_after(3) == 20);
  CHECK(pause_after(10) == 2'560);
  CHECK(pause_after(11) == 3'600);
  CHECK(pause_after(1'000) == 3'600);
}

TEST_CASE("a delivery is signed over its time and its body") {
  const std::string expected = "v1=" + crypto::to_hex(crypto::hmac_sm3("key", "1700000000.{}"));
  CHECK(signature_of("key", "1700000000", "{}") == expected);
  CHECK(signature_of("key", "1700000001", "{}") != expected);
  CHECK(signature_of("key", "1700000000", "{ }") != expected);
  CHECK(signature_of("other", "1700000000", "{}") != expected);
}

}  // namespace liandong::app
