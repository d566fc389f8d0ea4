// The PostgreSQL side of the store.
#include "infra/store/database.hpp"
#include "infra/store/postgres_link.hpp"

#include <array>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

namespace liandong::store {
namespace {

// A commit is on the disk of the server, and of its standby if it has one that is waited for,
// before anybody is answered; a server that is set to less is not believed.
constexpr std::string_view writer_settings =
    "set jit = off; set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'; "
    "select set_config('synchronous_commit', case when current_setting('synchronous_commit') in "
    "('off', 'local') then 'on' else current_setting('synchronous_commit') end, false)";
constexpr std::string_view reader_settings =
    "set jit = off; set default_transaction_read_only = on; set statement_timeout = '30s'";

// One write transaction of the store at a time. The elected writers of cities (election.hpp) keep
// out everybody else but not each other: the rows of a city are guarded by its epoch.
constexpr std::string_view begin_alone =
    "select case when current_setting('liandong.fenced', true) = 'on' "
    "then pg_advisory_xact_lock_shared($1) else pg_advisory_xact_lock($1) end, "
    "pg_current_xact_id()::text, coalesce(current_setting('liandong.fenced', true) = 'on', false)";

const std::string unknown_commit = "it is not known whether the last commit happened: ";
constexpr int asks_about_commit = 10;
constexpr std::chrono::milliseconds between_asks{300};

class PostgresConnection : public Connection {
 public:
  [[nodiscard]] std::int64_t changes() override {
    if (const Result waited_for = link_.sync()) {
      show(waited_for, nullptr);
    }
    return changes_;
  }
  [[nodiscard]] bool is_sqlite() const override { return false; }
  void script(std::string_view sql) override { link_.script(sql); }
  void rollback() noexcept override {
    try {
      if (link_.alive() && !link_.idle()) {
        try {
          link_.sync();
        } catch (const std::exception&) {  // of what is undone now
        }
        link_.send("rollback", {});
        link_.sync();
      }
    } catch (const std::exception&) {  // the server undoes what it has not heard the end of
    }
  }

 protected:
  PostgresConnection(const std::string& address, std::string_view settings)
      : link_(address, std::string{settings}) {}

  Result ask(std::string_view sql, std::span<const Param> params) {
    link_.send(sql, params);
    return link_.sync();
  }
  void show(const Result& result, const RowVisitor* visit) {
    const std::string changed = PQcmdTuples(result.get());
    changes_ = changed.empty() ? 0 : std::stoll(changed);
    if (visit == nullptr) {
      return;
    }
    const int rows = PQntuples(result.get());
    for (int row = 0; row < rows; ++row) {
      (*visit)(PostgresRow{result.get(), row});
    }
  }
  void send(std::string_view sql, std::initializer_list<Param> params = {}) {
    link_.send(sql, {params.begin(), params.size()});
  }

  PostgresLink link_;
  std::int64_t changes_ = 0;
};

/// What a writer sends without a result waits for the next question, savepoint or commit, so that a
/// command costs the server few round trips.
class PostgresWriter final : public PostgresConnection {
 public:
  explicit PostgresWriter(const std::string& address)
      : PostgresConnection(address, writer_settings) {}

  void begin() override {
    if (!link_.alive()) {
      link_.reconnect();
    }
    send("begin");
    send(begin_alone, {link_.lock_key()});
    const Result result = link_.sync();
    transaction_ = PostgresRow{result.get(), 0}.str(1);
    fenced_ = PostgresRow{result.get(), 0}.boolean(2);
    open_ = true;
  }
  void commit() override {
    open_ = false;
    try {
      send("commit");
      const Result result = link_.sync();
      if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") {
        throw StoreBroken("the server rolled a failed transaction back instead of committing it");
      }
    } catch (const ConnectionLost& lost) {
      if (fenced_) {
        // Its election knows better: a server that took over may count transactions anew.
        throw CommitUnknown(unknown_commit + lost.what());
      }
      learn_of_commit(lost.what());
    }
  }
  void rollback() noexcept override {
    open_ = false;
    PostgresConnection::rollback();
  }
  void savepoint() override {
    link_.sync();
    Connection::savepoint();
  }
  void release_savepoint() override {
    Connection::release_savepoint();
    link_.sync();
  }

