#include "simulation/people.hpp"

#include "engine/access.hpp"
#include "infra/json/text_form.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

constexpr int substitutes_max = 4;

}  // namespace

People::People(std::vector<Desk> desks, const engine::Directory& directory)
    : desks_(std::move(desks)) {
  for (const Desk& desk : desks_) {
    by_unit_[directory.principal(desk.unit)].push_back(desk);
  }
  for (const auto& [unit, entry] : directory.units()) {
    const bool acts = entry.facts.active && by_unit_.contains(unit);
    if (acts && is_local_unit(entry.facts.kind)) {
      local_.push_back(unit);
    }
    if (acts) {
      by_kind_[entry.facts.kind].push_back(unit);
    }
  }
}

const std::vector<UnitId>& People::of_kind(UnitKind kind) const {
  static const std::vector<UnitId> none;
  const auto found = by_kind_.find(kind);
  return found == by_kind_.end() ? none : found->second;
}

const std::vector<UnitId>& People::of_kind(std::string_view word) const {
  if (word == "local") {
    return local_;
  }
  return of_kind(json::parse_enum<UnitKind>(word).value_or(UnitKind::municipal_department));
}

const std::vector<Desk>& People::of(UnitId principal) const {
  static const std::vector<Desk> nobody;
  const auto found = by_unit_.find(principal);
  return found == by_unit_.end() ? nobody : found->second;
}

void People::leave(PostId post, PersonId substitute, Instant until) {
  absences_[post] = {substitute, until};
  for (const Desk& desk : desks_) {
    if (desk.post == post) {
      away_[desk.person] = until;
    }
  }
}

bool People::is_away(PersonId person, Instant now) const {
  const auto found = away_.find(person);
  return found != away_.end() && now < found->second;
}

std::optional<Actor> People::at(const Desk& desk, Instant now) const {
  Actor actor{desk.person, desk.post, desk.unit, desk.unit_kind, desk.roles, {}};
  if (!is_away(desk.person, now)) {
    return actor;
  }
  PostId post = desk.post;
  for (int steps = 0; steps < substitutes_max; ++steps) {
    const auto absence = absences_.find(post);
    if (absence == absences_.end() || absence->second.until <= now ||
        absence->second.substitute.empty()) {
      return std::nullopt;
    }
    const PersonId substitute = absence->second.substitute;
    if (!is_away(substitute, now)) {
      actor.person = substitute;
      actor.substitutes_for = desk.person;
      return actor;
    }
    // The substitute is away as well: who stands in for that person does so here too.
    const auto next = std::find_if(desks_.begin(), desks_.end(), [&](const Desk& each) {
      return each.person == substitute && absences_.contains(each.post);
    });
    if (next == desks_.end()) {
      return std::nullopt;
    }
    post = next->post;
  }
  return std::nullopt;
}

std::optional<Actor> People::who_may(const engine::System& system, std::string_view command,
                                     const Known* matter, UnitId principal,
                                     const engine::Directory& directory, Instant now,
                                     Dice& dice) const {
  const std::vector<Desk>& candidates = of(principal);
  const auto count = candidates.size();
  const engine::CommandDescriptor* descriptor = system.command(command);
  const bool outward = descriptor != nullptr && descriptor->sends_outward;
  const auto start =
      count == 0 ? 0U : static_cast<std::size_t>(dice.number(0, static_cast<int>(count) - 1));
  const std::uint32_t stage = matter == nullptr ? 0xFFFFFFFFU : matter->summary.stage_bit;
  std::optional<Actor> other;
  for (std::size_t i = 0; i < count; ++i) {
    const auto actor = at(candidates[(start + i) % count], now);
    if (!actor) {
      continue;
    }
    const std::uint8_t relations =
        matter == nullptr ? bits(Relation::anyone)
                          : engine::relations_of(system, matter->own.get(), *actor, directory);
    const bool may =
        descriptor == nullptr
            ? engine::may_give_common(command, relations, actor->roles)
            : engine::allowing(system, command, stage, relations, actor->roles) != nullptr;
    // What goes out is signed where the unit itself is, if anybody is there.
    if (may && (!outward || actor->unit == principal)) {
      return actor;
    }
    other = may && !other ? actor : other;
  }
  return other;
}

}  // namespace liandong::simulation
