#include "infra/store/postgres_link.hpp"

#include "infra/store/errors.hpp"
#include "infra/store/postgres_types.hpp"

#include <array>

namespace liandong::store {
namespace {

// The results of these must fit into what the kernel keeps for us, or both sides would wait.
constexpr std::size_t sent_max = 128;
constexpr std::size_t statements_max = 1'000;

// The last statement of every connection's first exchange: what must hold for a store.
constexpr std::string_view facts =
    "; select current_setting('server_version_num')::int, current_setting('server_encoding'), "
    "(select datcollate from pg_database where datname = current_database()), current_schema(), "
    "hashtextextended('liandong.' || current_schema(), 0)";

std::string_view state_of(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state != nullptr ? state : "";
}

[[noreturn]] void raise(const PGresult* result) {
  const std::string_view state = state_of(result);
  const std::string message = PQresultErrorMessage(result);
  const std::string_view kind = state.substr(0, 2);
  if (kind == "23") {
    throw ConstraintViolated(message);
  }
  // Serialization and deadlock, no resources, objects in use, cancelled or shut down, read-only,
  // the server's own disk; a plan that a migration made out of date.
  if (kind == "40" || kind == "53" || kind == "55" || kind == "57" || kind == "58" ||
      state == "25006" || state == "0A000") {
    throw StoreUnavailable(message);
  }
  throw StoreBroken(message);
}

Oid type_of(const Param& param) {
  switch (param.kind()) {
    case Param::Kind::null:
      return 0;
    case Param::Kind::integer:
      return postgres_type::int8;
    case Param::Kind::text:
      return postgres_type::text;
    case Param::Kind::bytes:
      return postgres_type::bytes;
  }
  return 0;
}

bool fits(const std::vector<Oid>& types, std::span<const Param> params) {
  if (types.size() != params.size()) {
    return false;
  }
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types[i] == 0 && params[i].kind() != Param::Kind::null) {
      return false;
    }
  }
  return true;
}

/// Parameters as libpq wants them. Numbers travel as text, which fits whatever width the server
/// gave the parameter; bytes as they are.
class Bound {
 public:
  explicit Bound(std::span<const Param> params) {
    spelled_.reserve(params.size());
    for (const Param& param : params) {
      const bool raw = param.kind() == Param::Kind::bytes;
      spelled_.push_back(param.kind() == Param::Kind::integer ? std::to_string(param.integer())
                                                              : std::string{param.view()});
      values_.push_back(param.kind() == Param::Kind::null ? nullptr : spelled_.back().c_str());
      lengths_.push_back(static_cast<int>(spelled_.back().size()));
      formats_.push_back(raw ? 1 : 0);
      if (!raw && spelled_.back().find('\0') != std::string::npos) {
        throw StoreBroken("a text with U+0000");
      }
    }
  }
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> spelled_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

}  // namespace

PostgresLink::PostgresLink(std::string address, std::string settings)
    : address_(std::move(address)), settings_(std::move(settings)) {
  reconnect();
}

bool PostgresLink::alive() const {
  return connection_ != nullptr && PQstatus(connection_.get()) == CONNECTION_OK;
}

bool PostgresLink::idle() const {
  return sent_.empty() && alive() && PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

std::string PostgresLink::complaint() const { return PQerrorMessage(connection_.get()); }

void PostgresLink::lost() {
  const std::string why = complaint();
  sent_.clear();
  statements_.clear();
  throw ConnectionLost("the connection to the database was lost: " + why);
}

void PostgresLink::reconnect() {
  sent_.clear();
  statements_.clear();
  // What the address says itself stands later and wins.
  constexpr std::array<const char*, 8> names{
      "connect_timeout",  "tcp_user_timeout", "keepalives_idle", "keepalives_interval",
      "application_name", "dbname",           "client_encoding", nullptr};
  const std::array<const char*, 8> values{"5",        "20000",          "10",   "5",
                                          "liandong", address_.c_str(), "UTF8", nullptr};
  connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
  if (!alive()) {
    throw ConnectionLost("cannot reach the database: " + complaint());
  }
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  begin_session();
}

void PostgresLink::begin_session() {
  const Result answer{PQexec(connection_.get(), (settings_ + std::string{facts}).c_str())};
  if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
    if (!alive()) {
      lost();
    }
    raise(answer.get());
  }
  const auto fact = [&](int column) { return std::string{PQgetvalue(answer.get(), 0, column)}; };
  if (std::stoi(fact(0)) < 150'000) {
    throw StoreBroken("PostgreSQL 15 or newer is needed, this is " + fact(0));
  }
  if (fact(1) != "UTF8" || (fact(2) != "C" && fact(2) != "POSIX")) {
    throw StoreBroken("the database must hold UTF8 with LC_COLLATE 'C', this one has " + fact(1) +
                      " and " + fact(2));
  }
  if (fact(3).empty()) {
    throw StoreBroken("no schema of the search path exists or may be used");
  }
  lock_key_ = std::stoll(fact(4));
  if (PQenterPipelineMode(connection_.get()) != 1) {
    throw StoreBroken("no pipeline mode");
  }
}

