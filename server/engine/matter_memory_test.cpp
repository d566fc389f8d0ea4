#include "engine/matter_memory.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace liandong::engine {
namespace {

KnownMatter matter(const char* id, std::int64_t version) {
  KnownMatter known;
  known.row.id = MatterId{id};
  known.row.version = version;
  return known;
}

TEST_CASE("what was kept last is found, until it is forgotten") {
  MatterMemory memory{2};
  memory.keep(matter("a", 1));
  memory.keep(matter("a", 2));
  REQUIRE(memory.find(MatterId{"a"}) != nullptr);
  CHECK(memory.find(MatterId{"a"})->row.version == 2);
  CHECK(memory.find(MatterId{"b"}) == nullptr);
  memory.keep(matter("b", 1));
  memory.forget(MatterId{"a"});
  CHECK(memory.find(MatterId{"a"}) == nullptr);
  CHECK(memory.find(MatterId{"b"}) != nullptr);
  memory.clear();
  CHECK(memory.find(MatterId{"b"}) == nullptr);
}

TEST_CASE("as many as its size are remembered, twice as many at most") {
  MatterMemory memory{2};
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    memory.keep(matter(id, 1));
  }
  CHECK(memory.find(MatterId{"e"}) != nullptr);
  CHECK(memory.find(MatterId{"d"}) != nullptr);
  CHECK(memory.find(MatterId{"b"}) == nullptr);
  CHECK(memory.find(MatterId{"a"}) == nullptr);
}

TEST_CASE("an old matter that is written again is found as it is now, and forgotten as a whole") {
  MatterMemory memory{2};
  for (const auto& [id, version] :
       {std::pair{"a", 1}, std::pair{"b", 1}, std::pair{"c", 1}, std::pair{"a", 2}}) {
    memory.keep(matter(id, version));
  }
  REQUIRE(memory.find(MatterId{"a"}) != nullptr);
  CHECK(memory.find(MatterId{"a"})->row.version == 2);
  memory.forget(MatterId{"a"});
  CHECK(memory.find(MatterId{"a"}) == nullptr);
}

TEST_CASE("a memory of size zero remembers nothing") {
  MatterMemory memory{0};
  memory.keep(matter("a", 1));
  CHECK(memory.find(MatterId{"a"}) == nullptr);
}

}  // namespace
}  // namespace liandong::engine
