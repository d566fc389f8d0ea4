// Runs every scenario, and sees every expectation of every scenario fail once it is altered.
#include "scenarios/scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <unistd.h>

namespace liandong::scenario {
namespace {

/// What running says, "" if everything holds.
std::string fault(const Scenario& scenario) {
  try {
    run(scenario);
    return {};
  } catch (const Failed& failed) {
    return failed.what();
  }
}

std::vector<Scenario> written(std::string_view text) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("liandong_scenario." + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const auto path = folder / "liandong_written.scenario";
  struct Cleared {
    std::filesystem::path folder;
    ~Cleared() { std::filesystem::remove_all(folder); }
  } const cleared{folder};
  std::ofstream{path} << text;
  return read(path);
}

std::string fault_of(std::string_view text) {
  try {
    return fault(written(text).front());
  } catch (const Failed& failed) {
    return failed.what();
  }
}

}  // namespace

TEST_CASE("every scenario holds") {
  const auto scenarios = all_scenarios();
  std::set<std::string> titles;
  for (const Scenario& scenario : scenarios) {
    CAPTURE(scenario.title);
    CHECK(fault(scenario) == "");
    CHECK(titles.insert(scenario.title).second);
  }
  CHECK(scenarios.size() >= 40);
  MESSAGE(scenarios.size() << " scenarios");
}

TEST_CASE("every expectation fails at its own line once it is altered") {
  int alterations = 0;
  for (const Scenario& scenario : all_scenarios()) {
    for (std::size_t i = 0; i < scenario.lines.size(); ++i) {
      if (!is_expectation(scenario.lines[i])) continue;
      Scenario other = scenario;
      other.lines[i] = altered(scenario.lines[i]);
      const std::string place =
          scenario.file + ":" + std::to_string(scenario.lines[i].number) + ": ";
      CAPTURE(scenario.title);
      CHECK(fault(other).substr(0, place.size()) == place);
      ++alterations;
    }
  }
  MESSAGE(alterations << " altered expectations");
}

TEST_CASE("a refusal that nobody expected is a failure at the line of the act") {
  for (const Scenario& scenario : all_scenarios()) {
    for (std::size_t i = 1; i < scenario.lines.size(); ++i) {
      const auto& words = scenario.lines[i].words;
      if (!is_expectation(scenario.lines[i]) || (words[1] != "拒绝" && words[1] != "refused")) {
        continue;
      }
      Scenario other = scenario;
      other.lines.erase(other.lines.begin() + static_cast<std::ptrdiff_t>(i));
      CAPTURE(scenario.title);
      CHECK(fault(other).find("refused") != std::string::npos);
    }
  }
}

TEST_CASE("what is wrong with a scenario is said with file and line") {
  const std::string head = "情景 \"甲\"  # [3.1.1-a]\n时间 2026-03-02 09:00\n";
  const auto line = [&](const std::string& text) { return fault_of(head + text); };
  const std::string place = "liandong_written.scenario:3: ";
  CHECK(line("苏村镇 发现 C1\n") == "");
  CHECK(line("无此单位 发现 C1\n") == place + "no unit 无此单位");
  CHECK(line("苏村镇 作法 C1\n") == place + "no such act: 作法");
  CHECK(line("苏村镇 移送 C1\n") == place + "no case C1");
  CHECK(line("苏村镇 发现 C1 颜色=红\n") == place + "no parameter 颜色=红");
  CHECK(line("苏村镇 发现 C1 事项=不存在\n") == place + "no value 不存在");
  CHECK(line("苏村镇 发现 C1 发现于=昨天\n") == place + "no time: 昨天");
  CHECK(line("苏村镇 发现 \"C1\n") == place + "a quotation mark is not closed");
  CHECK(line("时间 2026-03-01 09:00\n") == place + "time does not run backwards");
  CHECK(line("预期 天气 C1 晴\n") == place + "no such expectation");
  CHECK(line("预期 环节 C1 待移送\n") == place + "no case C1");
  CHECK(line("苏村镇:查阅 发现 C1\n") == place + "refused: forbidden");
  CHECK(fault_of("情景 \"甲\"\n") == "liandong_written.scenario:1: the scenario names no clause");
  CHECK(fault_of("苏村镇 发现 C1\n") == "liandong_written.scenario:1: there is no scenario yet");
  CHECK(fault_of("# 空\n") == "liandong_written.scenario:1: the file holds no scenario");
}

}  // namespace liandong::scenario
