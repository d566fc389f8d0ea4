// Addresses a webhook may have, and what posting to them comes to.
#include "infra/http/client.hpp"

#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::http {

TEST_CASE("an address is plain http with a host, and nothing that misleads") {
  const auto parsed = parse_web_address("http://exchange.local:8080/hooks?unit=1");
  REQUIRE(parsed.has_value());
  CHECK(*parsed == WebAddress{"exchange.local", "8080", "/hooks?unit=1"});
  CHECK(parse_web_address("http://10.0.0.1")->target == "/");
  CHECK(parse_web_address("http://[::1]:81/x")->host == "::1");
  CHECK(parse_web_address("http://host?x")->target == "/?x");
  CHECK(parse_web_address("http://host:65535/").has_value());
  for (const std::string_view bad :
       {"", "https://host/", "http://", "http:///x", "http://user@host/", "http://host/#x",
        "http://host:0/", "http://host:65536/", "http://host:/", "http://ho st/", "http://host\\x/",
        "ftp://host/"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(parse_web_address(bad).has_value());
  }
  CHECK(parse_web_address("http://h/" + std::string(291, 'x')).has_value());
  CHECK_FALSE(parse_web_address("http://h/" + std::string(292, 'x')).has_value());
}

TEST_CASE("inside is this machine and private networks, at both ends of each") {
  for (const std::string_view inside :
       {"127.0.0.1", "127.255.255.255", "10.0.0.0", "10.255.255.255", "172.16.0.0",
        "172.31.255.255", "192.168.0.0", "192.168.255.255", "::1", "fc00::1", "fdff::1"}) {
    CAPTURE(std::string(inside));
    CHECK(is_inside(inside));
  }
  for (const std::string_view outside :
       {"126.255.255.255", "128.0.0.0", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
        "192.167.255.255", "192.169.0.0", "0.0.0.0", "169.254.169.254", "::", "fe80::1",
        "2001:db8::1", "", "host"}) {
    CAPTURE(std::string(outside));
    CHECK_FALSE(is_inside(outside));
  }
}

TEST_CASE("a body arrives with its headers, and the status comes back") {
  std::string body;
  std::string signature;
  test::TestServer server{
      {{Method::post, "/hook", Handler{[&](const Request& request, const Reply& reply) {
          body = request.body;
          signature = request.header("Liandong-Signature").value_or("");
          reply(text(body == "bad" ? 500 : 204, ""));
        }},
        1024}}};
  const WebAddress address{"127.0.0.1", std::to_string(server->port()), "/hook"};
  const Posted fine = post(address, {{"Liandong-Signature", "v1=abc"}}, "{\"seq\":1}", 5'000);
  CHECK(fine.status == 204);
  CHECK(fine.failure.empty());
  CHECK(body == "{\"seq\":1}");
  CHECK(signature == "v1=abc");
  CHECK(post(address, {}, "bad", 5'000).status == 500);
}

TEST_CASE("nobody listening, or an address outside, is a failure with a word") {
  CHECK(post({"127.0.0.1", "1", "/"}, {}, "{}", 500).failure == "unreachable");
  CHECK(post({"192.0.2.1", "80", "/"}, {}, "{}", 500).failure == "outside");
}

}  // namespace liandong::http
