#include "infra/store/joined_writes.hpp"

#include "kernel/check.hpp"

#include <sqlite3.h>

#include <atomic>
#include <cstddef>
#include <new>
#include <string_view>

namespace liandong::store {

struct JoinedWrites::Vfs : sqlite3_vfs {
  sqlite3_vfs* real = nullptr;
};

namespace {

// SQLite's own file system takes sizes below 128 KiB.
constexpr std::size_t joined_max = std::size_t{120} << 10U;

/// A write-ahead log; the file of the real file system follows it in the memory SQLite gives.
struct Log : sqlite3_file {
  std::string waiting;   // written by SQLite and not yet to the file
  sqlite3_int64 at = 0;  // where it belongs
};

constexpr std::size_t place_of_real = (sizeof(Log) + alignof(std::max_align_t) - 1) /
                                      alignof(std::max_align_t) * alignof(std::max_align_t);

Log& log_of(sqlite3_file* file) { return *static_cast<Log*>(file); }

sqlite3_file* real_of(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + place_of_real);
}

int write_waiting(sqlite3_file* file) {
  Log& log = log_of(file);
  if (log.waiting.empty()) {
    return SQLITE_OK;
  }
  sqlite3_file* real = real_of(file);
  const int code = real->pMethods->xWrite(real, log.waiting.data(),
                                          static_cast<int>(log.waiting.size()), log.at);
  // After a failure SQLite gives up the transaction and writes its pages anew.
  log.waiting.clear();
  return code;
}

int on_close(sqlite3_file* file) {
  sqlite3_file* real = real_of(file);
  const int written = write_waiting(file);
  const int code = real->pMethods->xClose(real);
  log_of(file).~Log();
  return written != SQLITE_OK ? written : code;
}

int on_read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  const int code = write_waiting(file);
  sqlite3_file* real = real_of(file);
  return code != SQLITE_OK ? code : real->pMethods->xRead(real, into, size, at);
}

int on_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  Log& log = log_of(file);
  const std::string_view bytes{static_cast<const char*>(from), static_cast<std::size_t>(size)};
  const bool follows = at == log.at + static_cast<sqlite3_int64>(log.waiting.size());
  if (!follows || log.waiting.size() + bytes.size() > joined_max) {
    if (const int code = write_waiting(file); code != SQLITE_OK) {
      return code;
    }
  }
  if (log.waiting.empty()) {
    log.at = at;
  }
  try {
    log.waiting += bytes;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int code = write_waiting(file);
  sqlite3_file* real = real_of(file);
  return code != SQLITE_OK ? code : real->pMethods->xTruncate(real, size);
}

int on_sync(sqlite3_file* file, int flags) {
  const int code = write_waiting(file);
  sqlite3_file* real = real_of(file);
  return code != SQLITE_OK ? code : real->pMethods->xSync(real, flags);
}

int on_file_size(sqlite3_file* file, sqlite3_int64* size) {
  const int code = write_waiting(file);
  sqlite3_file* real = real_of(file);
  return code != SQLITE_OK ? code : real->pMethods->xFileSize(real, size);
}

int on_lock(sqlite3_file* file, int level) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xLock(real, level);
}

int on_unlock(sqlite3_file* file, int level) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xUnlock(real, level);
}

int on_check_reserved_lock(sqlite3_file* file, int* out) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xCheckReservedLock(real, out);
}

int on_file_control(sqlite3_file* file, int operation, void* argument) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xFileControl(real, operation, argument);
}

int on_sector_size(sqlite3_file* file) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xSectorSize(real);
}

int on_device_characteristics(sqlite3_file* file) {
  sqlite3_file* real = real_of(file);
  return real->pMethods->xDeviceCharacteristics(real);
}

const sqlite3_io_methods methods{
    .iVersion = 1,  // a log is neither mapped nor shared memory
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_file_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_check_reserved_lock,
    .xFileControl = on_file_control,
    .xSectorSize = on_sector_size,
    .xDeviceCharacteristics = on_device_characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

template <class Vfs>
int on_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
  sqlite3_vfs* real_vfs = static_cast<Vfs*>(vfs)->real;
  if ((flags & SQLITE_OPEN_WAL) == 0) {
    return real_vfs->xOpen(real_vfs, path, file, flags, out);
  }
  sqlite3_file* real = real_of(file);
  real->pMethods = nullptr;
  const int code = real_vfs->xOpen(real_vfs, path, real, flags, out);
  file->pMethods = nullptr;  // SQLite closes only what has methods
  if (real->pMethods == nullptr) {
    return code;
  }
  new (file) Log{};
  file->pMethods = &methods;
  return code;
}

}  // namespace

JoinedWrites::JoinedWrites() : vfs_(std::make_unique<Vfs>()) {
  static std::atomic<int> counter{0};
  name_ = "liandong_joined_writes_" + std::to_string(counter++);
  sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
  LIANDONG_CHECK(real != nullptr);
  static_cast<sqlite3_vfs&>(*vfs_) = *real;
  vfs_->real = real;
  vfs_->pNext = nullptr;
  vfs_->zName = name_.c_str();
  vfs_->szOsFile = real->szOsFile + static_cast<int>(place_of_real);
  vfs_->xOpen = on_open<Vfs>;
  LIANDONG_CHECK(sqlite3_vfs_register(vfs_.get(), 0) == SQLITE_OK);
}

JoinedWrites::~JoinedWrites() { sqlite3_vfs_unregister(vfs_.get()); }

}  // namespace liandong::store
