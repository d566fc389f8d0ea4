#include "support/store/test_store.hpp"

#include "kernel/check.hpp"
#include "support/store/kept_database.hpp"

#include <cstdlib>
#include <map>
#include <mutex>
#include <unistd.h>
#include <vector>

namespace liandong::test {
namespace {

std::string postgres_address() {
  const char* address = std::getenv("LIANDONG_TEST_POSTGRES");
  return address != nullptr ? address : "";
}

std::string in_schema(const std::string& schema) {
  const std::string address = postgres_address();
  return address + (address.find('?') == std::string::npos ? "?" : "&") +
         "options=-csearch_path%3D" + schema;
}

/// Tests damage rows with words of SQLite.
constexpr std::string_view words_of_sqlite = R"sql(
create function zeroblob(size int) returns bytea language sql immutable as
  $$ select decode(repeat('00', size), 'hex') $$;
create aggregate group_concat(text) (sfunc = textcat, stype = text);
create function json_set(body text, path text, value json) returns text language sql immutable as
  $$ select jsonb_set(body::jsonb,
       string_to_array(translate(substr(path, 3), '[]', '.'), '.'), value::jsonb)::text $$;
create function json_set(body text, path text, word text) returns text language sql immutable as
  $$ select json_set(body, path, to_json(word)) $$;
create function json_set(body text, path text, word text, second text, value json) returns text
  language sql immutable as
  $$ select json_set(json_set(body, path, word), second, value) $$;
)sql";

/// Schemas of this process. One that was given back is emptied and used again: making one anew
/// takes longer than most tests.
class Schemas {
 public:
  static Schemas& shared() {
    static Schemas schemas;
    return schemas;
  }

  std::string make(bool blank) {
    const std::lock_guard lock{mutex_};
    const std::string name = "t" + std::to_string(::getpid()) + "_" + std::to_string(++made_);
    store::open_postgres(postgres_address())->open_writer()->script("create schema " + name);
    if (!blank) {
      const auto writer = store::open_postgres(in_schema(name))->open_writer();
      store::migrate(*writer);
      writer->script(words_of_sqlite);
      kept_.emplace(name, in_schema(name));
    }
    return name;
  }
  std::string take() {
    {
      const std::lock_guard lock{mutex_};
      if (!free_.empty()) {
        std::string name = free_.back();
        free_.pop_back();
        return name;
      }
    }
    return make(false);
  }
  KeptDatabase& database(const std::string& name) {
    const std::lock_guard lock{mutex_};
    return kept_.at(name);
  }
  void give_back(const std::string& name) {
    const auto writer = database(name).writer();
    std::vector<std::string> tables;
    writer->query(
        "select tablename from pg_tables where schemaname = current_schema() and tablename <> "
        "'schema_version'",
        {}, [&](const store::Row& row) { tables.push_back(row.str(0)); });
    store::in_transaction(*writer, [&] {
      writer->execute("set local session_replication_role = replica");
      for (const auto& table : tables) {
        writer->execute("delete from " + table);
      }
    });
    const std::lock_guard lock{mutex_};
    free_.push_back(name);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, KeptDatabase> kept_;
  std::vector<std::string> free_;
  int made_ = 0;
};

}  // namespace

bool on_postgres() { return !postgres_address().empty(); }

TestStore::TestStore(Kind kind) : kind_(kind) {
  if (on_postgres()) {
    schema_ = kind == Kind::blank ? Schemas::shared().make(true) : Schemas::shared().take();
    location_ = in_schema(schema_);
  } else if (kind == Kind::file) {
    std::string name = (std::filesystem::temp_directory_path() / "liandong-store-XXXXXX").string();
    LIANDONG_CHECK(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    location_ = (folder_ / "liandong.db").string();
  } else {
    location_ = ":memory:";
  }
}

TestStore::~TestStore() {
  if (on_postgres() && kind_ != Kind::blank) {
    Schemas::shared().give_back(schema_);
  } else if (on_postgres()) {
    store::open_postgres(location_)->open_writer()->script("drop schema " + schema_ + " cascade");
  } else if (!folder_.empty()) {
    std::filesystem::remove_all(folder_);
  }
}

std::unique_ptr<store::Database> TestStore::open() const {
  if (on_postgres() && kind_ != Kind::blank) {
    return Schemas::shared().database(schema_).lend();
  }
  auto database = store::open(location_, true);
  if (kind_ != Kind::blank) {
    store::migrate(*database->open_writer());
  }
  return database;
}

void lift_guards(store::Connection& writer) {
  writer.script(
      writer.is_sqlite()
          ? "drop trigger if exists event_no_update; drop trigger if exists event_no_delete; "
            "drop trigger if exists checkpoint_no_update; "
            "drop trigger if exists checkpoint_no_delete"
          : "set session_replication_role = replica");
}

}  // namespace liandong::test
