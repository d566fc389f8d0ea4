#include "scenarios/scenario.hpp"
#include "scenarios/vocabulary.hpp"

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

/// The clause ids between square brackets.
void collect_tags(Scenario& scenario, std::string_view text) {
  for (auto open = text.find('['); open != std::string_view::npos;
       open = text.find('[', open + 1)) {
    const auto close = text.find(']', open);
    if (close == std::string_view::npos) return;
    scenario.clauses.emplace_back(text.substr(open + 1, close - open - 1));
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

}  // namespace liandong::scenario
