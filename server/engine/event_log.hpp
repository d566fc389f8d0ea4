// The log: appended events, hash-chained per stream. Format: docs/event-log.md.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/content.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

struct StoredEvent {
  CityCode city;
  std::int64_t seq = 0;      // gapless per city
  std::string stream_id;     // the matter, or "directory:<unit>", "calendar" …
  std::int64_t version = 0;  // 1, 2, 3 … within the stream
  int schema_version = 1;
  std::string system;
  std::string type;
  CommandId command_id;
  Instant occurred_at;
  Instant recorded_at;
  PersonId actor;  // empty = the platform
  PostId post;
  UnitId unit;
  std::string payload;
  Digest prev_hash{};
  Digest hash{};
};

/// The hash of an event over all its fields but `hash`.
[[nodiscard]] Digest hash_of(const StoredEvent& event);

/// Head of a stream: version 0 and a zero hash if it does not exist.
struct StreamHead {
  std::int64_t version = 0;
  Digest hash{};
};
[[nodiscard]] StreamHead stream_head(store::Connection& connection, CityCode city,
                                     std::string_view stream_id);
[[nodiscard]] std::vector<StoredEvent> read_stream(store::Connection& connection, CityCode city,
                                                   std::string_view stream_id);
/// Whole streams whose ids lie in this range, both ends with it: by id, then by version.
[[nodiscard]] std::vector<StoredEvent> read_streams(store::Connection& connection, CityCode city,
                                                    std::string_view first, std::string_view last);
constexpr std::size_t streams_at_once = 8;
/// The same of these streams; "" is none.
[[nodiscard]] std::vector<StoredEvent> read_streams(
    store::Connection& connection, CityCode city,
    const std::array<std::string_view, streams_at_once>& ids);
/// Events with seq > after, in order, at most `limit`.
[[nodiscard]] std::vector<StoredEvent> read_after(store::Connection& connection, CityCode city,
                                                  std::int64_t after, int limit);
void insert_event(store::Connection& connection, const StoredEvent& event);
/// The highest seq of the city, 0 if none, and when it was recorded.
struct LogHead {
  std::int64_t seq = 0;
  Instant recorded_at;
};
[[nodiscard]] LogHead log_head(store::Connection& connection, CityCode city);

}  // namespace liandong::engine
