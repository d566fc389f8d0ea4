// Rows that single events leave beside the state of a matter: notes, links, documents.
#pragma once

#include "engine/event_log.hpp"
#include "engine/system.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace liandong::engine {

/// As it lies in the store, which may say anything.
struct NoteRow {
  std::string unit;
  std::string person;
  std::string content;
  Instant recorded_at;
};

/// As it lies in the store, but for how often and when its rendering is tried.
struct DocumentRow {
  std::string kind;
  std::string unit;
  Instant issued_at;
  std::optional<Instant> voided_at;
  std::string status;
  std::string digest;
  std::int64_t size = 0;
  bool to_render = false;  // a time for the next attempt is set
};

/// Another matter, and the kind of the link.
using LinkKey = std::pair<std::string, std::string>;

/// A link since its first event. As it lies in the store it has no `seq`.
struct LinkRow {
  Instant linked_at;
  std::int64_t seq = 0;
};

/// Those of one matter.
struct EventRows {
  std::map<std::string, NoteRow, std::less<>> notes;  // by id
  std::map<LinkKey, LinkRow> links;
  /// Of other matters to this one: the event they come from, 0 = there is none.
  std::map<LinkKey, std::int64_t> links_here;
  std::map<std::string, DocumentRow, std::less<>> documents;  // by number
};

/// Gives the rows of every matter whose id lies in the range, both ends with it.
/// @param rows_of  where those of a matter belong; null = nobody asks for them
void read_event_rows(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                     const std::function<EventRows*(std::string_view matter)>& rows_of);

/// Adds what the events of one act leave.
/// @param own  the state of the system's own behind the act
/// @throws json::CorruptJson
void leave_rows(EventRows& rows, const System& system, std::span<const StoredEvent> act,
                const void* own);

/// The first row that is not what the log gives, in words; "" = none. Of two matters that were
/// linked from both sides, the one that was first has the row.
[[nodiscard]] std::string event_row_fault(const EventRows& stored, const EventRows& wanted);

}  // namespace liandong::engine
