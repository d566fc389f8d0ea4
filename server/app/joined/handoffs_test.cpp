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

/// True if the system has an event of exactly this type, version and all.
bool has_event(const engine::System& system, std::string_view type) {
  std::string out;
  json::Writer writer{out};
  try {
    system.write_event(writer, type, "{}");
  } catch (const json::CorruptJson& problem) {
    return std::string_view{problem.what()}.find("unknown event type") == std::string_view::npos;
  }
  return true;
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
    const auto* target = engine::system_named(all, handoff.system);
    REQUIRE(target != nullptr);
    CHECK(target->command(handoff.command) != nullptr);
    const auto* cause = engine::system_named(all, handoff.event.substr(0, handoff.event.find('.')));
    REQUIRE(cause != nullptr);
    CHECK(has_event(*cause, handoff.event));
    ++rows[std::string{handoff.event} + " " + std::string{handoff.system} + " " +
           std::string{handoff.command} + " " + std::string{handoff.clause}];
  }
  for (const auto& [row, count] : rows) CHECK_MESSAGE(count == 1, row);
}

TEST_CASE("an event of another version, or of another system, is none of the system's") {
  const auto all = all_systems();
  const auto* transfer = engine::system_named(all, "case_transfer");
  REQUIRE(transfer != nullptr);
  CHECK(has_event(*transfer, "case_transfer.objected.v1"));
  CHECK_FALSE(has_event(*transfer, "case_transfer.objected.v2"));
  CHECK_FALSE(has_event(*transfer, "case_transfer.object.v1"));
  CHECK_FALSE(has_event(*transfer, "complaint_intake.objected.v1"));
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
