// The log: its hash is the documented one, and every way of tampering is found.
#include "engine/event_log.hpp"

#include "engine/replay.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/read.hpp"
#include "support/city/test_city.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace liandong::engine {
namespace {

using test::TestCity;

std::string field(const boost::json::object& event, const char* name) {
  return std::string{event.at(name).as_string()};
}

StoredEvent documented(const boost::json::object& json) {
  StoredEvent event;
  event.city = CityCode{field(json, "city")};
  event.seq = json.at("seq").as_int64();
  event.stream_id = field(json, "stream_id");
  event.version = json.at("version").as_int64();
  event.schema_version = static_cast<int>(json.at("schema_version").as_int64());
  event.system = field(json, "system");
  event.type = field(json, "type");
  event.command_id = CommandId{field(json, "command_id")};
  event.occurred_at = {json.at("occurred_at").as_int64()};
  event.recorded_at = {json.at("recorded_at").as_int64()};
  event.actor = PersonId{field(json, "actor")};
  event.post = PostId{field(json, "post")};
  event.unit = UnitId{field(json, "unit")};
  event.payload = field(json, "payload");
  event.prev_hash = *crypto::parse_hex(field(json, "prev_hash"));
  event.hash = *crypto::parse_hex(field(json, "hash"));
  return event;
}

/// Runs SQL that the triggers of the log would stop.
void tamper(TestCity& city, std::string_view sql) {
  city.write([&](store::Connection& connection) {
    test::lift_guards(connection);
    connection.script(sql);
  });
}

std::string fault(TestCity& city) {
  return verify_log(city.reader(), TestCity::code(), city.systems()).first_fault;
}

}  // namespace

TEST_CASE("the hash of an event is the one of the worked example in docs/event-log.md") {
  std::ifstream file{source_dir() + "/docs/event-log-example.json"};
  std::stringstream text;
  text << file.rdbuf();
  const auto example = json::parse_stored(text.str());
  const auto& events = example.as_object().at("events").as_array();
  REQUIRE(events.size() == 2);
  for (const auto& json : events) {
    StoredEvent event = documented(json.as_object());
    CHECK(crypto::to_hex(hash_of(event)) == crypto::to_hex(event.hash));
    event.version += 1;
    CHECK(hash_of(event) != event.hash);
  }
}

TEST_CASE(
    "every event names the hash of the one before it in its stream, across streams in between") {
  TestCity city;
  const MatterId first = city.find();
  const MatterId second = city.find();
  city.attach_all(first);
  city.attach_all(second);
  for (const MatterId matter : {first, second}) {
    Digest previous{};
    std::int64_t version = 0;
    for (const StoredEvent& event : read_stream(city.reader(), TestCity::code(), matter.view())) {
      CHECK(event.prev_hash == previous);
      CHECK(event.version == ++version);
      CHECK(hash_of(event) == event.hash);
      previous = event.hash;
    }
    CHECK(version == 5);
  }
  CHECK(fault(city).empty());
}

TEST_CASE("the store itself refuses to change or delete an event") {
  TestCity city;
  city.find();
  CHECK_THROWS(city.write([](store::Connection& c) { c.execute("update event set actor = 'x'"); }));
  CHECK_THROWS(city.write([](store::Connection& c) { c.execute("delete from event"); }));
  CHECK(city.number("select count(*) from event where actor = 'x'") == 0);
  CHECK(fault(city).empty());
}

TEST_CASE("a change of any column of any event is found") {
  const std::string_view changes[] = {"city = '130582'",
                                      "seq = 1000",
                                      "stream_id = stream_id || 'x'",
                                      "version = version + 100",
                                      "schema_version = 2",
                                      "system = 'matter2'",
                                      "type = 'case_transfer.received.v2'",
                                      "command_id = 'other'",
                                      "occurred_at = occurred_at + 1",
                                      "recorded_at = recorded_at + 1",
                                      "actor = 'somebody'",
                                      "actor = 'somebody whose id is longer than any id can be'",
                                      "post = 'else'",
                                      "unit = '130581101'",
                                      "payload = replace(payload, '130581', '130582')",
                                      "payload = payload || ' '",
                                      "prev_hash = zeroblob(32)",
                                      "hash = zeroblob(32)",
                                      "hash = zeroblob(31)"};
  for (const std::string_view change : changes) {
    for (const std::string_view seq : {"2", "4", "9"}) {
      TestCity city;
      city.bring_to("received");
      REQUIRE(city.number("select max(seq) from event") == 7);
      city.bring_to("found");
      REQUIRE(fault(city).empty());
      CAPTURE(change);
      CAPTURE(seq);
      tamper(city, "update event set " + std::string{change} + " where seq = " + std::string{seq});
      CHECK(fault(city) != "");
    }
  }
}

TEST_CASE("a flipped bit of a hash is found") {
  TestCity city;
  city.bring_to("issued");
  for (const std::string column : {"hash", "prev_hash"}) {
    const std::string stored = city.words("select " + column + " from event where seq = 3");
    const auto put = [&](const std::string& bytes) {
      city.write([&](store::Connection& connection) {
        test::lift_guards(connection);
        connection.execute("update event set " + column + " = $1 where seq = 3",
                           {store::Param::bytes(bytes)});
      });
    };
    std::string other = stored;
    other[31] = static_cast<char>(other[31] ^ 1);
    put(other);
    CHECK(fault(city) != "");
    put(stored);
    CHECK(fault(city).empty());
  }
}

TEST_CASE("a deleted event is found, also the last one of the log") {
  for (const char* seq : {"1", "3", "(select max(seq) from event)"}) {
    TestCity city;
    city.bring_to("issued");
    tamper(city, "delete from event where seq = " + std::string{seq});
    CAPTURE(seq);
    CHECK(fault(city) != "");
  }
}

TEST_CASE("the loss of a last event that leaves the state as it was is found") {
  TestCity city;
  const MatterId matter = city.find();
  city.turn_days({local_day(test::at("2026-03-03 00:00"))});
  city.must(TestCity::platform(), "recompute_clocks", "{}", matter);
  REQUIRE(city.words("select type from event order by seq desc limit 1") ==
          "matter.clock_moved.v1");
  REQUIRE(fault(city).empty());
  tamper(city, "delete from event where seq = (select max(seq) from event)");
  CHECK(fault(city) != "");
}

TEST_CASE("two swapped events are found") {
  TestCity city;
  city.bring_to("issued");
  tamper(city,
         "update event set seq = 100 where seq = 3; update event set seq = 3 where seq = 4; "
         "update event set seq = 4 where seq = 100");
  CHECK(fault(city) != "");
}

TEST_CASE("a matter whose row was removed or altered is found") {
  TestCity city;
  city.bring_to("issued");
  tamper(city, "update matter set state = replace(state, 'issued', 'received')");
  CHECK(fault(city) != "");
  tamper(city, "update matter set state = replace(state, 'received', 'issued')");
  CHECK(fault(city).empty());
  tamper(city, "delete from matter");
  CHECK(fault(city) != "");
}

}  // namespace liandong::engine
