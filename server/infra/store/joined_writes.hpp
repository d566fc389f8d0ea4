// SQLite writes each page of its write-ahead log by two calls, a header and the page. This joins
// what follows on one another into one call before the sync that makes a commit durable
// (docs/decisions/0097).
#pragma once

#include <memory>
#include <string>

struct sqlite3_vfs;

namespace liandong::store {

/// The file system SQLite uses by default, but for the write-ahead logs opened through it. Only for
/// connections with `synchronous=full`, where a commit is published after its sync: before the sync
/// other connections would miss what waits here. Must outlive the connections.
class JoinedWrites {
 public:
  JoinedWrites();
  ~JoinedWrites();
  JoinedWrites(const JoinedWrites&) = delete;
  JoinedWrites& operator=(const JoinedWrites&) = delete;

  /// For sqlite3_open_v2.
  [[nodiscard]] const char* name() const { return name_.c_str(); }

 private:
  struct Vfs;
  std::string name_;
  std::unique_ptr<Vfs> vfs_;
};

}  // namespace liandong::store
