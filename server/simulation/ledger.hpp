// What the simulation knows of the city's matters: read again from the store after each command.
#pragma once

#include "engine/rows.hpp"
#include "infra/json/read.hpp"
#include "infra/store/database.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liandong::simulation {

/// One matter as its rows show it and as its own state explains it.
struct Known {
  MatterId id;
  const engine::System* system = nullptr;
  std::int64_t version = 0;
  UnitId custodian;
  PersonId handler;
  MatterId waits_on;
  bool closed_row = false;
  std::string state_text;
  // Made from the state.
  engine::Summary summary;
  engine::Opaque own;
  boost::json::value state;   // its "own"
  boost::json::value common;  // what every matter has
  // The stored obligations, and those the state asks for.
  std::map<std::string, engine::StoredObligation> rows;
  std::vector<Obligation> owed;
};
using KnownPtr = std::shared_ptr<const Known>;

struct LoggedEvent {
  std::int64_t seq = 0;
  std::string stream_id;
  std::int64_t version = 0;
  std::string type;
  CommandId command;
  PersonId actor;
  UnitId unit;
  Instant occurred_at;
  Instant recorded_at;
  std::string payload;
};

/// A matter before and after one step of the simulation, and the events between.
struct Change {
  KnownPtr before;  // null = it was opened
  KnownPtr after;
  std::vector<LoggedEvent> events;
};

class Ledger {
 public:
  Ledger(store::Connection& reader, CityCode city, std::span<const engine::System> systems)
      : reader_(reader), city_(city), systems_(systems) {}

  /// Reads what happened since the last call. @return one change per matter that has new events
  [[nodiscard]] std::vector<Change> read_on(const engine::World& world);
  /// Null if there is no such matter.
  [[nodiscard]] KnownPtr find(MatterId id) const;
  /// True if a person acted on the matter in a version above `seen`, up to `reached`.
  [[nodiscard]] bool has_act_between(MatterId id, std::int64_t seen, std::int64_t reached) const;
  [[nodiscard]] std::int64_t last_seq() const { return last_seq_; }
  [[nodiscard]] std::int64_t events_of_last_read() const { return events_; }
  /// Every matter in the order of its opening; closed ones without their state.
  [[nodiscard]] const std::vector<MatterId>& all() const { return all_; }
  [[nodiscard]] const std::vector<MatterId>& open() const { return open_; }

 private:
  [[nodiscard]] KnownPtr load(MatterId id, const engine::World& world) const;
  void remember(const KnownPtr& known, bool is_new);

  store::Connection& reader_;
  CityCode city_;
  std::span<const engine::System> systems_;
  std::map<MatterId, KnownPtr> known_;
  std::vector<MatterId> all_;
  std::vector<MatterId> open_;
  std::int64_t last_seq_ = 0;
  std::int64_t events_ = 0;
};

}  // namespace liandong::simulation
