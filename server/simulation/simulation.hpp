// Years of a city in minutes: every unit acts at random, late, twice, at the same time; people are
// away, lists and calendars change; and after every command the invariants are judged.
#pragma once

#include "simulation/office.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace liandong::simulation {

struct Settings {
  std::uint64_t seed = 1;
  Instant from;
  Instant until;
  int volume = 100;      // percent of the usual number of matters and mistakes
  bool mischief = true;  // illegal, repeated and simultaneous commands, restarts
  bool changes = true;   // absences, late calendars, new list versions
  bool judged = true;    // every invariant after every command
  // For a demonstration: units that begin a third of all matters, and the time from which the last
  // matter to enter a stage rests there, so that every stage can be shown.
  std::vector<UnitId> often;
  std::optional<Instant> rest_from;
};

struct Report {
  std::uint64_t seed = 0;
  std::int64_t commands = 0;
  std::int64_t accepted = 0;
  std::int64_t refused = 0;
  std::int64_t repeated = 0;   // answered from an earlier request
  std::int64_t misshapen = 0;  // refused before they reached the engine
  std::int64_t restarts = 0;
  std::int64_t rungs = 0;                               // of the escalation
  std::map<std::string, std::int64_t> matters;          // by system and stage
  std::map<std::string, std::int64_t> commands_of;      // accepted, by system and command
  std::map<std::string, std::int64_t> handoffs;         // by causing event and system that followed
  std::map<int, std::int64_t> refusals;                 // by number
  std::map<std::string, std::int64_t> misshapen_steps;  // of the scripts: mistakes of their data
  std::string fault;                                    // empty = every invariant held
  std::vector<std::string> last_acts;                   // before the fault
};

/// Runs one seed. What breaks is reported, not thrown.
[[nodiscard]] Report simulate(const Surroundings& surroundings, const Settings& settings);

/// For people: one line per fact, the seed first.
[[nodiscard]] std::string to_text(const Report& report, double seconds);

}  // namespace liandong::simulation
