// The folder of backups: what is shared, what counts, what is thrown away.
#include "app/backup_repository.hpp"

#include "app/verification.hpp"
#include "infra/crypto/sm3.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace liandong::app {
namespace {

namespace fs = std::filesystem;

constexpr Instant noon{1'795'147'200};
constexpr std::int64_t day = 86'400;

struct Folder {
  test::TempDir temp;
  fs::path root = fs::path{temp.path()} / "backups";
  fs::path files = fs::path{temp.path()} / "files";

  /// A backup of these chunks, and of words that go with it alone.
  static std::unique_ptr<BackupRepository> write(BackupWriter& writer,
                                                 const std::vector<std::string>& chunks,
                                                 Instant made_at = noon) {
    Snapshot snapshot;
    snapshot.city = CityCode{"130581"};
    snapshot.schema = 13;
    snapshot.made_at = made_at;
    snapshot.events = static_cast<std::int64_t>(chunks.size());
    writer.begin_table("event", "city, seq", false);
    for (const std::string& chunk : chunks) {
      writer.add(chunk, 1);
    }
    snapshot.tables.push_back(writer.end_table());
    writer.begin_table("content_subject", "city, id", true);
    writer.add("salt", 1);
    snapshot.tables.push_back(writer.end_table());
    writer.begin_table("files", "digest", false);
    snapshot.files = writer.end_table();
    return writer.finish(snapshot);
  }
  std::uint64_t back_up(const std::vector<std::string>& chunks, Instant made_at = noon,
                        bool anew = false) const {
    BackupWriter writer{root, anew};
    write(writer, chunks, made_at);
    writer.approve();
    return writer.new_bytes();
  }
  [[nodiscard]] std::vector<std::string> read(std::int64_t number, std::size_t table = 0) const {
    const BackupRepository repository{root};
    const Snapshot snapshot = repository.snapshot(number);
    std::vector<std::string> chunks;
    repository.read(snapshot, snapshot.tables[table],
                    [&](std::string_view bytes) { chunks.emplace_back(bytes); });
    return chunks;
  }
  [[nodiscard]] std::vector<std::int64_t> numbers() const {
    return BackupRepository{root}.numbers();
  }
  [[nodiscard]] fs::path pack(const char* name) const { return root / "packs" / name; }
};

const std::string large(10'000, 'x');

}  // namespace

TEST_CASE("a second backup holds everything and writes only what is new") {
  const Folder folder;
  CHECK(folder.back_up({large + "1", large + "2", large + "3"}) > 30'000);
  const auto second = folder.back_up({large + "1", large + "changed", large + "3", large + "4"});
  CHECK(second > 20'000);
  CHECK(second < 22'000);
  CHECK(folder.numbers() == std::vector<std::int64_t>{1, 2});
  CHECK(folder.read(1) == std::vector{large + "1", large + "2", large + "3"});
  CHECK(folder.read(2) == std::vector{large + "1", large + "changed", large + "3", large + "4"});
}

TEST_CASE("a backup that broke off, or that nobody tried, never counts and harms none before it") {
  const Folder folder;
  folder.back_up({large, "b"});
  {
    BackupWriter writer{folder.root, false};
    writer.begin_table("event", "city, seq", false);
    writer.add(large, 1);
  }
  CHECK(folder.numbers().size() == 1);
  {
    BackupWriter writer{folder.root, false};
    const auto unproved = Folder::write(writer, {"a", "broken"});
    CHECK(unproved->numbers().size() == 1);
  }
  {
    BackupWriter writer{folder.root, true};  // its pack holds what the good one needs, too
    static_cast<void>(Folder::write(writer, {large, "b", "broken"}));
  }
  CHECK(folder.numbers().size() == 1);
  // What it left is not built upon: the next one writes its own.
  CHECK(folder.back_up({large, "broken"}) > 0);
  CHECK(folder.numbers() == std::vector<std::int64_t>{1, 2});
  CHECK(folder.read(1) == std::vector<std::string>{large, "b"});
  CHECK(folder.read(2) == std::vector<std::string>{large, "broken"});
  for (const auto& entry : fs::recursive_directory_iterator{folder.root}) {
    CHECK(entry.path().extension() != ".part");
    CHECK(entry.path().extension() != ".unproved");
  }
}

TEST_CASE("two writers at once are one too many; a folder of something else is left alone") {
  const Folder folder;
  {
    const BackupWriter writer{folder.root, false};
    CHECK_THROWS_WITH_AS(BackupWriter(folder.root, false), doctest::Contains("another backup"),
                         std::runtime_error);
  }
  CHECK_NOTHROW(BackupWriter(folder.root, false));
  fs::create_directories(folder.files);
  std::ofstream{folder.files / "letter"} << "x";
  CHECK_THROWS_AS(BackupWriter(folder.files, false), std::runtime_error);
  CHECK_THROWS_AS(BackupRepository{folder.files}, std::runtime_error);
}

TEST_CASE("a damaged chunk is named, and a backup anew writes it again for all that need it") {
  const Folder folder;
  folder.back_up({"first", "second"});
  {
    std::fstream pack{folder.pack("00000001.pack"), std::ios::in | std::ios::out};
    pack.seekp(2);
    pack << "X";
  }
  CHECK_THROWS_AS(static_cast<void>(folder.read(1)), DamagedBackup);
  folder.back_up({"first", "second"});
  CHECK_THROWS_AS(static_cast<void>(folder.read(2)), DamagedBackup);
  folder.back_up({"first", "second"}, noon, true);
  CHECK(folder.read(3) == std::vector<std::string>{"first", "second"});
  CHECK(folder.read(1) == folder.read(3));
}

TEST_CASE("a damaged list or index is found, and the next backup does without it") {
  const Folder folder;
  folder.back_up({"first"});
  std::ofstream{folder.root / "snapshots" / "00000001.snapshot", std::ios::app} << "x";
  std::ofstream{folder.pack("00000001.index"), std::ios::app} << "x";
  CHECK_THROWS_AS(static_cast<void>(BackupRepository{folder.root}.snapshot(1)), DamagedBackup);
  folder.back_up({"first"});
  CHECK(folder.read(2) == std::vector<std::string>{"first"});
}

TEST_CASE("files are copied once, and again if they were cut short") {
  const Folder folder;
  const std::string name = crypto::to_hex(crypto::sm3("材料"));
  const auto source = stored_file(folder.files, name);
  fs::create_directories(source.parent_path());
  std::ofstream{source} << "材料";
  const auto copy = [&](bool anew) {
    return BackupWriter{folder.root, anew}.add_file(source, name);
  };
  CHECK(copy(false) == 6);
  CHECK(copy(false) == 0);
  fs::resize_file(stored_file(folder.root / "files", name), 5);
  CHECK(copy(false) == 6);
  CHECK(copy(true) == 6);
}

TEST_CASE("salts of keys lie apart and go with their backup; packs go when nobody needs them") {
  const Folder folder;
  for (int i = 0; i < 4; ++i) {
    folder.back_up({"day " + std::to_string(i), "always"}, noon + i * 10 * day);
    CHECK(folder.read(i + 1, 1) == std::vector<std::string>{"salt"});
  }
  BackupWriter writer{folder.root, false};
  // Ten and twenty days ago stay for 25 days; thirty days ago nothing keeps it.
  CHECK(writer.tidy(noon + 30 * day, {25, 0}) == 1);
  CHECK(BackupRepository{folder.root}.numbers() == std::vector<std::int64_t>{2, 3, 4});
  CHECK_FALSE(fs::exists(folder.pack("00000001-apart.pack")));
  CHECK(fs::exists(folder.pack("00000001.pack")));  // "always" is in it
  CHECK(folder.read(2) == std::vector<std::string>{"day 1", "always"});
  CHECK(writer.tidy(noon + 30 * day, {0, 0}) == 2);
  CHECK_FALSE(fs::exists(folder.pack("00000002.pack")));
  CHECK(folder.read(4) == std::vector<std::string>{"day 3", "always"});
}

TEST_CASE("kept are all of two days, then the last of each day and month, and the newest always") {
  const auto gone = [](const std::vector<std::int64_t>& hours_ago, Retention keep) {
    std::vector<Instant> made_at;
    for (const auto hours : hours_ago) {
      made_at.push_back(Instant{noon.seconds - hours * 3'600});
    }
    return outlived(made_at, noon, keep);
  };
  CHECK(gone({47, 46, 2, 1}, {0, 0}).empty());
  CHECK(gone({48, 47}, {0, 0}) == std::vector<std::size_t>{0});
  CHECK(gone({9'999}, {0, 0}).empty());
  // Noon in UTC is 20:00 here; 73 and 75 hours ago were the same day, 19:00 and 17:00.
  CHECK(gone({75, 73, 1}, {30, 0}) == std::vector<std::size_t>{0});
  CHECK(gone({30 * 24 - 1, 1}, {30, 0}).empty());
  CHECK(gone({30 * 24, 1}, {30, 0}) == std::vector<std::size_t>{0});
  CHECK(gone({12 * 31 * 24 - 1, 1}, {30, 12}).empty());
  CHECK(gone({12 * 31 * 24, 1}, {30, 12}) == std::vector<std::size_t>{0});
  // Of two in one month long ago the later one stays.
  CHECK(gone({24 * 50, 24 * 49, 1}, {30, 12}) == std::vector<std::size_t>{0});
}

TEST_CASE("the list of a backup is read back exactly, and no altered one") {
  Snapshot snapshot;
  snapshot.number = 12;
  snapshot.city = CityCode{"130581"};
  snapshot.schema = 13;
  snapshot.made_at = noon;
  snapshot.events = 4'711;
  snapshot.recorded_at = noon;
  snapshot.tables = {{"event", "city, seq", 4'711, {Digest{1}, Digest{2}}}, {"note", "id", 0, {}}};
  snapshot.files = {"files", "digest", 3, {Digest{3}}};
  const std::string text = text_of(snapshot);
  CHECK(parse_snapshot(text) == snapshot);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string altered = text;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_THROWS_AS(static_cast<void>(parse_snapshot(altered)), std::runtime_error);
  }
  CHECK_THROWS_AS(static_cast<void>(parse_snapshot("")), std::runtime_error);
}

}  // namespace liandong::app
