#include "infra/store/election.hpp"

#include <random>

namespace liandong::store {
namespace {

// The key of the session's lock: of this schema and city. As pg_locks shows it, in two halves.
constexpr std::string_view try_lock =
    "select pg_try_advisory_lock(hashtextextended('liandong.writer.' || current_schema() || '.' || "
    "$1, 0))";

// A process that was stopped keeps its connection and with it the lock. The server sees that it
// waits for it: `Client`. It does not wait for one that waits for a lock or for a standby.
constexpr std::string_view end_silent =
    "with key as (select hashtextextended('liandong.writer.' || current_schema() || '.' || $1, 0) "
    "as k) "
    "select pg_terminate_backend(a.pid) from key, pg_locks l join pg_stat_activity a on "
    "a.pid = l.pid where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and "
    "l.database = (select oid from pg_database where datname = current_database()) and "
    "l.classid::bigint = ((key.k >> 32) & 4294967295) and "
    "l.objid::bigint = (key.k & 4294967295) and a.wait_event_type = 'Client' and "
    "a.state_change < clock_timestamp() - $2 * interval '1 millisecond'";

bool yes(Connection& connection, std::string_view sql, Params params) {
  bool answer = false;
  connection.query(sql, params, [&](const Row& row) { answer = row.boolean(0); });
  return answer;
}

/// Marks of different terms never meet, so that a log that lost its end in a failover is not taken
/// for the one a mark belongs to, although its epoch may be counted a second time.
std::int64_t fresh_mark() {
  std::random_device random;
  const std::uint64_t bits = (std::uint64_t{random()} << 32U) ^ random();
  return static_cast<std::int64_t>(bits >> 2U);
}

}  // namespace

WriterRow read_writer(Connection& connection, std::string_view city) {
  WriterRow found;
  connection.query(
      "select epoch, address, world, mark, mark_before from writer where city = $1", {city},
      [&](const Row& row) {
        found = {row.integer(0), row.str(1), row.integer(2), row.integer(3), row.integer(4)};
      });
  return found;
}

void count_world_change(Connection& writer, std::string_view city) {
  writer.execute("update writer set world = world + 1 where city = $1", {city});
}

bool Election::lock(Connection& writer) const { return yes(writer, try_lock, {city_}); }

void Election::cut_off_silent(Connection& writer) const {
  writer.query(end_silent, {city_, std::int64_t{options_.silent_max.count()}}, [](const Row&) {});
}

bool Election::take(Connection& writer, const std::string& address) {
  if (!lock(writer)) {
    cut_off_silent(writer);
    if (!lock(writer)) {
      return false;
    }
  }
  try {
    begin_term(writer, address);
  } catch (...) {
    resign(writer);
    throw;
  }
  return true;
}

void Election::begin_term(Connection& writer, const std::string& address) {
  // From now on begin() of this session keeps out what is no writer of a city, but not writers of
  // other cities; and fence() knows the session that holds the lock.
  writer.script("set liandong.fenced = 'on'");
  const std::int64_t mark = fresh_mark();
  std::int64_t epoch = 0;
  in_transaction(writer, [&] {
    found_ = {};
    // Waits for a transaction that is still under way without its process.
    writer.query(
        "select epoch, address, world, mark, mark_before from writer where city = $1 for update",
        {city_}, [&](const Row& row) {
          found_ = {row.integer(0), row.str(1), row.integer(2), row.integer(3), row.integer(4)};
        });
    writer.query(
        "insert into writer(city, epoch, address, taken_at, world, mark, mark_before) "
        "values($1, 1, $2, extract(epoch from clock_timestamp())::bigint, 0, $3, 0) on "
        "conflict(city) do update set "
        "epoch = writer.epoch + 1, address = excluded.address, taken_at = excluded.taken_at, "
        "mark = excluded.mark, mark_before = writer.mark returning epoch",
        {city_, address, mark}, [&](const Row& row) { epoch = row.integer(0); });
  });
  epoch_.store(epoch);
  mark_ = mark;
  pending_ = mark;
}

void Election::fence(Connection& writer) {
  pending_ = mark_ + 1;
  writer.execute(
      "update writer set mark = $4 where city = $1 and epoch = $2 and mark = $3 and "
      "current_setting('liandong.fenced', true) = 'on'",
      {city_, epoch_.load(), mark_, pending_});
  if (writer.changes() != 1) {
    throw NotTheWriter("another process writes for this city");
  }
}

bool Election::holds(Connection& writer) {
  return yes(writer,
             "select count(*) from writer where city = $1 and epoch = $2 and mark = $3 and "
             "current_setting('liandong.fenced', true) = 'on'",
             {city_, epoch_.load(), mark_});
}

void Election::resign(Connection& writer) noexcept {
  try {
    writer.script("set liandong.fenced = 'off'; select pg_advisory_unlock_all()");
  } catch (const std::exception&) {  // the server lets go of what a lost session held
  }
}

Election::Fate Election::learn(Connection& writer, const std::string& address) {
  const std::int64_t asked = pending_;
  const std::int64_t before = mark_;
  const std::int64_t epoch = epoch_.load();
  const bool taken = take(writer, address);
  const WriterRow row = taken ? found_ : read_writer(writer, city_);
  if (row.mark == asked || row.mark_before == asked) {
    return Fate::committed;
  }
  // Without the lock and with the old epoch the transaction may be on its way yet.
  if (!taken && row.epoch == epoch) {
    return Fate::open;
  }
  return row.mark == before || row.mark_before == before ? Fate::undone : Fate::unknown;
}

}  // namespace liandong::store
