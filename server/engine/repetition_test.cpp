// What a repeated request gets: by its key, its command id, the version it names.
#include "engine/replay.hpp"
#include "support/city/held_writer.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::HeldWriter;
using test::issue_body;
using test::submit;
using test::TestCity;

bool gapless(TestCity& city) {
  return city.number("select count(*) = coalesce(max(seq), 0) from event") == 1 &&
         verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty();
}

}  // namespace

TEST_CASE("the same key with the same body gets the first answer, and nothing is done again") {
  TestCity city;
  auto request =
      city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now()));
  request.idempotency_key = "key-1";
  const auto first = city.engine().run(request);
  REQUIRE(first);
  CHECK(!first->repeated);
  const auto rows = city.rows_written();
  city.set_now("2026-03-02 18:00");
  auto again = city.engine().run(request);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->id == first->id);
  CHECK(again->version == first->version);
  CHECK(again->seq == first->seq);
  CHECK(again->stage == first->stage);
  CHECK(again->opened);
  CHECK(city.rows_written() == rows);
}

TEST_CASE(
    "the same key with another body is refused; of another caller or route it is another key") {
  TestCity city;
  const auto opening = [&](std::string_view unit, Role role) {
    auto request =
        city.request(city.actor(unit, role), "record_finding", city.finding_body(city.now()));
    request.idempotency_key = "key-1";
    return request;
  };
  REQUIRE(city.engine().run(opening(test::sucun, Role::head)));
  auto other_body = opening(test::sucun, Role::head);
  other_body.body_hash.fill(99);
  const auto refused = city.engine().run(other_body);
  REQUIRE(!refused);
  CHECK(static_cast<int>(refused.error().code) == 905);
  auto other_person = opening(test::sucun, Role::handler);
  auto other_unit = opening(test::dagaocun, Role::head);
  auto same_person_elsewhere = opening(test::sucun, Role::head);
  same_person_elsewhere.actor.unit = city.unit(test::fenggang);
  auto other_route = opening(test::sucun, Role::head);
  other_route.route = "/elsewhere";
  for (auto* other : {&other_person, &other_unit, &same_person_elsewhere, &other_route}) {
    const auto outcome = city.engine().run(*other);
    REQUIRE(outcome);
    CHECK(!outcome->repeated);
  }
  CHECK(city.number("select count(*) from matter") == 5);
}

TEST_CASE("a key whose command was refused is not used up") {
  TestCity city;
  const MatterId matter = city.find();
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  request.idempotency_key = "key-1";
  REQUIRE(!city.engine().run(request));
  city.attach_all(matter);
  const auto outcome = city.engine().run(request);
  REQUIRE(outcome);
  CHECK(!outcome->repeated);
}

TEST_CASE("two equal requests in one batch are done once") {
  TestCity city;
  auto request =
      city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now()));
  request.idempotency_key = "key-1";
  HeldWriter held{city.engine().writer()};
  auto first = submit(city, request);
  auto second = submit(city, request);
  held.release();
  const auto one = first.get();
  const auto two = second.get();
  REQUIRE((one.outcome && two.outcome));
  CHECK(!one.outcome->repeated);
  CHECK(two.outcome->repeated);
  CHECK(one.outcome->id == two.outcome->id);
  CHECK(city.number("select count(*) from matter") == 1);
}

TEST_CASE("a key is known after a restart, and where the writer remembers no keys") {
  for (const std::size_t known : {std::size_t{400'000}, std::size_t{0}}) {
    TestCity::Options options;
    options.engine.keys_known = known;
    TestCity city{options};
    auto request =
        city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now()));
    request.idempotency_key = "key-1";
    const auto first = city.engine().run(request);
    REQUIRE(first);
    city.restart();
    const auto again = city.engine().run(request);
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->id == first->id);
    CHECK(city.number("select count(*) from matter") == 1);
  }
}

TEST_CASE("a command id replayed gets where its command led, also after a restart") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  request.command_id = CommandId{"01client-made"};
  const auto first = city.engine().run(request);
  REQUIRE(first);
  city.must(city.actor(test::land), "receive", "{}", matter);
  city.restart();
  const auto rows = city.rows_written();
  const auto again = city.engine().run(request);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->version == first->version);
  CHECK(again->seq == first->seq);
  CHECK(again->number == first->number);
  CHECK(again->stage == "received");
  CHECK(city.rows_written() == rows);
}

TEST_CASE(
    "a command id used by somebody else, for another matter, opening, command or body is refused") {
  TestCity city;
  const MatterId matter = city.find();
  const MatterId other = city.find();
  const std::string note = R"({"text":"已电话联系"})";
  auto request = city.request(city.actor(test::sucun), "add_note", note, matter);
  request.command_id = CommandId{"01client-made"};
  REQUIRE(city.engine().run(request));
  auto other_person = request;
  other_person.actor = city.actor(test::sucun, Role::handler);
  auto other_matter = request;
  other_matter.matter = other;
  auto opening =
      city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now()));
  opening.command_id = request.command_id;
  auto other_words =
      city.request(city.actor(test::sucun), "add_note", R"({"text":"已当面告知"})", matter);
  other_words.command_id = request.command_id;
  auto other_command = city.request(city.actor(test::sucun), "assign_handler",
                                    R"({"person":"100.handler"})", matter);
  other_command.command_id = request.command_id;
  other_command.body_hash = request.body_hash;
  for (auto* misuse : {&other_person, &other_matter, &opening, &other_words, &other_command}) {
    const auto outcome = city.engine().run(*misuse);
    REQUIRE(!outcome);
    CHECK(static_cast<int>(outcome.error().code) == 906);
  }
  CHECK(gapless(city));
}

TEST_CASE("a command holds only for the version it names") {
  TestCity city;
  const MatterId matter = city.find();
  auto request =
      city.request(city.actor(test::sucun), "add_note", R"({"text":"已电话联系"})", matter);
  for (const std::int64_t wrong : {0, 1, 3}) {
    request.expected_version = wrong;
    const auto outcome = city.engine().run(request);
    REQUIRE(!outcome);
    CHECK(static_cast<int>(outcome.error().code) == 904);
    CHECK(outcome.error().number == 2);
  }
  request.expected_version = 2;
  const auto outcome = city.engine().run(request);
  REQUIRE(outcome);
  CHECK(outcome->version == 3);
}

}  // namespace liandong::engine
