#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <future>

using namespace liandong::http;
using namespace liandong::http::test;

namespace {

Route held(std::promise<Reply>& reply_of) {
  return {Method::get, "/held", Handler{[&reply_of](const Request&, Reply reply) {
            reply_of.set_value(std::move(reply));
          }}};
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

}  // namespace

TEST_CASE("a request reaches its handler decoded and the answer comes back") {
  TestServer server({{Method::post, "/cases/:id", Handler{[](Request request, const Reply& reply) {
                        CHECK(request.method == Method::post);
                        CHECK(request.path == "/cases/道");
                        CHECK(request.remote_address == "127.0.0.1");
                        CHECK(request.request_id.size() == 16);
                        reply(text(201, request.param("id") + request.query_value("q").value() +
                                            request.header("x-h").value().data() + request.body));
                      }}}});
  const auto response =
      server.client().post("/cases/%E9%81%93?q=%20&secret=1", "body", {{"X-H", "h"}});
  CHECK(response.status == 201);
  CHECK(response.body == "道 hbody");
  const Finished log = server.finished(0);
  CHECK(log.method == "POST");
  CHECK(log.route == "/cases/:id");
  CHECK(log.status == 201);
  CHECK(log.request_id == response.header("X-Request-Id"));
  CHECK(log.bytes_out > response.body.size());
}

TEST_CASE("unknown paths and methods get 404 and 405 through the application's renderer") {
  TestServer server({plain()});
  Client client = server.client();
  const auto absent = client.get("/absent");
  CHECK(absent.status == 404);
  CHECK(absent.body == "not_found " + absent.header("X-Request-Id"));
  CHECK(absent.header("Content-Type") == "application/problem+json");
  const auto method = client.request("DELETE", "/plain");
  CHECK(method.status == 405);
  CHECK(method.header("Allow") == "GET, HEAD");
  CHECK(client.request("BREW", "/plain").status == 405);
  CHECK(client.get("/plain").status == 200);
  CHECK(server->stats().connections_total == 1);
  CHECK(server.finished(0).route.empty());
}

TEST_CASE("every answer carries the security headers and a handler may choose its own") {
  TestServer server({plain(), {Method::get, "/own", Handler{[](const Request&, const Reply& reply) {
                                 Response response = text(200, "x");
                                 response.headers.emplace_back("cache-control", "max-age=1");
                                 reply(std::move(response));
                               }}}});
  Client client = server.client();
  const auto response = client.get("/plain");
  CHECK(response.header("Content-Security-Policy") ==
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; object-src 'none'; frame-ancestors 'self'; base-uri 'self'; "
        "form-action 'self'");
  CHECK(response.header("X-Content-Type-Options") == "nosniff");
  CHECK(response.header("Referrer-Policy") == "same-origin");
  CHECK(response.header("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK(response.header("Cache-Control") == "no-store");
  CHECK(client.get("/own").header("Cache-Control") == "max-age=1");
  CHECK(client.get("/absent").header("X-Content-Type-Options") == "nosniff");
}

TEST_CASE("a header value cannot add headers") {
  TestServer server({{Method::get, "/", Handler{[](const Request& request, const Reply& reply) {
                        Response response = no_content();
                        response.headers.emplace_back("X-Name", request.query_value("n").value());
                        reply(std::move(response));
                      }}}});
  const auto response = server.client().get("/?n=a%0D%0ASet-Cookie:%20b=c%7F");
  CHECK(response.status == 204);
  CHECK(response.header("Set-Cookie").empty());
  CHECK(response.header("X-Name") == "a  Set-Cookie: b=c ");
}

TEST_CASE("HEAD sends the headers of GET and no body") {
  TestServer server({plain()});
  Client client = server.client();
  const auto head = client.request("HEAD", "/plain");
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == "2");
  CHECK(client.get("/plain").body == "ok");
}

TEST_CASE("pipelined requests are answered in order") {
  TestServer server({echo(), plain()});
  RawSocket socket = server.socket();
  std::string text;
  for (int i = 0; i < 50; ++i) {
    text += "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n" + std::to_string(10 + i) +
            "GET /plain HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  CHECK(socket.send(text));
  for (int i = 0; i < 50; ++i) {
    CHECK(read_response(socket).body == std::to_string(10 + i));
    CHECK(read_response(socket).body == "ok");
  }
}

TEST_CASE("a connection is kept or closed as the client asks") {
  TestServer server({plain()});
  RawSocket socket = server.socket();
  CHECK(socket.send("GET /plain HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  CHECK(read_response(socket).header("Connection") == "keep-alive");
  CHECK(socket.send("GET /plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  CHECK(read_response(socket).header("Connection") == "close");
  CHECK(socket.read_to_end().empty());
  RawSocket old = server.socket();
  CHECK(old.send("GET /plain HTTP/1.0\r\n\r\n"));
  CHECK(read_response(old).status == 200);
  CHECK(old.read_to_end().empty());
}

TEST_CASE("a reply may come from another thread after the handler returned") {
  std::promise<Reply> reply_of;
  TestServer server({held(reply_of)});
  std::thread worker([&] {
    const Reply reply = reply_of.get_future().get();
    std::this_thread::sleep_for(20ms);  // so that the connection waits by then
    reply(text(200, "late"));
  });
  CHECK(server.client().get("/held").body == "late");
  worker.join();
}

TEST_CASE("a dropped reply is a 500 with the incident id") {
  TestServer server(
      {{Method::get, "/now", Handler{[](const Request&, const Reply&) {}}},
       {Method::get, "/later", Handler{[](const Request&, Reply reply) {
          std::thread([r = std::move(reply)] { std::this_thread::sleep_for(20ms); }).detach();
        }}}});
  Client client = server.client();
  for (const char* path : {"/now", "/later"}) {
    const auto response = client.get(path);
    CHECK(response.status == 500);
    CHECK(response.body == "reply_dropped " + response.header("X-Request-Id"));
  }
}

TEST_CASE("an exception of a handler is rendered by the application") {
  TestServer server({{Method::get, "/", Handler{[](const Request&, const Reply&) {
                        throw std::runtime_error("database away");
                      }}}});
  const auto response = server.client().get("/");
  CHECK(response.status == 503);
  CHECK(response.body == "database away");
}

TEST_CASE("a handler's own failures are rendered like the server's") {
  TestServer server({{Method::get, "/", Handler{[](const Request&, const Reply& reply) {
                        Response response = error(429, "too_many");
                        response.headers.emplace_back("Retry-After", "3");
                        reply(std::move(response));
                      }}}});
  const auto response = server.client().get("/");
  CHECK(response.status == 429);
  CHECK(response.header("Retry-After") == "3");
  CHECK(response.body == "too_many " + response.header("X-Request-Id"));
}

TEST_CASE("a reply that does not come in time is a 503 and coming later it is harmless") {
  std::promise<Reply> reply_of;
  auto options = TestServer::quick();
  options.reply_timeout = 50ms;
  TestServer server({held(reply_of), plain()}, options);
  Client client = server.client();
  const auto response = client.get("/held");
  CHECK(response.status == 503);
  CHECK(response.body.starts_with("reply_timeout"));
  reply_of.get_future().get()(text(200, "too late"));
  CHECK(client.get("/plain").body == "ok");
}

TEST_CASE("a body of the limit arrives and one byte more is a 413") {
  TestServer server({echo(1000)});
  Client client = server.client();
  CHECK(client.post("/echo", std::string(1000, 'a')).body.size() == 1000);
  const auto refused = client.post("/echo", std::string(1001, 'a'));
  CHECK(refused.status == 413);
  CHECK(refused.header("Connection") == "close");
  CHECK(client.post("/echo", "again").body == "again");
}

TEST_CASE("a large body over the limit is read off, so that its client sees the 413 and no reset") {
  auto options = TestServer::quick();
  options.linger = 20s;
  TestServer server({echo(1000)}, options);
  RawSocket socket = server.socket();
  CHECK(socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n"));
  CHECK(socket.send(std::string(8'000'000, 'a')));
  CHECK(read_response(socket).status == 413);
}

TEST_CASE("a chunked body over the limit is a 413") {
  TestServer server({echo(1000)});
  const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string chunk = "64\r\n" + std::string(100, 'a') + "\r\n";
  RawSocket fits = server.socket();
  CHECK(fits.send(head + repeated(chunk, 10) + "0\r\n\r\n"));
  CHECK(read_response(fits).body.size() == 1000);
  RawSocket exceeds = server.socket();
  CHECK(exceeds.send(head + repeated(chunk, 10) + "1\r\na\r\n0\r\n\r\n"));
  CHECK(read_response(exceeds).status == 413);
}

TEST_CASE("Expect: 100-continue is answered before the body, or refused without it") {
  TestServer server({echo(1000)});
  RawSocket socket = server.socket();
  const auto head = [](int length) {
    return "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " +
           std::to_string(length) + "\r\n\r\n";
  };
  CHECK(socket.send(head(4)));
  CHECK(socket.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(socket.send("body"));
  CHECK(read_response(socket).body == "body");
  CHECK(socket.send(head(1001)));
  CHECK(socket.read_until("\r\n") == "HTTP/1.1 413 Content Too Large\r\n");
  RawSocket other = server.socket();
  CHECK(other.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nContent-Length: 1\r\n\r\na"));
  CHECK(read_response(other).status == 417);
}

TEST_CASE("oversized headers and targets are 431 and 414, malformed requests 400") {
  TestServer server({plain()});
  const auto status_of = [&](const std::string& bytes) {
    RawSocket socket = server.socket();
    socket.send(bytes);
    const auto response = read_response(socket);
    CHECK(response.header("Connection") == "close");
    return response.status;
  };
  CHECK(status_of("GET /plain HTTP/1.1\r\nHost: x\r\nA: " + std::string(17'000, 'a') +
                  "\r\n\r\n") == 431);
  CHECK(status_of("GET /" + std::string(8'192, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 414);
  CHECK(status_of("GET /" + std::string(100'000, 'a')) == 414);
  CHECK(status_of("\x16\x03\x01 hello") == 400);
  CHECK(status_of("GET /plain HTTP/1.1\r\n\r\n") == 400);
  CHECK(server.client().get("/a%00b").status == 400);
  CHECK(server.client().get("/a/../b").status == 400);
  CHECK(server.client().get("/plain").status == 200);
}

TEST_CASE("texts above 1 KiB are compressed for those who accept it") {
  TestServer server(
      {{Method::get, "/:bytes", Handler{[](const Request& request, const Reply& reply) {
          Response response = json(200, std::string(std::stoul(request.param("bytes")), 'a'));
          response.headers.emplace_back("ETag", "\"v1\"");
          reply(std::move(response));
        }}}});
  Client client = server.client();
  const auto zipped = client.get("/1024", {{"Accept-Encoding", "br, gzip"}});
  CHECK(zipped.header("Content-Encoding") == "gzip");
  CHECK(zipped.header("Vary") == "Accept-Encoding");
  CHECK(zipped.header("ETag") == "W/\"v1\"");
  CHECK(zipped.body.starts_with("\x1f\x8b"));
  CHECK(zipped.body.size() < 100);
  CHECK(client.get("/1023", {{"Accept-Encoding", "gzip"}}).body.size() == 1023);
  const auto refused = client.get("/1024", {{"Accept-Encoding", "gzip;q=0"}});
  CHECK(refused.body.size() == 1024);
  CHECK(refused.header("Vary") == "Accept-Encoding");
  CHECK(client.get("/1024", {{"If-None-Match", zipped.header("ETag")}}).status == 304);
  CHECK(client.get("/1024", {{"If-None-Match", "\"v2\""}}).status == 200);
}

TEST_CASE("the client behind a trusted proxy is named by it, and by nobody else") {
  const Route address = {Method::get, "/", Handler{[](const Request& request, const Reply& reply) {
                           reply(text(200, request.remote_address));
                         }}};
  const ClientHeaders forwarded = {{"X-Forwarded-For", "6.6.6.6, 10.0.0.9, 10.0.0.1"}};
  TestServer direct({address});
  CHECK(direct.client().get("/", forwarded).body == "127.0.0.1");
  auto options = TestServer::quick();
  options.trusted_proxies = {"127.0.0.1", "10.0.0.1"};
  TestServer behind({address}, options);
  CHECK(behind.client().get("/", forwarded).body == "10.0.0.9");
  CHECK(behind.client().get("/").body == "127.0.0.1");
}

TEST_CASE("a busy port is reported as such and a wrong address as well") {
  TestServer first({plain()});
  ServerOptions options;
  options.port = static_cast<std::uint16_t>(first->port());
  Server second(options, Router{}, {});
  CHECK_THROWS_AS(second.start(), AddressInUse);
  options.address = "not-an-address";
  Server third(options, Router{}, {});
  CHECK_THROWS_AS(third.start(), ListenFailed);
  options.address = "192.0.2.1";
  Server fourth(options, Router{}, {});
  CHECK_THROWS_AS(fourth.start(), ListenFailed);
}

TEST_CASE("statistics count requests by class and bytes") {
  TestServer server({plain()});
  Client client = server.client();
  client.get("/plain");
  client.get("/plain");
  client.get("/absent");
  server.finished(2);
  const ServerStats stats = server->stats();
  CHECK(stats.requests_by_class[2] == 2);
  CHECK(stats.requests_by_class[4] == 1);
  CHECK(stats.connections_open == 1);
  CHECK(stats.requests_in_flight == 0);
  CHECK(stats.bytes_in > 60);
  CHECK(stats.bytes_out > 600);
}
