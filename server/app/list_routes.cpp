#include "app/list_routes.hpp"

#include "app/answering.hpp"
#include "app/item_use.hpp"
#include "app/query_params.hpp"
#include "app/register_tables.hpp"
#include "app/session_guard.hpp"
#include "engine/refusals.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;
using jurisdiction::Table;

constexpr Requirement open{Access::open, {}, false};
constexpr Requirement business{Access::acting,
                               RoleSet{Role::handler} | Role::head | Role::liaison_a |
                                   Role::liaison_b | Role::duty_desk | Role::reader |
                                   Role::coordinator | Role::decider,
                               false};
constexpr Requirement recording{
    Access::acting, RoleSet{Role::handler} | Role::head | Role::liaison_a | Role::liaison_b, false};

constexpr std::array<EndpointPermission, 11> table{{
    {Method::get, "/api/v1/list-versions", open},
    {Method::get, "/api/v1/list-versions/compare", open},
    {Method::get, "/api/v1/exports/register", open},
    {Method::get, "/api/v1/exports/items", open},
    {Method::get, "/api/v1/exports/bases", open},
    {Method::get, "/api/v1/exports/places", open},
    {Method::get, "/api/v1/exports/list-versions", open},
    {Method::get, "/api/v1/exports/assignments", open},
    {Method::get, "/api/v1/item-use", business},
    {Method::post, "/api/v1/item-use", recording},
    {Method::get, "/api/v1/unused-items", business},
}};

constexpr int version_max = 1'000'000;
constexpr std::uint32_t count_max = 10'000;

http::Response absent(const Office& office, const http::Request& request) {
  return problem(office.services, &request,
                 Rejection{engine::code(engine::Common::not_found), {}, {}, 0});
}

http::Response list_versions(Office& office, const http::Request&) {
  const auto city = office.city.get();
  static const std::vector<jurisdiction::ListVersion> none;
  return http::json(200,
                    view_of(office.services, city->reg ? city->reg->data().list_versions : none));
}

http::Response compare_versions(Office& office, const http::Request& request) {
  QueryParams query{request, {"from", "to"}};
  const auto from = static_cast<std::uint32_t>(query.integer("from", 0, 0, version_max));
  const auto to = static_cast<std::uint32_t>(query.integer("to", 0, 0, version_max));
  if (from == 0) {
    query.fault("from", "required");
  }
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  const auto before = register_as_of(office, *city, from);
  const auto after = register_as_of(office, *city, to);
  if (!before || !after) {
    return absent(office, request);
  }
  auto found = jurisdiction::compare(before->data(), after->data());
  const VersionComparison answer{before->data().list_versions.back(),
                                 after->data().list_versions.back(), std::move(found.items),
                                 std::move(found.assignments)};
  return http::json(200, view_of(office.services, answer));
}

http::Response attachment(std::string name, std::string_view media_type, std::string body) {
  http::Response response;
  response.status = 200;
  response.headers.emplace_back("Content-Type", media_type);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = std::move(body);
  return response;
}

/// @param name of the file; empty = the document
http::Response export_of(Office& office, const http::Request& request, Table which,
                         std::string_view name) {
  QueryParams query{request, {"version"}};
  const auto version = static_cast<std::uint32_t>(query.integer("version", 0, 0, version_max));
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto reg = register_as_of(office, *office.city.get(), version);
  if (!reg) {
    return absent(office, request);
  }
  const jurisdiction::RegisterData& data = reg->data();
  if (name.empty()) {
    const RegisterDocument document{data.list_versions, data.places, data.items, data.assignments};
    return attachment("register.json", "application/json", json::to_canonical(document));
  }
  return attachment(std::string{name} + ".csv", "text/csv; charset=utf-8",
                    csv::write(register_table(which, data, office.services.messages)));
}

template <Table which>
http::Response export_table(Office& office, const http::Request& request) {
  return export_of(office, request, which, json::enum_name(which));
}

http::Response export_document(Office& office, const http::Request& request) {
  return export_of(office, request, Table::items, {});
}

/// A township sees its own use, a department that of its former items, S and G everybody's.
UseFilter filter_for(const Office& office, const Actor& actor, UnitId asked) {
  const auto& directory = office.services.engine.world()->directory;
  const UnitId own = directory.principal(actor.unit);
  const auto facts = directory.find(own);
  const bool sees_all = own == directory.coordinating_office() || own == directory.government();
  UseFilter filter;
  if (!sees_all && facts && is_local_unit(facts->kind)) {
    filter.holder = own;
  } else {
    filter.holder = asked;
    if (!sees_all) {
      filter.original_department = own;
    }
  }
  return filter;
}

http::Response item_use(Office& office, const CallerSession& caller, const http::Request& request) {
  QueryParams query{request, {"from", "until", "unit"}};
  const LocalDay today = local_day(office.services.engine.now());
  const LocalDay until = query.day("until").value_or(today);
  const LocalDay from = query.day("from").value_or(year_before(until));
  const auto unit = query.id<UnitId>("unit");
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  ItemUsePage page{from, until, {}};
  if (city->reg) {
    page.items = office.services.readers.with([&](store::Connection& connection) {
      return count_use(connection, office.services.engine.city(), *city->reg, from, until,
                       filter_for(office, caller.actor, unit));
    });
  }
  return http::json(200, view_of(office.services, page));
}

