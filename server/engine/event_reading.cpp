#include "engine/event_reading.hpp"

#include "engine/replay.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace liandong::engine {
namespace {

constexpr std::int64_t chunk_events = 1'000;
constexpr std::int64_t chunks_ahead = 64;

std::string missing(std::int64_t seq) { return "event " + std::to_string(seq) + " is missing"; }

/// The events after `after`, at most `limit`; what cannot be read is named.
std::vector<StoredEvent> read_or_name(store::Connection& connection, CityCode city,
                                      std::int64_t after, std::int64_t limit, std::string& fault) {
  try {
    return read_after(connection, city, after, static_cast<int>(limit));
  } catch (const store::StoreBroken&) {
    std::vector<StoredEvent> events;
    for (std::int64_t i = 0; i < limit; ++i) {
      try {
        for (StoredEvent& event : read_after(connection, city, after + i, 1)) {
          events.push_back(std::move(event));
        }
      } catch (const store::StoreBroken& broken) {
        fault = "event " + std::to_string(after + i + 1) + ": it cannot be read, " + broken.what();
        return events;
      }
    }
    return events;
  }
}

EventChunk read_chunk(store::Connection& connection, CityCode city, std::int64_t after,
                      std::int64_t until) {
  EventChunk chunk;
  std::string unreadable;
  auto events = read_or_name(connection, city, after, until - after, unreadable);
  for (StoredEvent& event : events) {
    const std::int64_t expected = after + 1 + static_cast<std::int64_t>(chunk.events.size());
    chunk.fault = event.seq != expected ? missing(expected) : hash_fault(event);
    if (!chunk.fault.empty()) {
      return chunk;
    }
    event.payload = {};
    chunk.events.push_back(std::move(event));
  }
  chunk.fault = unreadable;
  const auto read = static_cast<std::int64_t>(chunk.events.size());
  if (chunk.fault.empty() && after + read < until) {
    chunk.fault = missing(after + read + 1);
  }
  return chunk;
}

/// Several threads read chunks, never far ahead of the one who takes them in order.
class Pipeline {
 public:
  Pipeline(const EventReaders& readers, CityCode city, std::int64_t last)
      : readers_(readers), city_(city), last_(last) {}

  std::string run(unsigned threads, const std::function<std::string(const EventChunk&)>& take) {
    std::vector<std::thread> reading;
    for (unsigned i = 0; i < threads; ++i) {
      reading.emplace_back([this] { read(); });
    }
    std::string fault;
    try {
      while (fault.empty() && taken_ * chunk_events < last_) {
        fault = take(next());
      }
    } catch (...) {
      broken_ = std::current_exception();
    }
    end();
    for (std::thread& thread : reading) {
      thread.join();
    }
    if (broken_) {
      std::rethrow_exception(broken_);
    }
    return fault;
  }

 private:
  void read() {
    try {
      const auto reader = readers_();
      for (std::int64_t number = claim(); number * chunk_events < last_; number = claim()) {
        const std::int64_t after = number * chunk_events;
        auto chunk =
            read_chunk(reader->connection(), city_, after, std::min(after + chunk_events, last_));
        const std::lock_guard lock{mutex_};
        ready_.emplace(number, std::move(chunk));
        changed_.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock{mutex_};
      failed_ = failed_ ? failed_ : std::current_exception();
      changed_.notify_all();
    }
  }
  /// The next chunk to read; one past the end when it is over.
  std::int64_t claim() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return ended_ || claimed_ < taken_ + chunks_ahead; });
    return ended_ ? last_ : claimed_++;
  }
  EventChunk next() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return failed_ || ready_.count(taken_) > 0; });
    if (failed_) {
      std::rethrow_exception(failed_);
    }
    EventChunk chunk = std::move(ready_.extract(taken_++).mapped());
    changed_.notify_all();
    return chunk;
  }
  void end() {
    const std::lock_guard lock{mutex_};
    ended_ = true;
    changed_.notify_all();
  }

  const EventReaders& readers_;
  CityCode city_;
  std::int64_t last_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::int64_t, EventChunk> ready_;
  std::int64_t claimed_ = 0;
  std::int64_t taken_ = 0;
  bool ended_ = false;
  std::exception_ptr failed_;  // of a reading thread
  std::exception_ptr broken_;  // to be thrown on
};

}  // namespace

EventReader::EventReader(std::unique_ptr<store::Connection> own)
    : own_(std::move(own)), connection_(*own_) {
  connection_.begin();
}

EventReader::~EventReader() {
  if (own_) {
    own_->rollback();
  }
}

std::string read_log(const EventReaders& readers, CityCode city, std::int64_t last,
                     unsigned threads, const std::function<std::string(const EventChunk&)>& take) {
  if (threads > 1 && last > chunk_events) {
    return Pipeline{readers, city, last}.run(threads, take);
  }
  const auto reader = readers();
  for (std::int64_t after = 0; after < last; after += chunk_events) {
    const auto until = std::min(after + chunk_events, last);
    if (std::string fault = take(read_chunk(reader->connection(), city, after, until));
        !fault.empty()) {
      return fault;
    }
  }
  return {};
}

std::string stray_event_fault(store::Connection& connection, CityCode city) {
  std::string fault;
  connection.query(
      "select seq, city from event where seq < 1 or (city <> $1 and city not in (select code from "
      "city)) order by seq limit 1",
      {city}, [&](const store::Row& row) {
        fault = "event " + row.str(0) + " stands under the city " + row.str(1) +
                ", which is none of this store";
      });
  return fault;
}

}  // namespace liandong::engine
