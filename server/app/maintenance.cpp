#include "app/maintenance.hpp"

#include "app/composition.hpp"
#include "app/verification.hpp"
#include "engine/replay.hpp"
#include "infra/store/copy.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <ostream>
#include <stdexcept>
#include <unistd.h>

namespace liandong::app {
namespace {

bool holds_city(store::Connection& connection) {
  return store::schema_version(connection) > 0 && !founded_cities(connection).empty();
}

std::unique_ptr<store::Database> open_existing(const Place& place) {
  return app::open_existing(place.data, store_location(place.data, place.store));
}

/// Waits until everything below the folder's file system is on the disk.
void flush_to_disk(const std::filesystem::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = file >= 0 && ::syncfs(file) == 0;
  const int reason = errno;
  if (file >= 0) {
    ::close(file);
  }
  if (!flushed) {
    throw std::runtime_error(folder.string() + ": " + std::strerror(reason));
  }
}

/// All rows into an empty store of the newest version, all or nothing. @return how many
std::int64_t fill(store::Database& from, store::Connection& to) {
  const auto reader = from.open_reader();
  std::int64_t rows = 0;
  reader->begin();
  store::in_transaction(to, [&] { rows = store::copy_rows(*reader, to); });
  reader->commit();
  return rows;
}

/// A consistent snapshot of the rows in a SQLite file.
void snapshot_rows(store::Database& database, const std::filesystem::path& file) {
  const auto reader = database.open_reader();
  if (reader->is_sqlite()) {
    store::snapshot(*reader, file.string());
    return;
  }
  const auto copy = store::open_sqlite(file.string(), true);
  const auto writer = copy->open_writer();
  store::migrate(*writer);
  fill(database, *writer);
}

/// The rows, and every file they name.
void copy_installation(store::Database& database, const InstallationPaths& from,
                       const std::filesystem::path& target) {
  const InstallationPaths to{target};
  std::filesystem::create_directories(target);
  snapshot_rows(database, to.database);
  // Files are never changed once stored, so those the snapshot names can be copied at leisure.
  const auto copied = store::open_sqlite(to.database.string(), false);
  for (const auto& digest : referenced_files(*copied->open_reader())) {
    const auto path = stored_file(to.files, digest);
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::copy_file(stored_file(from.files, digest), path);
  }
  flush_to_disk(target);
}

/// The logs alone: chains and replay. @return what is wrong, or ""
std::string fault_of_log(store::Connection& reader) {
  const auto systems = all_systems();
  std::string fault;
  for (const CityInfo& city : founded_cities(reader)) {
    fault = fault.empty() ? engine::verify_log(reader, city.code, systems).first_fault : fault;
  }
  return fault;
}

}  // namespace

std::unique_ptr<store::Database> open_existing(const std::filesystem::path& data,
                                               const std::string& location) {
  const bool there = store::is_postgres(location) || std::filesystem::exists(location);
  auto database = there ? store::open(location, false) : nullptr;
  if (database == nullptr || !holds_city(*database->open_reader())) {
    throw std::runtime_error("no installation in " +
                             (database != nullptr ? database->name() : data.string()));
  }
  return database;
}

int back_up(const Place& place, const std::filesystem::path& target, std::ostream& out) {
  if (std::filesystem::exists(target)) {
    throw std::runtime_error(target.string() + " exists already");
  }
  const auto database = open_existing(place);
  // A backup that broke off never bears the name of one.
  auto part = target;
  part += ".part";
  std::filesystem::remove_all(part);
  copy_installation(*database, InstallationPaths{place.data, place.files}, part);
  VerifyChoice choice;
  choice.signing_key = InstallationPaths{place.data}.checkpoint_key;
  const int verdict = verify_installation({part, ""}, choice, out);
  if (verdict == 0) {
    std::filesystem::rename(part, target);
    out << "备份完成 · backup complete: " << target.string() << "\n"
        << "密钥文件须另行保管 · keep the key apart: " << InstallationPaths{place.data}.key.string()
        << "\n";
  }
  return verdict;
}

int restore_backup(const std::filesystem::path& source, const Place& place, std::ostream& out) {
  const InstallationPaths from{source};
  const InstallationPaths to{place.data, place.files};
  std::unique_ptr<store::Connection> database;
  if (!place.store.empty()) {
    database = store::open(store_location(place.data, place.store), false)->open_writer();
  }
  if (database != nullptr ? holds_city(*database) : std::filesystem::exists(to.database)) {
    throw std::runtime_error("there is an installation already: " +
                             (database != nullptr ? "in the database" : place.data.string()));
  }
  const int verdict = verify_installation({source, ""}, VerifyChoice{}, out);
  if (verdict != 0) {
    return verdict;
  }
  std::filesystem::create_directories(place.data);
  if (std::filesystem::exists(from.files)) {
    std::filesystem::copy(from.files, to.files,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }
  // The rows last and in one step: with them it is an installation.
  if (database != nullptr) {
    flush_to_disk(place.data);
    store::migrate(*database);
    fill(*store::open_sqlite(from.database.string(), false), *database);
  } else {
    auto part = to.database;
    part += ".part";
    std::filesystem::copy_file(from.database, part,
                               std::filesystem::copy_options::overwrite_existing);
    flush_to_disk(place.data);
    std::filesystem::rename(part, to.database);
  }
  out << "已恢复 · restored into " << place.data.string() << "\n"
      << "请把密钥文件放回 · now put the key back: " << to.key.string() << "\n";
  return 0;
}

int move_installation(const std::filesystem::path& data, const std::string& from,
                      const std::string& to, std::ostream& out) {
  const InstallationPaths paths{data};
  const auto address = [](const std::string& word) { return word == "sqlite" ? "" : word; };
  const DataLock lock{data};  // nobody serves it meanwhile
  const bool to_file = address(to).empty();
  if (address(from).empty() == to_file && (to_file || from == to)) {
    throw std::runtime_error("--from and --to are the same store");
  }
  const auto source = open_existing({data, address(from)});
  // A file bears its name only when it is whole.
  auto part = paths.database;
  part += ".part";
  std::filesystem::remove(part);
  if (to_file && std::filesystem::exists(paths.database)) {
    throw std::runtime_error(paths.database.string() + " exists already");
  }
  std::int64_t rows = 0;
  std::string fault;
  {
    const auto target = store::open(to_file ? part.string() : store_location(data, to), true);
    const auto writer = target->open_writer();
    if (holds_city(*writer)) {
      throw std::runtime_error(target->name() + " holds an installation already");
    }
    store::migrate(*writer);
    fill(*source, *writer);
    rows = store::compare_rows(*source->open_reader(), *target->open_reader());
    fault = fault_of_log(*target->open_reader());
  }
  if (!fault.empty()) {
    out << "校验失败 · fault: " << fault << "\n";
    return 1;
  }
  if (to_file) {
    std::filesystem::rename(part, paths.database);
  } else if (address(from).empty()) {
    std::filesystem::rename(paths.database, moved_database(paths));
  }
  flush_to_disk(data);
  out << "已迁移 · moved: " << rows << " rows, each compared; the log holds\n"
      << "旧库不再使用 · do not serve the old store again: " << source->name() << "\n";
  return 0;
}

}  // namespace liandong::app
