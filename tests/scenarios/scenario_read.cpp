#include "scenarios/scenario.hpp"
#include "scenarios/vocabulary.hpp"
#include "support/source_dir.hpp"

#include <algorithm>
#include <fstream>

namespace liandong::scenario {
namespace {

[[noreturn]] void fail(const Line& line, const std::string& what) {
  throw Failed(line.file + ":" + std::to_string(line.number) + ": " + what);
}

/// Words are parted by spaces; a pair of quotation marks keeps spaces together; # begins a comment.
void split(Line& line, std::string_view text) {
  std::string word;
  bool inside = false;
  bool started = false;
  const auto finish = [&] {
    if (started) line.words.push_back(std::move(word));
    word.clear();
    started = false;
  };
  for (const char c : text) {
    if (c == '"') {
      inside = !inside;
      started = true;
    } else if (!inside && c == '#') {
      break;
    } else if (!inside && (c == ' ' || c == '\t' || c == '\r')) {
      finish();
    } else {
      word += c;
      started = true;
    }
  }
  if (inside) fail(line, "a quotation mark is not closed");
  finish();
}

/// The clause ids between square brackets; "3.7-c, 3.7-e" are two.
void collect_tags(Scenario& scenario, std::string_view text) {
  for (auto open = text.find('['); open != std::string_view::npos;
       open = text.find('[', open + 1)) {
    const auto close = text.find(']', open);
    if (close == std::string_view::npos) return;
    std::string_view tags = text.substr(open + 1, close - open - 1);
    while (!tags.empty()) {
      const auto comma = std::min(tags.find(", "), tags.size());
      scenario.clauses.emplace_back(tags.substr(0, comma));
      tags.remove_prefix(std::min(comma + 2, tags.size()));
    }
  }
}

}  // namespace

std::vector<Scenario> read(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::vector<Scenario> scenarios;
  std::string text;
  Line line;
  line.file = path.filename().string();
  while (std::getline(file, text)) {
    ++line.number;
    line.words.clear();
    split(line, text);
    if (line.words.empty()) continue;
    if (translated(keywords(), line.words.front()) == "scenario") {
      if (line.words.size() != 2) fail(line, "a scenario has one title in quotation marks");
      scenarios.push_back({line.words[1], line.file, {}, {}});
      collect_tags(scenarios.back(), std::string_view{text}.substr(text.find('#') + 1));
      if (scenarios.back().clauses.empty()) fail(line, "the scenario names no clause");
      continue;
    }
    if (scenarios.empty()) fail(line, "there is no scenario yet");
    scenarios.back().lines.push_back(line);
  }
  if (scenarios.empty()) fail(line, "the file holds no scenario");
  return scenarios;
}

std::vector<Scenario> all_scenarios() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root{source_dir() + "/tests/scenarios"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".scenario") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Scenario> scenarios;
  for (const auto& file : files) {
    for (auto& scenario : read(file)) scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

}  // namespace liandong::scenario
