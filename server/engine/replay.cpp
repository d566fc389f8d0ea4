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

using Heads = std::map<std::string, StreamHead, std::less<>>;

/// Walks the log once; @return the first fault or "".
std::string verify_chain(store::Connection& connection, CityCode city, std::int64_t& count,
                         Heads& heads) {
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

const System* system_named(std::span<const System> systems, std::string_view name) {
  for (const System& candidate : systems) {
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

std::string verify_matter(store::Connection& connection, CityCode city, const System* system,
                          MatterId id, const Heads& heads) {
  const auto stored = load_matter(connection, city, id);
  if (system == nullptr || !stored) {
    return "matter " + id.str() + ": its system is unknown";
  }
  const auto head = heads.find(id.view());
  if (head == heads.end() || head->second.version != stored->version) {
    return "matter " + id.str() + ": its log does not end at version " +
           std::to_string(stored->version);
  }
  const auto folded = replay(*system, read_stream(connection, city, id.view()));
  if (write_matter_state(*system, folded) != stored->state) {
    return "matter " + id.str() + ": its row differs from its log";
  }
  return {};
}

/// A stream that a system opened is a matter, so it has a row.
std::string verify_rows_exist(store::Connection& connection, CityCode city,
                              std::span<const System> systems) {
  std::string fault;
  connection.query(
      "select e.stream_id, e.system from event e left join matter m on m.city = e.city and "
      "m.id = e.stream_id where e.city = $1 and e.version = 1 and m.id is null order by e.seq",
      {city}, [&](const store::Row& row) {
        if (fault.empty() && system_named(systems, row.text(1)) != nullptr) {
          fault = "matter " + row.str(0) + ": its row is missing";
        }
      });
  return fault;
}

VerifyReport verified(store::Connection& connection, CityCode city,
                      std::span<const System> systems) {
  VerifyReport report;
  Heads heads;
  report.first_fault = verify_chain(connection, city, report.events, heads);
  if (report.first_fault.empty()) {
    report.first_fault = verify_rows_exist(connection, city, systems);
  }
  std::vector<std::pair<std::string, MatterId>> matters;
  connection.query(
      "select system, id from matter where city = $1 order by id", {city},
      [&](const store::Row& row) { matters.emplace_back(row.str(0), row.id<MatterId>(1)); });
  for (const auto& [name, id] : matters) {
    if (!report.first_fault.empty()) {
      break;
    }
    report.first_fault = verify_matter(connection, city, system_named(systems, name), id, heads);
    report.matters += report.first_fault.empty() ? 1 : 0;
  }
  return report;
}

}  // namespace

VerifyReport verify_log(store::Connection& connection, CityCode city,
                        std::span<const System> systems) {
  try {
    return verified(connection, city, systems);
  } catch (const store::StoreBroken& broken) {
    VerifyReport report;
    report.first_fault = broken.what();
    return report;
  } catch (const json::CorruptJson& corrupt) {
    VerifyReport report;
    report.first_fault = corrupt.what();
    return report;
  }
}

}  // namespace liandong::engine
