// What the engine knows of a system: a table of functions over its state, commands and events.
#pragma once

#include "engine/named_matters.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "infra/store/database.hpp"
#include "kernel/context.hpp"
#include "kernel/duty_clock.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::store {
class Connection;
}

namespace liandong::engine {

/// A value of a system's own type that the engine only passes on.
using Opaque = std::shared_ptr<const void>;

/// An event that was decided but has no place in the log yet.
struct EventDraft {
  std::string_view type;  // "case_transfer.received.v1"
  std::string payload;    // canonical JSON
};

struct Decided {
  std::vector<EventDraft> events;
  Opaque state;  // after the events
};

/// What lists and the matter page show of any matter.
struct Summary {
  Text title;
  std::string number;  // of the document in force; empty = none yet
  std::string_view stage;
  std::uint32_t stage_bit = 0;
  bool urgent = false;
  bool in_progress = false;
  UnitId sender;
  UnitId receiver;
  UnitId custodian;
  MatterId waits_on;
  bool closed = false;
};

/// A document that an event brought into being, rendered (digest set) or voided.
struct DocumentChange {
  std::string number;
  std::string_view kind;  // "transfer_letter"
  UnitId unit;
  bool voided = false;
  std::string digest;
  std::int64_t size = 0;  // -1 = the entry of a register, nothing is rendered
};

/// A notice a system gives beyond those of its obligations.
struct SystemNotice {
  std::string_view kind;
  UnitId unit;
  RoleSet roles;
};

enum class StepState : std::uint8_t { done, current, future, skipped };
LIANDONG_DESCRIBE_ENUM(StepState, done, current, future, skipped)

struct Step {
  std::string stage;
  StepState state = StepState::future;
  std::optional<Instant> at;
  std::optional<Instant> due_before;
};
LIANDONG_DESCRIBE(Step, stage, state, at, due_before)

/// A file of a matter, as people open it.
struct FileEntry {
  std::string id;
  std::string name;
  std::string digest;
  std::string media_type;
};

/// Who sees a matter opens its files.
inline constexpr std::uint8_t every_reader = 0xFF;

/// A kind of numbered document and the word its numbers bear, "transfer_letter" and "执移".
struct DocumentKind {
  std::string_view kind;
  std::string_view word;
};

/// The case a matter is about, for questions asked by penalty item: how often is it used, which
/// open matters does a change of its basis touch, how were disputes over it decided.
struct CaseFacts {
  ItemCode item;  // empty = on no list
  PlaceCode place;
  UnitId unit;  // that handles the case or was found responsible; may be empty
  std::optional<Instant> filed_at;
  std::optional<Instant> decided_at;
};

/// An event on its way into the log, for a system that keeps rows of its own.
struct RowsOf {
  CityCode city;
  MatterId matter;
  std::string_view type;
  PersonId by;
  Stamp stamp;
};
/// @return true if what decisions rest on (the World) must be read anew once this is committed
using RowsStored = Result<bool, Rejection>;

/// A protected field that the answer of a command shows in clear.
struct RevealedText {
  std::string_view field;
  Text text;
};

/// What a system makes rows of its own from. `before` is null for a new matter.
struct RowChange {
  store::Connection& writer;
  CityCode city;
  MatterId matter;
  std::int64_t seq;  // of the last event of the change
  Instant now;
  const void* before;
  const void* after;
};

struct CommandDescriptor {
  std::string_view name;
  bool opens = false;               // makes a new matter
  bool by_platform = false;         // no person gives it, no path leads to it
  bool needs_confirmation = false;  // cannot be taken back: people are asked again
  bool sends_outward = false;       // texts and files leave the unit: scanned for personal data
  /// Reads the body; faults go to the reader.
  std::function<Opaque(json::Reader&, const boost::json::value&)> read;
  std::function<std::vector<std::string_view>(const void*)> warnings;
  /// The other matters the body names; a person names only what the own unit sees.
  std::function<std::vector<NamedMatter>(const void*)> named_matters;
  /// What the command shows in clear to who gives it; no function for all but a few. The engine
  /// puts each reading into the audit list.  [I9]
  std::function<std::vector<RevealedText>(const void* state, const void* body)> reveals;
};

/// One system of the notice. Filled once, at composition.
struct System {
  std::string_view name;    // "case_transfer"
  std::string_view plural;  // "case-transfers"
  std::vector<CommandDescriptor> commands;
  std::span<const Permission> permissions;
  std::span<const RefusalInfo> refusals;
  std::span<const DocumentKind> document_kinds;
  std::vector<std::string_view> stages;  // in the order of their bits

