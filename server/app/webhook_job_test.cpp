// When a delivery is tried again and when it is given up, and what it is signed with.
#include "app/webhook_job.hpp"

#include "app/exchange_store.hpp"
#include "app/session_fixture.hpp"
#include "infra/crypto/sm3.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

/// An address where nobody listens, with one delivery that is due.
void add_dead_address(CityHall& hall) {
  WebhookView webhook;
  webhook.id = "hook";
  webhook.unit = UnitId{"130581100"};
  webhook.url = "http://127.0.0.1:1/";
  webhook.created_at = hall.now();
  hall.write([&](store::Connection& writer) {
    const auto world = hall.services().engine.world();
    CHECK(add_webhook(writer, CityHall::city(), webhook, "secret", *world, hall.cipher()));
    writer.execute(
        "insert into outbox(city, webhook, seq, matter, kind, created_at, attempts, next_try_at, "
        "status, answer) values($1, 'hook', 1, 'matter', 'shared', $2, 0, $2, 'waiting', '')",
        {CityHall::city(), hall.now()});
  });
}

std::string status(CityHall& hall) { return hall.words("select status from outbox"); }

}  // namespace

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

TEST_CASE("a delivery is tried ten times at growing pauses, then it is dead until it is retried") {
  CityHall hall;
  add_dead_address(hall);
  for (std::int64_t attempt = 1; attempt <= delivery_attempts_max; ++attempt) {
    CAPTURE(attempt);
    CHECK(status(hall) == "waiting");
    CHECK(deliver_due(hall.services(), hall.cipher()) == 1);
    CHECK(hall.count("select attempts from outbox") == attempt);
    hall.pass(pause_after(attempt) - 1);
    CHECK(deliver_due(hall.services(), hall.cipher()) == 0);
    hall.pass(1);
  }
  CHECK(status(hall) == "dead");
  CHECK(hall.words("select answer from outbox") == "unreachable");
  CHECK(deliver_due(hall.services(), hall.cipher()) == 0);
  hall.write([&](store::Connection& writer) {
    CHECK(retry_webhook(writer, CityHall::city(), "hook", hall.now()));
  });
  CHECK(deliver_due(hall.services(), hall.cipher()) == 1);
  CHECK(status(hall) == "waiting");
  hall.write([&](store::Connection& writer) {
    CHECK(end_webhook(writer, CityHall::city(), "hook", hall.now()));
  });
  CHECK(status(hall) == "dead");
}

TEST_CASE("the secret lies sealed in the store and opens for its webhook only") {
  CityHall hall;
  add_dead_address(hall);
  const std::string sealed = hall.words("select secret from webhook");
  CHECK(sealed.find("secret") == std::string::npos);
  CHECK(unsealed_secret(hall.cipher(), "hook", sealed) == "secret");
  CHECK_THROWS(unsealed_secret(hall.cipher(), "other", sealed));
}

}  // namespace liandong::app
