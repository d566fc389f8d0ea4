// The job that backs up: when, what it says when none is good, and whom it tells.
#include "app/backup_job.hpp"

#include "app/kept_erasures.hpp"
#include "engine/erasure.hpp"
#include "support/city/test_city.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <ostream>

namespace liandong::app {
namespace {

namespace fs = std::filesystem;
using test::TestCity;

constexpr std::int64_t hour = 3'600;

struct Hall {
  test::TestStore store{test::TestStore::Kind::file};
  test::TempDir temp;
  TestCity city{[this] {
    TestCity::Options options;
    options.store = &store;
    return options;
  }()};
  ReaderPool readers{city.database()};
  fs::path folder = fs::path{temp.path()} / "backups";
  int asked = 0;
  bool anew = false;
  bool good = true;
  std::vector<std::string> lines;

  /// Stands for a backup of the rows: what is tried here is when one is made.
  int back_up(const BackupChoice& choice, Instant now, std::ostream& out) {
    ++asked;
    anew = choice.anew;
    BackupWriter writer{choice.repository, false};
    Snapshot snapshot;
    snapshot.city = TestCity::code();
    snapshot.made_at = now;
    writer.begin_table("files", "digest", false);
    snapshot.files = writer.end_table();
    static_cast<void>(writer.finish(snapshot));
    if (!good) {
      out << "校验失败 · fault: event 7 is missing\n";
      return 1;
    }
    writer.approve();
    return 0;
  }
  BackupJob job(std::int64_t interval) {
    BackupJob::Options options;
    options.choice.repository = folder;
    options.interval = interval;
    return {city.engine(), readers, options,
            [this](const std::string& line) { lines.push_back(line); },
            [this](const Place&, const BackupChoice& choice, Instant now, std::ostream& out) {
              return back_up(choice, now, out);
            }};
  }
  void pass(std::int64_t seconds) { city.set_now(Instant{city.now().seconds + seconds}); }
  std::int64_t notices() {
    return city.number("select count(*) from notice where kind = 'backup_overdue' and unit = $1",
                       {test::justice});
  }
};

}  // namespace

TEST_CASE("the first backup is made at once, the next when the interval has passed") {
  Hall hall;
  auto job = hall.job(hour);
  CHECK_FALSE(job.state().has_value());
  job.run();
  CHECK(hall.asked == 1);
  CHECK(job.state()->last_good == hall.city.now());
  hall.pass(hour - 1);
  job.run();
  CHECK(hall.asked == 1);
  CHECK(job.state()->age == hour - 1);
  hall.pass(1);
  job.run();
  CHECK(hall.asked == 2);
  CHECK(job.state()->age == 0);
  // Another process finds what this one made.
  auto other = hall.job(hour);
  other.run();
  CHECK(hall.asked == 2);
}

TEST_CASE("a backup that is not good is made anew ten minutes later, and never counts") {
  Hall hall;
  hall.good = false;
  auto job = hall.job(24 * hour);
  CHECK_THROWS_WITH_AS(job.run(), "event 7 is missing", DamagedBackup);
  CHECK_FALSE(hall.anew);
  CHECK_FALSE(job.state()->last_good.has_value());
  hall.pass(599);
  job.run();
  CHECK(hall.asked == 1);
  hall.pass(1);
  hall.good = true;
  job.run();
  CHECK(hall.asked == 2);
  CHECK(hall.anew);
  CHECK(job.state()->last_good == hall.city.now());
  hall.pass(24 * hour);
  job.run();
  CHECK_FALSE(hall.anew);
}

TEST_CASE("26 hours after the last good backup nobody is told, a second later S is, once a day") {
  Hall hall;
  hall.job(hour).run();
  const auto told_after = [&](BackupJob& job, std::int64_t seconds) {
    hall.pass(seconds);
    job.run();
    return hall.notices();
  };
  auto job = hall.job(0);  // others back up, and they stopped
  CHECK(told_after(job, 26 * hour) == 0);
  CHECK_FALSE(job.state()->overdue);
  CHECK(told_after(job, 1) == 1);
  CHECK(job.state()->overdue);
  REQUIRE(hall.lines.size() == 1);
  CHECK(hall.lines.front().find(
            "no good backup for 26 hours; the last one was made 2026-03-02T09") == 0);
  CHECK(hall.city.words("select params from notice where kind = 'backup_overdue'") ==
        R"({"last_good":"2026-03-02T09:00:00+08:00","hours":26})");
  CHECK(told_after(job, 24 * hour - 1) == 1);
  auto restarted = hall.job(0);
  restarted.run();
  CHECK(hall.notices() == 1);
  CHECK(told_after(job, 1) == 2);
  // A good one ends it.
  hall.job(hour).run();
  CHECK(told_after(job, 0) == 2);
  CHECK_FALSE(job.state()->overdue);
  CHECK(hall.asked == 2);
}

TEST_CASE("without any backup the age counts from the first event of the log") {
  Hall hall;
  auto job = hall.job(0);
  hall.pass(30 * hour);
  job.run();
  CHECK_FALSE(job.state()->overdue);  // nothing is there that could be lost
  hall.city.find();
  hall.pass(26 * hour);
  job.run();
  CHECK_FALSE(job.state()->overdue);
  hall.pass(1);
  job.run();
  CHECK(job.state()->overdue);
  CHECK(hall.lines.back().ends_with("the last one was made never"));
}

TEST_CASE("without a folder nothing is done, and nobody is told") {
  Hall hall;
  hall.city.find();
  hall.folder.clear();
  auto job = hall.job(hour);
  hall.pass(100 * hour);
  job.run();
  CHECK(hall.asked == 0);
  CHECK_FALSE(job.state().has_value());
  CHECK(hall.notices() == 0);
}

TEST_CASE("what is erased between two backups is known beside them, and erased again") {
  Hall hall;
  auto job = hall.job(24 * hour);
  job.run();
  const MatterId matter = hall.city.find();
  const auto kept = [&] { return read_erasures(hall.folder / "erasures"); };
  job.run();
  CHECK(kept().empty());
  hall.city.write([&](store::Connection& writer) {
    engine::erase_subject(writer, TestCity::code(), matter.view(), hall.city.now());
    hall.city.engine().append_plain(writer, "erasure:1", "erasure", "erasure.carried_out.v1", "{}",
                                    TestCity::platform());
  });
  job.run();
  const auto all = kept();
  CHECK(all.contains("subject 130581 " + matter.str()));
  CHECK(all.size() >= 2);
  CHECK(hall.asked == 1);

  // A text has two lines, for this release and for the one before.
  const auto texts = std::count_if(all.begin(), all.end(), [](const auto& each) {
    return each.first.find('/') != std::string::npos;
  });
  CHECK(texts > 0);

  // An older store that still holds the words.
  hall.city.write([&](store::Connection& writer) {
    writer.execute("update content set erased_at = null, salt = $1, body = $1",
                   {store::Param::bytes("0123456789abcdef")});
    writer.execute("update content_subject set erased_at = null, salt = $1",
                   {store::Param::bytes("0123456789abcdef")});
    CHECK(erase_again(writer, all) == static_cast<std::int64_t>(all.size()) - texts);
    CHECK(erase_again(writer, all) == 0);

    // The same as an earlier release wrote it: without the stream of a text.
    writer.execute("update content set erased_at = null, salt = $1, body = $1",
                   {store::Param::bytes("0123456789abcdef")});
    Erasures before;
    for (const auto& [what, at] : all) {
      if (what.starts_with("text ") && what.find('/') == std::string::npos) {
        before[what] = at;
      }
    }
    CHECK(before.size() == static_cast<std::size_t>(texts));
    CHECK(erase_again(writer, before) == texts);
  });
  CHECK(erasures_of(hall.city.reader()) == all);

  // Nothing is forgotten when a store that knows less is backed up into the same folder.
  CHECK_FALSE(keep_erasures(hall.folder / "erasures", {}));
  CHECK(kept() == all);
  std::ofstream{hall.folder / "erasures", std::ios::app} << "x";
  CHECK_THROWS_WITH_AS(kept(), doctest::Contains("would come back"), std::runtime_error);
}

}  // namespace liandong::app
