#include "app/maintenance.hpp"

#include "app/composition.hpp"
#include "engine/replay.hpp"
#include "infra/blobs/blob_store.hpp"
#include "infra/json/text_form.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <ostream>
#include <set>
#include <stdexcept>
#include <unistd.h>

namespace liandong::app {
namespace {

/// Every file the store refers to, as hexadecimal SM3.
std::set<std::string> referenced_files(store::Connection& connection) {
  std::set<std::string> digests;
  const auto collect = [&](const store::Row& row) { digests.insert(row.str(0)); };
  connection.query("select digest from upload", {}, collect);
  connection.query("select digest from document where digest <> ''", {}, collect);
  return digests;
}

std::filesystem::path file_path(const std::filesystem::path& files, const std::string& digest) {
  return files / "sm3" / digest.substr(0, 2) / digest.substr(2);
}

std::unique_ptr<store::Database> open_existing(const std::filesystem::path& data) {
  const auto path = InstallationPaths{data}.database;
  if (!std::filesystem::exists(path)) {
    throw std::runtime_error("no installation in " + data.string());
  }
  return store::open_sqlite(path.string(), false);
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

/// A consistent snapshot of the store, and every file it names.
void copy_installation(store::Database& database, const InstallationPaths& from,
                       const std::filesystem::path& target) {
  const InstallationPaths to{target};
  std::filesystem::create_directories(target);
  store::snapshot(*database.open_reader(), to.database.string());
  // Files are never changed once stored, so those the snapshot names can be copied at leisure.
  const auto copied = store::open_sqlite(to.database.string(), false);
  for (const auto& digest : referenced_files(*copied->open_reader())) {
    const auto path = file_path(to.files, digest);
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::copy_file(file_path(from.files, digest), path);
  }
  flush_to_disk(target);
}

}  // namespace

int verify_installation(const std::filesystem::path& data, std::ostream& out) {
  const auto database = open_existing(data);
  const auto reader = database->open_reader();
  const auto city = founded_city(*reader);
  if (!city) {
    throw std::runtime_error("no city in " + data.string());
  }
  const auto systems = all_systems();
  const auto report = engine::verify_log(*reader, city->code, systems);
  if (!report.first_fault.empty()) {
    out << "校验失败 · fault: " << report.first_fault << "\n";
    return 1;
  }
  blobs::BlobStore files{InstallationPaths{data}.files.string()};
  std::size_t intact = 0;
  for (const auto& text : referenced_files(*reader)) {
    const auto digest = json::parse_digest(text);
    if (!digest || !files.is_intact(*digest)) {
      out << "校验失败 · fault: file " << text << " is missing or altered\n";
      return 1;
    }
    ++intact;
  }
  out << "校验通过 · verified: " << report.events << " events, " << report.matters << " matters, "
      << intact << " files\n"
      << "最后一个事件 · last event: " << report.events << " " << report.last_hash << "\n";
  return 0;
}

int back_up(const std::filesystem::path& data, const std::filesystem::path& target,
            std::ostream& out) {
  if (std::filesystem::exists(target)) {
    throw std::runtime_error(target.string() + " exists already");
  }
  const auto database = open_existing(data);
  // A backup that broke off never bears the name of one.
  auto part = target;
  part += ".part";
  std::filesystem::remove_all(part);
  copy_installation(*database, InstallationPaths{data}, part);
  const int verdict = verify_installation(part, out);
  if (verdict == 0) {
    std::filesystem::rename(part, target);
    out << "备份完成 · backup complete: " << target.string() << "\n"
        << "密钥文件须另行保管 · keep the key apart: " << InstallationPaths{data}.key.string()
        << "\n";
  }
  return verdict;
}

int restore_backup(const std::filesystem::path& source, const std::filesystem::path& data,
                   std::ostream& out) {
  if (std::filesystem::exists(InstallationPaths{data}.database)) {
    throw std::runtime_error(data.string() + " holds an installation already");
  }
  const int verdict = verify_installation(source, out);
  if (verdict != 0) {
    return verdict;
  }
  const InstallationPaths from{source};
  const InstallationPaths to{data};
  std::filesystem::create_directories(data);
  if (std::filesystem::exists(from.files)) {
    std::filesystem::copy(from.files, to.files,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }
  // The database last and in one step: with it the folder is an installation.
  auto part = to.database;
  part += ".part";
  std::filesystem::copy_file(from.database, part,
                             std::filesystem::copy_options::overwrite_existing);
  flush_to_disk(data);
  std::filesystem::rename(part, to.database);
  out << "已恢复 · restored into " << data.string() << "\n"
      << "请把密钥文件放回 · now put the key back: " << to.key.string() << "\n";
  return 0;
}

}  // namespace liandong::app
