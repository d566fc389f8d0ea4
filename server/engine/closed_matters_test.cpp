// Each matter that closed is replayed from its log before the commit.
#include "engine/closed_matters.hpp"

#include "engine/engine.hpp"
#include "support/city/held_writer.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::TestCity;

ClosedMatter closed_as_stored(TestCity& city, MatterId id) {
  const auto stored = load_matter(city.reader(), TestCity::code(), id);
  REQUIRE(stored);
  const System& system = city.systems().front();
  return {&system, id, stored->version, read_matter_state(system, stored->state)};
}

}  // namespace

TEST_CASE("matters whose logs give their states pass, more than are read at once") {
  TestCity city;
  ClosedMatters closed;
  for (std::size_t i = 0; i <= streams_at_once; ++i) {
    closed.add(closed_as_stored(city, city.bring_to("dismissed")));
  }
  CHECK_NOTHROW(closed.replay_all(city.reader(), TestCity::code()));
  CHECK(closed.size() == 0);
}

TEST_CASE("one whose log gives another state is a bug, wherever it stands, and none is kept") {
  TestCity city;
  for (const std::size_t wrong : {std::size_t{0}, streams_at_once - 1, streams_at_once}) {
    CAPTURE(wrong);
    ClosedMatters closed;
    for (std::size_t i = 0; i <= streams_at_once; ++i) {
      auto matter = closed_as_stored(city, city.bring_to("dismissed"));
      matter.version -= i == wrong ? 1 : 0;  // as if its last event had not been written
      closed.add(matter);
    }
    CHECK_THROWS_AS(closed.replay_all(city.reader(), TestCity::code()), InvariantBroken);
    CHECK(closed.size() == 0);
  }
}

TEST_CASE(
    "what happened after the closing is not part of it, and what was rolled back is forgotten") {
  TestCity city;
  const MatterId id = city.bring_to("dismissed");
  ClosedMatters closed;
  closed.add(closed_as_stored(city, id));
  city.must(city.actor(test::sucun), "add_note", R"({"text":"归档"})", id);
  auto rolled_back = closed_as_stored(city, id);
  rolled_back.version = 1;
  closed.add(rolled_back);
  closed.cut(1);
  CHECK_NOTHROW(closed.replay_all(city.reader(), TestCity::code()));
}

TEST_CASE("a matter whose log was altered does not close, and the others of its batch do") {
  TestCity city;
  const MatterId sound = city.find();
  const MatterId altered = city.find();
  city.write([&](store::Connection& writer) {
    test::lift_guards(writer);
    writer.execute("delete from event where stream_id = $1 and version = 2", {altered});
  });
  const auto dismissal = [&](MatterId matter) {
    return test::submit(
        city, city.request(city.actor(test::sucun), "dismiss_finding",
                           R"({"ground":"no_violation","reason":"经核查无违法事实"})", matter));
  };
  test::HeldWriter held{city.engine().writer()};
  auto one = dismissal(altered);
  auto other = dismissal(sound);
  held.release();
  CHECK(one.get().failure != nullptr);
  const auto done = other.get();
  CHECK(done.failure == nullptr);
  CHECK(done.outcome);
  const auto closed = [&](MatterId matter) {
    return city.number("select count(*) from matter where id = $1 and closed_at is not null",
                       {matter});
  };
  CHECK(closed(altered) == 0);
  CHECK(closed(sound) == 1);
}

}  // namespace liandong::engine
