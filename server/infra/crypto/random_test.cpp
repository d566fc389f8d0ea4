#include "infra/crypto/random.hpp"

#include "kernel/ids.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

namespace liandong::crypto {
namespace {

void fill_with_ff(std::span<std::uint8_t> bytes) { std::fill(bytes.begin(), bytes.end(), 0xff); }

TEST_CASE("Random bytes have the size asked for and differ") {
  CHECK(random_bytes(0).empty());
  CHECK(random_bytes(33).size() == 33);
  CHECK(random_bytes(16) != random_bytes(16));
}

TEST_CASE("An identifier is the ULID of its time and random bits") {
  // The ULID specification's example time 1469918176385 is written 01ARYZ6S41.
  IdSource zeros{[](std::span<std::uint8_t> bytes) { std::fill(bytes.begin(), bytes.end(), 0); }};
  CHECK(zeros.next(1469918176385) == "01aryz6s410000000000000000");
  IdSource ones{fill_with_ff};
  CHECK(ones.next((std::int64_t{1} << 48) - 1) == "7zzzzzzzzzzzzzzzzzzzzzzzzz");
  CHECK(MatterId::parse(ones.next(0)));
}

TEST_CASE("Identifiers grow while the clock runs, stands still and steps back") {
  IdSource ids;
  std::string last;
  for (const std::int64_t now : {1000, 1000, 1000, 1001, 5000, 4000, 0, -7, 5000, 5001}) {
    const std::string id = ids.next(now);
    CHECK(id.size() == 26);
    CHECK(last < id);
    last = id;
  }
}

TEST_CASE("When the random part runs over, the next millisecond is used") {
  IdSource ids{fill_with_ff};
  const std::string first = ids.next(1000);
  const std::string second = ids.next(1000);
  CHECK(first < second);
  CHECK(second.substr(0, 10) == IdSource{}.next(1001).substr(0, 10));
}

TEST_CASE("A clock outside the range of a ULID is clamped") {
  IdSource ids;
  CHECK(ids.next(-1).substr(0, 10) == "0000000000");
  CHECK(ids.next(std::int64_t{1} << 48).substr(0, 10) == "7zzzzzzzzz");
}

TEST_CASE("Identifiers made by several threads at once are all different") {
  IdSource ids;
  std::vector<std::vector<std::string>> made(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : made) {
      threads.emplace_back([&ids, &mine] {
        for (int i = 0; i < 500; ++i) {
          mine.push_back(ids.next(1000));
        }
      });
    }
  }
  std::set<std::string> all;
  for (const auto& mine : made) {
    CHECK(std::is_sorted(mine.begin(), mine.end()));
    all.insert(mine.begin(), mine.end());
  }
  CHECK(all.size() == 2000);
}

}  // namespace
}  // namespace liandong::crypto
