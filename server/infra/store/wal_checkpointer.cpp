#include "infra/store/wal_checkpointer.hpp"

#include <sqlite3.h>

#include <utility>

namespace liandong::store {
namespace {

constexpr int pages_begin = 4'000;     // 16 MB of log: the copying begins
constexpr int pages_enough = 100'000;  // 400 MB: the writer copies itself, whatever it costs

void copy_passively(sqlite3* connection) {
  // What fails now is tried again after the next commits; the log only grows meanwhile.
  sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

WalCheckpointer::WalCheckpointer(std::string path, int flags)
    : path_(std::move(path)), flags_(flags) {}

WalCheckpointer::~WalCheckpointer() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) {
    thread_.join();
  }
  sqlite3_close(own_);
}

void WalCheckpointer::follow(sqlite3* connection) {
  sqlite3_wal_hook(connection, &WalCheckpointer::committed, this);
}

int WalCheckpointer::committed(void* self, sqlite3* connection, const char* /*schema*/, int pages) {
  static_cast<WalCheckpointer*>(self)->after_commit(connection, pages);
  return SQLITE_OK;
}

// The log begins anew only when all of it was copied, which a busy writer always prevents by its
// next commit: so the writer copies the few pages that came while the thread copied the many.
void WalCheckpointer::after_commit(sqlite3* connection, int pages) {
  if (pages < pages_begin) {
    return;
  }
  bool copy_rest = pages >= pages_enough;
  {
    const std::lock_guard lock{mutex_};
    if (round_ == Round::copied) {
      copy_rest = true;
      round_ = Round::idle;
    } else if (round_ == Round::idle && !stopping_) {
      round_ = Round::asked;
      if (!thread_.joinable()) {
        thread_ = std::thread{[this] { loop(); }};
      }
    }
  }
  changed_.notify_all();
  if (copy_rest) {
    copy_passively(connection);
  }
}

void WalCheckpointer::loop() {
  std::unique_lock lock{mutex_};
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || round_ == Round::asked; });
    if (stopping_) {
      return;
    }
    lock.unlock();
    copy();
    lock.lock();
    round_ = Round::copied;
  }
}

void WalCheckpointer::copy() {
  if (own_ == nullptr) {
    if (sqlite3_open_v2(path_.c_str(), &own_, flags_ | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK ||
        sqlite3_exec(own_, "pragma synchronous=full", nullptr, nullptr, nullptr) != SQLITE_OK) {
      sqlite3_close(own_);
      own_ = nullptr;
      return;
    }
  }
  copy_passively(own_);
}

}  // namespace liandong::store
