// Things that are allowed but look wrong.
#include "systems/joint_enforcement/hazard_notice/domain/warnings.hpp"

#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <algorithm>
#include <array>

namespace liandong::hazard_notice {
namespace {

constexpr std::array words{
    std::string_view("one_officer_only"),
    std::string_view("officer_without_certificate"),
    std::string_view("contact_missing"),
};

using Words = std::vector<std::string_view>;

// Enforcement takes two officers who show their certificates.  [3.4.2-c, L:penalty_law-42]
void warn(Words& found, const Dispatch& command) {
  if (command.officers.size() < 2) found.emplace_back("one_officer_only");
  if (std::any_of(command.officers.begin(), command.officers.end(),
                  [](const Officer& officer) { return officer.certificate.empty(); })) {
    found.emplace_back("officer_without_certificate");
  }
}

void warn(Words& found, const ReportToGovernment& command) {
  if (command.contact.empty()) found.emplace_back("contact_missing");
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

}  // namespace liandong::hazard_notice
