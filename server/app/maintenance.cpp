#include "app/maintenance.hpp"

#include "app/composition.hpp"
#include "app/durable_files.hpp"
#include "engine/replay.hpp"
#include "infra/store/copy.hpp"

#include <ostream>
#include <stdexcept>

namespace liandong::app {
namespace {

bool holds_city(store::Connection& connection) {
  return store::schema_version(connection) > 0 && !founded_cities(connection).empty();
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

/// The log alone: chains and replay. @return what is wrong, or ""
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

int move_installation(const std::filesystem::path& data, const std::string& from,
                      const std::string& to, std::ostream& out) {
  const InstallationPaths paths{data};
  const auto address = [](const std::string& word) { return word == "sqlite" ? "" : word; };
  const DataLock lock{data};  // nobody serves it meanwhile
  const bool to_file = address(to).empty();
  if (address(from).empty() == to_file && (to_file || from == to)) {
    throw std::runtime_error("--from and --to are the same store");
  }
  const auto source = open_existing(data, store_location(data, address(from)));
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
