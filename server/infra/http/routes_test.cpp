#include "infra/http/routes.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;

namespace {

Route route(Method method, std::string_view pattern) {
  return {method, pattern, Handler{[](const Request&, const Reply&) {}}};
}

std::string matched(const Router& router, Method method, std::string_view path) {
  const Match match = router.match(method, path);
  return match.route == nullptr ? "allow " + match.allow : std::string{match.route->pattern};
}

Router example() {
  Router router;
  router.add(route(Method::get, "/"));
  router.add(route(Method::get, "/cases"));
  router.add(route(Method::post, "/cases"));
  router.add(route(Method::get, "/cases/:id"));
  router.add(route(Method::get, "/cases/open"));
  router.add(route(Method::post, "/cases/:case/receive"));
  router.add(route(Method::get, "/cases/open/:page/last"));
  router.add(route(Method::get, "/files/*"));
  return router;
}

}  // namespace

TEST_CASE("a literal segment wins over a parameter") {
  const Router router = example();
  CHECK(matched(router, Method::get, "/cases/open") == "/cases/open");
  CHECK(matched(router, Method::get, "/cases/opener") == "/cases/:id");
}

TEST_CASE("a literal that leads nowhere gives way to the parameter") {
  const Router router = example();
  CHECK(matched(router, Method::post, "/cases/open/receive") == "/cases/:case/receive");
  CHECK(matched(router, Method::get, "/cases/open/1/last") == "/cases/open/:page/last");
}

TEST_CASE("parameters carry the names of the matched pattern") {
  const Router router = example();
  const Match match = router.match(Method::post, "/cases/道 1/receive");
  REQUIRE(match.route != nullptr);
  CHECK(match.params == Fields{{"case", "道 1"}});
}

TEST_CASE("an unknown path is a 404 and an unknown method a 405 that lists the known ones") {
  const Router router = example();
  CHECK(matched(router, Method::get, "/nowhere") == "allow ");
  CHECK(matched(router, Method::get, "/cases/1/receive/x") == "allow ");
  CHECK(matched(router, Method::delete_, "/cases") == "allow GET, HEAD, POST");
  CHECK(matched(router, Method::get, "/cases/1/receive") == "allow POST");
  const Match unknown = router.match(std::nullopt, "/cases");
  CHECK(unknown.route == nullptr);
  CHECK(unknown.allow == "GET, HEAD, POST");
}

TEST_CASE("HEAD is served by the GET route") {
  const Router router = example();
  CHECK(matched(router, Method::head, "/cases/1") == "/cases/:id");
  CHECK(matched(router, Method::head, "/cases/1/receive") == "allow POST");
}

TEST_CASE("slashes count: no segment is empty unless the pattern has it so") {
  const Router router = example();
  CHECK(matched(router, Method::get, "/") == "/");
  CHECK(matched(router, Method::get, "/cases/") == "allow ");
  CHECK(matched(router, Method::get, "//cases") == "allow ");
  CHECK(matched(router, Method::get, "/cases//") == "allow ");
  CHECK(matched(router, Method::get, "") == "allow ");
}

TEST_CASE("a star takes the rest, loses to everything else and offers no other method") {
  Router router = example();
  router.add(route(Method::get, "/*"));
  CHECK(matched(router, Method::get, "/nowhere/at/all") == "/*");
  CHECK(matched(router, Method::get, "/files") == "/*");
  CHECK(matched(router, Method::get, "/cases/") == "/*");
  CHECK(matched(router, Method::get, "/cases/1") == "/cases/:id");
  CHECK(matched(router, Method::post, "/nowhere") == "allow ");
  CHECK(matched(router, Method::delete_, "/cases") == "allow GET, HEAD, POST");
  const Match match = router.match(Method::get, "/files/a/b");
  REQUIRE(match.route != nullptr);
  CHECK(match.params == Fields{{"*", "a/b"}});
}

TEST_CASE("the pattern is copied") {
  Router router;
  {
    const std::string pattern = "/short-lived/:id";
    router.add(route(Method::get, pattern));
  }
  CHECK(matched(router, Method::get, "/short-lived/1") == "/short-lived/:id");
}
