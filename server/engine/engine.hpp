// The command runner: load → permission → decide → append → project → obligations → invariants →
// commit.
#pragma once

#include "engine/closed_matters.hpp"
#include "engine/common.hpp"
#include "engine/content.hpp"
#include "engine/event_log.hpp"
#include "engine/handoff.hpp"
#include "engine/matter_memory.hpp"
#include "engine/system.hpp"
#include "engine/used_keys.hpp"
#include "engine/world.hpp"
#include "engine/writer.hpp"
#include "infra/crypto/random.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace liandong::engine {

/// An act that was done by telephone or on paper and is entered afterwards.
struct PaperAct {
  Instant occurred_at;
  Medium medium = Medium::telephone;
  Text reason;
  BlobId scan;  // an upload; may be empty
};

/// Why the platform gives a command that an event of another matter led to.
struct Follows {
  MatterId cause;
  std::string event;  // type of the causing event
  Instant now;        // of the cause
  Instant occurred_at;
  int depth = 1;
};

/// One command as it came from the edge, already read into its type.
struct CommandRequest {
  const System* system = nullptr;
  std::string_view command;        // of the system, or a common one
  std::optional<MatterId> matter;  // nothing for commands that open one
  Opaque body;                     // std::variant of the system, or CommonCommand
  std::vector<PendingText> texts;
  Actor actor;  // unit = the unit the session acts for
  std::optional<std::int64_t> expected_version;
  std::string idempotency_key;  // empty = none
  std::string route;            // scope of the key
  Digest body_hash{};
  CommandId command_id;  // empty = the engine makes one
  std::optional<PaperAct> paper;
  bool by_platform = false;  // the platform itself acts, e.g. a letter was rendered
  int personal_data_found = 0;
  std::optional<Follows> follows;
};

/// A protected field in clear. In no stored answer.
struct RevealedField {
  std::string field;
  std::string words;
};
LIANDONG_DESCRIBE(RevealedField, field, words)

struct CommandResult {
  MatterId id;
  std::int64_t version = 0;
  std::int64_t seq = 0;
  std::string stage;
  std::string number;
  std::vector<std::string> warnings;
  bool opened = false;
  bool repeated = false;  // the answer of an earlier request with the same key or command id
  std::vector<RevealedField> revealed;  // empty but for a command that shows protected text, once
};
LIANDONG_DESCRIBE(CommandResult, id, version, seq, stage, number, warnings, opened, repeated,
                  revealed)

using CommandOutcome = Result<CommandResult, Rejection>;

/// A rule that must hold after every command did not: a bug; the command was rolled back.
class InvariantBroken : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

struct EngineOptions {
  Writer::Options writer;
  int sweep_chunk = 2'000;            // obligations escalated per transaction
  std::size_t matters_known = 2'000;  // what the writer remembers of those it wrote last
  std::size_t keys_known = 400'000;   // idempotency keys the writer remembers, 16 bytes each
  std::span<const Handoff> handoffs;  // must outlive the engine
};

class Engine {
 public:
  using Clock = std::function<Instant()>;
  /// Called after each commit that appended events or notices, on the writer's thread.
  using Listener = std::function<void(std::int64_t seq)>;

  /// @param systems must outlive the engine
  Engine(CityCode city, store::Database& database, std::span<const System> systems,
         const crypto::VaultCipher& cipher, WorldPtr world, Clock clock, EngineOptions options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Queues the command; `done` gets the outcome after the durable commit, or a failure of the
  /// world.
  /// @return false if the queue is full; then `done` is never called
  [[nodiscard]] bool submit(CommandRequest request,
                            std::function<void(CommandOutcome, std::exception_ptr)> done);
  /// The same, waiting. For tests, simulation and start-up.
  CommandOutcome run(CommandRequest request);

  /// Fires every rung of the escalation ladder that is due, each exactly once.
  /// @return the number fired. Blocks; not from the writer's thread.
  std::size_t sweep();

  /// Appends one event of the platform or of administration to a stream that is no matter.
  /// Only inside a write job. @return its seq
  std::int64_t append_plain(store::Connection& writer, std::string_view stream_id,
                            std::string_view system, std::string_view type, std::string payload,
                            const Actor& actor);

  /// Tells the holders of a role in a unit of something that is no matter. Only inside a write job.
  /// @param about  what it is about, so that it can be found again
  void give_notice(store::Connection& writer, std::string_view kind, UnitId unit, RoleSet roles,
                   std::string_view about, std::string_view params);

  [[nodiscard]] WorldPtr world() const { return world_.load(); }
  void replace_world(WorldPtr world) { world_.store(std::move(world)); }
  [[nodiscard]] Writer& writer() { return *writer_; }
  [[nodiscard]] std::span<const System> systems() const { return systems_; }
  [[nodiscard]] const System* system(std::string_view name) const;
  [[nodiscard]] CityCode city() const { return city_; }
  [[nodiscard]] const ContentStore& content() const { return content_; }
  [[nodiscard]] Instant now() const { return clock_(); }
  [[nodiscard]] std::string new_id();
  void set_listener(Listener listener) { listener_ = std::move(listener); }
  /// Called after a commit that changed what decisions rest on, on the writer's thread and before
  /// the command is answered: reads the world anew.
  void set_world_reader(std::function<void()> reader) { world_reader_ = std::move(reader); }
  void stop() { writer_->stop(); }

 private:
  friend class CommandRun;
  CityCode city_;
  std::span<const System> systems_;
  ContentStore content_;
  std::atomic<WorldPtr> world_;
  Clock clock_;
  EngineOptions options_;
  Listener listener_;
  std::function<void()> world_reader_;
  crypto::IdSource ids_;
  // Writer's thread only.
  std::int64_t last_seq_ = 0;
  std::int64_t last_notice_ = 0;
  Instant last_recorded_;
  MatterMemory matters_;
  UsedKeys used_keys_;
  ClosedMatters closed_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace liandong::engine
