#include "engine/replay.hpp"

#include "engine/engine.hpp"

#include <map>

namespace liandong::engine {

MatterState replay(const System& system, const std::vector<StoredEvent>& events) {
  MatterState state;
  for (const StoredEvent& event : events) {
    if (const auto common = read_common_event(event.type, event.payload)) {
      state.common = evolve_common(std::move(state.common), *common);
    } else {
      const Stamp stamp{event.occurred_at, event.recorded_at, event.unit};
      state.own = system.apply(state.own.get(), event.type, event.payload, stamp);
    }
  }
  return state;
}

void replay_equals(store::Connection& connection, CityCode city, const System& system,
                   MatterId matter, const MatterState& state) {
  const auto folded = replay(system, read_stream(connection, city, matter.view()));
  if (write_matter_state(system, folded) != write_matter_state(system, state)) {
    throw InvariantBroken("I12: the replayed log of matter " + matter.str() +
                          " differs from its state");
  }
}

namespace {

std::string at(const StoredEvent& event, std::string_view fault) {
  return "event " + std::to_string(event.seq) + " (" + event.stream_id + " version " +
         std::to_string(event.version) + "): " + std::string{fault};
}

/// Walks the log once; @return the first fault or "".
std::string verify_chain(store::Connection& connection, CityCode city, std::int64_t& count) {
  std::map<std::string, StreamHead> heads;
  std::int64_t last = 0;
  for (;;) {
    const auto events = read_after(connection, city, last, 1'000);
    if (events.empty()) {
      return {};
    }
    for (const StoredEvent& event : events) {
      if (event.seq != last + 1) {
        return "event " + std::to_string(last + 1) + " is missing";
      }
      StreamHead& head = heads[event.stream_id];
      if (event.version != head.version + 1) {
        return at(event, "its stream jumps from version " + std::to_string(head.version));
      }
      if (event.prev_hash != head.hash) {
        return at(event, "it does not name the hash of its predecessor");
      }
      if (hash_of(event) != event.hash) {
        return at(event, "its fields do not give its hash");
      }
      head = {event.version, event.hash};
      last = event.seq;
      ++count;
    }
  }
}

}  // namespace

VerifyReport verify_log(store::Connection& connection, CityCode city,
                        std::span<const System> systems) {
  VerifyReport report;
  report.first_fault = verify_chain(connection, city, report.events);
  if (!report.first_fault.empty()) {
    return report;
  }
  std::vector<std::pair<std::string, MatterId>> matters;
  connection.query(
      "select system, id from matter where city = $1 order by id", {city},
      [&](const store::Row& row) { matters.emplace_back(row.str(0), row.id<MatterId>(1)); });
  for (const auto& [name, id] : matters) {
    const System* system = nullptr;
    for (const System& candidate : systems) {
      system = candidate.name == name ? &candidate : system;
    }
    const auto stored = load_matter(connection, city, id);
    if (system == nullptr || !stored) {
      report.first_fault = "matter " + id.str() + ": unknown system " + name;
      return report;
    }
    const auto folded = replay(*system, read_stream(connection, city, id.view()));
    if (write_matter_state(*system, folded) != stored->state) {
      report.first_fault = "matter " + id.str() + ": its row differs from its log";
      return report;
    }
    ++report.matters;
  }
  return report;
}

}  // namespace liandong::engine
