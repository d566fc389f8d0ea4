// Things that are allowed but look wrong.
#include "systems/complaint_intake/domain/complaint.hpp"

#include <array>

namespace liandong::complaint_intake {
namespace {

constexpr std::array words{
    std::string_view("item_on_no_list"),       std::string_view("party_unknown"),
    std::string_view("complainant_anonymous"), std::string_view("complainant_without_contact"),
    std::string_view("receiver_overridden"),   std::string_view("material_not_passed"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const Identity& identity) {
  if (identity.anonymous) found.emplace_back("complainant_anonymous");
  if (identity.contact.empty() && identity.address.empty()) {
    found.emplace_back("complainant_without_contact");
  }
}

void warn(Words& found, const Register& command) {
  if (command.item.empty()) found.emplace_back("item_on_no_list");
  if (command.party.kind == PartyKind::unknown) found.emplace_back("party_unknown");
  warn(found, command.complainant);
}

void warn(Words& found, const AddComplainant& command) { warn(found, command.complainant); }

void warn(Words& found, const NotifyAndPass& command) {
  if (!command.override_reason.empty()) found.emplace_back("receiver_overridden");
  if (!command.with_material) found.emplace_back("material_not_passed");
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

}  // namespace liandong::complaint_intake
