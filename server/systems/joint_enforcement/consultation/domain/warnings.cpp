// Things that are allowed but look wrong.
#include "systems/joint_enforcement/consultation/domain/warnings.hpp"

#include "systems/joint_enforcement/consultation/domain/meeting.hpp"

#include <array>

namespace liandong::consultation {
namespace {

constexpr std::array words{
    std::string_view("clue_matter_missing"),
    std::string_view("resolved_without_tasks"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const Convene& command) {
  if (command.kind == MeetingKind::special && command.clue_matter.empty()) {
    found.emplace_back("clue_matter_missing");
  }
}

void warn(Words& found, const Resolve& command) {
  if (command.tasks.empty()) found.emplace_back("resolved_without_tasks");
}

template <class Command>
void warn(Words&, const Command&) {}

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  Words found;
  std::visit([&](const auto& one) { warn(found, one); }, command);
  return found;
}

std::span<const std::string_view> warning_words() { return words; }

}  // namespace liandong::consultation
