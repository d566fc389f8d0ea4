// Reads the whole log with several connections at once and hands it over in order.
#pragma once

#include "engine/event_log.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace liandong::engine {

/// One view of the store for as long as it lives: a connection of its own, or one that is lent,
/// whose transaction is the lender's business.
class EventReader {
 public:
  explicit EventReader(std::unique_ptr<store::Connection> own);
  explicit EventReader(store::Connection& lent) : connection_(lent) {}
  ~EventReader();
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  [[nodiscard]] store::Connection& connection() const { return connection_; }

 private:
  std::unique_ptr<store::Connection> own_;
  store::Connection& connection_;
};
using EventReaders = std::function<std::shared_ptr<EventReader>()>;

/// Consecutive events whose own fields give their hash, without their payloads.
struct EventChunk {
  std::vector<StoredEvent> events;
  std::string fault;  // of what comes after them; empty = nothing is wrong
};

/// Reads the events 1 to `last`. @param take gets the chunks in order; its first fault ends it
/// @return the first fault. @throws what the store throws
[[nodiscard]] std::string read_log(const EventReaders& readers, CityCode city, std::int64_t last,
                                   unsigned threads,
                                   const std::function<std::string(const EventChunk&)>& take);

/// A row that hides under a city that is none, or a seq below 1.
[[nodiscard]] std::string stray_event_fault(store::Connection& connection, CityCode city);

}  // namespace liandong::engine
