#include "engine/common.hpp"

#include "infra/json/read.hpp"

namespace liandong::engine {
namespace {

void apply_one(CommonState& state, const HandlerAssigned& event) {
  for (auto& entry : state.handlers) {
    if (entry.unit == event.unit) {
      entry.person = event.person;
      return;
    }
  }
  state.handlers.push_back({event.unit, event.person});
}
void apply_one(CommonState& state, const NoteAdded&) { ++state.notes; }
void apply_one(CommonState& state, const PaperActRecorded&) { ++state.paper_acts; }
void apply_one(CommonState&, const ClockMoved&) {}

}  // namespace

bool is_common(std::string_view command) {
  return command == AssignHandler::name || command == AddNote::name ||
         command == RecomputeClocks::name;
}

CommonState evolve_common(CommonState state, const CommonEvent& event) {
  std::visit([&](const auto& e) { apply_one(state, e); }, event);
  return state;
}

PersonId handler_of(const CommonState& state, UnitId unit) {
  for (const auto& entry : state.handlers) {
    if (entry.unit == unit) {
      return entry.person;
    }
  }
  return {};
}

std::optional<CommonEvent> read_common_event(std::string_view type, std::string_view payload) {
  std::optional<CommonEvent> found;
  const auto attempt = [&]<class E>(std::type_identity<E>) {
    if (E::type == type) {
      found = json::from_storage<E>(payload);
    }
  };
  attempt(std::type_identity<HandlerAssigned>{});
  attempt(std::type_identity<NoteAdded>{});
  attempt(std::type_identity<PaperActRecorded>{});
  attempt(std::type_identity<ClockMoved>{});
  return found;
}

}  // namespace liandong::engine
