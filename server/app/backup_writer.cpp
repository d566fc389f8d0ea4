// Writing into a repository: only what is not there yet, and nothing that counts before it is
// whole.
#include "app/backup_repository.hpp"
#include "app/verification.hpp"
#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

namespace liandong::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "liandong-backups-v1\n";
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t list_bytes_max = 2'048 * digest_bytes;
constexpr unsigned chunks_per_list = 64;
/// A pack of which the last backup needs less than this part is not built upon any more, so that
/// it can be thrown away one day.
constexpr std::uint64_t sparse_part = 4;

std::string_view bytes_of(const Digest& digest) { return crypto::as_bytes(digest); }

void make_folders(const fs::path& root) {
  if (!BackupRepository::is_one(root)) {
    if (fs::exists(root) && !fs::is_empty(root)) {
      // A first backup that broke off left its lock alone.
      for (const auto& entry : fs::directory_iterator{root}) {
        if (entry.path().filename() != "lock") {
          throw std::runtime_error(root.string() + " is neither empty nor a folder of backups");
        }
      }
    }
    fs::create_directories(root);
  }
}

}  // namespace

struct BackupWriter::Writing {
  explicit Writing(const fs::path& file) : pack(file) {}
  GrowingFile pack;
  std::string index;
  std::set<Digest> chunks;
};

