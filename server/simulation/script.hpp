// What the simulated people do and say, as data: one file per system (data/simulation/README.md).
#pragma once

#include "infra/json/read.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::simulation {

/// One command with its usual body. Several steps may give the same command.
struct Step {
  std::string command;
  boost::json::value body;  // a template, see Words
  std::string by;           // who gives it, as in a template; "" = whoever owes the duty
  std::string system;       // whose matter it opens; "" = it is given to the matter at hand
};

/// One way to meet a duty: steps in a row, the last of which counts.
struct Way {
  int weight = 1;
  std::vector<std::string> steps;
};

/// How a matter begins.
struct Opening {
  int weight = 1;
  std::string by;       // "local", "department", "field", or the word of a kind of unit
  std::string themes;   // "delegated", "reserved", "unlisted"; "" = any
  std::string command;  // "" = the one that opens matters of the system
  std::string needs;    // a word that the theme must have; "" = none
  boost::json::value body;
};

struct Script {
  std::string system;
  int openings_per_100_days = 100;
  int shown_per_100_days = 0;  // in a demonstration; 0 = as many as ever
  int on_first_day = 0;        // matters that begin besides on the first working day
  std::vector<Opening> openings;
  std::map<std::string, std::vector<Way>, std::less<>> duties;
  std::map<std::string, Step, std::less<>> steps;
  std::vector<std::string> asides;  // steps people take besides their duties

  [[nodiscard]] const Step* step(std::string_view name) const;
  /// The steps that give a command.
  [[nodiscard]] std::vector<const Step*> giving(std::string_view command) const;
};

/// A kind of violation with all that people write about it.
struct Theme {
  std::string item;  // of the register; "" = on no list
  std::string kind;  // "delegated", "reserved", "unlisted"
  std::string unit;  // the department of the field; competent if the register names none
  boost::json::object words;
};

struct Scripts {
  Script common;  // of every system, and the only one of a system without a file
  std::vector<Script> systems;
  std::vector<Theme> themes;
  boost::json::object words;  // what a theme has no words of its own for

  [[nodiscard]] const Script& of(std::string_view system) const;
};

/// Reads every file of the folder. @throws std::runtime_error naming the file and what is wrong
[[nodiscard]] Scripts read_scripts(const std::filesystem::path& folder);

}  // namespace liandong::simulation
