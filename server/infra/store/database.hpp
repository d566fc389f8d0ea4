// One narrow door to a relational store; SQLite and PostgreSQL stand behind it.
#pragma once

#include "infra/store/errors.hpp"
#include "infra/store/values.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace liandong::store {

using Params = std::initializer_list<Param>;

/// One connection, used by one thread at a time. SQL is the common subset of SQLite and PostgreSQL
/// with parameters $1 … $n; statements are prepared once and kept by their text. Every call @throws
/// StoreUnavailable, ConstraintViolated, StoreBroken. Inside a write transaction a statement
/// without a result may be sent later, and its failure be thrown by a later call of the same
/// transaction; so whoever sees one throw gives the transaction up.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Of a writer: one write transaction of the store at a time. Of a reader: a view of the store
  /// that does not change until it ends.
  virtual void begin() = 0;
  virtual void commit() = 0;  // durable when it returns
  virtual void rollback() noexcept = 0;
  /// A place inside the transaction to come back to; there is one at a time.
  virtual void savepoint() { execute("savepoint within"); }
  virtual void release_savepoint() { execute("release savepoint within"); }
  void rollback_to_savepoint() {
    execute("rollback to savepoint within");
    release_savepoint();
  }

  /// Runs a statement without a result.
  void execute(std::string_view sql, Params params = {}) {
    run(sql, {params.begin(), params.size()}, nullptr);
  }
  void execute(std::string_view sql, std::span<const Param> params) { run(sql, params, nullptr); }
  /// Visits every row in order.
  void query(std::string_view sql, Params params, RowVisitor visit) {
    run(sql, {params.begin(), params.size()}, &visit);
  }
  void query(std::string_view sql, std::span<const Param> params, RowVisitor visit) {
    run(sql, params, &visit);
  }
  /// Rows changed by the last execute.
  [[nodiscard]] virtual std::int64_t changes() = 0;
  /// Runs a script of several statements without parameters, e.g. a migration.
  virtual void script(std::string_view sql) = 0;
  [[nodiscard]] virtual bool is_sqlite() const = 0;

 protected:
  virtual void run(std::string_view sql, std::span<const Param> params,
                   const RowVisitor* visit) = 0;
};

/// Opens connections to one store.
class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual std::unique_ptr<Connection> open_writer() = 0;
  [[nodiscard]] virtual std::unique_ptr<Connection> open_reader() = 0;
  /// For people: the file, or database and server, without a password.
  [[nodiscard]] virtual std::string name() const = 0;
};

/// Opens (and if `create`, makes) a SQLite file: WAL, synchronous FULL, foreign keys on.
/// ":memory:" is a private store shared by the connections of the returned object.
[[nodiscard]] std::unique_ptr<Database> open_sqlite(const std::string& path, bool create);

/// A database of a PostgreSQL server, by its address as libpq reads it:
/// "postgresql:///name?host=…". The database must exist, hold UTF-8 and order text by bytes as
/// SQLite does (LC_COLLATE 'C').
[[nodiscard]] std::unique_ptr<Database> open_postgres(const std::string& address);

/// Either, by the one option an administrator gives: an address "postgresql://…", or the path of a
/// SQLite file. @throws as Connection
[[nodiscard]] bool is_postgres(std::string_view location);
[[nodiscard]] std::unique_ptr<Database> open(const std::string& location, bool create);

/// Writes a consistent copy of the whole store into a new file while others go on writing.
/// SQLite only. @throws as Connection
void snapshot(Connection& reader, const std::string& path);

/// Brings the schema to the version of this program, forward only, one transaction per step.
/// @throws StoreBroken if the store is newer than this program
void migrate(Connection& writer);
[[nodiscard]] int schema_version(Connection& connection);  // 0 = empty store

/// Commits at the end of a scope unless an exception passes through.
template <class F>
void in_transaction(Connection& connection, F&& work) {
  connection.begin();
  try {
    work();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace liandong::store
