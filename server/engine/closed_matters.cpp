#include "engine/closed_matters.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace liandong::engine {
namespace {

/// The events a matter had when it closed, taken out of those of several, which lie in the order of
/// streams and versions.
std::vector<StoredEvent> events_of(const ClosedMatter& matter, std::span<StoredEvent> all) {
  std::vector<StoredEvent> events;
  for (StoredEvent& event : all) {
    if (event.stream_id == matter.id.view() && event.version <= matter.version) {
      events.push_back(std::move(event));
    }
  }
  return events;
}

}  // namespace

void ClosedMatters::replay_all(store::Connection& writer, CityCode city) {
  const auto closed = std::exchange(matters_, {});
  for (std::size_t from = 0; from < closed.size(); from += streams_at_once) {
    const auto some =
        std::span{closed}.subspan(from, std::min(streams_at_once, closed.size() - from));
    std::array<std::string_view, streams_at_once> ids;
    std::transform(some.begin(), some.end(), ids.begin(),
                   [](const ClosedMatter& matter) { return matter.id.view(); });
    auto events = read_streams(writer, city, ids);
    for (const ClosedMatter& matter : some) {
      replay_equals(*matter.system, matter.id, events_of(matter, events), matter.state);
    }
  }
}

}  // namespace liandong::engine
