#include "crash/faulty_disk.hpp"

#include "kernel/check.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <unistd.h>

namespace liandong::test {
namespace {

constexpr std::size_t sector = 512;
constexpr const char* name = "liandong_faulty";

/// What SQLite holds for an open file; the file of the real disk stands behind it in memory.
struct OpenFile {
  sqlite3_file base;
  FaultyDisk* disk;
  std::string* path;  // null = a temporary file, which nobody looks at again
  [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile& file_of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return file_of(file).real(); }
FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }

using Verdict = FaultyDisk::Verdict;

int on_close(sqlite3_file* file) {
  const int code = real_of(file)->pMethods->xClose(real_of(file));
  delete file_of(file).path;
  return code;
}
int on_read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  return real_of(file)->pMethods->xRead(real_of(file), bytes, size, offset);
}
int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  OpenFile& own = file_of(file);
  const auto* methods = own.real()->pMethods;
  if (own.path == nullptr) {
    return methods->xWrite(own.real(), bytes, size, offset);
  }
  const std::string_view all{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  switch (own.disk->write(*own.path, offset, all)) {
    case Verdict::pass:
      return methods->xWrite(own.real(), bytes, size, offset);
    case Verdict::half:
      methods->xWrite(own.real(), bytes, size / 2, offset);
      return SQLITE_FULL;
    case Verdict::fail:
      return own.disk->out_of_room() ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Verdict::gone:
      break;
  }
  return SQLITE_IOERR_WRITE;
}
int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
  OpenFile& own = file_of(file);
  if (own.path == nullptr || own.disk->truncate(*own.path, size) == Verdict::pass) {
    return own.real()->pMethods->xTruncate(own.real(), size);
  }
  return SQLITE_IOERR_TRUNCATE;
}
int on_sync(sqlite3_file* file, int /*flags*/) {
  OpenFile& own = file_of(file);
  return own.path == nullptr || own.disk->sync(*own.path) == Verdict::pass ? SQLITE_OK
                                                                           : SQLITE_IOERR_FSYNC;
}
int on_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int on_lock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
int on_unlock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int on_reserved(sqlite3_file* file, int* out) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}
int on_control(sqlite3_file* file, int what, void* argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}
int on_sector(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int on_traits(sqlite3_file* file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int on_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}
int on_map_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void on_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int on_unmap(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}
int on_fetch(sqlite3_file* file, sqlite3_int64 offset, int size, void** out) {
  return real_of(file)->pMethods->xFetch(real_of(file), offset, size, out);
}
int on_unfetch(sqlite3_file* file, sqlite3_int64 offset, void* bytes) {
  return real_of(file)->pMethods->xUnfetch(real_of(file), offset, bytes);
}

constexpr sqlite3_io_methods methods{3,          on_close,  on_read,   on_write,  on_truncate,
                                     on_sync,    on_size,   on_lock,   on_unlock, on_reserved,
                                     on_control, on_sector, on_traits, on_map,    on_map_lock,
                                     on_barrier, on_unmap,  on_fetch,  on_unfetch};

int on_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
  FaultyDisk& disk = disk_of(vfs);
  OpenFile& own = file_of(file);
  own.base.pMethods = nullptr;
  own.disk = &disk;
  own.path = nullptr;
  const bool makes =
      (flags & SQLITE_OPEN_CREATE) != 0 && path != nullptr && !std::filesystem::exists(path);
  if (makes && disk.dead()) {
    return SQLITE_CANTOPEN;
  }
  const int code = disk.real().xOpen(&disk.real(), path, own.real(), flags, out);
  if (code != SQLITE_OK) {
    return code;
  }
  own.base.pMethods = &methods;
  if (path != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0) {
    own.path = new std::string{path};
    disk.opened(path);
  }
  return SQLITE_OK;
}
int on_remove(sqlite3_vfs* vfs, const char* path, int sync) {
  FaultyDisk& disk = disk_of(vfs);
  return disk.remove(path) == Verdict::pass ? disk.real().xDelete(&disk.real(), path, sync)
                                            : SQLITE_IOERR_DELETE;
}

std::string content(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void apply(std::string& bytes, const FaultyDisk::Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.cuts) {
    bytes.resize(std::min(bytes.size(), offset));
    return;
  }
  bytes.resize(std::max(bytes.size(), offset + change.bytes.size()));
  bytes.replace(offset, change.bytes.size(), change.bytes);
}

}  // namespace

std::string word(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "no fault";
    case Fault::io_error:
      return "an error";
    case Fault::disk_full:
      return "a full disk";
    case Fault::short_write:
      return "a short write";
    case Fault::killed:
      return "kill -9";
    case Fault::process_dies:
      return "the end of the process";
    case Fault::machine_dies:
      return "a power cut";
    case Fault::machine_tears:
      return "a power cut that tears writes";
  }
  return "";
}

FaultyDisk::FaultyDisk() : real_(sqlite3_vfs_find(nullptr)) {
  LIANDONG_CHECK(real_ != nullptr && std::string_view{real_->zName} != name);
  own_ = std::make_unique<sqlite3_vfs>(*real_);
  own_->zName = name;
  own_->pNext = nullptr;
  own_->pAppData = this;
  own_->szOsFile = static_cast<int>(sizeof(OpenFile)) + real_->szOsFile;
  own_->xOpen = on_open;
  own_->xDelete = on_remove;
  LIANDONG_CHECK(sqlite3_vfs_register(own_.get(), 1) == SQLITE_OK);
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_unregister(own_.get()); }

