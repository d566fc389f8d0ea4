// One narrow door to a relational store; SQLite and PostgreSQL stand behind it.
#pragma once

#include "kernel/content.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace liandong::store {

/// The store cannot do the job now (full disk, lost connection, lock); the caller may retry later.
class StoreUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// A statement broke a uniqueness or check constraint.
class ConstraintViolated : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The statement itself is wrong, or the file is no database of ours.
class StoreBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A borrowed parameter; it must live until the call returns.
class Param {
 public:
  enum class Kind : std::uint8_t { null, integer, text, bytes };
  Param(std::nullptr_t) {}  // NOLINT(google-explicit-constructor): parameters read as literals.
  Param(bool value) : kind_(Kind::integer), integer_(value ? 1 : 0) {}     // NOLINT
  Param(int value) : kind_(Kind::integer), integer_(value) {}              // NOLINT
  Param(std::int64_t value) : kind_(Kind::integer), integer_(value) {}     // NOLINT
  Param(std::uint32_t value) : kind_(Kind::integer), integer_(value) {}    // NOLINT
  Param(Instant value) : kind_(Kind::integer), integer_(value.seconds) {}  // NOLINT
  Param(std::optional<Instant> value) {                                    // NOLINT
    if (value) {
      kind_ = Kind::integer;
      integer_ = value->seconds;
    }
  }
  Param(std::string_view value) : kind_(Kind::text), view_(value) {}    // NOLINT
  Param(const std::string& value) : kind_(Kind::text), view_(value) {}  // NOLINT
  Param(const char* value) : kind_(Kind::text), view_(value) {}         // NOLINT
  template <class Tag>
  Param(const Id<Tag>& id) : kind_(Kind::text), view_(id.view()) {}  // NOLINT
  Param(const Digest& digest)                                        // NOLINT
      : kind_(Kind::bytes), view_(reinterpret_cast<const char*>(digest.data()), digest.size()) {}
  /// Raw bytes, e.g. ciphertext.
  static Param bytes(std::string_view raw) {
    Param param{raw};
    param.kind_ = Kind::bytes;
    return param;
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view view_;
};

/// One row of a result; views are valid only until the next row.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;   // 0 for null
  [[nodiscard]] virtual std::string_view text(int column) const = 0;  // "" for null; bytes too

  [[nodiscard]] std::string str(int column) const { return std::string{text(column)}; }
  [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
  [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
  [[nodiscard]] std::optional<Instant> instant_opt(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
  }
  /// An id this program stored itself; the empty text is the empty id.
  template <class IdType>
  [[nodiscard]] IdType id(int column) const {
    return IdType{text(column)};
  }
};

/// A non-owning callable for rows; rows are visited during the call only.
class RowVisitor {
 public:
  template <class F>
  // NOLINTNEXTLINE(google-explicit-constructor)
  RowVisitor(F&& visit)
      : target_(const_cast<void*>(static_cast<const void*>(&visit))),
        call_([](void* target, const Row& row) {
          (*static_cast<std::remove_reference_t<F>*>(target))(row);
        }) {}
  void operator()(const Row& row) const { call_(target_, row); }

 private:
  void* target_;
  void (*call_)(void*, const Row&);
};

using Params = std::initializer_list<Param>;

/// One connection, used by one thread at a time. SQL is the common subset of SQLite and PostgreSQL
/// with parameters $1 … $n; statements are prepared once and kept by their text. Every call @throws
/// StoreUnavailable, ConstraintViolated, StoreBroken.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void begin() = 0;   // write transaction
  virtual void commit() = 0;  // durable when it returns
  virtual void rollback() noexcept = 0;
  /// A place inside the transaction to come back to; there is one at a time.
  void savepoint() { execute("savepoint within"); }
  void release_savepoint() { execute("release savepoint within"); }
  void rollback_to_savepoint() {
    execute("rollback to savepoint within");
    release_savepoint();
  }

  /// Runs a statement without a result.
  void execute(std::string_view sql, Params params = {}) {
    run(sql, {params.begin(), params.size()}, nullptr);
  }
  /// Visits every row in order.
  void query(std::string_view sql, Params params, RowVisitor visit) {
    run(sql, {params.begin(), params.size()}, &visit);
  }
  void query(std::string_view sql, std::span<const Param> params, RowVisitor visit) {
    run(sql, params, &visit);
  }
  /// Rows changed by the last execute.
  [[nodiscard]] virtual std::int64_t changes() const = 0;
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
};

/// Opens (and if `create`, makes) a SQLite file: WAL, synchronous FULL, foreign keys on.
/// ":memory:" is a private store shared by the connections of the returned object.
[[nodiscard]] std::unique_ptr<Database> open_sqlite(const std::string& path, bool create);

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
