// The invariants of the mechanism over everything that is stored, through a connection that only
// reads.
#pragma once

#include "engine/matter_rows.hpp"
#include "engine/system.hpp"
#include "engine/world.hpp"
#include "infra/store/database.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// The numbers under which the mechanism states them.
inline constexpr std::array<std::string_view, 12> invariant_names{
    "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12"};

struct InvariantFault {
  std::string_view invariant;
  MatterId matter;  // empty = of no single matter
  std::string what;
};

/// What the engine does not know of systems.
struct InvariantKnowledge {
  /// Events that show a protected complainant: each has its row in the audit list.  [I9]
  std::vector<std::string_view> reading_events;
  /// What is wrong with how a matter suspected of a crime was closed; "" = nothing.  [I11]
  std::function<std::string(const System&, const void* state)> crime_fault;
  /// The interim responsible unit while jurisdiction is in dispute; empty = there is none.  [I2]
  std::function<UnitId(const System&, const void* state)> interim_unit;
};

/// The unit owes it to stop danger, preserve evidence and answer, in a row of its own.  [I2]
[[nodiscard]] bool keeps_safe(UnitId interim, std::span<const Obligation> owed);

/// One pass over a city: the rules over whole tables first, then matter by matter in the order of
/// their ids, as many at a time as the caller can spare. What one step reads is one state of the
/// store; the city goes on between steps.
class InvariantCheck {
 public:
  static constexpr std::size_t faults_kept = 200;
  static const std::size_t rules;  // over whole tables

  /// @param systems must outlive the check
  InvariantCheck(CityCode city, std::span<const System> systems, InvariantKnowledge knowledge)
      : city_(city), systems_(systems), knowledge_(std::move(knowledge)) {}

  /// The next rule over a whole table. @return false if there is none left
  bool check_rule(store::Connection& reader, const World& world);
  /// The next matters. @return how many there were, 0 = the check is complete
  std::size_t check_matters(store::Connection& reader, const World& world, std::size_t most);

  /// One of the rules, outside of the order. @param rule below `rules`
  void check_rule(store::Connection& reader, const World& world, std::size_t rule);
  /// One matter, outside of the order, whose log gives this state.
  void check_replayed(store::Connection& reader, const World& world, const System& system,
                      const MatterRows& rows, const MatterState& state);
  /// Somebody verified the log just now: what only the log shows is not judged again.
  void take_log_as_verified() { log_verified_ = true; }

  [[nodiscard]] std::int64_t matters() const { return matters_; }
  [[nodiscard]] std::int64_t events() const { return events_; }
  /// What each invariant was judged over: matters; documents (I6), clocks that moved earlier (I8),
  /// readings (I9), events (I10).
  [[nodiscard]] std::int64_t checked(std::string_view invariant) const;
  [[nodiscard]] std::int64_t faults(std::string_view invariant) const;
  /// The first ones, in the order they were found.
  [[nodiscard]] const std::vector<InvariantFault>& first_faults() const { return kept_; }

 private:
  struct Judged;
  void fault(std::string_view invariant, MatterId matter, std::string what);
  [[nodiscard]] static Judged judged_in(const store::Row& row);
  void check_readable(store::Connection& reader, const World& world, Judged& judged);
  void check_one(store::Connection& reader, const World& world, const System& system,
                 const Judged& judged);
  void judge_holders(const World& world, const Judged& judged);
  void judge_rows(store::Connection& reader, const World& world, const System& system,
                  const Judged& judged);
  void judge_units(const World& world, const System& system, const Judged& judged,
                   std::vector<Obligation> wanted);
  void judge_log(store::Connection& reader, const System& system, const Judged& judged);
  [[nodiscard]] std::string of_judged_types() const;
  void run_table_rule(store::Connection& reader, std::size_t rule);
  void judge_signatures(store::Connection& reader, const World& world);
  void judge_earlier_moves(store::Connection& reader);
  void judge_readings(store::Connection& reader);
  void judge_row_tables(store::Connection& reader);
  void judge_unlisted_streams(store::Connection& reader);

  CityCode city_;
  std::span<const System> systems_;
  InvariantKnowledge knowledge_;
  bool log_verified_ = false;
  std::size_t next_rule_ = 0;
  std::string after_;
  std::int64_t matters_ = 0;
  std::int64_t events_ = 0;
  std::map<std::string_view, std::int64_t> checked_;
  std::map<std::string_view, std::int64_t> faults_;
  std::vector<InvariantFault> kept_;
};

}  // namespace liandong::engine
