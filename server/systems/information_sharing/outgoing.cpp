#include "systems/information_sharing/outgoing.hpp"

#include "systems/information_sharing/domain/request_state.hpp"
#include "systems/information_sharing/domain/state.hpp"

namespace liandong::information_sharing {
namespace {

common::Letters without_letters(std::string_view system) {
  common::Letters all;
  all.system = system;
  all.command_leaves = true;
  all.compose = [](const void*, std::string_view,
                   const common::LetterContext&) -> std::optional<documents::Letter> {
    return std::nullopt;
  };
  all.preview = [](const void*, UnitId, const common::LetterContext&, Instant) {
    return documents::Letter{};
  };
  return all;
}

}  // namespace

common::Letters letters() {
  common::Letters all = without_letters("information_sharing");
  all.outgoing = [](const void* state) -> std::vector<common::OutgoingText> {
    const auto& item = *static_cast<const SharedItem*>(state);
    return {{"title", item.title}, {"content", item.content}};
  };
  return all;
}

common::Letters request_letters() {
  common::Letters all = without_letters("information_request");
  all.outgoing = [](const void*) -> std::vector<common::OutgoingText> { return {}; };
  return all;
}

}  // namespace liandong::information_sharing