  std::function<Result<Decided, Rejection>(const void* state, std::string_view command,
                                           const void* body, const Context&, const Stamp&)>
      decide;
  /// Applies a stored event. @throws json::CorruptJson
  std::function<Opaque(const void* state, std::string_view type, std::string_view payload,
                       const Stamp&)>
      apply;
  std::function<Opaque(const boost::json::value&)> read_state;
  std::function<void(json::Writer&, const void* state)> write_state;
  std::function<Summary(const void* state)> summary;
  std::function<std::vector<Obligation>(const void* state, const Targets&, const WorkCalendar&)>
      obligations;
  /// Clocks of obligations that are more than a period from its trigger, so that people can be told
  /// how they came to their end; no function = every one is plain.
  std::function<std::vector<NamedClock>(const void* state, const Targets&, const WorkCalendar&)>
      clocks;
  std::function<std::uint8_t(const void* state, UnitId)> relations;
  /// False for a command that now has nothing to act on for the unit, so that pages do not offer
  /// it; no function = every permitted command has.
  std::function<bool(const void* state, std::string_view command, UnitId unit)> has_use;
  /// Every unit the matter concerns beyond debtors and creditors.
  std::function<std::vector<UnitId>(const void* state)> units;
  std::function<std::vector<DocumentChange>(std::string_view type, const void* state)> documents;
  /// Files people may open, and the relations that open them; no function = no files.
  std::function<std::vector<FileEntry>(const void* state)> files;
  std::function<std::uint8_t(const void* state)> file_readers;
  /// What else somebody must be told after the change; may be empty. `before` may be null.
  std::function<std::vector<SystemNotice>(const void* before, const void* after,
                                          const UnitDirectory&)>
      notices;
  /// Writes rows of the system's own, in the transaction of the events; no function = it has none.
  std::function<void(const RowChange&)> project;
  /// The tables those rows lie in, each with city and matter.
  std::span<const std::string_view> row_tables;
  /// The first column of those rows that is not what the state gives; "" = none.
  std::function<std::string(store::Connection&, CityCode, MatterId, const void* state)> wrong_row;
  std::function<std::vector<Step>(const void* state, const std::vector<Obligation>&)> steps;
  /// No function = matters of the system are about no case.
  std::function<CaseFacts(const void* state)> case_facts;
  /// Writes rows of the system's own in the transaction of the event, before all else; a refusal
  /// has written nothing. No function = no such rows.
  std::function<RowsStored(store::Connection&, const RowsOf&, const void* state)> store_rows;
  /// Writes the fields of a stored event for people. @throws json::CorruptJson
  std::function<void(json::Writer&, std::string_view type, std::string_view payload)> write_event;
  std::function<std::vector<std::string_view>(std::string_view type)> clauses_of_event;

  [[nodiscard]] const CommandDescriptor* command(std::string_view name) const;
  /// The bit of the stage in permission rows; 0 if there is no such stage.
  [[nodiscard]] std::uint32_t stage_bit(std::string_view stage) const;
};

/// Null if there is none.
[[nodiscard]] const System* system_named(std::span<const System> systems, std::string_view name);

/// The permission row that allows the command, or null.
[[nodiscard]] const Permission* allowing(const System& system, std::string_view command,
                                         std::uint32_t stage_bit, std::uint8_t relations,
                                         RoleSet roles);

}  // namespace liandong::engine