void FaultyDisk::arm(Fault fault, std::int64_t nth, std::int64_t times) {
  const std::lock_guard lock{mutex_};
  fault_ = fault;
  first_ = changes_ + nth;
  last_ = first_ + times - 1;
  struck_ = false;
  dice_.seed(static_cast<std::uint64_t>(nth));
}

void FaultyDisk::heal() {
  const std::lock_guard lock{mutex_};
  fault_ = Fault::none;
}

bool FaultyDisk::struck() const {
  const std::lock_guard lock{mutex_};
  return struck_;
}
bool FaultyDisk::dead() const {
  const std::lock_guard lock{mutex_};
  return dead_;
}
std::int64_t FaultyDisk::changes() const {
  const std::lock_guard lock{mutex_};
  return changes_;
}

std::vector<std::int64_t> FaultyDisk::syncs() const {
  const std::lock_guard lock{mutex_};
  return syncs_;
}

Verdict FaultyDisk::next(bool takes_room) {
  if (dead_) {
    return Verdict::gone;
  }
  ++changes_;
  if (fault_ == Fault::none || changes_ < first_ || changes_ > last_) {
    return Verdict::pass;
  }
  struck_ = true;
  switch (fault_) {
    case Fault::none:
      return Verdict::pass;
    case Fault::io_error:
      return Verdict::fail;
    case Fault::disk_full:
      return takes_room ? Verdict::fail : Verdict::pass;
    case Fault::short_write:
      return takes_room ? Verdict::half : Verdict::pass;
    case Fault::killed:
      ::kill(::getpid(), SIGKILL);
      ::pause();
      return Verdict::gone;
    case Fault::process_dies:
    case Fault::machine_dies:
    case Fault::machine_tears:
      dead_ = true;
      machine_died_ = fault_ != Fault::process_dies;
      tears_ = fault_ == Fault::machine_tears;
      return Verdict::gone;
  }
  return Verdict::pass;
}

void FaultyDisk::opened(const std::string& path) {
  const std::lock_guard lock{mutex_};
  const auto [file, fresh] = files_.try_emplace(path);
  if (fresh) {
    file->second.bytes = content(path);  // what lay there before lies there for good
    file->second.named = !file->second.bytes.empty();
  }
}

Verdict FaultyDisk::write(const std::string& path, std::int64_t offset, std::string_view bytes) {
  const std::lock_guard lock{mutex_};
  const Verdict verdict = next(true);
  if (verdict == Verdict::pass || verdict == Verdict::half) {
    const auto landed = verdict == Verdict::half ? bytes.size() / 2 : bytes.size();
    files_[path].pending.push_back({offset, std::string{bytes.substr(0, landed)}, false});
  }
  return verdict;
}

Verdict FaultyDisk::truncate(const std::string& path, std::int64_t size) {
  const std::lock_guard lock{mutex_};
  const Verdict verdict = next(false);
  if (verdict == Verdict::pass) {
    files_[path].pending.push_back({size, "", true});
  }
  return verdict;
}

Verdict FaultyDisk::sync(const std::string& path) {
  const std::lock_guard lock{mutex_};
  const Verdict verdict = next(true);
  Kept& kept = files_[path];
  syncs_.push_back(changes_);
  if (verdict == Verdict::gone) {
    return verdict;
  }
  if (verdict == Verdict::pass) {
    for (const Change& change : kept.pending) {
      apply(kept.bytes, change);
    }
    kept.named = true;
  }
  // After a failed sync Linux holds the pages for clean: no later sync will write them.
  kept.pending.clear();
  return verdict == Verdict::pass ? verdict : Verdict::fail;
}

Verdict FaultyDisk::remove(const std::string& path) {
  const std::lock_guard lock{mutex_};
  const Verdict verdict = next(false);
  if (verdict == Verdict::pass) {
    files_.erase(path);
  }
  return verdict;
}

std::string FaultyDisk::after_power_cut(const Kept& kept) {
  std::string bytes = kept.bytes;
  if (!tears_) {
    return bytes;
  }
  for (const Change& change : kept.pending) {
    if (change.cuts) {
      if (dice_() % 2 == 0) apply(bytes, change);
      continue;
    }
    for (std::size_t at = 0; at < change.bytes.size(); at += sector) {
      if (dice_() % 2 == 0) {
        const auto offset = change.offset + static_cast<std::int64_t>(at);
        apply(bytes, {offset, change.bytes.substr(at, sector), false});
      }
    }
  }
  return bytes;
}

void FaultyDisk::cut_power() {
  const std::lock_guard lock{mutex_};
  dead_ = true;
  machine_died_ = true;
}

void FaultyDisk::restart() {
  const std::lock_guard lock{mutex_};
  if (machine_died_) {
    for (const auto& [path, kept] : files_) {
      std::filesystem::remove(path + "-shm");
      if (!kept.named && !tears_) {
        std::filesystem::remove(path);
        continue;
      }
      std::ofstream{path, std::ios::binary | std::ios::trunc} << after_power_cut(kept);
    }
    files_.clear();
  }
  fault_ = Fault::none;
  dead_ = machine_died_ = tears_ = false;
}

}  // namespace liandong::test
