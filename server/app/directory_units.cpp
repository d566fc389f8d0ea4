#include "app/answering.hpp"
#include "app/city_store.hpp"
#include "app/directory_handlers.hpp"
#include "app/directory_views.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/delegations.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/units.hpp"

namespace liandong::app {
namespace {

UnitView view(store::Connection& connection, CityCode city, const identity::Unit& unit) {
  UnitView shown;
  shown.id = unit.id.str();
  shown.name = unit.name;
  shown.short_name = unit.short_name;
  shown.kind = unit.kind;
  if (!unit.parent.empty()) {
    shown.parent_id = unit.parent.str();
  }
  shown.legal_subject = unit.legal_subject;
  shown.document_code = unit.document_code;
  if (!unit.superior.empty()) {
    shown.superior = Reference{unit.superior.str(), unit.superior_name};
  }
  shown.territory = unit.territory;
  shown.active = unit.active;
  shown.address = unit.address;
  shown.telephone = unit.telephone;
  shown.statutory_exceptions = identity::exceptions_of(connection, city, unit.id);
  return shown;
}

std::vector<UnitPersonView> people_in(store::Connection& connection, CityCode city, UnitId unit,
                                      Instant now) {
  std::vector<UnitPersonView> shown;
  auto acting = identity::substitutes_at(connection, city, now);
  for (const identity::Post& post : identity::list_posts(connection, city, unit, {})) {
    if (!post.active_at(now)) {
      continue;
    }
    const auto holder = identity::find_person(connection, city, post.person);
    const auto roles = identity::roles_in(post.roles);
    std::vector<UnitPersonView> substitutes;
    for (const PersonId each : acting[post.id]) {
      substitutes.push_back({each, post.id, roles, true, "substitute"});
    }
    UnitPersonView own{post.person, post.id, roles, true, std::nullopt};
    if (!holder || !holder->active) {
      own.available = false;
      own.reason = "disabled";
    } else if (!substitutes.empty()) {
      own.available = false;
      own.reason = "substituted";
    }
    shown.push_back(std::move(own));
    shown.insert(shown.end(), substitutes.begin(), substitutes.end());
  }
  return shown;
}

identity::Unit unit_of(const UnitBody& body) {
  identity::Unit unit;
  unit.id = body.id;
  unit.name = body.name;
  unit.short_name = body.short_name.empty() ? body.name : body.short_name;
  unit.kind = body.kind;
  unit.parent = body.parent_id;
  unit.legal_subject = body.legal_subject;
  unit.document_code = body.document_code;
  unit.superior = body.superior;
  unit.superior_name = body.superior_name;
  unit.territory = body.territory;
  unit.address = body.address;
  unit.telephone = body.telephone;
  return unit;
}

/// A unit whose territory nobody named works where its parent does, or in the whole city.
identity::Unit placed(store::Connection& connection, CityCode city, identity::Unit unit) {
  if (unit.territory.empty()) {
    const auto parent = identity::find_unit(connection, city, unit.parent);
    unit.territory = parent && !parent->territory.empty() ? parent->territory : city.str();
  }
  return unit;
}

/// A unit the register cannot place would keep the whole city from being read.
bool stands_in_register(store::Connection& writer, CityCode city, const identity::Unit& unit) {
  const jurisdiction::HolderUnit holder{unit.id, unit.kind,
                                        PlaceCode::parse(unit.territory).value_or(PlaceCode{}),
                                        unit.superior_name};
  return register_faults(writer, city, holder).empty();
}

}  // namespace

void list_units(const Services& services, const CallerSession&, http::Request, http::Reply reply) {
  const CityCode city = services.engine.city();
  const auto shown = services.readers.with([&](store::Connection& connection) {
    std::vector<UnitView> units;
    for (const identity::Unit& unit : identity::list_units(connection, city)) {
      units.push_back(view(connection, city, unit));
    }
    return units;
  });
  reply(http::json(200, view_of(services, shown)));
}

void list_unit_people(const Services& services, const CallerSession&, http::Request request,
                      http::Reply reply) {
  const CityCode city = services.engine.city();
  const auto unit = UnitId::parse(request.param("id"));
  const auto shown = services.readers.with(
      [&](store::Connection& connection) -> std::optional<std::vector<UnitPersonView>> {
        if (!unit || !identity::find_unit(connection, city, *unit)) {
          return std::nullopt;
        }
        return people_in(connection, city, *unit, services.engine.now());
      });
  reply(shown ? http::json(200, view_of(services, *shown))
              : problem(services.messages, &request, 404, "not_found"));
}

void create_unit(const Services& services, const CallerSession& caller, http::Request request,
                 http::Reply reply) {
  administer_with<UnitBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const UnitBody& body, const http::Request&) {
        Administration administration;
        administration.act =
            [&services, wanted = unit_of(body)](store::Connection& writer) -> identity::Outcome {
          const identity::Unit unit = placed(writer, services.engine.city(), wanted);
          if (!stands_in_register(writer, services.engine.city(), unit)) {
            return identity::refuse(identity::Refusal::territory_refused, unit.territory);
          }
          return identity::create_unit(writer, services.engine.city(), unit);
        };
        administration.body = [&services, id = body.id.str()](store::Connection&) {
          return view_of(services, Created{id});
        };
        administration.status = 201;
        return administration;
      });
}

void update_unit(const Services& services, const CallerSession& caller, http::Request request,
                 http::Reply reply) {
  administer_with<identity::UnitPatch>(
      services, caller, std::move(request), std::move(reply),
      [&services](const identity::UnitPatch& patch, const http::Request& asked) {
        Administration administration;
        administration.act = [&services, patch, id = path_id<UnitId>(asked)](
                                 store::Connection& writer) -> identity::Outcome {
          if (auto unit = identity::find_unit(writer, services.engine.city(), id)) {
            unit->kind = patch.kind.value_or(unit->kind);
            unit->territory = patch.territory.value_or(unit->territory);
            if (!stands_in_register(writer, services.engine.city(), *unit)) {
              return identity::refuse(identity::Refusal::territory_refused, unit->territory);
            }
          }
          return identity::update_unit(writer, services.engine.city(), id, patch,
                                       services.engine.now());
        };
        return administration;
      });
}

}  // namespace liandong::app
