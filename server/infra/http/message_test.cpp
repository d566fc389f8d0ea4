#include "infra/http/message.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;

TEST_CASE("headers are found whatever their case, and the first of several wins") {
  Request request;
  request.headers = {{"If-Match", "\"3\""}, {"X-A", "1"}, {"x-a", "2"}};
  CHECK(request.header("if-match") == "\"3\"");
  CHECK(request.header("X-a") == "1");
  CHECK_FALSE(request.header("X-B"));
}

TEST_CASE("a cookie is found by its whole name in any Cookie header") {
  Request request;
  request.headers = {{"Cookie", "xsid=no; sid=yes;empty="}, {"cookie", "late=1"}};
  CHECK(request.cookie("sid") == "yes");
  CHECK(request.cookie("empty") == "");
  CHECK(request.cookie("late") == "1");
  CHECK_FALSE(request.cookie("si"));
  CHECK_FALSE(request.cookie("SID"));
}

TEST_CASE("the first query value of a name counts") {
  Request request;
  request.query = {{"page", "1"}, {"page", "2"}, {"flag", ""}};
  CHECK(request.query_value("page") == "1");
  CHECK(request.query_value("flag") == "");
  CHECK_FALSE(request.query_value("other"));
}

TEST_CASE("failures in JSON are labelled as problems") {
  CHECK(json(200, "{}").header("Content-Type") == "application/json");
  CHECK(json(399, "{}").header("Content-Type") == "application/json");
  CHECK(json(400, "{}").header("Content-Type") == "application/problem+json");
}

TEST_CASE("a cookie carries its attributes") {
  Response response;
  set_cookie(response, {.name = "sid", .value = "abc", .max_age_seconds = 0});
  CHECK(response.header("Set-Cookie") ==
        "sid=abc; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict");
  response.headers.clear();
  set_cookie(response, {.name = "sid",
                        .value = "abc",
                        .max_age_seconds = {},
                        .http_only = false,
                        .secure = false,
                        .same_site = Cookie::SameSite::lax,
                        .path = "/api"});
  CHECK(response.header("Set-Cookie") == "sid=abc; Path=/api; SameSite=Lax");
}

TEST_CASE("method names are read exactly") {
  for (std::size_t i = 0; i < method_count; ++i) {
    const auto method = static_cast<Method>(i);
    CHECK(parse_method(method_name(method)) == method);
  }
  CHECK_FALSE(parse_method("get"));
  CHECK_FALSE(parse_method("TRACE"));
  CHECK_FALSE(parse_method(""));
}
