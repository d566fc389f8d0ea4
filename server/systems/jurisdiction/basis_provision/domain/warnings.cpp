// Things that are allowed but look wrong.
#include "systems/jurisdiction/basis_provision/domain/warnings.hpp"

#include "systems/jurisdiction/basis_provision/domain/provision.hpp"

#include <array>

namespace liandong::basis_provision {
namespace {

constexpr std::array words{
    std::string_view("decision_missing"),
    std::string_view("flow_missing"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RecordAssignment& command) {
  if (command.decision.empty()) found.emplace_back("decision_missing");
}

void warn(Words& found, const Provide& command) {
  if (command.flow.empty()) found.emplace_back("flow_missing");
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

}  // namespace liandong::basis_provision
