// Replay: the log of a matter, folded anew, must equal its stored state (I12).
#pragma once

#include "engine/event_log.hpp"
#include "engine/rows.hpp"
#include "engine/system.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace liandong::engine {

/// Folds the events of one stream. @throws json::CorruptJson
/// @param after_each  is shown the state after every event
[[nodiscard]] MatterState replay(const System& system, std::span<const StoredEvent> events,
                                 const std::function<void(const MatterState&)>& after_each = {});

/// @param events of that matter, from its first
/// @throws InvariantBroken if the replayed log differs from `state`
void replay_equals(const System& system, MatterId matter, std::span<const StoredEvent> events,
                   const MatterState& state);

/// What is wrong with the place of an event behind the one before it in its stream; "" = nothing.
[[nodiscard]] std::string place_fault(const StoredEvent& event, const StreamHead& before);
/// The same of its times: what was recorded comes after what happened, and after what was recorded
/// before.  [I10]
[[nodiscard]] std::string time_fault(const StoredEvent& event, Instant recorded_before);
/// The same of its own fields and its hash.
[[nodiscard]] std::string hash_fault(const StoredEvent& event);

/// What is wrong with the versions and hashes of one whole stream; "" = nothing.
[[nodiscard]] std::string chain_fault(std::span<const StoredEvent> events);

/// A text as it lies beside the log.
struct StoredText {
  std::string id;
  bool personal = false;  // sealed
  bool erased = false;
  std::string salt;
  std::string body;
};
/// The texts of each of the streams whose ids lie in this range, both ends with it.
[[nodiscard]] std::map<std::string, std::vector<StoredText>, std::less<>> read_texts(
    store::Connection& connection, CityCode city, std::string_view first, std::string_view last);

/// Every text of a matter is there or was lawfully erased, and those that are not sealed are what
/// was committed to. Sealed ones are guarded by their seal, which takes the key to check.
/// @return "" = nothing is wrong
[[nodiscard]] std::string text_fault(MatterId matter, std::span<const StoredEvent> events,
                                     std::span<const StoredText> texts);

struct VerifyReport {
  std::int64_t events = 0;
  std::int64_t matters = 0;
  std::int64_t checkpoints = 0;
  std::int64_t signed_events = 0;  // under the last checkpoint
  std::string last_hash;           // of the newest event, hexadecimal: to be noted outside
  std::string first_fault;         // empty = everything holds
};
/// Checks gapless seq, versions, the hash chain of every stream, the checkpoints, the replay of
/// every matter, and that its texts are there, lawfully erased, or what was committed to (the
/// sealed ones need the key). With several threads, and against what was kept outside:
/// engine/verify.hpp.
[[nodiscard]] VerifyReport verify_log(store::Connection& connection, CityCode city,
                                      std::span<const System> systems);

}  // namespace liandong::engine
