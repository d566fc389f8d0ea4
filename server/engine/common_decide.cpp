#include "engine/common_decide.hpp"

#include "engine/refusals.hpp"

#include <algorithm>

namespace liandong::engine {
namespace {

using Decision = Result<CommonEvent, Rejection>;

Err<Rejection> no(Common refusal, std::string_view subject = {}) {
  return Err{Rejection{code(refusal), FixedText<48>{subject.substr(0, 48)}, {}, 0}};
}

Decision done(CommonEvent event) { return event; }

bool is_open(const OwedAnswer& answer) { return !answer.answered_at && !answer.ended_at; }

bool leads(const CommonContext& c) {
  const auto offices = bits(Relation::supervisor) | bits(Relation::government);
  return (c.relations & offices) != 0 &&
         c.actor.roles.intersects(Role::coordinator | Role::decider);
}

bool may_urge(const CommonContext& c, const StoredObligation& stored) {
  return stored.outcome == ObligationOutcome::open && stored.obligation.debtor != c.principal &&
         (stored.obligation.creditor == c.principal || leads(c));
}

const OwedAnswer* own_open(const std::vector<OwedAnswer>& answers, const CommonContext& c,
                           std::string_view id) {
  const auto it = std::find_if(answers.begin(), answers.end(), [&](const OwedAnswer& a) {
    return (id.empty() || a.id == id) && a.debtor == c.principal && is_open(a);
  });
  return it == answers.end() ? nullptr : &*it;
}

bool is_active(const CommonContext& c, UnitId unit) {
  const auto facts = c.directory.find(unit);
  return facts && facts->active;
}

Decision decide_one(const AssignHandler& command, const CommonContext& c) {
  // The platform gives a matter back to the head when its handler has left.  [D0057]
  const bool given_back = c.by_platform && command.person.empty();
  if (!given_back && !c.directory.serves_in(command.person, c.principal)) {
    return no(Common::handler_not_in_unit, "person");
  }
  return done(HandlerAssigned{c.principal, command.person});
}

Decision decide_one(const AddNote& command, const CommonContext& c) {
  if (command.text.empty()) {
    return no(Common::note_empty, "text");
  }
  return done(NoteAdded{std::string{c.fresh_id}, c.principal, command.text});
}

// Only who is owed something, S and G ask for it; a reminder moves no clock.
Decision decide_one(const Urge& command, const CommonContext& c) {
  const auto it = c.owed.find(command.obligation);
  if (it == c.owed.end() || it->second.outcome != ObligationOutcome::open) {
    return no(Common::obligation_not_open, "obligation");
  }
  if (!may_urge(c, it->second)) {
    return no(Common::only_creditor_urges, "obligation");
  }
  return done(Urged{command.obligation, it->second.obligation.debtor, command.text});
}

Decision decide_one(const Supervise& command, const CommonContext& c) {
  if (command.text.empty()) {
    return no(Common::words_missing, "text");
  }
  if (c.summary.closed) {
    return no(Common::matter_closed);
  }
  const UnitId unit = command.unit.empty() ? c.summary.custodian : command.unit;
  if (!is_active(c, unit)) {
    return no(Common::asked_unit_unknown, "unit");
  }
  if (unit == c.principal) {
    return no(Common::asked_own_unit, "unit");
  }
  if (c.state.supervisions.size() >= common_records_max) {
    return no(Common::too_many_answers_owed);
  }
  return done(Supervised{std::string{c.fresh_id}, unit, c.principal, command.text});
}

Decision decide_one(const AnswerSupervision& command, const CommonContext& c) {
  if (command.text.empty()) {
    return no(Common::words_missing, "text");
  }
  if (command.supervision.empty() || !own_open(c.state.supervisions, c, command.supervision)) {
    return no(Common::answer_not_owed, "supervision");
  }
  return done(SupervisionAnswered{command.supervision, command.text});
}

Decision decide_one(const RequestGuidance& command, const CommonContext& c) {
  if (command.text.empty()) {
    return no(Common::words_missing, "text");
  }
  if (c.summary.closed) {
    return no(Common::matter_closed);
  }
  const auto facts = c.directory.find(command.unit);
  if (!facts || !facts->active || !facts->legal_subject) {
    return no(Common::asked_unit_unknown, "unit");
  }
  if (command.unit == c.principal) {
    return no(Common::asked_own_unit, "unit");
  }
  if (c.state.guidances.size() >= common_records_max) {
    return no(Common::too_many_answers_owed);
  }
  return done(GuidanceRequested{std::string{c.fresh_id}, command.unit, c.principal, command.text});
}

Decision decide_one(const GiveGuidance& command, const CommonContext& c) {
  if (command.text.empty()) {
    return no(Common::words_missing, "text");
  }
  if (command.guidance.empty() || !own_open(c.state.guidances, c, command.guidance)) {
    return no(Common::answer_not_owed, "guidance");
  }
  return done(GuidanceGiven{command.guidance, command.text});
}

Decision decide_one(const Link& command, const CommonContext& c) {
  if (command.matter == c.matter) {
    return no(Common::link_to_itself, "matter");
  }
  if (command.matter.empty() || !c.sees(command.matter)) {
    return no(Common::linked_matter_unknown, "matter");
  }
  const auto& links = c.state.links;
  if (std::find(links.begin(), links.end(), command.matter) != links.end()) {
    return no(Common::linked_already, "matter");
  }
  if (links.size() >= common_records_max) {
    return no(Common::too_many_answers_owed);
  }
  return done(Linked{command.matter, command.text});
}

bool has_use(std::string_view command, const CommonContext& c) {
  if (command == Urge::name) {
    return std::any_of(c.owed.begin(), c.owed.end(),
                       [&](const auto& row) { return may_urge(c, row.second); });
  }
  if (command == AnswerSupervision::name) {
    return own_open(c.state.supervisions, c, {}) != nullptr;
  }
  if (command == GiveGuidance::name) {
    return own_open(c.state.guidances, c, {}) != nullptr;
  }
  if (command == Supervise::name || command == RequestGuidance::name) {
    return !c.summary.closed;
  }
  return true;
}

}  // namespace

std::optional<CommonBody> read_common_command(std::string_view command, json::Reader& reader,
                                              const boost::json::value& value) {
  std::optional<CommonBody> found;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, CommonCommand>>(
      [&](auto one) {
        using C = typename decltype(one)::type;
        if (C::name == command) {
          C body{};
          reader.read(value, body);
          found = CommonBody{C::name, std::make_shared<const CommonCommand>(std::move(body))};
        }
      });
  return found;
}

bool is_common(const System& system, std::string_view command) {
  bool known = command == RecomputeClocks::name;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, CommonCommand>>(
      [&](auto one) { known = known || decltype(one)::type::name == command; });
  return known && system.command(command) == nullptr;
}

Result<CommonEvent, Rejection> decide_common(const CommonCommand& command,
                                             const CommonContext& context) {
  return std::visit([&](const auto& one) { return decide_one(one, context); }, command);
}

std::vector<std::string_view> offered_common(const System& system, const CommonContext& context) {
  std::vector<std::string_view> offered;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, CommonCommand>>(
      [&](auto one) {
        constexpr std::string_view name = decltype(one)::type::name;
        if (is_common(system, name) &&
            may_give_common(name, context.relations, context.actor.roles) &&
            has_use(name, context)) {
          offered.push_back(name);
        }
      });
  return offered;
}

}  // namespace liandong::engine
