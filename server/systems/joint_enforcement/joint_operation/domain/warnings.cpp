// Things that are allowed but look wrong.
#include "systems/joint_enforcement/joint_operation/domain/warnings.hpp"

#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"

#include <algorithm>
#include <array>

namespace liandong::joint_operation {
namespace {

constexpr std::array words{
    std::string_view("one_officer_only"),
    std::string_view("officer_without_certificate"),
};

using Words = std::vector<std::string_view>;

// Enforcement takes two officers who show their certificates.  [3.4.2-a, L:penalty_law-42]
void warn_officers(Words& found, const std::vector<Officer>& officers) {
  if (officers.size() < 2) found.emplace_back("one_officer_only");
  if (std::any_of(officers.begin(), officers.end(),
                  [](const Officer& officer) { return officer.certificate.empty(); })) {
    found.emplace_back("officer_without_certificate");
  }
}

void warn(Words& found, const ConfirmParticipation& command) {
  warn_officers(found, command.officers);
}
void warn(Words& found, const NameOfficers& command) { warn_officers(found, command.officers); }

template <class Command>
void warn(Words&, const Command&) {}

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  Words found;
  std::visit([&](const auto& one) { warn(found, one); }, command);
  return found;
}

std::span<const std::string_view> warning_words() { return words; }

}  // namespace liandong::joint_operation
