// The seal on a request that one process passed on to another.
#include "app/relay.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

crypto::MasterKey fresh_key() {
  const test::TempDir folder;
  const std::string file = folder.path() + "/key";
  crypto::create_key_file(file);
  return crypto::read_key_file(file);
}

http::Request asked() {
  http::Request request;
  request.method = http::Method::post;
  request.target = "/api/v1/case-transfers?a=b";
  request.remote_address = "10.1.2.3";
  request.request_id = "0123456789abcdef";
  return request;
}

}  // namespace

TEST_CASE("what was passed on is believed for two minutes, by who has the same key") {
  const auto key = fresh_key();
  const RelaySeal seal{key, CityCode{"130581"}};
  const Instant now{1'800'000'000};
  http::Request request = asked();
  request.headers.emplace_back(RelaySeal::header, seal.make(request, now));
  request.remote_address = "127.0.0.1";
  request.request_id = "ffffffffffffffff";
  for (const std::int64_t skew : {-120, 0, 120}) {
    const auto found = seal.read(request, now + skew);
    REQUIRE(found);
    CHECK(found->remote_address == "10.1.2.3");
    CHECK(found->request_id == "0123456789abcdef");
  }
  CHECK(!seal.read(request, now + 121));
  CHECK(!seal.read(request, now + -121));
  CHECK(!RelaySeal{fresh_key(), CityCode{"130581"}}.read(request, now));
  CHECK(!RelaySeal{key, CityCode{"130582"}}.read(request, now));
}

TEST_CASE("a seal fits one request, and nothing of what it says can be changed") {
  const RelaySeal seal{fresh_key(), CityCode{"130581"}};
  const Instant now{1'800'000'000};
  const std::string good = seal.make(asked(), now);
  const auto with = [&](const std::string& header, http::Method method = http::Method::post,
                        const std::string& target = asked().target) {
    http::Request request = asked();
    request.method = method;
    request.target = target;
    request.headers.emplace_back(RelaySeal::header, header);
    return seal.read(request, now).has_value();
  };
  CHECK(with(good));
  CHECK(!with(good, http::Method::put));
  CHECK(!with(good, http::Method::post, "/api/v1/case-transfers?a=c"));
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = changed[i] == '7' ? '8' : '7';
    CAPTURE(changed);
    CHECK(!with(changed));
  }
  for (const char* other : {"", "1", "1 2 3 4", "1 2 3 4 5 6", "1 1800000000 a b zz"}) {
    CHECK(!with(other));
  }
  CHECK(!seal.read(asked(), now));
}

}  // namespace liandong::app
