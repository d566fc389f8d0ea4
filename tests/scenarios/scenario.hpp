// Scenarios: scripts that officials can read, run against an engine with a clock of their own. The
// language is described in README.md.
#pragma once

#include "scenarios/shown.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::scenario {

/// What is wrong with a scenario or with the product: "file:line: what".
class Failed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Line {
  std::string file;
  int number = 0;
  std::vector<std::string> words;  // quotation marks taken off
};

struct Scenario {
  std::string title;
  std::string file;
  std::vector<std::string> clauses;  // from the tags, e.g. "3.1.1-a"
  std::vector<Line> lines;
};

/// @throws Failed for text before the first scenario, an open quotation mark, a missing tag
[[nodiscard]] std::vector<Scenario> read(const std::filesystem::path& file);

/// Of every file below this folder, in the order of their paths.
[[nodiscard]] std::vector<Scenario> all_scenarios();

/// Runs it in a fresh city, then checks replay, invariants and the hash chain.
/// @return what it showed
/// @throws Failed at the first line that does not hold
Shown run(const Scenario& scenario);

/// True if the line states something that must hold.
[[nodiscard]] bool is_expectation(const Line& line);
/// The same expectation with another value, which must therefore not hold: times a day later,
/// counts one higher, words exchanged.
[[nodiscard]] Line altered(const Line& line);

}  // namespace liandong::scenario
