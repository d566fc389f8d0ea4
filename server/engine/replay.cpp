#include "engine/replay.hpp"

#include "engine/engine.hpp"
#include "infra/crypto/commitment.hpp"

#include <algorithm>
#include <map>

namespace liandong::engine {

MatterState replay(const System& system, const std::vector<StoredEvent>& events) {
  MatterState state;
  for (const StoredEvent& event : events) {
    const Stamp stamp{event.occurred_at, event.recorded_at, event.unit};
    if (const auto common = read_common_event(event.type, event.payload)) {
      state.common = evolve_common(std::move(state.common), *common, stamp);
    } else {
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

/// What is wrong with the place of an event behind the one before it in its stream.
std::string link_fault(const StoredEvent& event, const StreamHead& before) {
  if (event.version != before.version + 1) {
    return at(event, "its stream jumps from version " + std::to_string(before.version));
  }
  if (event.prev_hash != before.hash) {
    return at(event, "it does not name the hash of its predecessor");
  }
  return hash_of(event) != event.hash ? at(event, "its fields do not give its hash") : "";
}

using Heads = std::map<std::string, StreamHead, std::less<>>;

/// Walks the log once; @return the first fault or "".
std::string verify_chain(store::Connection& connection, CityCode city, VerifyReport& report,
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
      if (std::string fault = link_fault(event, head); !fault.empty()) {
        return fault;
      }
      head = {event.version, event.hash};
      last = event.seq;
      ++report.events;
    }
    report.last_hash.clear();
    json::append_hex(report.last_hash, events.back().hash);
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

/// The commitments a stream made, by the id of the text.
std::map<std::string, Digest, std::less<>> commitments_of(const std::vector<StoredEvent>& events) {
  constexpr std::string_view id_mark = R"({"id":")";
  constexpr std::string_view commitment_mark = R"(","commitment":")";
  constexpr std::size_t digits = 64;
  std::map<std::string, Digest, std::less<>> commitments;
  for (const StoredEvent& event : events) {
    const std::string_view payload = event.payload;
    // A canonical payload holds no other way to write a reference, and no text to imitate one.
    for (auto at = payload.find(commitment_mark); at != std::string_view::npos;
         at = payload.find(commitment_mark, at + 1)) {
      const auto from = payload.rfind(id_mark, at);
      const auto digest = json::parse_digest(payload.substr(at + commitment_mark.size(), digits));
      if (from != std::string_view::npos && digest) {
        const auto start = from + id_mark.size();
        commitments[std::string{payload.substr(start, at - start)}] = *digest;
      }
    }
  }
  return commitments;
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
  const auto events = read_stream(connection, city, id.view());
  if (write_matter_state(*system, replay(*system, events)) != stored->state) {
    return "matter " + id.str() + ": its row differs from its log";
  }
  return text_fault(connection, city, id, events);
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
  report.first_fault = verify_chain(connection, city, report, heads);
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

std::string chain_fault(const std::vector<StoredEvent>& events) {
  StreamHead head;
  for (const StoredEvent& event : events) {
    if (std::string fault = link_fault(event, head); !fault.empty()) {
      return fault;
    }
    head = {event.version, event.hash};
  }
  return {};
}

std::string text_fault(store::Connection& connection, CityCode city, MatterId id,
                       const std::vector<StoredEvent>& events) {
  auto commitments = commitments_of(events);
  std::string fault;
  connection.query(
      "select id, personal, salt, body, erased_at from content where city = $1 and stream_id = $2",
      {city, id}, [&](const store::Row& row) {
        const auto found = commitments.find(row.text(0));
        if (found == commitments.end()) {
          return;
        }
        crypto::ContentSalt salt{};
        const bool salted = row.text(2).size() == salt.size();
        if (salted) {
          std::copy(row.text(2).begin(), row.text(2).end(), reinterpret_cast<char*>(salt.data()));
        }
        const bool readable = !row.boolean(1) && row.is_null(4);
        if (readable && (!salted || !crypto::opens(found->second, salt, row.text(3)))) {
          fault = "matter " + id.str() + ": text " + found->first + " is not the one committed to";
        }
        commitments.erase(found);
      });
  if (fault.empty() && !commitments.empty()) {
    fault = "matter " + id.str() + ": text " + commitments.begin()->first + " is missing";
  }
  return fault;
}

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
