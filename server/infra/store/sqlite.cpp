// The SQLite side of the store.
#include "infra/store/database.hpp"
#include "infra/store/joined_writes.hpp"
#include "infra/store/statement_work.hpp"
#include "infra/store/wal_checkpointer.hpp"

#include <sqlite3.h>

#include <atomic>
#include <unordered_map>
#include <vector>

namespace liandong::store {
namespace {

[[noreturn]] void raise(sqlite3* db, int code, std::string_view what) {
  const std::string text =
      std::string{what} + ": " + (db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code));
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      throw ConstraintViolated(text);
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
      throw StoreUnavailable(text);
    default:
      throw StoreBroken(text);
  }
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string_view{}
                            : std::string_view{bytes, static_cast<std::size_t>(size)};
  }

 private:
  sqlite3_stmt* statement_;
};

/// A prepared statement and where its $n parameters stand.
struct Prepared {
  sqlite3_stmt* statement = nullptr;
  std::vector<int> positions;  // of $1, $2 …
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

class SqliteConnection final : public Connection, public CountsWork {
 public:
  /// @param checkpointer, joined  of a writer of a file
  SqliteConnection(const std::string& path, int flags, bool reader,
                   std::shared_ptr<WalCheckpointer> checkpointer = nullptr,
                   std::shared_ptr<JoinedWrites> joined = nullptr)
      : reader_(reader), checkpointer_(std::move(checkpointer)), joined_(std::move(joined)) {
    const int code = sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX,
                                     joined_ ? joined_->name() : nullptr);
    if (code != SQLITE_OK) {
      const std::string reason = db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(code);
      sqlite3_close(db_);
      throw StoreUnavailable("cannot open " + path + ": " + reason);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 5'000);
    try {
      if (reader) {
        script("pragma query_only=1; pragma foreign_keys=1; pragma cache_size=-8192");
      } else {
        script(
            "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=1; "
            "pragma wal_autocheckpoint=2000; pragma cache_size=-65536; pragma temp_store=memory");
        if (checkpointer_) {
          checkpointer_->follow(db_);
        }
      }
    } catch (...) {
      sqlite3_close(db_);
      throw;
    }
  }
  ~SqliteConnection() override {
    for (auto& [sql, prepared] : statements_) {
      sqlite3_finalize(prepared.statement);
    }
    sqlite3_close(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  /// A process that was killed may have left acts that are written and not yet on the disk: they
  /// get there before anybody is told of them. The log is synced before the database file needs
  /// room, so a full disk is no reason not to open it, nor is somebody else who does this now.
  void keep_what_was_found() {
    const int code =
        sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    const int kind = code & 0xFF;
    if (kind != SQLITE_OK && kind != SQLITE_FULL && kind != SQLITE_BUSY && kind != SQLITE_LOCKED) {
      raise(db_, code, "checkpoint");
    }
  }

  void begin() override { execute(reader_ ? "begin" : "begin immediate"); }
  void commit() override { execute("commit"); }
  void rollback() noexcept override {
    if (sqlite3_get_autocommit(db_) == 0) {
      sqlite3_exec(db_, "rollback", nullptr, nullptr, nullptr);
    }
  }
  [[nodiscard]] std::int64_t changes() override { return sqlite3_changes64(db_); }
  [[nodiscard]] bool is_sqlite() const override { return true; }

  StatementWork take_work() override {
    const auto taken = [this](int counter) {
      return std::int64_t{sqlite3_stmt_status(ended_last_, counter, 1)};
    };
    return {taken(SQLITE_STMTSTATUS_VM_STEP), taken(SQLITE_STMTSTATUS_FULLSCAN_STEP),
            taken(SQLITE_STMTSTATUS_SORT)};
  }

  void script(std::string_view sql) override {
    const std::string text{sql};
    const int code = sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
      raise(db_, code, "script");
    }
  }

 protected:
  void run(std::string_view sql, std::span<const Param> params, const RowVisitor* visit) override {
    const Prepared& prepared = prepare(sql);
    sqlite3_stmt* statement = prepared.statement;
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() { sqlite3_reset(statement); }
    } const reset{statement};
    bind(prepared, params, sql);
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_DONE) {
        ended_last_ = statement;
        return;
      }
      if (code != SQLITE_ROW) {
        raise(db_, code, sql);
      }
      if (visit != nullptr) {
        (*visit)(SqliteRow{statement});
      }
    }
  }

 private:
  const Prepared& prepare(std::string_view sql) {
    if (const auto it = statements_.find(sql); it != statements_.end()) {
      return it->second;
    }
    Prepared prepared;
    const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared.statement, nullptr);
    if (code != SQLITE_OK) {
      raise(db_, code, sql);
    }
    const int count = sqlite3_bind_parameter_count(prepared.statement);
    prepared.positions.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const std::string name = "$" + std::to_string(i + 1);
      prepared.positions[static_cast<std::size_t>(i)] =
          sqlite3_bind_parameter_index(prepared.statement, name.c_str());
    }
    return statements_.emplace(std::string{sql}, std::move(prepared)).first->second;
  }

  void bind(const Prepared& prepared, std::span<const Param> params, std::string_view sql) {
    if (params.size() != prepared.positions.size()) {
      throw StoreBroken("wrong number of parameters: " + std::string{sql});
    }
    for (std::size_t i = 0; i < params.size(); ++i) {
      const Param& param = params[i];
      const int at = prepared.positions[i];
      const auto size = static_cast<sqlite3_uint64>(param.view().size());
      // A null pointer would bind NULL, so empty views point at a literal.
      const char* data = param.view().data() != nullptr ? param.view().data() : "";
      int code = SQLITE_OK;
      switch (param.kind()) {
        case Param::Kind::null:
          code = sqlite3_bind_null(prepared.statement, at);
          break;
        case Param::Kind::integer:
          code = sqlite3_bind_int64(prepared.statement, at, param.integer());
          break;
        case Param::Kind::text:
          code =
              sqlite3_bind_text64(prepared.statement, at, data, size, SQLITE_STATIC, SQLITE_UTF8);
          break;
        case Param::Kind::bytes:
          code = sqlite3_bind_blob64(prepared.statement, at, data, size, SQLITE_STATIC);
          break;
      }
      if (code != SQLITE_OK) {
        raise(db_, code, sql);
      }
    }
  }

  bool reader_;
  std::shared_ptr<WalCheckpointer> checkpointer_;
  std::shared_ptr<JoinedWrites> joined_;
  sqlite3* db_ = nullptr;
  sqlite3_stmt* ended_last_ = nullptr;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::string path, bool create)
      : path_(std::move(path)), flags_(SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0)) {
    if (path_ == ":memory:") {
      static std::atomic<int> counter{0};
      path_ = "file:liandong_memory_" + std::to_string(counter++) + "?mode=memory&cache=shared";
      flags_ |= SQLITE_OPEN_URI;
    } else {
      checkpointer_ = std::make_shared<WalCheckpointer>(path_, flags_);
      joined_ = std::make_shared<JoinedWrites>();
    }
    auto first = std::make_unique<SqliteConnection>(path_, flags_, false, checkpointer_, joined_);
    first->keep_what_was_found();
    keep_ = std::move(first);
  }
  std::unique_ptr<Connection> open_writer() override {
    return std::make_unique<SqliteConnection>(path_, flags_, false, checkpointer_, joined_);
  }
  std::unique_ptr<Connection> open_reader() override {
    return std::make_unique<SqliteConnection>(path_, flags_, true);
  }
  [[nodiscard]] std::string name() const override { return path_; }

 private:
  std::string path_;
  int flags_;
  std::shared_ptr<WalCheckpointer> checkpointer_;  // these two of a file
  std::shared_ptr<JoinedWrites> joined_;
  std::unique_ptr<Connection> keep_;  // a shared memory store lives as long as one connection
};

}  // namespace

void snapshot(Connection& reader, const std::string& path) {
  reader.execute("pragma query_only=0");  // it writes, though not into the store it reads
  reader.execute("vacuum into $1", {path});
  reader.execute("pragma query_only=1");
}

std::unique_ptr<Database> open_sqlite(const std::string& path, bool create) {
  // Nobody asks how much memory SQLite has, and counting it takes a lock for every piece.
  static const int counts = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(counts);
  return std::make_unique<SqliteDatabase>(path, create);
}

}  // namespace liandong::store
