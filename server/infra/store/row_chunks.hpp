// The rows of a store as runs of bytes that stay the same while the rows in them do, whatever kind
// of store they come from.
#pragma once

#include "infra/store/database.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace liandong::store {

struct ChunkSource {
  std::string table;
  std::string columns;  // with commas, in the order of the values
};
using TakeChunk = std::function<void(std::string_view bytes, std::int64_t rows)>;
using BeginTable = std::function<TakeChunk(const ChunkSource& source)>;

/// Reads every table but what says the version, and cuts its rows into chunks. Where one ends
/// depends on its last row alone, so that a row that comes, goes or changes leaves all other chunks
/// as they are. The caller holds a view.
void read_chunks(Connection& reader, const BeginTable& begin);

/// Inserts the rows of chunks within the caller's transaction, into tables of the version they were
/// read from.
class ChunkWriter {
 public:
  /// @throws StoreBroken if the store has no such table or columns
  ChunkWriter(Connection& writer, const ChunkSource& source);
  /// @return how many rows. @throws StoreBroken if the bytes are no chunk
  std::int64_t write(std::string_view bytes);

 private:
  Connection& writer_;
  std::size_t columns_;
  std::string insert_;
};

}  // namespace liandong::store
