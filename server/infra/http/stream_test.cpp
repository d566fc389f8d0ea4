#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <variant>

using namespace liandong::http;
using namespace liandong::http::test;

namespace {

/// The streams the server opened, and how many have ended.
struct Listeners {
  std::mutex mutex;
  std::vector<std::shared_ptr<EventStream>> streams;
  std::atomic<int> ended{0};

  std::shared_ptr<EventStream> wait_for(std::size_t n) {
    REQUIRE(eventually([&] {
      const std::lock_guard lock(mutex);
      return streams.size() > n;
    }));
    const std::lock_guard lock(mutex);
    return streams[n];
  }
};

Route events(Listeners& listeners) {
  return {
      Method::get, "/stream",
      StreamHandler{[&listeners](const Request& request) -> std::variant<Response, StreamStart> {
        if (request.header("X-Refuse")) {
          return error(401, "not_signed_in");
        }
        return [&listeners, from = std::string{request.header("Last-Event-ID").value_or("")}](
                   std::shared_ptr<EventStream> stream) {
          stream->on_close([&listeners] { ++listeners.ended; });
          stream->send(from, "hello", "");
          const std::lock_guard lock(listeners.mutex);
          listeners.streams.push_back(std::move(stream));
        };
      }}};
}

EventReader reader(TestServer& server, const ClientHeaders& headers = {}) {
  return EventReader{"127.0.0.1", server->port(), "/stream", headers};
}

}  // namespace

TEST_CASE("events arrive in order with id, name and every line of data") {
  Listeners listeners;
  TestServer server({events(listeners)});
  EventReader client = reader(server, {{"Last-Event-ID", "41"}, {"Accept-Encoding", "gzip"}});
  CHECK(client.response().status == 200);
  CHECK(client.response().header("Content-Type") == "text/event-stream; charset=utf-8");
  CHECK(client.response().header("Cache-Control") == "no-store");
  CHECK(client.response().header("Content-Encoding").empty());
  CHECK(client.next_event()->id == "41");
  const auto stream = listeners.wait_for(0);
  for (int i = 0; i < 1000; ++i) {
    REQUIRE(stream->send(std::to_string(i), "changed", "line 1\nline " + std::to_string(i)));
  }
  for (int i = 0; i < 1000; ++i) {
    const auto event = client.next_event();
    REQUIRE(event);
    CHECK(event->id == std::to_string(i));
    CHECK(event->event == "changed");
    CHECK(event->data == "line 1\nline " + std::to_string(i));
  }
  CHECK(server->stats().streams_open == 1);
  CHECK(server->stats().requests_in_flight == 0);
}

TEST_CASE("an id or name cannot add lines to the stream") {
  Listeners listeners;
  TestServer server({events(listeners)});
  EventReader client = reader(server);
  client.next_event();
  listeners.wait_for(0)->send("1\ndata: x", "a\r\nid: 9", "b\rc");
  const auto event = client.next_event();
  CHECK(event->id == "1data: x");
  CHECK(event->event == "aid: 9");
  CHECK(event->data == "bc");
}

TEST_CASE("a stream may be refused like any request") {
  Listeners listeners;
  TestServer server({events(listeners)});
  EventReader client = reader(server, {{"X-Refuse", "1"}});
  CHECK(client.response().status == 401);
  CHECK(client.response().body.starts_with("not_signed_in"));
  CHECK(listeners.streams.empty());
}

TEST_CASE("a silent stream carries a heartbeat") {
  Listeners listeners;
  auto options = TestServer::quick();
  options.heartbeat = 20ms;
  TestServer server({events(listeners)}, options);
  EventReader client = reader(server);
  client.next_event();
  CHECK(client.next()->comment);
  CHECK(client.next()->comment);
  listeners.wait_for(0)->send("1", "a", "b");
  CHECK(client.next_event()->id == "1");
}

TEST_CASE("a consumer that does not read is closed and the sender told") {
  Listeners listeners;
  auto options = TestServer::quick();
  options.stream_pending_bytes_max = 100'000;
  TestServer server({events(listeners)}, options);
  EventReader slow = reader(server);
  EventReader quick = reader(server);
  const auto stream = listeners.wait_for(1);
  const auto other = listeners.wait_for(0);
  const std::string data(10'000, 'a');
  int sent = 0;
  while (other->send("", "", data)) {
    REQUIRE(++sent < 10'000);  // 100 MB: more than any kernel buffers
  }
  CHECK(other->closed());
  CHECK(eventually([&] { return listeners.ended == 1; }));
  CHECK(stream->send("7", "", "still here"));
  quick.next_event();
  CHECK(quick.next_event()->id == "7");
}

TEST_CASE("a listener that leaves ends its stream at once") {
  Listeners listeners;
  TestServer server({events(listeners)});
  {
    EventReader client = reader(server);
    client.next_event();
  }
  CHECK(eventually([&] { return listeners.ended == 1; }));
  const auto stream = listeners.wait_for(0);
  CHECK_FALSE(stream->send("1", "", ""));
  int called = 0;
  stream->on_close([&] { ++called; });  // too late, hence at once
  CHECK(called == 1);
  CHECK(eventually([&] { return server->stats().streams_open == 0; }));
}

TEST_CASE("closing sends what is queued first") {
  Listeners listeners;
  TestServer server({events(listeners)});
  EventReader client = reader(server);
  const auto stream = listeners.wait_for(0);
  stream->send("1", "", "last words");
  stream->close();
  CHECK_FALSE(stream->send("2", "", ""));
  client.next_event();
  CHECK(client.next_event()->data == "last words");
  CHECK_FALSE(client.next_event());
  CHECK(eventually([&] { return listeners.ended == 1; }));
}

TEST_CASE("many threads may send to many streams") {
  Listeners listeners;
  TestServer server({events(listeners)});
  std::vector<EventReader> clients;
  for (std::size_t i = 0; i < 8; ++i) {
    clients.push_back(reader(server));
    listeners.wait_for(i);
  }
  std::vector<std::thread> senders;
  for (int t = 0; t < 4; ++t) {
    senders.emplace_back([&] {
      for (int i = 0; i < 100; ++i) {
        for (std::size_t k = 0; k < 8; ++k) {
          listeners.wait_for(k)->send("", "", "x");
        }
      }
    });
  }
  for (auto& sender : senders) {
    sender.join();
  }
  for (auto& client : clients) {
    for (int i = 0; i < 401; ++i) {
      REQUIRE(client.next_event());
    }
  }
}

TEST_CASE("a stopping server ends its streams and later sends are harmless") {
  Listeners listeners;
  TestServer server({events(listeners)});
  EventReader client = reader(server);
  const auto stream = listeners.wait_for(0);
  server->stop();
  client.next_event();
  CHECK_FALSE(client.next_event());
  CHECK(listeners.ended == 1);
  CHECK_FALSE(stream->send("1", "", ""));
}
