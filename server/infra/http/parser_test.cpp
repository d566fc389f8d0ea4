#include "infra/http/parser.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;
using State = RequestParser::State;
using Failure = RequestParser::Failure;

namespace {

constexpr std::size_t header_max = 16 * 1024;
constexpr std::size_t target_max = 8 * 1024;

/// Feeds all bytes, `step` at a time. @return how many were not consumed at the end
std::size_t feed(RequestParser& parser, std::string_view bytes, std::size_t step) {
  std::string buffer;
  while (!bytes.empty()) {
    buffer += bytes.substr(0, step);
    bytes.remove_prefix(std::min(step, bytes.size()));
    for (bool more = true; more;) {
      if (parser.state() == State::done || parser.state() == State::failed) {
        return buffer.size() + bytes.size();
      }
      const auto used = parser.put(buffer);
      buffer.erase(0, used);
      more = used > 0;
    }
  }
  return buffer.size();
}

State state_of(std::string_view bytes) {
  RequestParser parser(header_max, target_max);
  feed(parser, bytes, bytes.size());
  RequestParser slowly(header_max, target_max);
  feed(slowly, bytes, 1);
  CHECK(parser.state() == slowly.state());
  return parser.state();
}

/// A request whose header has exactly that many bytes.
std::string request_of_header_bytes(std::size_t bytes) {
  const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  return start + std::string(bytes - start.size() - 4, 'x') + "\r\n\r\n";
}

}  // namespace

TEST_CASE("a request is read the same whole and byte by byte, and what follows is left") {
  const std::string text =
      "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nX-Y:  z \r\n\r\nhelloGET /";
  for (const std::size_t step : {text.size(), std::size_t{1}, std::size_t{7}}) {
    CAPTURE(step);
    RequestParser parser(header_max, target_max);
    CHECK(feed(parser, text, step) == 5);
    REQUIRE(parser.state() == State::done);
    CHECK(parser.request().method == Method::post);
    CHECK(parser.request().target == "/a?b=c");
    CHECK(parser.request().header("x-y") == "z");
    CHECK(parser.request().body == "hello");
    CHECK(parser.keep_alive());
  }
}

TEST_CASE("a chunked body is joined and its trailers are ignored") {
  const std::string text =
      "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n"
      "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Forwarded-For: 1.1.1.1\r\n\r\n";
  for (const std::size_t step : {text.size(), std::size_t{1}}) {
    RequestParser parser(header_max, target_max);
    CHECK(feed(parser, text, step) == 0);
    REQUIRE(parser.state() == State::done);
    CHECK(parser.request().body == "abcde");
    CHECK_FALSE(parser.request().header("X-Forwarded-For"));
  }
}

TEST_CASE("a parser is used again after reset") {
  RequestParser parser(header_max, target_max);
  feed(parser, "GET /a HTTP/1.0\r\nA: 1\r\n\r\n", 100);
  CHECK(parser.state() == State::done);
  CHECK_FALSE(parser.keep_alive());
  CHECK(parser.http_1_0());
  parser.reset();
  feed(parser, "GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 100);
  CHECK(parser.state() == State::done);
  CHECK(parser.request().target == "/b");
  CHECK_FALSE(parser.request().header("A"));
  CHECK_FALSE(parser.keep_alive());
  CHECK_FALSE(parser.http_1_0());
}

TEST_CASE("a header of the limit is read and one byte more is refused") {
  for (const std::size_t step : {std::size_t{1} << 20U, std::size_t{1}, std::size_t{4096}}) {
    CAPTURE(step);
    RequestParser parser(header_max, target_max);
    feed(parser, request_of_header_bytes(header_max), step);
    CHECK(parser.state() == State::done);
    parser.reset();
    feed(parser, request_of_header_bytes(header_max + 1), step);
    REQUIRE(parser.state() == State::failed);
    CHECK(parser.failure() == Failure::header_too_large);
  }
}

TEST_CASE("a target of the limit is read and one byte more is refused as such") {
  const auto request = [](std::size_t target_bytes) {
    return "GET /" + std::string(target_bytes - 1, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
  };
  for (const std::size_t step : {std::size_t{1} << 20U, std::size_t{1}, std::size_t{4096}}) {
    CAPTURE(step);
    RequestParser parser(header_max, target_max);
    feed(parser, request(target_max), step);
    CHECK(parser.state() == State::done);
    for (const std::size_t bytes : {target_max + 1, 10 * target_max}) {
      parser.reset();
      feed(parser, request(bytes), step);
      REQUIRE(parser.state() == State::failed);
      CHECK(parser.failure() == Failure::target_too_long);
    }
  }
}

TEST_CASE("a body of the limit is read and one byte more is refused") {
  const auto outcome = [](std::string_view text, std::size_t limit) {
    RequestParser parser(header_max, target_max);
    const auto used = parser.put(text);
    REQUIRE(parser.state() == State::body);
    parser.limit_body(limit);
    if (parser.state() == State::body) {
      feed(parser, text.substr(used), 1);
    }
    return parser.state();
  };
  const std::string known = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
  CHECK(outcome(known, 5) == State::done);
  CHECK(outcome(known, 4) == State::failed);
  const std::string chunked =
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n";
  CHECK(outcome(chunked, 5) == State::done);
  CHECK(outcome(chunked, 4) == State::failed);
  CHECK(outcome("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551615\r\n\r\n", 5) ==
        State::failed);
}

TEST_CASE(
    "two readings of the length of a body are refused, because a proxy may choose the other") {
  const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
  for (const char* fields :
       {"Content-Length: 3\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "Content-Length: -1\r\n",
        "Content-Length: +1\r\n", "Content-Length: 1 1\r\n", "Content-Length: 0x1\r\n",
        "Content-Length:\r\n", "Content-Length : 3\r\n",
        "Content-Length: 99999999999999999999\r\n"}) {
    CAPTURE(fields);
    CHECK(state_of(start + fields + "\r\nabc") == State::failed);
  }
  CHECK(state_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
        State::failed);
}

TEST_CASE("HTTP/1.1 needs exactly one Host") {
  CHECK(state_of("GET / HTTP/1.1\r\n\r\n") == State::failed);
  CHECK(state_of("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") == State::failed);
  CHECK(state_of("GET / HTTP/1.1\r\nHost: a\r\n\r\n") == State::done);
  CHECK(state_of("GET / HTTP/1.0\r\n\r\n") == State::done);
}

TEST_CASE("what is not HTTP/1 fails") {
  for (const char* bad :
       {"\x16\x03\x01\x02", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n", " GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nA B: c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nA: b\x01\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}) {
    CAPTURE(bad);
    // Byte by byte, Beast looks again only at the end of the header.
    CHECK(state_of(std::string{bad} + "\r\n\r\n") == State::failed);
  }
}
