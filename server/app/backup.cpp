#include "app/backup.hpp"

#include "app/composition.hpp"
#include "app/kept_erasures.hpp"
#include "engine/event_log.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/store/copy.hpp"
#include "infra/store/row_chunks.hpp"
#include "infra/store/schema.hpp"

#include <charconv>
#include <ostream>
#include <stdexcept>

namespace liandong::app {
namespace {

namespace fs = std::filesystem;

/// Salts without which no copy of a sealed text opens: in a file that goes with its backup.
constexpr std::string_view table_apart = "content_subject";
constexpr std::size_t files_per_chunk = 64;

bool is_inside(const fs::path& inner, const fs::path& outer) {
  const auto a = fs::weakly_canonical(inner);
  const auto b = fs::weakly_canonical(outer);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

void copy_keys(const fs::path& data, const fs::path& to, const fs::path& repository) {
  if (is_inside(to, repository) || is_inside(repository, to)) {
    throw std::runtime_error("keys are kept apart from the backups: another folder for --keys-to");
  }
  fs::create_directories(to);
  fs::permissions(to, fs::perms::owner_all);
  const InstallationPaths paths{data};
  for (const auto& key : {paths.key, paths.checkpoint_key}) {
    if (fs::exists(key)) {
      write_durably(to / key.filename(), read_whole(key));
    }
  }
  flush_to_disk(to);
}

/// A folder that is thrown away.
class Scratch {
 public:
  explicit Scratch(const fs::path& parent) : path_((parent / "scratch-XXXXXX").string()) {
    fs::create_directories(parent);
    if (::mkdtemp(path_.data()) == nullptr) {
      throw std::runtime_error("no folder can be made in " + parent.string());
    }
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] fs::path path() const { return path_; }

 private:
  std::string path_;
};

/// What is read in one view of the store.
struct Facts {
  Snapshot snapshot;
  std::vector<std::string> files;
  Erasures erasures;
};

void add_file_list(BackupWriter& writer, Snapshot& snapshot,
                   const std::vector<std::string>& files) {
  writer.begin_table("files", "digest", false);
  std::string chunk;
  std::int64_t count = 0;
  for (const std::string& name : files) {
    const auto digest = crypto::parse_hex(name);
    if (!digest) {
      throw std::runtime_error("a row names the file " + name);
    }
    chunk += crypto::as_bytes(*digest);
    ++count;
    if ((*digest)[1] % files_per_chunk == 0) {
      writer.add(chunk, count);
      chunk.clear();
      count = 0;
    }
  }
  if (count > 0) {
    writer.add(chunk, count);
  }
  snapshot.files = writer.end_table();
}

void go_on_unless(const std::function<bool()>& given_up) {
  if (given_up && given_up()) {
    throw std::runtime_error("the backup was broken off");
  }
}

Facts read_rows(store::Database& database, std::string_view city, BackupWriter& writer, Instant now,
                const std::function<bool()>& given_up) {
  Facts facts;
  const auto reader = database.open_reader();
  reader->begin();
  Snapshot& s = facts.snapshot;
  s.city = founded_city(*reader, city)->code;
  s.schema = store::schema_version(*reader);
  s.made_at = now;
  const auto head = engine::log_head(*reader, s.city);
  s.events = head.seq;
  s.recorded_at = head.recorded_at;
  bool open = false;
  const auto end = [&] {
    if (open) {
      s.tables.push_back(writer.end_table());
    }
  };
  store::read_chunks(*reader, [&](const store::ChunkSource& source) -> store::TakeChunk {
    end();
    writer.begin_table(source.table, source.columns, source.table == table_apart);
    open = true;
    return [&writer, &given_up](std::string_view bytes, std::int64_t rows) {
      go_on_unless(given_up);
      writer.add(bytes, rows);
    };
  });
  end();
  facts.files = referenced_files(*reader);
  facts.erasures = erasures_of(*reader);
  reader->commit();
  add_file_list(writer, s, facts.files);
  return facts;
}

/// @return how many rows
std::int64_t insert_rows(const BackupRepository& repository, const Snapshot& snapshot,
                         store::Connection& writer) {
  std::int64_t rows = 0;
  for (const SnapshotTable& table : snapshot.tables) {
    store::ChunkWriter into{writer, {table.name, table.columns}};
    std::int64_t of_table = 0;
    repository.read(snapshot, table,
                    [&](std::string_view bytes) { of_table += into.write(bytes); });
    if (of_table != table.rows) {
      throw std::runtime_error("backup " + std::to_string(snapshot.number) + ": rows of " +
                               table.name + " are missing");
    }
    rows += of_table;
  }
  return rows;
}

/// @return how many texts were erased again
std::int64_t restore_rows(const BackupRepository& repository, const Snapshot& snapshot,
                          store::Connection& writer) {
  if (snapshot.schema > store::newest_schema()) {
    throw std::runtime_error("backup " + std::to_string(snapshot.number) +
                             " was made by a newer program");
  }
  const Erasures erasures = read_erasures(repository.erasures());
  if (erasures.empty() && !fs::exists(repository.erasures())) {
    throw std::runtime_error(repository.erasures().string() +
                             " is missing: what was lawfully erased would come back");
  }
  std::int64_t erased = 0;
  store::migrate_to(writer, snapshot.schema);
  store::in_transaction(writer, [&] {
    insert_rows(repository, snapshot, writer);
    erased = erase_again(writer, erasures);
  });
  store::migrate(writer);
  store::gather_statistics(writer);
  return erased;
}

/// Restored rows, and the files where they lie.
int try_out(const BackupRepository& repository, const Snapshot& snapshot, const fs::path& parent,
            const VerifyChoice& choice, std::ostream& out) {
  const Scratch scratch{parent};
  const InstallationPaths paths{scratch.path()};
  {
    const auto database = store::open_sqlite(paths.database.string(), true);
    restore_rows(repository, snapshot, *database->open_writer());
  }
  fs::create_directory_symlink(fs::absolute(repository.files()), paths.files);
  return verify_installation({scratch.path(), ""}, choice, out);
}

void say_which(const Snapshot& s, std::ostream& out) {
  out << "备份 · backup " << s.number << ": made " << to_rfc3339(s.made_at) << ", events 1 to "
      << s.events << ", the last recorded " << to_rfc3339(s.recorded_at) << "\n";
}

/// @throws DamagedBackup naming the first that is missing or altered
std::vector<std::string> sound_files(const BackupRepository& repository, const Snapshot& snapshot) {
  auto names = repository.file_digests(snapshot);
  for (const std::string& name : names) {
    if (std::string fault = file_fault(repository.files(), name); !fault.empty()) {
      throw DamagedBackup(fault);
    }
  }
  return names;
}

void copy_files(const BackupRepository& repository, const std::vector<std::string>& names,
                const fs::path& to) {
  for (const std::string& name : names) {
    const auto target = stored_file(to, name);
    fs::create_directories(target.parent_path());
    fs::copy_file(stored_file(repository.files(), name), target,
                  fs::copy_options::overwrite_existing);
  }
}

}  // namespace

int back_up(const Place& place, const BackupChoice& choice, Instant now, std::ostream& out) {
  const InstallationPaths paths{place.data, place.files};
  if (is_inside(paths.key.parent_path(), choice.repository)) {
    throw std::runtime_error("the keys must not lie among the backups");
  }
  const auto database = open_existing(place.data, store_location(place.data, place.store));
  if (const int schema = store::schema_version(*database->open_reader());
      schema > store::newest_schema()) {
    throw std::runtime_error("a newer program brought this store to schema version " +
                             std::to_string(schema) + ": back up with that one");
  }
  if (!choice.keys_to.empty()) {
    copy_keys(place.data, choice.keys_to, choice.repository);
  }
  BackupWriter writer{choice.repository, choice.anew};
  Facts facts = read_rows(*database, place.city_code, writer, now, choice.given_up);
  // Files are never changed once stored, so those the rows name can be copied at leisure.
  std::uint64_t file_bytes = 0;
  for (const std::string& name : facts.files) {
    file_bytes += writer.add_file(stored_file(paths.files, name), name);
  }
  keep_erasures(writer.root() / "erasures", facts.erasures);
  const auto repository = writer.finish(facts.snapshot);
  go_on_unless(choice.given_up);
  VerifyChoice verify;
  verify.signing_key = paths.checkpoint_key;
  verify.threads = choice.threads;
  const int verdict = try_out(*repository, facts.snapshot,
                              choice.scratch.empty() ? writer.root() : choice.scratch, verify, out);
  if (verdict != 0) {
    return verdict;
  }
  writer.approve();
  const auto gone = writer.tidy(now, choice.keep);
  say_which(facts.snapshot, out);
  out << "备份完成并已试恢复 · complete, restored and verified: " << writer.new_bytes()
      << " bytes of rows and " << file_bytes << " of files are new; " << gone
      << " older ones thrown away\n";
  if (choice.keys_to.empty()) {
    out << "密钥文件须另行保管 · keep the keys apart: " << paths.key.parent_path().string() << "\n";
  }
  return 0;
}

Point parse_point(std::string_view text) {
  Point point;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number > 0) {
    point.event = number;
    return point;
  }
  point.at = parse_rfc3339(text);
  if (!point.at) {
    throw std::runtime_error(
        "a point is the number of an event, or an instant such as "
        "2026-11-29T08:00:00+08:00");
  }
  return point;
}

Snapshot newest_until(const BackupRepository& repository, const Point& point) {
  const auto& numbers = repository.numbers();
  if (numbers.empty()) {
    throw std::runtime_error(repository.root().string() + " holds no good backup");
  }
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    Snapshot snapshot = repository.snapshot(*number);
    if ((!point.event || snapshot.events <= *point.event) &&
        (!point.at || snapshot.made_at <= *point.at)) {
      return snapshot;
    }
  }
  const Snapshot oldest = repository.snapshot(numbers.front());
  throw std::runtime_error("every backup is newer; the oldest was made " +
                           to_rfc3339(oldest.made_at) + " with " + std::to_string(oldest.events) +
                           " events");
}

