// How a store takes the steps of its schema, and which programs may use it afterwards.
#include "infra/store/database.hpp"
#include "infra/store/schema.hpp"

namespace liandong::store {
namespace {

/// From this step on a store says who else may use it.
constexpr int says_who = 13;

bool is_known(Connection& connection, std::string_view table) {
  bool exists = false;
  connection.query(connection.is_sqlite()
                       ? "select 1 from sqlite_master where type = 'table' and name = $1"
                       : "select 1 from pg_tables where schemaname = current_schema() and "
                         "tablename = $1",
                   {table}, [&](const Row&) { exists = true; });
  return exists;
}

/// Every step that this program does not know says that it may go on.
bool lets_go_on(Connection& connection, int known) {
  bool goes_on = known >= says_who;
  if (goes_on) {
    connection.query(
        "select max(case when oldest_program = 0 then version else oldest_program end) "
        "from schema_version where version > $1",
        {known}, [&](const Row& row) { goes_on = row.integer(0) <= known; });
  }
  return goes_on;
}

void take_step(Connection& writer, const Migration& step) {
  in_transaction(writer, [&] {
    if (schema_version(writer) >= step.version) {
      return;  // another process that starts took it meanwhile
    }
    if (step.version == 1) {
      writer.script("create table schema_version(version bigint primary key)");
    }
    writer.script(step.sql);
    writer.script(writer.is_sqlite() ? step.sqlite_sql : step.postgres_sql);
    if (step.version < says_who) {
      writer.execute("insert into schema_version(version) values($1)", {step.version});
    } else {
      writer.execute("insert into schema_version(version, oldest_program) values($1, $2)",
                     {step.version, step.oldest_program});
    }
  });
}

}  // namespace

int newest_schema() { return migrations().back().version; }

int schema_version(Connection& connection) {
  int version = 0;
  if (is_known(connection, "schema_version")) {
    connection.query("select max(version) from schema_version", {},
                     [&](const Row& row) { version = static_cast<int>(row.integer(0)); });
  }
  return version;
}

void migrate_to(Connection& writer, int version) {
  const int current = schema_version(writer);
  if (current > newest_schema() && !lets_go_on(writer, newest_schema())) {
    throw StoreBroken("the store has schema version " + std::to_string(current) +
                      ", newer than this program (" + std::to_string(newest_schema()) + ")");
  }
  for (const Migration& step : migrations()) {
    if (step.version > current && step.version <= version) {
      take_step(writer, step);
    }
  }
}

void migrate(Connection& writer) { migrate_to(writer, newest_schema()); }

}  // namespace liandong::store
