// Passing a request on: what goes along, what does not, and every way to get no answer.
#include "infra/http/upstream.hpp"

#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liandong::http {
namespace {

using test::TestServer;

HostPort at(unsigned port) { return {"127.0.0.1", std::to_string(port)}; }

Request post(std::string target, Fields headers = {{"Host", "liandong.example"}}) {
  Request request;
  request.method = Method::post;
  request.target = std::move(target);
  request.headers = std::move(headers);
  return request;
}

Upstream::Limits quick() { return {.connect_ms = 500, .progress_ms = 100}; }

/// Listens and never answers.
class Deaf {
 public:
  Deaf() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(socket_, 5) == 0);
    socklen_t size = sizeof address;
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Deaf() { close(); }
  Deaf(const Deaf&) = delete;
  Deaf& operator=(const Deaf&) = delete;
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  /// Takes one connection, says something and closes it.
  void say_and_end(std::string_view words) const {
    const int client = ::accept(socket_, nullptr, nullptr);
    std::array<char, 1'000> heard{};
    CHECK(::recv(client, heard.data(), heard.size(), 0) > 0);
    CHECK(::send(client, words.data(), words.size(), 0) == static_cast<ssize_t>(words.size()));
    ::close(client);
  }
  [[nodiscard]] unsigned port() const { return port_; }

 private:
  int socket_;
  unsigned port_ = 0;
};

}  // namespace

TEST_CASE("an address of another server is a host and a port") {
  CHECK(HostPort::parse("10.0.0.2:8080")->host == "10.0.0.2");
  CHECK(HostPort::parse("[fc00::2]:80")->host == "fc00::2");
  CHECK(HostPort::parse("node-b:65535")->port == "65535");
  for (const char* wrong : {"", "a", ":80", "a:", "a:0", "a:65536", "a:080000", "a:8o",
                            "fc00::2:80", "a/b:80", "a b:80", "a@b:80", "[]:80"}) {
    CAPTURE(wrong);
    CHECK(!HostPort::parse(wrong));
  }
}

TEST_CASE("head, body and answer go through; what speaks of the connection does not") {
  std::atomic<int> met{0};
  std::string heard;
  std::mutex mutex;
  const auto route = [&](Request request, const Reply& reply) {
    const std::lock_guard lock{mutex};
    heard.clear();
    for (const auto& [name, value] : request.headers) heard += name + "=" + value + ";";
    ++met;
    Response answer = text(201, request.body + "!");
    answer.headers.emplace_back("Set-Cookie", "a=b");
    answer.headers.emplace_back("ETag", "\"7\"");
    reply(std::move(answer));
  };
  TestServer server{{{Method::post, "/echo", Handler{route}}}};
  for (const bool chunked : {false, true}) {
    CAPTURE(chunked);
    Upstream upstream{quick()};
    upstream.connect(at(server->port()));
    upstream.send_head(post("/echo", {{"Host", "liandong.example"},
                                      {"Idempotency-Key", "k1"},
                                      {"Cookie", "s=1"},
                                      {"Connection", "keep-alive"},
                                      {"Accept-Encoding", "gzip"},
                                      {"X-Forwarded-For", "9.9.9.9"},
                                      {"Expect", "100-continue"}}),
                       chunked ? std::nullopt : std::optional<std::uint64_t>{6}, {{"Extra", "1"}});
    upstream.send_body("abc");
    upstream.send_body("");
    upstream.send_body("def");
    const Response answer = upstream.answer();
    CHECK(answer.status == 201);
    CHECK(answer.body == "abcdef!");
    CHECK(answer.header("ETag") == "\"7\"");
    CHECK(answer.header("Set-Cookie") == "a=b");
    CHECK(!answer.header("Content-Length"));
    CHECK(!answer.header("X-Request-Id"));
    const std::lock_guard lock{mutex};
    for (const char* there :
         {"Idempotency-Key=k1", "Cookie=s=1", "Host=liandong.example", "Extra=1"}) {
      CHECK(heard.find(there) != std::string::npos);
    }
    for (const char* not_there : {"9.9.9.9", "gzip", "keep-alive", "100-continue"}) {
      CHECK(heard.find(not_there) == std::string::npos);
    }
  }
  CHECK(met == 2);
}

TEST_CASE("nobody there is told from no answer") {
  Deaf deaf;
  Upstream silent{quick()};
  silent.connect(at(deaf.port()));
  silent.send_head(post("/x"), 0, {});
  CHECK_THROWS_AS((void)silent.answer(), UpstreamSilent);
  const unsigned port = deaf.port();
  deaf.close();
  Upstream gone{quick()};
  CHECK_THROWS_AS(gone.connect(at(port)), UpstreamUnreachable);
}

TEST_CASE("a server that ends before, or in the middle of, its answer gave none") {
  for (const std::string_view said : {"", "HTTP/1.1 201 Crea", "HTTP/1.1 201 Created\r\n\r\n",
                                      "HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\nhalf"}) {
    CAPTURE(said);
    Deaf other;
    std::thread dies{[&] { other.say_and_end(said); }};
    Upstream upstream{{.connect_ms = 500, .progress_ms = 3'000}};
    upstream.connect(at(other.port()));
    upstream.send_head(post("/x"), 0, {});
    if (said.ends_with("\r\n\r\n")) {
      CHECK(upstream.answer().status == 201);  // without a length it lasts until the end
    } else {
      CHECK_THROWS_AS((void)upstream.answer(), UpstreamSilent);
    }
    dies.join();
  }
}

TEST_CASE("who waits for an answer nobody will give can be told so at once") {
  const Deaf deaf;
  Upstream upstream{{.connect_ms = 500, .progress_ms = 60'000}};
  upstream.connect(at(deaf.port()));
  upstream.send_head(post("/x"), 0, {});
  std::thread other{[&] { upstream.cut(); }};
  CHECK_THROWS_AS((void)upstream.answer(), UpstreamSilent);
  other.join();
}

TEST_CASE("an answer above the limit, or none at all, is no answer") {
  TestServer server{{{Method::post, "/long", Handler{[](const Request&, const Reply& reply) {
                        reply(text(200, std::string(10'000, 'x')));
                      }}}}};
  auto limits = quick();
  limits.answer_bytes_max = 9'999;
  Upstream small{limits};
  small.connect(at(server->port()));
  small.send_head(post("/long"), 0, {});
  CHECK_THROWS_AS((void)small.answer(), UpstreamSilent);
  limits.answer_bytes_max = 10'000;
  Upstream enough{limits};
  enough.connect(at(server->port()));
  enough.send_head(post("/long"), 0, {});
  CHECK(enough.answer().body.size() == 10'000);
}

TEST_CASE("a refusal that comes before the body was sent is the answer") {
  TestServer server{{test::echo(10)}};
  Upstream upstream{{.connect_ms = 500, .progress_ms = 3'000}};
  upstream.connect(at(server->port()));
  const std::string piece(64 * 1024, 'x');
  upstream.send_head(post("/echo"), 100 * piece.size(), {});
  for (int i = 0; i < 100; ++i) upstream.send_body(piece);
  CHECK(upstream.answer().status == 413);
}

}  // namespace liandong::http