 protected:
  void run(std::string_view sql, std::span<const Param> params, const RowVisitor* visit) override {
    if (open_ && visit == nullptr) {
      link_.send(sql, params);
      return;
    }
    if (!open_ && !link_.alive()) {
      link_.reconnect();
    }
    show(ask(sql, params), visit);
  }

 private:
  /// The commit was sent and no answer came. The server, or the standby that took its place, knows.
  void learn_of_commit(const std::string& why) {
    std::string status;
    for (int asked = 0; asked < asks_about_commit; ++asked) {
      std::this_thread::sleep_for(between_asks);
      try {
        link_.reconnect();
        const std::array<Param, 1> params{Param{transaction_}};
        const Result result = ask("select coalesce(pg_xact_status($1::xid8), '')", params);
        status = PostgresRow{result.get(), 0}.str(0);
      } catch (const std::exception&) {  // still away, or it never heard of that transaction
      }
      if (status == "committed") {
        return;
      }
      if (status == "aborted") {
        throw ConnectionLost(why);
      }
    }
    throw CommitUnknown(unknown_commit + why);
  }

  std::string transaction_;
  bool open_ = false;
  bool fenced_ = false;
};

/// Reads are repeated on a new connection if the old one broke; nobody has seen a row by then.
class PostgresReader final : public PostgresConnection {
 public:
  explicit PostgresReader(const std::string& address)
      : PostgresConnection(address, reader_settings) {}

  void begin() override {
    revive();
    ask("begin isolation level repeatable read", {});
    open_ = true;
  }
  void commit() override {
    open_ = false;
    ask("commit", {});
  }
  void rollback() noexcept override {
    open_ = false;
    PostgresConnection::rollback();
  }

 protected:
  void run(std::string_view sql, std::span<const Param> params, const RowVisitor* visit) override {
    if (open_) {
      show(ask(sql, params), visit);
      return;
    }
    revive();
    Result result;
    try {
      result = ask(sql, params);
    } catch (const ConnectionLost&) {
      link_.reconnect();
      result = ask(sql, params);
    }
    show(result, visit);
  }

 private:
  void revive() {
    if (!link_.alive()) {
      link_.reconnect();
    }
  }
  bool open_ = false;
};

/// Database and server of an address, for people.
std::string spoken(const std::string& address) {
  char* fault = nullptr;
  PQconninfoOption* options = PQconninfoParse(address.c_str(), &fault);
  if (options == nullptr) {
    const std::string reason = fault != nullptr ? fault : "no memory";
    PQfreemem(fault);
    throw StoreBroken("no address of a PostgreSQL database: " + reason);
  }
  std::string database;
  std::string host;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr && std::string_view{option->keyword} == "dbname") {
      database = option->val;
    }
    if (option->val != nullptr && std::string_view{option->keyword} == "host") {
      host = option->val;
    }
  }
  PQconninfoFree(options);
  return "PostgreSQL " + database + (host.empty() ? "" : " at " + host);
}

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const std::string& address)
      : address_(address),
        name_(spoken(address)),
        first_reader_(std::make_unique<PostgresReader>(address)) {}
  std::unique_ptr<Connection> open_writer() override {
    return std::make_unique<PostgresWriter>(address_);
  }
  std::unique_ptr<Connection> open_reader() override {
    {
      const std::lock_guard lock{mutex_};
      if (first_reader_ != nullptr) {
        return std::move(first_reader_);
      }
    }
    return std::make_unique<PostgresReader>(address_);
  }
  [[nodiscard]] std::string name() const override { return name_; }

 private:
  std::string address_;
  std::string name_;
  std::mutex mutex_;
  std::unique_ptr<Connection> first_reader_;  // opened at once, so that a wrong address is told
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address) {
  return std::make_unique<PostgresDatabase>(address);
}

bool is_postgres(std::string_view location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::unique_ptr<Database> open(const std::string& location, bool create) {
  return is_postgres(location) ? open_postgres(location) : open_sqlite(location, create);
}

}  // namespace liandong::store
