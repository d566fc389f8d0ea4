#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <future>
#include <random>
#include <sys/resource.h>

using namespace liandong::http;
using namespace liandong::http::test;

namespace {

/// Puts the limit of open files back when the test ends.
class FileLimit {
 public:
  FileLimit() { ::getrlimit(RLIMIT_NOFILE, &before_); }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() { restore(); }
  void set(rlim_t files) const {
    rlimit limit = before_;
    limit.rlim_cur = files;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
  }
  void restore() const { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

std::string random_bytes(std::mt19937& random, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) {
    bytes += static_cast<char>(random());
  }
  return bytes;
}

/// Changes, removes, repeats or inserts a few bytes.
std::string mutated(std::mt19937& random, std::string text) {
  for (auto changes = 1 + random() % 5; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size();
    switch (random() % 5) {
      case 0:
        text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, 1 + random() % 8);
        break;
      case 2:
        text.insert(at, random_bytes(random, 1 + random() % 4));
        break;
      case 3:
        text.insert(at, text.substr(at, random() % 40));
        break;
      default:
        text.insert(at, at % 2 == 0 ? "\r\n" : std::string(random() % 300, 'a'));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a header that trickles in is cut off with a 408") {
  auto options = TestServer::quick();
  options.header_timeout = 150ms;
  TestServer server({plain()}, options);
  RawSocket socket = server.socket();
  std::thread trickle([&] {
    for (const char c : std::string(10'000, 'a')) {
      if (!socket.send({&c, 1})) {
        break;
      }
      std::this_thread::sleep_for(5ms);
    }
  });
  CHECK(read_response(socket).status == 408);
  socket.finish_sending();
  trickle.join();
}

TEST_CASE("a body that trickles in is cut off although bytes keep coming") {
  auto options = TestServer::quick();
  options.body_timeout = 150ms;
  TestServer server({echo()}, options);
  RawSocket socket = server.socket();
  CHECK(socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n"));
  std::thread trickle([&] {
    for (int i = 0; i < 10'000 && socket.send("a"); ++i) {
      std::this_thread::sleep_for(5ms);
    }
  });
  CHECK(read_response(socket).status == 408);
  socket.finish_sending();
  trickle.join();
}

TEST_CASE("an idle connection is closed without a word") {
  auto options = TestServer::quick();
  options.keep_alive_timeout = 50ms;
  TestServer server({plain()}, options);
  RawSocket silent = server.socket();
  CHECK(silent.read_to_end().empty());
  Client client = server.client();
  CHECK(client.get("/plain").status == 200);
  CHECK(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_CASE("a client that does not read its answer is cut off") {
  auto options = TestServer::quick();
  options.write_timeout = 100ms;
  TestServer server({{Method::get, "/big", Handler{[](const Request&, const Reply& reply) {
                        reply(text(200, std::string(50'000'000, 'a')));
                      }}}},
                    options);
  RawSocket socket = server.socket();
  CHECK(socket.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n"));
  CHECK(eventually([&] { return server->stats().connections_total == 1; }));
  CHECK(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_CASE("connections above the limit get a 503 and those within go on") {
  auto options = TestServer::quick();
  options.connections_max = 2;
  TestServer server({plain()}, options);
  Client first = server.client();
  Client second = server.client();
  CHECK(first.get("/plain").status == 200);
  CHECK(second.get("/plain").status == 200);
  RawSocket third = server.socket();
  const auto refused = read_response(third);
  CHECK(refused.status == 503);
  CHECK(refused.header("Retry-After") == "1");
  CHECK(first.get("/plain").status == 200);
  CHECK(server->stats().connections_refused == 1);
}

TEST_CASE("out of descriptors the server waits and then serves those who waited") {
  TestServer server({plain()});
  const FileLimit limit;
  RawSocket waiting;
  limit.set(0);  // what is open stays open
  waiting.connect("127.0.0.1", server->port());
  CHECK(waiting.send("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n"));
  CHECK(eventually([&] { return server->stats().accept_failures >= 2; }));
  CHECK(server->stats().connections_total == 0);
  limit.restore();
  CHECK(read_response(waiting).body == "ok");
}

TEST_CASE("a stopping server finishes the busy request and closes the idle connection") {
  std::promise<Reply> reply_of;
  TestServer server({{Method::get, "/held", Handler{[&](const Request&, Reply reply) {
                        reply_of.set_value(std::move(reply));
                      }}},
                     plain()});
  RawSocket busy = server.socket();
  RawSocket idle = server.socket();
  CHECK(idle.send("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n"));
  CHECK(read_response(idle).status == 200);
  CHECK(busy.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
  const Reply reply = reply_of.get_future().get();
  std::thread stopper([&] { server->stop(); });
  CHECK(idle.read_to_end().empty());
  CHECK(eventually([&] { return server->stats().connections_open == 1; }));
  CHECK_THROWS(server.socket());
  reply(text(200, "in time"));
  const auto response = read_response(busy);
  CHECK(response.body == "in time");
  CHECK(response.header("Connection") == "close");
  stopper.join();
  CHECK(server->stats().connections_open == 0);
}

TEST_CASE("a request that takes longer than the server waits is cut off") {
  std::promise<Reply> reply_of;
  auto options = TestServer::quick();
  options.drain_seconds = 0;
  Reply reply;
  {
    TestServer server({{Method::get, "/held", Handler{[&](const Request&, Reply r) {
                          reply_of.set_value(std::move(r));
                        }}}},
                      options);
    RawSocket busy = server.socket();
    CHECK(busy.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    reply = reply_of.get_future().get();
    server->stop();
    CHECK(read_response(busy).status == 0);
  }
  reply(text(200, "the server is gone"));
}

TEST_CASE("a server that was never started, or stopped twice, ends quietly") {
  const Server idle(ServerOptions{}, Router{}, {});
  CHECK(idle.port() == 0);
  TestServer server({plain()});
  server->stop();
  server->stop();
}

TEST_CASE("clients that vanish at any moment leave nothing behind") {
  TestServer server({echo(), plain()});
  const std::string text =
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n12345678901234567890";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    RawSocket socket = server.socket();
    socket.send(text.substr(0, cut));
  }
  CHECK(eventually([&] { return server->stats().connections_open == 0; }));
  CHECK(server->stats().requests_in_flight == 0);
}

TEST_CASE("20,000 random and mutated requests leave the server serving") {
  auto options = TestServer::quick();
  options.linger = 1ms;
  const Route upload = {
      Method::put, "/files/:id",
      UploadHandler{[](const Request&) -> std::variant<Response, std::unique_ptr<UploadSink>> {
        struct Nothing final : UploadSink {
          void write(std::span<const std::byte>) override {}
          void finish(Reply reply) override { reply(no_content()); }
          void abort() noexcept override {}
        };
        return std::make_unique<Nothing>();
      }},
      1000};
  TestServer server({echo(100), plain(), upload}, options);
  const std::vector<std::string> seeds = {
      "GET /plain?a=b&c=%E9%81%93 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip;q=0.5, br\r\n\r\n",
      "HEAD /plain HTTP/1.0\r\nConnection: keep-alive\r\nIf-None-Match: \"a\", W/\"b\"\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /plain HTTP/1.1\r\n\r\n",
      "PUT /files/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: x\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n",
      "GET http://x/plain HTTP/1.1\r\nHost: x\r\nCookie: a=b; c=d\r\nRange: bytes=0-1\r\n\r\n"};
  std::mt19937 random(20'240'229);
  for (int i = 0; i < 20'000; ++i) {
    RawSocket socket = server.socket();
    socket.send(i % 10 == 0 ? random_bytes(random, random() % 600)
                            : mutated(random, seeds[random() % seeds.size()]));
    if (i % 100 == 0) {
      socket.finish_sending();
      socket.read_to_end();
      CHECK(server.client().get("/plain").body == "ok");
    }
  }
  CHECK(server.client().get("/plain").body == "ok");
  CHECK(eventually([&] { return server->stats().connections_open == 0; }));
  CHECK(server->stats().requests_in_flight == 0);
}
