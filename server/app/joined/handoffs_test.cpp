// The table of handoffs fits the systems, and the diagram of ARCHITECTURE.md is made from it.
#include "app/joined/handoffs.hpp"

#include "app/joined/systems.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

namespace liandong::app {
namespace {

constexpr std::string_view opening = "<!-- generated:handoffs -->\n";
constexpr std::string_view closing = "<!-- /generated -->";

const engine::System* system_named(std::span<const engine::System> all, std::string_view name) {
  for (const engine::System& system : all) {
    if (system.name == name) return &system;
  }
  return nullptr;
}

/// "case_transfer.objected.v1" → "objected".
std::string_view event_word(std::string_view type) {
  const auto first = type.find('.');
  return type.substr(first + 1, type.rfind('.') - first - 1);
}

std::string diagram() {
  std::map<std::pair<std::string, std::string>, std::string> edges;
  for (const engine::Handoff& handoff : handoffs()) {
    const std::string from{handoff.event.substr(0, handoff.event.find('.'))};
    auto& label = edges[{from, std::string{handoff.system}}];
    label += (label.empty() ? "" : "<br>") + std::string{event_word(handoff.event)} + " → " +
             std::string{handoff.command};
  }
  std::string text = "```mermaid\nflowchart LR\n";
  for (const auto& [ends, label] : edges) {
    text += "  " + ends.first + " -- \"" + label + "\" --> " + ends.second + "\n";
  }
  text += "```\n\n| event | leads to | clause |\n| --- | --- | --- |\n";
  for (const engine::Handoff& handoff : handoffs()) {
    text += "| `" + std::string{handoff.event} + "` | `" + std::string{handoff.system} + "." +
            std::string{handoff.command} + "` | " + std::string{handoff.clause} + " |\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every handoff names an event and a command that exist, once") {
  const auto all = all_systems();
  std::map<std::string, int> rows;
  for (const engine::Handoff& handoff : handoffs()) {
    CAPTURE(handoff.event);
    CAPTURE(handoff.command);
    const auto* target = system_named(all, handoff.system);
    REQUIRE(target != nullptr);
    CHECK(target->command(handoff.command) != nullptr);
    CHECK(system_named(all, handoff.event.substr(0, handoff.event.find('.'))) != nullptr);
    ++rows[std::string{handoff.event} + " " + std::string{handoff.system} + " " +
           std::string{handoff.command} + " " + std::string{handoff.clause}];
  }
  for (const auto& [row, count] : rows) CHECK_MESSAGE(count == 1, row);
}

// LIANDONG_UPDATE_README=1 in the environment writes it.
TEST_CASE("ARCHITECTURE.md draws the handoffs that the code has") {
  const std::string path = source_dir() + "/ARCHITECTURE.md";
  std::ifstream in{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  const auto from = text.find(opening);
  REQUIRE(from != std::string::npos);
  const auto begin = from + opening.size();
  const auto end = text.find(closing, begin);
  REQUIRE(end != std::string::npos);
  if (std::getenv("LIANDONG_UPDATE_README") != nullptr) {
    text.replace(begin, end - begin, diagram());
    std::ofstream{path, std::ios::binary} << text;
    return;
  }
  CHECK(text.substr(begin, end - begin) == diagram());
}

}  // namespace liandong::app
