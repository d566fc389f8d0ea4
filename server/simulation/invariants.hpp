// The invariants of the mechanism, judged from outside the engine: rows, log and notices against
// what the states ask for.
#pragma once

#include "engine/engine.hpp"
#include "simulation/ledger.hpp"

#include <set>
#include <stdexcept>
#include <string>

namespace liandong::simulation {

/// An invariant does not hold: a bug of the engine or of a system, never of the simulated people.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Invariants {
 public:
  Invariants(store::Connection& reader, CityCode city, const Ledger& ledger)
      : reader_(reader), city_(city), ledger_(ledger) {}

  /// I1–I11 of every matter that a step changed. @throws Broken
  void judge(const std::vector<Change>& changes, const engine::World& world);
  /// How many readings of protected fields the accepted commands asked for so far.  [I9]
  void count_reading() { ++readings_; }

 private:
  void judge_known(const Known& now) const;
  void judge_matter(const Known& now, const engine::World& world) const;
  void judge_rows(const Known& now, const engine::World& world) const;
  void judge_log(const Change& change);
  void judge_clocks(const Change& change, const engine::World& world);
  void judge_moved(const Change& change, const Obligation& old, const Obligation& now,
                   const engine::World& world) const;
  void judge_documents(const std::vector<Change>& changes, const engine::World& world);
  void judge_readings();

  store::Connection& reader_;
  CityCode city_;
  const Ledger& ledger_;
  Instant last_recorded_;
  std::int64_t last_seq_ = 0;
  std::int64_t last_notice_ = 0;
  std::set<std::string> documents_;  // by number
  std::int64_t readings_ = 0;
  std::int64_t logged_readings_ = 0;
  std::int64_t last_audit_ = 0;
};

/// What holds in a whole city at rest: log and replay (I10, I12), obligations, inboxes, numbers,
/// escalation. @return the first fault; "" = none
[[nodiscard]] std::string first_fault(store::Connection& reader, CityCode city,
                                      std::span<const engine::System> systems,
                                      const engine::World& world);

}  // namespace liandong::simulation
