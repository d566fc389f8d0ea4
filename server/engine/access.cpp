#include "engine/access.hpp"

#include "engine/common.hpp"

namespace liandong::engine {
namespace {

constexpr RoleSet administrators = Role::system_admin | Role::security_admin | Role::audit_admin;
constexpr RoleSet deciding = Role::handler | Role::head;
constexpr RoleSet working = deciding | (Role::liaison_a | Role::liaison_b) |
                            (Role::duty_desk | Role::coordinator) | (Role::decider | Role::officer);

}  // namespace

bool sees_all(const Actor& actor, const Directory& directory) {
  const UnitId principal = directory.principal(actor.unit);
  return (principal == directory.coordinating_office() && actor.roles.has(Role::coordinator)) ||
         (principal == directory.government() && actor.roles.has(Role::decider));
}

std::uint8_t relations_of(const System& system, const void* state, const Actor& actor,
                          const Directory& directory) {
  const UnitId principal = directory.principal(actor.unit);
  auto relations = static_cast<std::uint8_t>(system.relations(state, actor.unit) |
                                             system.relations(state, principal));
  if (principal == directory.coordinating_office()) {
    relations = static_cast<std::uint8_t>(relations | bits(Relation::supervisor));
  }
  if (principal == directory.government()) {
    relations = static_cast<std::uint8_t>(relations | bits(Relation::government));
  }
  return relations;
}

bool may_see_matters(const Actor& actor) {
  return !actor.roles.empty() && !actor.roles.intersects(administrators);
}

bool is_visible(const Actor& actor, const Directory& directory,
                const std::function<bool(UnitId)>& concerned) {
  return may_see_matters(actor) && (sees_all(actor, directory) || concerned(actor.unit) ||
                                    concerned(directory.principal(actor.unit)));
}

bool is_visible(store::Connection& connection, CityCode city, MatterId matter, const Actor& actor,
                const Directory& directory) {
  if (!may_see_matters(actor)) {
    return false;
  }
  if (sees_all(actor, directory)) {
    return true;
  }
  bool visible = false;
  connection.query(
      "select 1 from matter_unit where city = $1 and matter = $2 and unit in ($3, $4) limit 1",
      {city, matter, actor.unit, directory.principal(actor.unit)},
      [&](const store::Row&) { visible = true; });
  return visible;
}

bool may_give_common(std::string_view command, std::uint8_t relations, RoleSet roles) {
  constexpr auto involved = static_cast<std::uint8_t>(
      bits(Relation::sender) | bits(Relation::receiver) | bits(Relation::custodian));
  if (command == AssignHandler::name) {
    return (relations & involved) != 0 && roles.intersects(deciding);
  }
  if (command == RequestGuidance::name) {
    return (relations & involved) != 0 && roles.intersects(working);
  }
  if (command == Supervise::name) {
    return ((relations & bits(Relation::supervisor)) != 0 && roles.has(Role::coordinator)) ||
           ((relations & bits(Relation::government)) != 0 && roles.has(Role::decider));
  }
  // The unit sees the matter, or this would not be asked. Notes are its own affair; whether it is
  // owed or owes something is decided with the obligations.
  return (command == AddNote::name || command == Urge::name || command == AnswerSupervision::name ||
          command == GiveGuidance::name || command == Link::name) &&
         roles.intersects(working);
}

}  // namespace liandong::engine
