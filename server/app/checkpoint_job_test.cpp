// The job that signs the log: when, over what, and what happens when it cannot.
#include "app/checkpoint_job.hpp"

#include "app/checkpoint_files.hpp"
#include "engine/replay.hpp"
#include "support/city/test_city.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace liandong::app {
namespace {

using std::chrono::milliseconds;
using test::TestCity;

struct Hall {
  Hall()
      : city([this] {
          TestCity::Options options;
          options.store = &store;
          return options;
        }()),
        readers(city.database()),
        folder(std::filesystem::path{temp.path()} / "out") {}

  crypto::Sm2Signer new_signer(const char* name) const {
    const std::string path = temp.path() + "/" + name;
    crypto::Sm2Signer::create(path);
    return crypto::Sm2Signer{path};
  }
  CheckpointJob job() { return job(signer); }
  CheckpointJob job(const crypto::Sm2Signer& with) {
    CheckpointJob::Options options;
    options.folder = folder;
    return {city.engine(), readers, with, options};
  }
  static void run(CheckpointJob& job) {
    while (job.run(milliseconds{0})) {
    }
  }
  std::vector<engine::StoredCheckpoint> stored() {
    return engine::checkpoints_after(city.reader(), TestCity::code(), 0, 1'000);
  }
  std::int64_t head() { return engine::log_head(city.reader(), TestCity::code()).seq; }
  std::string fault() {
    return engine::verify_log(city.reader(), TestCity::code(), city.systems()).first_fault;
  }
  void pass(std::int64_t seconds) { city.set_now(Instant{city.now().seconds + seconds}); }

  test::TestStore store{test::TestStore::Kind::file};
  test::TempDir temp;
  TestCity city;
  ReaderPool readers;
  std::filesystem::path folder;
  crypto::Sm2Signer signer{new_signer("checkpoint.key")};
};

}  // namespace

TEST_CASE(
    "the log is signed at once, then at the interval if anything happened, each naming the "
    "one before") {
  Hall hall;
  auto job = hall.job();
  Hall::run(job);
  CHECK(hall.stored().empty());  // an empty log is not signed
  hall.city.find();
  Hall::run(job);
  REQUIRE(hall.stored().size() == 1);
  hall.city.find();
  hall.pass(899);
  Hall::run(job);
  CHECK(hall.stored().size() == 1);
  hall.pass(1);
  Hall::run(job);
  const auto stored = hall.stored();
  REQUIRE(stored.size() == 2);
  CHECK(stored[1].checkpoint.events == hall.head());
  CHECK(stored[1].checkpoint.previous == engine::digest_of(stored[0].checkpoint));
  CHECK(stored[1].checkpoint.made_at == hall.city.now());
  hall.pass(3'600);
  Hall::run(job);
  CHECK(hall.stored().size() == 2);
  CHECK(hall.fault().empty());
}

TEST_CASE("every checkpoint lies outside with the key to check it, readable by itself") {
  Hall hall;
  auto job = hall.job();
  for (int i = 0; i < 3; ++i) {
    hall.city.find();
    hall.pass(900);
    Hall::run(job);
  }
  const auto outside = read_exported(hall.folder, TestCity::code());
  CHECK(outside.first_fault.empty());
  REQUIRE(outside.checkpoints.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(outside.checkpoints[i].checkpoint == hall.stored()[i].checkpoint);
    CHECK(engine::signature_fault(outside.checkpoints[i], outside.keys).empty());
  }
}

TEST_CASE("another process goes on where the last one stopped, and a stop signs what is left") {
  Hall hall;
  {
    auto job = hall.job();
    hall.city.find();
    Hall::run(job);
    hall.city.find();
    job.finish(milliseconds{5'000});
  }
  CHECK(hall.stored().size() == 2);
  hall.city.restart();
  auto job = hall.job();
  hall.city.find();
  hall.pass(900);
  Hall::run(job);
  REQUIRE(hall.stored().size() == 3);
  CHECK(hall.stored()[2].checkpoint.events == hall.head());
  CHECK(hall.fault().empty());
}

TEST_CASE("hours without a place to export to are caught up without a restart") {
  Hall hall;
  auto job = hall.job();
  std::ofstream{hall.folder} << "a file in the way";
  for (int i = 0; i < 4; ++i) {
    hall.city.find();
    hall.pass(3'600);
    CHECK_THROWS(Hall::run(job));
    CHECK_FALSE(job.run(milliseconds{0}));  // it does not try again every second
  }
  CHECK(hall.stored().size() == 4);  // signing goes on
  std::filesystem::remove(hall.folder);
  hall.pass(60);
  Hall::run(job);
  CHECK(read_exported(hall.folder, TestCity::code()).checkpoints.size() == 4);
}

TEST_CASE("hours without the tables are caught up without a restart") {
  Hall hall;
  auto job = hall.job();
  hall.city.find();
  Hall::run(job);
  hall.city.write([](store::Connection& writer) {
    writer.script("alter table checkpoint rename to checkpoint_away");
  });
  for (int i = 0; i < 3; ++i) {
    hall.city.find();
    hall.pass(3'600);
    CHECK_THROWS(Hall::run(job));
  }
  hall.city.write([](store::Connection& writer) {
    writer.script("alter table checkpoint_away rename to checkpoint");
  });
  hall.pass(60);
  Hall::run(job);
  REQUIRE(hall.stored().size() == 2);
  CHECK(hall.stored()[1].checkpoint.events == hall.head());
  CHECK(hall.fault().empty());
}

TEST_CASE("a log that does not hold is not signed") {
  Hall hall;
  auto job = hall.job();
  hall.city.find();
  Hall::run(job);
  hall.city.find();
  hall.city.write([](store::Connection& writer) {
    test::lift_guards(writer);
    writer.execute("update event set actor = 'x' where seq = (select max(seq) from event)");
  });
  hall.pass(900);
  CHECK_THROWS_WITH(Hall::run(job), doctest::Contains("does not hold at event"));
  CHECK(hall.stored().size() == 1);
}

TEST_CASE(
    "a log that was rewritten under a checkpoint is not signed by a process that comes later") {
  Hall hall;
  {
    auto job = hall.job();
    hall.city.find();
    hall.city.find();
    Hall::run(job);
  }
  hall.city.write([](store::Connection& writer) {
    test::lift_guards(writer);
    writer.execute("update checkpoint set tree = '0'");
    auto event = engine::read_after(writer, TestCity::code(), 1, 1).front();
    event.actor = PersonId{"somebody"};
    writer.execute("update event set actor = $1, hash = $2 where seq = 2",
                   {event.actor, engine::hash_of(event)});
  });
  auto job = hall.job();
  hall.pass(900);
  CHECK_THROWS_WITH(Hall::run(job), doctest::Contains("is not the one checkpoint 1"));
  CHECK(hall.stored().size() == 1);
}

TEST_CASE("a damaged tree beside a checkpoint is grown anew from the first event") {
  Hall hall;
  {
    auto job = hall.job();
    hall.city.find();
    Hall::run(job);
  }
  hall.city.write([](store::Connection& writer) {
    test::lift_guards(writer);
    writer.execute("update checkpoint set tree = '1 ' || substr(tree, 3, 60)");
  });
  auto job = hall.job();
  hall.city.find();
  hall.pass(900);
  Hall::run(job);
  REQUIRE(hall.stored().size() == 2);
  CHECK(hall.stored()[1].checkpoint.events == hall.head());
}

TEST_CASE("a new key signs at once, and both stay known") {
  Hall hall;
  {
    auto job = hall.job();
    hall.city.find();
    Hall::run(job);
  }
  const auto other = hall.new_signer("other.key");
  auto job = hall.job(other);
  Hall::run(job);
  const auto stored = hall.stored();
  REQUIRE(stored.size() == 2);
  CHECK(stored[0].checkpoint.events == stored[1].checkpoint.events);
  CHECK(stored[1].checkpoint.signer == engine::signer_of(other.public_key()));
  CHECK(engine::signer_keys(hall.city.reader(), TestCity::code()).size() == 2);
  CHECK(hall.fault().empty());
}

TEST_CASE(
    "a store that was set back beside a fuller folder exports its own again and leaves theirs") {
  Hall hall;
  auto job = hall.job();
  hall.city.find();
  Hall::run(job);
  const auto first = hall.stored();
  // What another log, given up since, had exported later.
  auto lost = first.front();
  lost.checkpoint.number = 2;
  export_checkpoint(hall.folder, lost, hall.signer.public_key());
  auto next = hall.job();
  hall.city.find();
  hall.pass(900);
  Hall::run(next);
  const auto outside = read_exported(hall.folder, TestCity::code());
  CHECK(outside.checkpoints.size() == 3);
  CHECK(std::filesystem::exists(hall.folder / checkpoint_file_name(hall.stored()[1])));
}

TEST_CASE(
    "the first checkpoint of a day goes to S and G as text, and none where nothing happened") {
  Hall hall;
  hall.city.find();
  auto job = hall.job();
  const auto given = [&](std::string_view unit) {
    return hall.city.number(
        "select count(*) from notice where kind = 'checkpoint_given' and unit = $1", {unit});
  };
  Hall::run(job);
  CHECK(given(test::justice) == 1);
  CHECK(given(test::government) == 1);
  CHECK(given(test::sucun) == 0);
  const std::string text = hall.city.words(
      "select json_extract(params, '$.text') from notice where kind = 'checkpoint_given'");
  CHECK(text == engine::exported(hall.stored().front()));
  hall.city.find();
  hall.pass(14 * 3'600);  // 23:00
  Hall::run(job);
  CHECK(hall.stored().size() == 2);
  CHECK(given(test::justice) == 1);
  // A restart gives nothing twice, and a day without an act gives nothing.
  auto restarted = hall.job();
  Hall::run(restarted);
  hall.pass(3'600);  // midnight
  Hall::run(restarted);
  CHECK(given(test::justice) == 1);
  hall.city.find();
  hall.pass(900);
  Hall::run(restarted);
  CHECK(hall.stored().size() == 3);
  CHECK(given(test::justice) == 2);
  CHECK(given(test::government) == 2);
}

TEST_CASE("one checkpoint that a unit kept is compared, and no other text") {
  Hall hall;
  hall.city.find();
  auto job = hall.job();
  Hall::run(job);
  const auto file = hall.folder / "my copy.txt";
  std::string text = engine::exported(hall.stored().front());
  const auto read = [&](const std::string& words) {
    std::ofstream{file, std::ios::binary} << words;
    return read_exported(file, TestCity::code());
  };
  CHECK(read(text).checkpoints.size() == 1);
  CHECK(read(text.substr(0, text.size() - 1)).checkpoints.size() == 1);
  std::string mailed;
  for (const char letter : text) {
    mailed += letter == '\n' ? "\r\n" : std::string(1, letter);
  }
  CHECK(read(mailed).checkpoints.size() == 1);
  CHECK(read(mailed).first_fault.empty());
  CHECK(read("words").first_fault == "the file my copy.txt is no checkpoint of this city");
  CHECK_FALSE(read_exported(file, CityCode{"110000"}).first_fault.empty());
}

}  // namespace liandong::app
