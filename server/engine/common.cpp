#include "engine/common.hpp"

#include "infra/json/read.hpp"

#include <boost/mp11.hpp>

#include <algorithm>

namespace liandong::engine {
namespace {

OwedAnswer* find(std::vector<OwedAnswer>& answers, std::string_view id) {
  const auto it =
      std::find_if(answers.begin(), answers.end(), [&](const auto& a) { return a.id == id; });
  return it == answers.end() ? nullptr : &*it;
}

void add_once(std::vector<MatterId>& matters, MatterId matter) {
  if (std::find(matters.begin(), matters.end(), matter) == matters.end()) {
    matters.push_back(matter);
  }
}

void end_open(std::vector<OwedAnswer>& answers, Instant at) {
  for (auto& answer : answers) {
    if (!answer.answered_at && !answer.ended_at) {
      answer.ended_at = at;
    }
  }
}

void apply_one(CommonState& state, const HandlerAssigned& event, const Stamp&) {
  for (auto& entry : state.handlers) {
    if (entry.unit == event.unit) {
      entry.person = event.person;
      return;
    }
  }
  state.handlers.push_back({event.unit, event.person});
}
void apply_one(CommonState& state, const NoteAdded&, const Stamp&) { ++state.notes; }
void apply_one(CommonState& state, const PaperActRecorded&, const Stamp&) { ++state.paper_acts; }
void apply_one(CommonState& state, const ClockMoved& event, const Stamp&) {
  std::erase_if(state.held,
                [&](const HeldClock& held) { return held.obligation == event.obligation; });
}
void apply_one(CommonState& state, const ClockHeld& event, const Stamp&) {
  std::erase_if(state.held,
                [&](const HeldClock& held) { return held.obligation == event.shown.obligation; });
  state.held.push_back(event.shown);
}
void apply_one(CommonState& state, const Urged&, const Stamp&) { ++state.urged; }
void apply_one(CommonState& state, const Supervised& event, const Stamp& stamp) {
  state.supervisions.push_back(
      {event.supervision, event.debtor, event.creditor, stamp.occurred_at, {}, {}});
}
void apply_one(CommonState& state, const SupervisionAnswered& event, const Stamp& stamp) {
  if (auto* answer = find(state.supervisions, event.supervision)) {
    answer->answered_at = stamp.occurred_at;
  }
}
void apply_one(CommonState& state, const GuidanceRequested& event, const Stamp& stamp) {
  state.guidances.push_back(
      {event.guidance, event.debtor, event.creditor, stamp.occurred_at, {}, {}});
}
void apply_one(CommonState& state, const GuidanceGiven& event, const Stamp& stamp) {
  if (auto* answer = find(state.guidances, event.guidance)) {
    answer->answered_at = stamp.occurred_at;
  }
}
void apply_one(CommonState& state, const Linked& event, const Stamp&) {
  add_once(state.links, event.matter);
}
void apply_one(CommonState& state, const Followed& event, const Stamp&) {
  add_once(state.causes, event.cause);
}
void apply_one(CommonState& state, const CommonDutiesEnded&, const Stamp& stamp) {
  end_open(state.supervisions, stamp.recorded_at);
  end_open(state.guidances, stamp.recorded_at);
}

/// A duty of which a matter can have several: "answer_supervision", "answer_supervision.2".
void add_duties(std::vector<Obligation>& rows, const std::vector<OwedAnswer>& answers,
                std::string_view duty, std::string_view clause, Basis basis,
                std::optional<Period> target, const WorkCalendar& calendar) {
  int serial = 0;
  for (const OwedAnswer& answer : answers) {
    ++serial;
    std::string key{duty};
    if (serial > 1) {
      key += "." + std::to_string(serial);
    }
    Obligation row = prompt_obligation(std::move(key), std::string{duty}, std::string{clause},
                                       basis, answer.asked_at, target, calendar);
    row.debtor = answer.debtor;
    row.creditor = answer.creditor;
    row.discharged_at = answer.answered_at;
    row.superseded_at = answer.ended_at;
    rows.push_back(std::move(row));
  }
}

}  // namespace

CommonState evolve_common(CommonState state, const CommonEvent& event, const Stamp& stamp) {
  std::visit([&](const auto& e) { apply_one(state, e, stamp); }, event);
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

std::vector<Obligation> common_obligations(const CommonState& state, const Targets& targets,
                                           const WorkCalendar& calendar) {
  std::vector<Obligation> rows;
  add_duties(rows, state.supervisions, AnswerSupervision::name, supervision_clause, Basis::internal,
             targets.of("matter.answer_supervision"), calendar);
  add_duties(rows, state.guidances, GiveGuidance::name, "3.2.2-f", Basis::notice,
             targets.of("matter.give_guidance"), calendar);
  return rows;
}

std::optional<CommonEvent> read_common_event(std::string_view type, std::string_view payload) {
  std::optional<CommonEvent> found;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, CommonEvent>>(
      [&](auto one) {
        using E = typename decltype(one)::type;
        if (E::type == type) {
          found = json::from_storage<E>(payload);
        }
      });
  return found;
}

}  // namespace liandong::engine
