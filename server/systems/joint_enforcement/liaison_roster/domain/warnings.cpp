// Things that are allowed but look wrong.
#include "systems/joint_enforcement/liaison_roster/domain/warnings.hpp"

#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

#include <array>

namespace liandong::liaison_roster {
namespace {

constexpr std::array words{std::string_view("office_missing")};

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  const auto* contact = std::get_if<SetContact>(&command);
  if (contact == nullptr || !contact->office.empty()) return {};
  return {words[0]};
}

std::span<const std::string_view> warning_words() { return words; }

}  // namespace liandong::liaison_roster
