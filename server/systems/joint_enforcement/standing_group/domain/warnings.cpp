// Things that are allowed but look wrong.
#include "systems/joint_enforcement/standing_group/domain/warnings.hpp"

#include "systems/joint_enforcement/standing_group/domain/group.hpp"

#include <array>

namespace liandong::standing_group {
namespace {

constexpr std::array words{std::string_view("meeting_without_record")};

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  const auto* meeting = std::get_if<RecordMeeting>(&command);
  if (meeting == nullptr || !meeting->origin.empty()) return {};
  return {words[0]};
}

std::span<const std::string_view> warning_words() { return words; }

}  // namespace liandong::standing_group
