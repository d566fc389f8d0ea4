// Rows cut into chunks are the same rows again, in either store, and a change stays where it is.
#include "infra/store/row_chunks.hpp"

#include "infra/store/copy.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace liandong::store {
namespace {

using test::TestStore;

struct Chunks {
  std::vector<std::pair<ChunkSource, std::string>> all;
  std::int64_t rows = 0;

  [[nodiscard]] std::set<std::string> bytes() const {
    std::set<std::string> found;
    for (const auto& [source, chunk] : all) {
      found.insert(chunk);
    }
    return found;
  }
};

Chunks chunks_of(Connection& connection) {
  Chunks chunks;
  read_chunks(connection, [&](const ChunkSource& source) -> TakeChunk {
    return [&chunks, source](std::string_view bytes, std::int64_t rows) {
      chunks.all.emplace_back(source, std::string{bytes});
      chunks.rows += rows;
    };
  });
  return chunks;
}

std::size_t new_ones(const Chunks& before, const Chunks& after) {
  const auto known = before.bytes();
  const auto now = after.bytes();
  return static_cast<std::size_t>(std::count_if(
      now.begin(), now.end(), [&](const std::string& chunk) { return !known.contains(chunk); }));
}

void fill(Connection& writer) {
  in_transaction(writer, [&] {
    for (int i = 0; i < 5'000; ++i) {
      const std::string name = (i % 2 == 0 ? "甲" : "B") + std::to_string(i * 7'919 % 5'000);
      writer.execute(
          "insert into content(city, id, stream_id, personal, salt, body, erased_at) "
          "values('c', $1, $2, $3, $4, $5, $6)",
          {name, std::to_string(i / 10), i - 600, Param::bytes(std::string("\0\xFF", 2)),
           i % 3 == 0 ? Param{nullptr} : Param::bytes(""), i % 5 == 0 ? Param{i} : Param{nullptr}});
    }
    writer.execute("insert into target(city, name, period) values('c', 'a', '1wd')");
  });
}

struct Filled {
  TestStore place{TestStore::Kind::blank};
  std::unique_ptr<Database> database = place.open();
  std::unique_ptr<Connection> writer = database->open_writer();
  Filled() {
    migrate(*writer);
    fill(*writer);
  }
};

}  // namespace

TEST_CASE("chunks give every value of every row back, whatever store they came from") {
  const Filled from;
  const auto file = open_sqlite(":memory:", true);
  const auto to = file->open_writer();
  migrate(*to);
  const Chunks chunks = chunks_of(*from.writer);
  CHECK(chunks.rows == 5'001);
  CHECK(chunks.all.size() > 20);
  in_transaction(*to, [&] {
    for (const auto& [source, bytes] : chunks.all) {
      ChunkWriter{*to, source}.write(bytes);
    }
  });
  CHECK(compare_rows(*from.writer, *to) == 5'001);
  CHECK(new_ones(chunks, chunks_of(*to)) == 0);
}

TEST_CASE("a row that comes, goes or changes leaves all chunks but its own as they were") {
  const Filled from;
  const Chunks before = chunks_of(*from.writer);
  for (const std::string change :
       {"update content set personal = 7 where id = 'B77'", "delete from content where id = '甲78'",
        "insert into content(city, id, stream_id, personal) values('c', 'new', '77', 1)"}) {
    CAPTURE(change);
    from.writer->begin();
    from.writer->execute(change);
    const auto changed = new_ones(before, chunks_of(*from.writer));
    CHECK(changed >= 1);
    CHECK(changed <= 2);  // the row that ended a chunk may be the one that goes
    from.writer->rollback();
  }
  CHECK(new_ones(before, chunks_of(*from.writer)) == 0);
}

TEST_CASE("bytes that are no chunk, and tables of another version, are refused") {
  const Filled to;
  const ChunkSource target{"target", "city, name, period"};
  to.writer->begin();
  CHECK_THROWS_AS(ChunkWriter(*to.writer, {"target", "city, name"}), StoreBroken);
  CHECK_THROWS_AS(ChunkWriter(*to.writer, {"nothing", ""}), StoreBroken);
  for (const std::string& bytes : {std::string{"x"}, std::string{"t\3\0\0\0ab", 7},
                                   std::string{"n"}, std::string{"i1234567"}}) {
    CHECK_THROWS_AS(ChunkWriter(*to.writer, target).write(bytes), StoreBroken);
  }
  CHECK(ChunkWriter(*to.writer, target).write("") == 0);
  to.writer->rollback();
}

}  // namespace liandong::store
