// Things that are allowed but look wrong.
#include "systems/case_transfer/domain/warnings.hpp"

#include "systems/case_transfer/domain/transfer.hpp"

#include <algorithm>
#include <array>

namespace liandong::case_transfer {
namespace {

constexpr std::array words{
    std::string_view("item_on_no_list"),
    std::string_view("party_unknown"),
    std::string_view("provisions_missing"),
    std::string_view("one_officer_only"),
    std::string_view("officer_without_certificate"),
    std::string_view("contact_missing"),
    std::string_view("receiver_overridden"),
    std::string_view("fine_without_amount"),
    std::string_view("amount_without_fine"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RecordFinding& command) {
  if (command.item.empty()) found.emplace_back("item_on_no_list");
  if (command.party.kind == PartyKind::unknown) found.emplace_back("party_unknown");
  if (command.provisions.empty()) found.emplace_back("provisions_missing");
}

// Enforcement takes two officers who show their certificates.  [3.1.1-d, L:penalty_law-42]
void warn(Words& found, const RecordDissuasion& command) {
  if (command.officers.size() < 2) found.emplace_back("one_officer_only");
  if (std::any_of(command.officers.begin(), command.officers.end(),
                  [](const Officer& officer) { return officer.certificate.empty(); })) {
    found.emplace_back("officer_without_certificate");
  }
}

void warn(Words& found, const Issue& command) {
  if (command.contact.empty()) found.emplace_back("contact_missing");
  if (!command.override_reason.empty()) found.emplace_back("receiver_overridden");
}

void warn(Words& found, const RecordOutcome& command) {
  const bool money =
      command.kind == DecisionKind::fine || command.kind == DecisionKind::confiscation;
  if (command.kind == DecisionKind::fine && command.amount_fen == 0) {
    found.emplace_back("fine_without_amount");
  }
  if (!money && command.kind != DecisionKind::other && command.amount_fen > 0) {
    found.emplace_back("amount_without_fine");
  }
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

}  // namespace liandong::case_transfer
