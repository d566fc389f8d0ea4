// One connection to a PostgreSQL server in pipeline mode: statements go out, results come back at
// the next sync().
#pragma once

#include "infra/store/postgres_row.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liandong::store {

class PostgresLink {
 public:
  /// @param settings one statement or more that every new connection starts with
  /// @throws ConnectionLost, StoreBroken if the database cannot serve as a store
  PostgresLink(std::string address, std::string settings);

  [[nodiscard]] bool alive() const;
  /// Nothing sent and no transaction open.
  [[nodiscard]] bool idle() const;
  /// Drops what there is and connects anew. @throws as the constructor
  void reconnect();
  /// Queues a statement; prepares it if it is new.
  void send(std::string_view sql, std::span<const Param> params);
  /// Waits for everything queued. @return the result of the last statement
  /// @throws the first failure
  Result sync();
  /// Several statements without parameters at once.
  void script(std::string_view sql);
  /// A number for the store's advisory lock, the same for all who use these tables.
  [[nodiscard]] std::int64_t lock_key() const { return lock_key_; }

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Statement {
    std::string name;
    std::vector<Oid> types;  // 0 = a null was all there was to go by
  };
  /// What was sent; a preparation names its statement.
  struct Sent {
    std::string prepares;
  };

  const Statement& prepared(std::string_view sql, std::span<const Param> params);
  void begin_session();
  void flush(int sent);
  [[noreturn]] void lost();
  [[nodiscard]] std::string complaint() const;

  std::string address_;
  std::string settings_;
  std::unique_ptr<PGconn, Close> connection_;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
  std::vector<Sent> sent_;
  std::uint64_t names_ = 0;
  std::int64_t lock_key_ = 0;
};

}  // namespace liandong::store