BackupWriter::BackupWriter(const fs::path& root, bool anew) : root_(root), anew_(anew) {
  make_folders(root_);
  lock();
  try {
    for (const auto* folder : {"packs", "snapshots", "files"}) {
      fs::create_directories(root_ / folder);
    }
    if (!BackupRepository::is_one(root_)) {
      write_durably(root_ / "liandong-backups", mark);
    }
    clear_what_broke_off();
    try {
      learn_known();
    } catch (const DamagedBackup&) {
      known_.clear();  // nothing that lies there is taken for good
    }
    const BackupRepository there{root_};
    shared_ = std::make_unique<Writing>(there.pack_file(number_, false));
    apart_ = std::make_unique<Writing>(there.pack_file(number_, true));
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

BackupWriter::~BackupWriter() { ::close(lock_); }

void BackupWriter::lock() {
  lock_ = ::open((root_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) {
    throw std::runtime_error(root_.string() + ": " + std::strerror(errno));
  }
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const bool taken = errno == EWOULDBLOCK;
    const std::string reason = std::strerror(errno);
    ::close(lock_);
    throw std::runtime_error(
        root_.string() + ": " +
        (taken ? "另一次备份正在进行 · another backup is being written" : reason));
  }
}

/// Packs that are younger than the last good backup belong to one that never became good.
void BackupWriter::clear_what_broke_off() {
  const BackupRepository there{root_};
  number_ = there.numbers().empty() ? 1 : there.numbers().back() + 1;
  for (const auto* folder : {"packs", "snapshots"}) {
    for (const auto& entry : fs::directory_iterator{root_ / folder}) {
      const std::string name = entry.path().filename().string();
      const bool young = std::atoll(name.c_str()) >= number_;
      if (young || entry.path().extension() == ".part") {
        fs::remove(entry.path());
      }
    }
  }
  for (const auto& entry : fs::directory_iterator{root_}) {
    if (entry.path().filename().string().rfind("scratch-", 0) == 0) {
      fs::remove_all(entry.path());
    }
  }
}

void BackupWriter::learn_known() {
  const BackupRepository there{root_};
  if (anew_ || there.numbers().empty()) {
    return;
  }
  const Snapshot last = there.snapshot(there.numbers().back());
  std::set<Digest> used;
  for (const SnapshotTable& table : last.tables) {
    const auto parts = there.parts(last, table);
    used.insert(parts.begin(), parts.end());
  }
  const auto files = there.parts(last, last.files);
  used.insert(files.begin(), files.end());
  for (const Pack& pack : there.shared_) {
    std::uint64_t all = 0;
    std::uint64_t needed = 0;
    for (const auto& [digest, place] : pack.chunks) {
      all += place.bytes;
      needed += used.contains(digest) ? place.bytes : 0;
    }
    if (needed * sparse_part >= all) {
      for (const auto& [digest, place] : pack.chunks) {
        known_.insert(digest);
      }
    }
  }
}

void BackupWriter::begin_table(std::string name, std::string columns, bool apart) {
  table_ = {std::move(name), std::move(columns), 0, {}};
  table_apart_ = apart;
}

Digest BackupWriter::store(std::string_view bytes) {
  const Digest digest = crypto::sm3(bytes);
  Writing& into = table_apart_ ? *apart_ : *shared_;
  const bool there = (!table_apart_ && known_.contains(digest)) || into.chunks.contains(digest);
  if (!there) {
    into.index += crypto::to_hex(digest) + " " + std::to_string(into.pack.size()) + " " +
                  std::to_string(bytes.size()) + "\n";
    into.pack.append(bytes);
    into.chunks.insert(digest);
    new_bytes_ += bytes.size();
  }
  return digest;
}

void BackupWriter::add(std::string_view chunk, std::int64_t rows) {
  const Digest digest = store(chunk);
  table_.rows += rows;
  list_ += bytes_of(digest);
  if (digest[0] % chunks_per_list == 0 || list_.size() >= list_bytes_max) {
    end_list();
  }
}

void BackupWriter::end_list() {
  table_.lists.push_back(store(list_));
  list_.clear();
}

SnapshotTable BackupWriter::end_table() {
  if (!list_.empty()) {
    end_list();
  }
  return std::move(table_);
}

std::uint64_t BackupWriter::add_file(const fs::path& from, const std::string& digest) {
  const fs::path to = stored_file(root_ / "files", digest);
  const auto bytes = fs::file_size(from);
  if (!anew_ && fs::exists(to) && fs::file_size(to) == bytes) {
    return 0;
  }
  fs::create_directories(to.parent_path());
  fs::path part = to;
  part += ".part";
  fs::copy_file(from, part, fs::copy_options::overwrite_existing);
  fs::rename(part, to);
  return bytes;
}

std::unique_ptr<BackupRepository> BackupWriter::finish(Snapshot& snapshot) {
  const BackupRepository there{root_};
  for (const bool apart : {false, true}) {
    Writing& each = apart ? *apart_ : *shared_;
    each.pack.finish();
    auto index = there.pack_file(number_, apart);
    index.replace_extension(".index");
    write_durably(index, summed(each.index));
  }
  snapshot.number = number_;
  const std::string text = text_of(snapshot);
  fs::path waiting = there.list_file(number_);
  waiting += ".unproved";
  write_durably(waiting, text);
  new_bytes_ += text.size();
  flush_to_disk(root_);
  return std::make_unique<BackupRepository>(root_);
}

void BackupWriter::approve() {
  const fs::path name = BackupRepository{root_}.list_file(number_);
  fs::path waiting = name;
  waiting += ".unproved";
  fs::rename(waiting, name);
  flush_to_disk(root_);
}

namespace {

void remove_files_but(const fs::path& files, const std::set<std::string>& wanted) {
  if (!fs::exists(files / "sm3")) {
    return;
  }
  for (const auto& folder : fs::directory_iterator{files / "sm3"}) {
    for (const auto& file : fs::directory_iterator{folder.path()}) {
      if (!wanted.contains(folder.path().filename().string() + file.path().filename().string())) {
        fs::remove(file.path());
      }
    }
  }
}

}  // namespace

std::size_t BackupWriter::tidy(Instant now, const Retention& keep) {
  try {
    return throw_away(now, keep);
  } catch (const DamagedBackup&) {
    return 0;  // what an unreadable backup needs is unknown
  }
}

std::size_t BackupWriter::throw_away(Instant now, const Retention& keep) const {
  const BackupRepository there{root_};
  std::vector<Instant> made_at;
  for (const std::int64_t number : there.numbers()) {
    made_at.push_back(there.snapshot(number).made_at);
  }
  const auto gone = outlived(made_at, now, keep);
  for (const std::size_t i : gone) {
    const std::int64_t number = there.numbers()[i];
    fs::remove(there.list_file(number));  // first: what it names may go only after it
    for (const auto* extension : {".pack", ".index"}) {
      fs::remove(there.pack_file(number, true).replace_extension(extension));
    }
  }
  if (gone.empty()) {
    return 0;
  }
  const BackupRepository left{root_};
  std::set<Digest> used;
  std::set<std::string> files;
  for (const std::int64_t number : left.numbers()) {
    const Snapshot snapshot = left.snapshot(number);
    auto tables = snapshot.tables;
    tables.push_back(snapshot.files);
    for (const SnapshotTable& table : tables) {
      const auto parts = left.parts(snapshot, table);
      used.insert(parts.begin(), parts.end());
    }
    const auto named = left.file_digests(snapshot);
    files.insert(named.begin(), named.end());
  }
  for (const Pack& pack : left.shared_) {
    const bool needed = std::any_of(pack.chunks.begin(), pack.chunks.end(),
                                    [&](const auto& each) { return used.contains(each.first); });
    if (!needed) {
      fs::path index = pack.file;
      fs::remove(index.replace_extension(".index"));
      fs::remove(pack.file);
    }
  }
  remove_files_but(left.files(), files);
  return gone.size();
}

}  // namespace liandong::app
