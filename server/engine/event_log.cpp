#include "engine/event_log.hpp"

#include "engine/hash_input.hpp"
#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <array>

namespace liandong::engine {
namespace {

constexpr std::string_view columns =
    "city, seq, stream_id, version, schema_version, system, type, command_id, occurred_at, "
    "recorded_at, actor, post, unit, payload, prev_hash, hash";

void append_field(std::string& input, std::string_view field) {
  const auto size = static_cast<std::uint32_t>(field.size());
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    input += static_cast<char>((size >> shift) & 0xFFU);
  }
  input += field;
}

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest digest_from(std::string_view bytes) {
  Digest digest{};
  if (bytes.size() != digest.size()) {
    throw store::StoreBroken("a stored hash has " + std::to_string(bytes.size()) + " bytes");
  }
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(digest.data()));
  return digest;
}

// The row may have been tampered with, so that not even its ids are known to fit.
template <class IdType>
IdType id_from(const store::Row& row, int column) {
  if (!IdType::fits(row.text(column))) {
    throw store::StoreBroken("event " + std::to_string(row.integer(1)) + ": an id is too long");
  }
  return row.id<IdType>(column);
}

StoredEvent event_from(const store::Row& row) {
  StoredEvent event;
  event.city = id_from<CityCode>(row, 0);
  event.seq = row.integer(1);
  event.stream_id = row.str(2);
  event.version = row.integer(3);
  event.schema_version = static_cast<int>(row.integer(4));
  if (event.schema_version != row.integer(4)) {
    throw store::StoreBroken("event " + std::to_string(event.seq) +
                             ": its schema_version is too large");
  }
  event.system = row.str(5);
  event.type = row.str(6);
  event.command_id = id_from<CommandId>(row, 7);
  event.occurred_at = row.instant(8);
  event.recorded_at = row.instant(9);
  event.actor = id_from<PersonId>(row, 10);
  event.post = id_from<PostId>(row, 11);
  event.unit = id_from<UnitId>(row, 12);
  event.payload = row.str(13);
  event.prev_hash = digest_from(row.text(14));
  event.hash = digest_from(row.text(15));
  return event;
}

}  // namespace

std::string hash_input_of(const StoredEvent& event) {
  std::string input = "liandong-event-v1\n";
  input.reserve(512 + event.payload.size());
  append_field(input, event.city.view());
  append_field(input, std::to_string(event.seq));
  append_field(input, event.stream_id);
  append_field(input, std::to_string(event.version));
  append_field(input, std::to_string(event.schema_version));
  append_field(input, event.system);
  append_field(input, event.type);
  append_field(input, event.command_id.view());
  append_field(input, std::to_string(event.occurred_at.seconds));
  append_field(input, std::to_string(event.recorded_at.seconds));
  append_field(input, event.actor.view());
  append_field(input, event.post.view());
  append_field(input, event.unit.view());
  append_field(input, event.payload);
  append_field(input, bytes_of(event.prev_hash));
  return input;
}

Digest hash_of(const StoredEvent& event) {
  thread_local crypto::Sm3 hash;
  return hash.update(hash_input_of(event)).finish();
}

StreamHead stream_head(store::Connection& connection, CityCode city, std::string_view stream_id) {
  StreamHead head;
  connection.query(
      "select version, hash from event where city = $1 and stream_id = $2 "
      "order by version desc limit 1",
      {city, stream_id}, [&](const store::Row& row) {
        head = {row.integer(0), digest_from(row.text(1))};
      });
  return head;
}

std::vector<StoredEvent> read_stream(store::Connection& connection, CityCode city,
                                     std::string_view stream_id) {
  static const std::string sql = "select " + std::string{columns} +
                                 " from event where city = $1 and stream_id = $2 order by version";
  std::vector<StoredEvent> events;
  connection.query(sql, {city, stream_id},
                   [&](const store::Row& row) { events.push_back(event_from(row)); });
  return events;
}

std::vector<StoredEvent> read_streams(store::Connection& connection, CityCode city,
                                      std::string_view first, std::string_view last) {
  static const std::string sql = "select " + std::string{columns} +
                                 " from event where city = $1 and stream_id >= $2 and "
                                 "stream_id <= $3 order by stream_id, version";
  std::vector<StoredEvent> events;
  connection.query(sql, {city, first, last},
                   [&](const store::Row& row) { events.push_back(event_from(row)); });
  return events;
}

std::vector<StoredEvent> read_streams(store::Connection& connection, CityCode city,
                                      const std::array<std::string_view, streams_at_once>& ids) {
  static const std::string sql = "select " + std::string{columns} +
                                 " from event where city = $1 and stream_id in ($2, $3, $4, $5, "
                                 "$6, $7, $8, $9) order by stream_id, version";
  std::vector<StoredEvent> events;
  connection.query(sql, {city, ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6], ids[7]},
                   [&](const store::Row& row) { events.push_back(event_from(row)); });
  return events;
}

std::vector<StoredEvent> read_after(store::Connection& connection, CityCode city,
                                    std::int64_t after, int limit) {
  static const std::string sql = "select " + std::string{columns} +
                                 " from event where city = $1 and seq > $2 order by seq limit $3";
  std::vector<StoredEvent> events;
  connection.query(sql, {city, after, limit},
                   [&](const store::Row& row) { events.push_back(event_from(row)); });
  return events;
}

void insert_event(store::Connection& connection, const StoredEvent& e) {
  connection.execute(
      "insert into event(city, seq, stream_id, version, schema_version, system, type, command_id, "
      "occurred_at, recorded_at, actor, post, unit, payload, prev_hash, hash) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      {e.city, e.seq, e.stream_id, e.version, e.schema_version, e.system, e.type, e.command_id,
       e.occurred_at, e.recorded_at, e.actor, e.post, e.unit, e.payload, e.prev_hash, e.hash});
}

LogHead log_head(store::Connection& connection, CityCode city) {
  LogHead head;
  connection.query("select seq, recorded_at from event where city = $1 order by seq desc limit 1",
                   {city}, [&](const store::Row& row) {
                     head = {row.integer(0), row.instant(1)};
                   });
  return head;
}

}  // namespace liandong::engine