http::Response unused(Office& office, const CallerSession& caller, const http::Request& request) {
  QueryParams query{request, {"unit"}};
  const auto unit = query.id<UnitId>("unit");
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto city = office.city.get();
  std::vector<UnusedItem> rows;
  if (city->reg) {
    rows = office.services.readers.with([&](store::Connection& connection) {
      return unused_items(connection, office.services.engine.city(), *city->reg,
                          local_day(office.services.engine.now()),
                          filter_for(office, caller.actor, unit));
    });
  }
  return http::json(200, view_of(office.services, rows));
}

/// What is wrong with a recorded use; the rules of a form, so they are answered as its shape.
std::vector<json::ShapeError> faults_of(const Office& office, const ItemUse& use) {
  std::vector<json::ShapeError> faults;
  const auto city = office.city.get();
  const bool known = city->reg && city->reg->find_item(use.item) != nullptr;
  if (use.item.empty() || !known) {
    faults.push_back({"item", use.item.empty() ? "required" : "enum"});
  }
  if (use.used_on > local_day(office.services.engine.now())) {
    faults.push_back({"used_on", "range"});
  }
  const std::array counts{std::pair{"inspections", use.inspections},
                          std::pair{"filings", use.filings}, std::pair{"decisions", use.decisions}};
  std::uint64_t sum = 0;
  for (const auto& [name, count] : counts) {
    sum += count;
    if (count > count_max) {
      faults.push_back({name, "range"});
    }
  }
  if (sum == 0) {
    faults.push_back({"inspections", "required"});
  }
  return faults;
}

/// 检查、立案、决定 outside the cases of the platform.  [2-b]
void record_use(Office& office, const CallerSession& caller, http::Request request,
                http::Reply reply) {
  const Services& services = office.services;
  const auto shared = std::make_shared<const http::Request>(std::move(request));
  auto read = body_of<ItemUse>(services.messages, *shared);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const ItemUse use = std::get<ItemUse>(read);
  if (const auto faults = faults_of(office, use); !faults.empty()) {
    reply(problem(services.messages, shared.get(), faults));
    return;
  }
  const Actor actor = caller.actor;
  const UnitId unit = services.engine.world()->directory.principal(actor.unit);
  Administration act;
  act.changes_world = false;
  act.act = [&services, use, unit, actor](store::Connection& writer) -> identity::Outcome {
    store_use(writer, services.engine.city(), services.engine.new_id(), unit, actor.person, use,
              services.engine.now());
    return identity::Change{"item_use:" + unit.str(), "register.use_recorded.v1",
                            json::to_canonical(use)};
  };
  administer(services, caller, shared, std::move(reply), std::move(act));
}

using Answer = http::Response (*)(Office&, const http::Request&);

}  // namespace

std::shared_ptr<const jurisdiction::Register> register_as_of(Office& office,
                                                             const LoadedWorld& city,
                                                             jurisdiction::VersionNumber version) {
  if (!city.reg || version == 0 || version == city.reg->list_version()) {
    return city.reg;
  }
  if (version > city.reg->list_version()) {
    return nullptr;
  }
  return office.services.readers.with(
      [&](store::Connection& connection) -> std::shared_ptr<const jurisdiction::Register> {
        auto data =
            jurisdiction::load_register_as_of(connection, office.services.engine.city(), version);
        if (!data) {
          return nullptr;
        }
        data->units = jurisdiction::load_holders(connection, office.services.engine.city());
        auto built = jurisdiction::Register::build(std::move(*data));
        if (!built) {
          throw store::StoreBroken("list version " + std::to_string(version) +
                                   " does not fit the units of today");
        }
        return std::make_shared<const jurisdiction::Register>(std::move(built).value());
      });
}

std::span<const EndpointPermission> list_route_permissions() { return table; }

void add_list_routes(http::Router& router, Office& office) {
  const auto get = [&](std::string_view path, Answer answer) {
    router.add(
        {Method::get, path,
         http::Handler{[&office, answer](const http::Request& request, const http::Reply& reply) {
           reply(answer(office, request));
         }}});
  };
  get("/api/v1/list-versions", list_versions);
  get("/api/v1/list-versions/compare", compare_versions);
  get("/api/v1/exports/register", export_document);
  get("/api/v1/exports/items", export_table<Table::items>);
  get("/api/v1/exports/bases", export_table<Table::bases>);
  get("/api/v1/exports/places", export_table<Table::places>);
  get("/api/v1/exports/list-versions", export_table<Table::list_versions>);
  get("/api/v1/exports/assignments", export_table<Table::assignments>);
  const auto guard = [&](Method method, std::string_view path, GuardedHandler handler) {
    router.add({method, path,
                guarded(office.services, requirement_of(table, method, path), std::move(handler))});
  };
  guard(Method::get, "/api/v1/item-use",
        [&office](const CallerSession& caller, const http::Request& request,
                  const http::Reply& reply) { reply(item_use(office, caller, request)); });
  guard(Method::post, "/api/v1/item-use",
        [&office](const CallerSession& caller, http::Request request, http::Reply reply) {
          record_use(office, caller, std::move(request), std::move(reply));
        });
  guard(Method::get, "/api/v1/unused-items",
        [&office](const CallerSession& caller, const http::Request& request,
                  const http::Reply& reply) { reply(unused(office, caller, request)); });
}

}  // namespace liandong::app
