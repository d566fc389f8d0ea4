#include "app/webhook_job.hpp"

#include "app/exchange_store.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/http/client.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <vector>

namespace liandong::app {
namespace {

constexpr int per_round = 20;
constexpr int timeout_ms = 5'000;
constexpr std::int64_t first_pause_seconds = 5;
constexpr std::int64_t pause_seconds_max = 3'600;

struct Due {
  std::string webhook;
  std::string url;
  std::string sealed_secret;
  UnitId unit;
  std::int64_t seq = 0;
  MatterId matter;
  std::string kind;
  std::int64_t attempts = 0;
};

/// What is sent: that there is news, and which. The words are pulled with a token.
struct Delivery {
  std::int64_t seq = 0;
  std::string kind;
  MatterId matter;
  UnitId unit;
};
LIANDONG_DESCRIBE(Delivery, seq, kind, matter, unit)

std::vector<Due> due_deliveries(const Services& services) {
  return services.readers.with([&](store::Connection& connection) {
    std::vector<Due> due;
    connection.query(
        "select o.webhook, w.url, w.secret, w.unit, o.seq, o.matter, o.kind, o.attempts "
        "from outbox o join webhook w on w.city = o.city and w.id = o.webhook "
        "where o.city = $1 and o.next_try_at is not null and o.next_try_at <= $2 and "
        "w.ended_at is null order by o.next_try_at, o.seq limit $3",
        {services.engine.city(), services.engine.now(), per_round}, [&](const store::Row& row) {
          due.push_back({row.str(0), row.str(1), row.str(2), row.id<UnitId>(3), row.integer(4),
                         row.id<MatterId>(5), row.str(6), row.integer(7)});
        });
    return due;
  });
}

http::Posted send(const Services& services, const crypto::VaultCipher& cipher, const Due& due) {
  const auto address = http::parse_web_address(due.url);
  if (!address) {
    return {0, "unreachable"};
  }
  const std::string body = json::to_canonical(Delivery{due.seq, due.kind, due.matter, due.unit});
  const std::string timestamp = std::to_string(services.engine.now().seconds);
  const std::string secret = unsealed_secret(cipher, due.webhook, due.sealed_secret);
  return http::post(*address,
                    {{"Content-Type", "application/json"},
                     {"Liandong-Timestamp", timestamp},
                     {"Liandong-Signature", signature_of(secret, timestamp, body)},
                     {"Liandong-Delivery", due.webhook + "." + std::to_string(due.seq)}},
                    body, timeout_ms);
}

void record(const Services& services, const Due& due, const http::Posted& posted) {
  const bool delivered = posted.status >= 200 && posted.status < 300;
  const bool dead = !delivered && due.attempts + 1 >= delivery_attempts_max;
  const std::string answer =
      posted.status != 0 ? std::to_string(posted.status) : std::string{posted.failure};
  const Instant now = services.engine.now();
  const bool ended = delivered || dead;
  services.engine.writer().run([&](store::Connection& writer) {
    writer.execute(
        "update outbox set attempts = $4, status = $5, answer = $6, next_try_at = $7, "
        "ended_at = $8 where city = $1 and webhook = $2 and seq = $3 and status = 'waiting'",
        {services.engine.city(), due.webhook, due.seq, due.attempts + 1,
         std::string_view{delivered ? "delivered"
                          : dead    ? "dead"
                                    : "waiting"},
         answer, ended ? std::nullopt : std::optional{now + pause_after(due.attempts + 1)},
         ended ? std::optional{now} : std::nullopt});
  });
}

}  // namespace

std::int64_t pause_after(std::int64_t attempts) {
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 20);
  return std::min(first_pause_seconds << doublings, pause_seconds_max);
}

std::string signature_of(std::string_view secret, std::string_view timestamp,
                         std::string_view body) {
  crypto::HmacSm3 mac{secret};
  mac.update(timestamp).update(".").update(body);
  return "v1=" + crypto::to_hex(mac.finish());
}

std::size_t deliver_due(const Services& services, const crypto::VaultCipher& cipher) {
  const std::vector<Due> due = due_deliveries(services);
  for (const Due& one : due) {
    record(services, one, send(services, cipher, one));
  }
  return due.size();
}

}  // namespace liandong::app
