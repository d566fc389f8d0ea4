// Things that are allowed but look wrong.
#include "systems/dispute_coordination/domain/warnings.hpp"

#include "systems/dispute_coordination/domain/dispute.hpp"

#include <array>

namespace liandong::dispute_coordination {
namespace {

constexpr std::array words{
    std::string_view("item_on_no_list"),
    std::string_view("filed_later_than_discovered"),
    std::string_view("guidance_missing"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const OpenDispute& command) {
  if (command.item.empty()) found.emplace_back("item_on_no_list");
  if (!command.first_filed_by.empty() && command.first_filed_by != command.first_discovered_by) {
    found.emplace_back("filed_later_than_discovered");
  }
}

void warn(Words& found, const Decide& command) {
  if (command.guidance.empty()) found.emplace_back("guidance_missing");
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

}  // namespace liandong::dispute_coordination
