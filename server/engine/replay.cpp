#include "engine/replay.hpp"

#include "engine/engine.hpp"
#include "infra/crypto/commitment.hpp"

#include <algorithm>
#include <map>

namespace liandong::engine {

MatterState replay(const System& system, std::span<const StoredEvent> events,
                   const std::function<void(const MatterState&)>& after_each) {
  MatterState state;
  for (const StoredEvent& event : events) {
    const Stamp stamp{event.occurred_at, event.recorded_at, event.unit};
    if (const auto common = read_common_event(event.type, event.payload)) {
      state.common = evolve_common(std::move(state.common), *common, stamp);
    } else {
      state.own = system.apply(state.own.get(), event.type, event.payload, stamp);
    }
    if (after_each) {
      after_each(state);
    }
  }
  return state;
}

void replay_equals(const System& system, MatterId matter, std::span<const StoredEvent> events,
                   const MatterState& state) {
  if (write_matter_state(system, replay(system, events)) != write_matter_state(system, state)) {
    throw InvariantBroken("I12: the replayed log of matter " + matter.str() +
                          " differs from its state");
  }
}

namespace {

std::string at(const StoredEvent& event, std::string_view fault) {
  return "event " + std::to_string(event.seq) + " (" + event.stream_id + " version " +
         std::to_string(event.version) + "): " + std::string{fault};
}

/// The commitments a stream made, by the id of the text.
std::map<std::string, Digest, std::less<>> commitments_of(std::span<const StoredEvent> events) {
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

}  // namespace

std::string place_fault(const StoredEvent& event, const StreamHead& before) {
  if (event.version != before.version + 1) {
    return at(event, "its stream jumps from version " + std::to_string(before.version));
  }
  return event.prev_hash != before.hash ? at(event, "it does not name the hash of its predecessor")
                                        : "";
}

std::string time_fault(const StoredEvent& event, Instant recorded_before) {
  if (event.recorded_at < event.occurred_at) {
    return at(event, "it was recorded before it happened");
  }
  return event.recorded_at < recorded_before ? at(event, "recorded_at runs backwards") : "";
}

std::string hash_fault(const StoredEvent& event) {
  return hash_of(event) != event.hash ? at(event, "its fields do not give its hash") : "";
}

std::string chain_fault(std::span<const StoredEvent> events) {
  StreamHead head;
  for (const StoredEvent& event : events) {
    std::string fault = place_fault(event, head);
    if (fault.empty()) {
      fault = hash_fault(event);
    }
    if (!fault.empty()) {
      return fault;
    }
    head = {event.version, event.hash};
  }
  return {};
}

std::map<std::string, std::vector<StoredText>, std::less<>> read_texts(
    store::Connection& connection, CityCode city, std::string_view first, std::string_view last) {
  std::map<std::string, std::vector<StoredText>, std::less<>> texts;
  connection.query(
      "select stream_id, id, personal, salt, body, erased_at from content where city = $1 and "
      "stream_id >= $2 and stream_id <= $3",
      {city, first, last}, [&](const store::Row& row) {
        texts[row.str(0)].push_back(
            {row.str(1), row.boolean(2), !row.is_null(5), row.str(3), row.str(4)});
      });
  return texts;
}

std::string text_fault(MatterId id, std::span<const StoredEvent> events,
                       std::span<const StoredText> texts) {
  auto commitments = commitments_of(events);
  std::string fault;
  for (const StoredText& text : texts) {
    const auto found = commitments.find(text.id);
    if (found == commitments.end()) {
      continue;
    }
    crypto::ContentSalt salt{};
    const bool salted = text.salt.size() == salt.size();
    if (salted) {
      std::copy(text.salt.begin(), text.salt.end(), reinterpret_cast<char*>(salt.data()));
    }
    const bool readable = !text.personal && !text.erased;
    if (readable && (!salted || !crypto::opens(found->second, salt, text.body))) {
      fault = "matter " + id.str() + ": text " + found->first + " is not the one committed to";
    }
    commitments.erase(found);
  }
  if (fault.empty() && !commitments.empty()) {
    fault = "matter " + id.str() + ": text " + commitments.begin()->first + " is missing";
  }
  return fault;
}

}  // namespace liandong::engine
