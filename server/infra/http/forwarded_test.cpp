#include "infra/http/forwarded.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;

TEST_CASE("only addresses vouched for by trusted proxies count") {
  const std::vector<std::string> trusted = {"10.0.0.1", "10.0.0.2"};
  const auto client = [&](std::string_view peer, const Fields& headers) {
    return client_address(peer, headers, trusted);
  };
  CHECK(client("1.1.1.1", {{"X-Forwarded-For", "2.2.2.2"}}) == "1.1.1.1");
  CHECK(client("10.0.0.1", {}) == "10.0.0.1");
  CHECK(client("10.0.0.1", {{"x-forwarded-for", "6.6.6.6, 2.2.2.2"}}) == "2.2.2.2");
  CHECK(client("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6, 2.2.2.2 ,10.0.0.2"}}) == "2.2.2.2");
  CHECK(client("10.0.0.1", {{"X-Forwarded-For", "2.2.2.2"}, {"X-Forwarded-For", "10.0.0.2"}}) ==
        "2.2.2.2");
  CHECK(client("10.0.0.1", {{"X-Forwarded-For", "2.2.2.2,"}}) == "10.0.0.1");
  CHECK(client("10.0.0.1", {{"X-Forwarded-For", ""}}) == "10.0.0.1");
}
