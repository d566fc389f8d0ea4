#include "infra/http/target.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;

namespace {

bool accepts(std::string target) {
  Request request;
  request.target = std::move(target);
  return parse_target(request);
}

std::string path_of(std::string target) {
  Request request;
  request.target = std::move(target);
  REQUIRE(parse_target(request));
  return request.path;
}

}  // namespace

TEST_CASE("a path is percent-decoded") {
  CHECK(path_of("/") == "/");
  CHECK(path_of("/a/b?c") == "/a/b");
  CHECK(path_of("/%E9%81%93/x") == "/道/x");
  CHECK(path_of("/a+b") == "/a+b");
  CHECK(path_of("/..a/.b/c..") == "/..a/.b/c..");
}

TEST_CASE("an absolute URL is taken for its path") {
  CHECK(path_of("http://host/a?b=1") == "/a");
  CHECK(path_of("HTTP://host") == "/");
}

TEST_CASE("a target that could mean two things or leads upwards is refused") {
  for (const char* bad : {"", "*", "a", "host:80", "/a%2Fb", "/a%2fb", "/.", "/..", "/a/../b",
                          "/a/%2e%2E/b", "/a/..?x", "/a\\b", "/%5c..", "/%00", "/a%0ab", "/%7f"}) {
    CAPTURE(bad);
    CHECK_FALSE(accepts(bad));
  }
}

TEST_CASE("an invalid percent-encoding is refused in path and query") {
  for (const char* bad : {"/%", "/%4", "/%zz", "/%4g", "/?a=%", "/?%f=1", "/?a=%4"}) {
    CAPTURE(bad);
    CHECK_FALSE(accepts(bad));
  }
  CHECK(accepts("/%41?a=%41"));
}

TEST_CASE("only well-formed UTF-8 without U+0000 is taken") {
  CHECK_FALSE(accepts("/?a=%00"));
  CHECK_FALSE(accepts("/?a=%FF"));
  CHECK_FALSE(accepts("/%E9%81"));
  CHECK(is_utf8("\xC2\x80"));
  CHECK_FALSE(is_utf8("\xC1\xBF"));  // overlong
  CHECK(is_utf8("\xE0\xA0\x80"));
  CHECK_FALSE(is_utf8("\xE0\x9F\xBF"));  // overlong
  CHECK(is_utf8("\xED\x9F\xBF"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));  // surrogate
  CHECK_FALSE(is_utf8("\xED\xBF\xBF"));  // surrogate
  CHECK(is_utf8("\xEE\x80\x80"));
  CHECK(is_utf8("\xF0\x90\x80\x80"));
  CHECK_FALSE(is_utf8("\xF0\x8F\xBF\xBF"));  // overlong
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_utf8("\x80"));
  CHECK_FALSE(is_utf8("\xE9\x81"));
}

TEST_CASE("the query is split and decoded") {
  Request request;
  request.target = "/x?a=1&b=%E4%B9%A1+%2B&&c&=d&e=f=g";
  REQUIRE(parse_target(request));
  const Fields expected = {{"a", "1"}, {"b", "乡 +"}, {"c", ""}, {"", "d"}, {"e", "f=g"}};
  CHECK(request.query == expected);
}
