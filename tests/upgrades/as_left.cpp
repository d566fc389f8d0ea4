// Fills a PostgreSQL database as the program of an earlier version would have left it:
//   liandong_as_left <SQLite file of that version> <address>
// The schema by the real steps up to that version, then every row.
#include "infra/store/copy.hpp"
#include "infra/store/schema.hpp"

#include <iostream>
#include <span>

namespace {

using namespace liandong;

int fill(const char* file, const char* address) {
  const auto from = store::open_sqlite(file, false)->open_reader();
  const auto to = store::open_postgres(address)->open_writer();
  const int version = store::schema_version(*from);
  store::migrate_to(*to, version);
  std::int64_t rows = 0;
  from->begin();
  store::in_transaction(*to, [&] { rows = store::copy_rows(*from, *to); });
  from->commit();
  std::cout << "schema " << version << ", " << rows << " rows\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> args{argv, static_cast<std::size_t>(argc)};
  if (args.size() != 3) {
    std::cerr << "用法 · usage: liandong_as_left <SQLite file> <address>\n";
    return 2;
  }
  try {
    return fill(args[1], args[2]);
  } catch (const std::exception& failure) {
    std::cerr << "无法继续 · cannot go on: " << failure.what() << "\n";
    return 1;
  }
}
