// Things that are allowed but look wrong.
#include "systems/information_sharing/domain/warnings.hpp"

#include "systems/information_sharing/domain/shared_item.hpp"

#include <array>

namespace liandong::information_sharing {
namespace {

constexpr std::array words{
    std::string_view("no_secrets"),
    std::string_view("subscribers_left_out"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RecordFormed& command) {
  if (command.sensitivity == Sensitivity::restricted) found.emplace_back("no_secrets");
}

void warn(Words& found, const Share& command) {
  if (!command.to_subscribers) found.emplace_back("subscribers_left_out");
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

}  // namespace liandong::information_sharing