void PostgresLink::flush(int sent) {
  if (sent != 1) {
    if (!alive()) {
      lost();
    }
    sent_.pop_back();
    throw StoreBroken("cannot send a statement: " + complaint());
  }
}

const PostgresLink::Statement& PostgresLink::prepared(std::string_view sql,
                                                      std::span<const Param> params) {
  auto found = statements_.find(sql);
  if (found != statements_.end() && fits(found->second.types, params)) {
    return found->second;
  }
  if (found == statements_.end()) {
    found = statements_.emplace(std::string{sql}, Statement{}).first;
  }
  Statement& statement = found->second;
  statement.types.resize(params.size());
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (const Oid type = type_of(params[i]); type != 0) {
      statement.types[i] = type;
    }
  }
  statement.name = "s" + std::to_string(++names_);
  sent_.push_back({found->first});
  flush(PQsendPrepare(connection_.get(), statement.name.c_str(), found->first.c_str(),
                      static_cast<int>(statement.types.size()), statement.types.data()));
  return statement;
}

void PostgresLink::send(std::string_view sql, std::span<const Param> params) {
  if (!alive()) {
    lost();
  }
  if (sent_.size() >= sent_max) {
    sync();
  }
  if (statements_.size() >= statements_max) {
    script("deallocate all");
    statements_.clear();
  }
  const Bound bound{params};
  const Statement& statement = prepared(sql, params);
  sent_.push_back({});
  flush(PQsendQueryPrepared(connection_.get(), statement.name.c_str(), bound.count(),
                            bound.values(), bound.lengths(), bound.formats(), 1));
}

Result PostgresLink::sync() {
  if (sent_.empty()) {
    return nullptr;
  }
  PGconn* connection = connection_.get();
  if (PQpipelineSync(connection) != 1) {
    lost();
  }
  Result last;
  Result failure;
  for (const Sent& sent : sent_) {
    Result own;
    while (Result next{PQgetResult(connection)}) {
      own = std::move(next);
    }
    if (!alive()) {
      lost();
    }
    const ExecStatusType status = PQresultStatus(own.get());
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!done && !sent.prepares.empty()) {
      statements_.erase(sent.prepares);
    }
    if (status == PGRES_FATAL_ERROR && failure == nullptr) {
      failure = std::move(own);
    } else {
      last = std::move(own);
    }
  }
  sent_.clear();
  const Result end{PQgetResult(connection)};
  if (PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) {
    lost();
  }
  if (failure != nullptr) {
    if (state_of(failure.get()) == "0A000") {
      statements_.clear();  // a migration made their plans out of date
    }
    raise(failure.get());
  }
  return last;
}

void PostgresLink::script(std::string_view sql) {
  if (!alive()) {
    lost();
  }
  sync();
  PGconn* connection = connection_.get();
  if (PQexitPipelineMode(connection) != 1) {
    throw StoreBroken("cannot leave pipeline mode: " + complaint());
  }
  const Result answer{PQexec(connection, std::string{sql}.c_str())};
  if (!alive()) {
    lost();
  }
  if (PQenterPipelineMode(connection) != 1) {
    throw StoreBroken("no pipeline mode");
  }
  if (PQresultStatus(answer.get()) == PGRES_FATAL_ERROR) {
    raise(answer.get());
  }
}

}  // namespace liandong::store
