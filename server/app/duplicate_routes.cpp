#include "app/duplicate_routes.hpp"

#include "app/answering.hpp"
#include "app/duplicate_views.hpp"
#include "engine/access.hpp"
#include "engine/refusals.hpp"
#include "engine/rows.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>
#include <array>

namespace liandong::app {
namespace {

using complaint_intake::Compared;
using complaint_intake::Complaint;
using http::Method;

constexpr std::string_view system_name = "complaint_intake";
constexpr RoleSet working = (Role::handler | Role::head) | (Role::liaison_a | Role::liaison_b) |
                            (Role::duty_desk | Role::coordinator);
constexpr Requirement acting{Access::acting, working, false};
constexpr std::array permission_table{
    EndpointPermission{Method::post, "/api/v1/complaint-duplicates", acting},
    EndpointPermission{Method::get, "/api/v1/complaints/:id/duplicates", acting},
};
constexpr std::int64_t looked_back_seconds = 180LL * 24 * 3600;
constexpr int looked_at_max = 400;
constexpr std::size_t shown_max = 10;

struct Stored {
  MatterId id;
  std::string title;
  std::string stage;
  Complaint complaint;
};

Complaint complaint_of(const engine::System& system, std::string_view state) {
  return *static_cast<const Complaint*>(engine::read_matter_state(system, state).own.get());
}

Compared compared(const Complaint& c, const std::map<ContentId, std::string>& words) {
  const auto of = [&](const Text& text) {
    const auto found = words.find(text.id);
    return found == words.end() ? std::string{} : found->second;
  };
  return {c.place, of(c.location), c.item, of(c.party.name), of(c.facts)};
}

/// Compares one complaint with those of the last half year, newest first.
class Search {
 public:
  Search(Office& office, store::Connection& connection, const Actor& actor)
      : engine_(office.services.engine),
        system_(*engine_.system(system_name)),
        world_(engine_.world()),
        connection_(connection),
        actor_(actor) {}

  DuplicateList find(const Compared& wanted, MatterId except) {
    std::vector<Stored> recent = load_recent(except);
    DuplicateList list;
    for (const Stored& one : recent) {
      // A name is known at any place; without one only the place itself can be the same.
      if (wanted.party.empty() && one.complaint.place != wanted.place) {
        continue;
      }
      const auto words = engine_.content().load_stream(connection_, one.id.view());
      auto found = complaint_intake::compare(wanted, compared(one.complaint, words));
      if (!found.reasons.empty()) {
        list.items.push_back(candidate(one, std::move(found)));
      }
    }
    std::stable_sort(list.items.begin(), list.items.end(), [](const auto& a, const auto& b) {
      return std::pair{a.reasons.size(), a.text_percent} >
             std::pair{b.reasons.size(), b.text_percent};
    });
    list.items.resize(std::min(list.items.size(), shown_max));
    return list;
  }

 private:
  std::vector<Stored> load_recent(MatterId except) {
    std::vector<Stored> recent;
    connection_.query(
        "select id, title, stage, state from matter where city = $1 and opened_at >= $2 and "
        "system = $3 and id <> $4 order by opened_at desc limit $5",
        {engine_.city(), engine_.now() + -looked_back_seconds, system_name, except, looked_at_max},
        [&](const store::Row& row) {
          recent.push_back(
              {row.id<MatterId>(0), row.str(1), row.str(2), complaint_of(system_, row.text(3))});
        });
    return recent;
  }

  [[nodiscard]] DuplicateCandidate candidate(const Stored& one,
                                             complaint_intake::Comparison found) const {
    const bool seen =
        engine::is_visible(connection_, engine_.city(), one.id, actor_, world_->directory);
    DuplicateCandidate made;
    made.id = seen ? one.id : MatterId{};
    made.title = seen ? one.title : std::string{};
    made.number = one.complaint.number;
    made.unit = one.complaint.first_unit;
    made.received_at = one.complaint.received_at;
    made.stage = one.stage;
    made.reasons = std::move(found.reasons);
    made.text_percent = found.text_percent;
    return made;
  }

  engine::Engine& engine_;
  const engine::System& system_;
  engine::WorldPtr world_;
  store::Connection& connection_;
  const Actor& actor_;
};

}  // namespace

std::span<const EndpointPermission> duplicate_route_permissions() { return permission_table; }

void add_duplicate_routes(http::Router& router, Office& office) {
  const auto guard_of = [&](Method method, std::string_view path) {
    return requirement_of(permission_table, method, path);
  };
  router.add(
      {Method::post, "/api/v1/complaint-duplicates",
       guarded(office.services, guard_of(Method::post, "/api/v1/complaint-duplicates"),
               [&office](const CallerSession& caller, const http::Request& request,
                         const http::Reply& reply) {
                 auto read = body_of<DuplicateQuery>(office.services.messages, request);
                 if (auto* malformed = std::get_if<http::Response>(&read)) {
                   reply(std::move(*malformed));
                   return;
                 }
                 const auto& query = std::get<DuplicateQuery>(read);
                 const auto list = office.services.readers.with([&](store::Connection& reader) {
                   return Search{office, reader, caller.actor}.find(
                       {query.place, query.location, query.item, query.party, query.facts}, {});
                 });
                 reply(http::json(200, view_of(office.services, list)));
               })});
  router.add(
      {Method::get, "/api/v1/complaints/:id/duplicates",
       guarded(
           office.services, guard_of(Method::get, "/api/v1/complaints/:id/duplicates"),
           [&office](const CallerSession& caller, const http::Request& request,
                     const http::Reply& reply) {
             auto& engine = office.services.engine;
             const auto id = path_id<MatterId>(request);
             const auto list = office.services.readers.with(
                 [&](store::Connection& reader) -> std::optional<DuplicateList> {
                   const auto world = engine.world();
                   const auto stored = engine::load_matter(reader, engine.city(), id);
                   if (!stored || stored->system != system_name ||
                       !engine::is_visible(reader, engine.city(), id, caller.actor,
                                           world->directory)) {
                     return std::nullopt;
                   }
                   const Complaint own = complaint_of(*engine.system(system_name), stored->state);
                   return Search{office, reader, caller.actor}.find(
                       compared(own, engine.content().load_stream(reader, id.view())), id);
                 });
             reply(list ? http::json(200, view_of(office.services, *list))
                        : problem(office.services, &request,
                                  Rejection{engine::code(engine::Common::not_found), {}, {}, 0}));
           })});
}

}  // namespace liandong::app