int restore_backup(const fs::path& from, const Point& point, const Place& place,
                   std::ostream& out) {
  const BackupRepository repository{from};
  const Snapshot snapshot = newest_until(repository, point);
  say_which(snapshot, out);
  const InstallationPaths to{place.data, place.files};
  std::unique_ptr<store::Connection> database;
  if (!place.store.empty()) {
    database = store::open(store_location(place.data, place.store), false)->open_writer();
  }
  const bool taken = database != nullptr ? store::schema_version(*database) > 0 &&
                                               !founded_cities(*database).empty()
                                         : fs::exists(to.database);
  if (taken) {
    throw std::runtime_error("there is an installation already: " +
                             (database != nullptr ? "in the database" : place.data.string()));
  }
  const auto files = sound_files(repository, snapshot);
  fs::create_directories(place.data);
  copy_files(repository, files, to.files);
  flush_to_disk(place.data);
  // The rows last: with them it is an installation.
  auto part = to.database;
  part += ".part";
  std::int64_t erased = 0;
  if (database != nullptr) {
    erased = restore_rows(repository, snapshot, *database);
    database.reset();
  } else {
    fs::remove(part);
    const auto file = store::open_sqlite(part.string(), true);
    erased = restore_rows(repository, snapshot, *file->open_writer());
  }
  const Place restored{place.store.empty() ? part : place.data, place.store, "", place.files};
  if (const int verdict = verify_installation(restored, VerifyChoice{}, out); verdict != 0) {
    return verdict;
  }
  if (place.store.empty()) {
    fs::rename(part, to.database);
    flush_to_disk(place.data);
  }
  if (erased > 0) {
    out << "备份之后依法删除的内容已再次删除 · erased again, as it was since: " << erased << "\n";
  }
  out << "已恢复 · restored into " << place.data.string() << "\n"
      << "请把密钥文件放回 · now put the keys back: " << to.key.parent_path().string() << "\n";
  return 0;
}

int verify_backup(const fs::path& from, const Point& point, const fs::path& scratch,
                  const VerifyChoice& choice, std::ostream& out) {
  const BackupRepository repository{from};
  const Snapshot snapshot = newest_until(repository, point);
  say_which(snapshot, out);
  return try_out(repository, snapshot, scratch.empty() ? fs::temp_directory_path() : scratch,
                 choice, out);
}

void list_backups(const fs::path& from, std::ostream& out) {
  const BackupRepository repository{from};
  for (const std::int64_t number : repository.numbers()) {
    say_which(repository.snapshot(number), out);
  }
}

}  // namespace liandong::app
