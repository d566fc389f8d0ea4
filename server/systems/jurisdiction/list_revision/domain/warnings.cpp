// Things that are allowed but look wrong.
#include "systems/jurisdiction/list_revision/domain/warnings.hpp"

#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <algorithm>
#include <array>

namespace liandong::list_revision {
namespace {

constexpr std::array words{
    std::string_view("evaluation_missing"),
    std::string_view("legal_basis_missing"),
};

using Words = std::vector<std::string_view>;

// 定期评估 belongs to every assignment.  [L:penalty_law-24]
void warn_of_changes(Words& found, const std::vector<ListChange>& changes) {
  const bool missing = std::any_of(changes.begin(), changes.end(), [](const ListChange& change) {
    return change.kind == ListChangeKind::assign && !change.next_evaluation_on;
  });
  if (missing) found.emplace_back("evaluation_missing");
}

void warn(Words& found, const ProposeRevision& command) {
  warn_of_changes(found, command.changes);
  if (command.legal_basis.empty()) found.emplace_back("legal_basis_missing");
}

void warn(Words& found, const Revise& command) { warn_of_changes(found, command.changes); }

template <class Command>
void warn(Words&, const Command&) {}

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  Words found;
  std::visit([&](const auto& one) { warn(found, one); }, command);
  return found;
}

std::span<const std::string_view> warning_words() { return words; }

}  // namespace liandong::list_revision
