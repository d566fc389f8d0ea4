// Who complained is masked for every reader; reading it in clear is an event, a row of the audit
// list and happens once per request.
#include "engine/queries.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::TestCity;

constexpr std::string_view registration =
    R"({"title":"反映占道经营","kind":"tip","source":"counter","received_at":"2026-03-02T09:00:00+08:00",)"
    R"("place":"130581100","location":"东街村口","item":"P004","party":{"kind":"unknown"},)"
    R"("facts":"每天傍晚占用人行道摆摊","complainant":{"name":"钱多多","contact":"13812345678"}})";

struct Desk {
  TestCity city;
  MatterId matter = city.must(city.actor(test::market), "register", registration).id;
  std::string complainant = city.words(
      "select json_extract(state, '$.own.complainants[0].id') from matter where id = $1", {matter});
  std::string body = R"({"complainant":")" + complainant + R"(","reason":"回访核实"})";

  std::string page(const Actor& actor) {
    const auto seen = read_matter(city.read_context(actor), matter);
    REQUIRE(seen);
    std::string text = seen->details.text;
    for (const auto& entry : seen->timeline) text += entry.fields.text;
    return text;
  }
};

}  // namespace

TEST_CASE("I9: an identity is masked on the page, also for the unit that registered it") {
  Desk desk;
  const std::string page = desk.page(desk.city.actor(test::market));
  CHECK(page.find("钱**") != std::string::npos);
  CHECK(page.find("138****5678") != std::string::npos);
  CHECK(page.find("钱多多") == std::string::npos);
  CHECK(page.find("13812345678") == std::string::npos);
}

TEST_CASE("I9: a reading in clear is answered, logged and audited, and the page stays masked") {
  Desk desk;
  const auto done =
      desk.city.must(desk.city.actor(test::market), "reveal_identity", desk.body, desk.matter);
  REQUIRE(done.revealed.size() == 2);
  CHECK(done.revealed[0].field == "name");
  CHECK(done.revealed[0].words == "钱多多");
  CHECK(done.revealed[1].words == "13812345678");
  CHECK(desk.city.number("select count(*) from event where type = $1",
                         {"complaint_intake.identity_revealed.v1"}) == 1);
  CHECK(desk.city.number("select count(*) from audit where kind = 'revealed' and subject = $1",
                         {desk.matter}) == 1);
  CHECK(desk.page(desk.city.actor(test::market)).find("钱多多") == std::string::npos);
}

TEST_CASE("I9: a repeated request shows nothing, and no stored answer holds the words") {
  Desk desk;
  auto request =
      desk.city.request(desk.city.actor(test::market), "reveal_identity", desk.body, desk.matter);
  request.idempotency_key = "once";
  request.route = "/reveal";
  REQUIRE(desk.city.engine().run(request).has_value());
  const auto again = desk.city.engine().run(request);
  REQUIRE(again.has_value());
  CHECK(again->repeated);
  CHECK(again->revealed.empty());
  CHECK(desk.city.number("select count(*) from audit where kind = 'revealed'") == 1);
  CHECK(desk.city.number("select count(*) from idempotency where response like '%钱多多%'") == 0);
}

TEST_CASE("I9: neither who supervises nor a reader nor another unit reads an identity in clear") {
  Desk desk;
  const auto refusal = [&](const Actor& actor) {
    return desk.city.refusal(actor, "reveal_identity", desk.body, desk.matter);
  };
  CHECK(refusal(desk.city.actor(test::justice, Role::coordinator)) == "forbidden");
  Actor reader = desk.city.actor(test::market);
  reader.roles = Role::reader;
  CHECK(refusal(reader) == "forbidden");
  CHECK(refusal(desk.city.actor(test::dagaocun)) == "not_found");
}

}  // namespace liandong::engine
