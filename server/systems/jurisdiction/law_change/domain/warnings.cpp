// Things that are allowed but look wrong.
#include "systems/jurisdiction/law_change/domain/warnings.hpp"

#include "systems/jurisdiction/law_change/domain/law_change.hpp"

#include <array>

namespace liandong::law_change {
namespace {

constexpr std::array words{
    std::string_view("already_in_force"),
    std::string_view("transition_missing"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RegisterLawChange& command) {
  if (command.effective_on < local_day(command.known_at)) found.emplace_back("already_in_force");
}

void warn(Words& found, const AnnounceBasisChange& command) {
  if (command.transition.empty()) found.emplace_back("transition_missing");
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

}  // namespace liandong::law_change
