// Where systems meet: an event of one leads to a command of another, in the same transaction.
#pragma once

#include "engine/system.hpp"
#include "engine/world.hpp"
#include "kernel/content.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// A matter a handoff looks at before it says what follows.
struct OtherMatter {
  MatterId id;
  std::string_view system;
  Opaque state;
  Summary summary;
};

/// What a handoff may ask for. One per consequence; the texts it makes belong to that.
class HandoffDesk {
 public:
  virtual ~HandoffDesk() = default;
  /// The same words for the matter of the consequence, committed to anew; empty stays empty and so
  /// does what was erased.
  [[nodiscard]] virtual Text copy(const Text& text) = 0;
  [[nodiscard]] virtual PersonalText copy(const PersonalText& text) = 0;
  /// Words of a matter the handoff looked at.
  [[nodiscard]] virtual Text copy(MatterId from, const Text& text) = 0;
  /// Words of the platform's own.
  [[nodiscard]] virtual Text write(std::string_view words) = 0;
  [[nodiscard]] virtual std::optional<OtherMatter> find(MatterId matter) = 0;
  /// The open matters that wait on this one, in the order they were opened.
  [[nodiscard]] virtual std::vector<OtherMatter> waiting_on(MatterId matter) = 0;
  [[nodiscard]] virtual const World& world() const = 0;
};

/// The event that leads to something, and what its matter became.
struct Cause {
  MatterId matter;
  std::string_view type;
  std::string_view payload;  // canonical JSON of the event
  const void* state = nullptr;
  Summary summary;
  Stamp stamp;
  const Actor& actor;
  MatterId follows;  // whose event led to the command of this one; empty = a person gave it
};

/// The command that follows. It is given by whoever caused it, at the time of the cause; the table
/// is its permission, its stage and its rules are checked as ever.
struct Consequence {
  std::optional<MatterId> matter;  // nothing = the command opens one
  Opaque body;                     // the command variant of its system
};

/// One row of the table. If a consequence is refused, so is the command that led to it.
struct Handoff {
  std::string_view event;    // "case_transfer.objected.v1"
  std::string_view system;   // of the command
  std::string_view command;  // "open_dispute"
  std::string_view clause;   // why; may be empty
  /// The consequences of this event, mostly one; none if the event is not of that kind.
  std::function<std::vector<Consequence>(const Cause&, HandoffDesk&)> lead;
};

/// An event may lead to a command whose events lead further, but not for ever.
inline constexpr int handoff_depth_max = 12;
/// A matter may wait on one that waits on another, but what ends the last must reach the first.
inline constexpr std::int64_t waiting_chain_max = 6;

}  // namespace liandong::engine
