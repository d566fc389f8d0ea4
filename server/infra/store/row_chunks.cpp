#include "infra/store/row_chunks.hpp"

#include "infra/store/table_pages.hpp"

#include <algorithm>

namespace liandong::store {
namespace {

// A small chunk costs a line in a list, a large one is written again for one row.
constexpr std::uint64_t rows_per_chunk = 64;
constexpr std::int64_t chunk_rows_max = 1'024;
constexpr std::size_t chunk_bytes_max = 256U * 1024;

/// Number bytes, lowest first.
void append_number(std::string& bytes, std::uint64_t number, int width) {
  for (int i = 0; i < width; ++i) {
    bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
  }
}

void append_value(std::string& bytes, const Value& value) {
  switch (value.kind) {
    case Param::Kind::null:
      bytes += 'n';
      break;
    case Param::Kind::integer:
      bytes += 'i';
      append_number(bytes, static_cast<std::uint64_t>(value.integer), 8);
      break;
    case Param::Kind::text:
    case Param::Kind::bytes:
      bytes += value.kind == Param::Kind::text ? 't' : 'b';
      append_number(bytes, value.bytes.size(), 4);
      bytes += value.bytes;
      break;
  }
}

class Reading {
 public:
  explicit Reading(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

  Value value() {
    Value value;
    switch (take(1).front()) {
      case 'n':
        break;
      case 'i':
        value.kind = Param::Kind::integer;
        value.integer = static_cast<std::int64_t>(number(8));
        break;
      case 't':
        value.kind = Param::Kind::text;
        value.bytes = take(number(4));
        break;
      case 'b':
        value.kind = Param::Kind::bytes;
        value.bytes = take(number(4));
        break;
      default:
        throw StoreBroken("a chunk of rows is none");
    }
    return value;
  }

 private:
  std::string_view take(std::uint64_t count) {
    if (bytes_.size() < count) {
      throw StoreBroken("a chunk of rows breaks off");
    }
    const auto taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::uint64_t number(int width) {
    std::uint64_t number = 0;
    const auto taken = take(static_cast<std::uint64_t>(width));
    for (int i = width; i-- > 0;) {
      number = number << 8U | static_cast<unsigned char>(taken[static_cast<std::size_t>(i)]);
    }
    return number;
  }

  std::string_view bytes_;
};

/// FNV-1a over the columns rows are ordered by.
std::uint64_t mark_of(const Values& row, std::span<const std::size_t> order) {
  std::string key;
  for (const std::size_t column : order) {
    append_value(key, row[column]);
  }
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char byte : key) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1'099'511'628'211U;
  }
  return hash ^ (hash >> 32U);
}

void read_table(Connection& reader, const Table& table, const TakeChunk& take) {
  const auto& order = table.key;
  Pages pages{reader, table, order};
  std::string bytes;
  std::int64_t count = 0;
  const auto cut = [&] {
    take(bytes, count);
    bytes.clear();
    count = 0;
  };
  for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
    for (const Values& row : rows) {
      for (const Value& value : row) {
        append_value(bytes, value);
      }
      ++count;
      if (mark_of(row, order) % rows_per_chunk == 0 || count >= chunk_rows_max ||
          bytes.size() >= chunk_bytes_max) {
        cut();
      }
    }
  }
  if (count > 0) {
    cut();
  }
}

}  // namespace

void read_chunks(Connection& reader, const BeginTable& begin) {
  for (const Table& table : tables_of(reader)) {
    if (table.name != "schema_version") {
      read_table(reader, table, begin({table.name, names_of(table)}));
    }
  }
}

ChunkWriter::ChunkWriter(Connection& writer, const ChunkSource& source) : writer_(writer) {
  const auto tables = tables_of(writer);
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [&](const Table& each) { return each.name == source.table; });
  if (table == tables.end() || names_of(*table) != source.columns) {
    throw StoreBroken("the store has no table " + source.table + "(" + source.columns + ")");
  }
  columns_ = table->columns.size();
  insert_ = insert_into(*table);
}

std::int64_t ChunkWriter::write(std::string_view bytes) {
  Reading reading{bytes};
  std::int64_t rows = 0;
  Values row(columns_);
  while (!reading.at_end()) {
    for (Value& value : row) {
      value = reading.value();
    }
    writer_.execute(insert_, params_of(row));
    ++rows;
  }
  return rows;
}

}  // namespace liandong::store
