#include "app/answering.hpp"
#include "app/directory_handlers.hpp"
#include "app/directory_views.hpp"
#include "app/query_params.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/delegations.hpp"
#include "infra/identity/posts.hpp"

namespace liandong::app {
namespace {

std::function<std::string(store::Connection&)> created(const Services& services, std::string id) {
  return [&services, id = std::move(id)](store::Connection&) {
    return view_of(services, Created{id});
  };
}

}  // namespace

void list_posts(const Services& services, const CallerSession&, http::Request request,
                http::Reply reply) {
  QueryParams params{request, {"unit", "person"}};
  const UnitId unit = params.id<UnitId>("unit");
  const PersonId person = params.id<PersonId>("person");
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return;
  }
  const CityCode city = services.engine.city();
  const Instant now = services.engine.now();
  const auto shown = services.readers.with([&](store::Connection& connection) {
    std::vector<PostView> posts;
    for (const identity::Post& post : identity::list_posts(connection, city, unit, person)) {
      PostView view{post.id,         post.unit,        post.person, identity::roles_in(post.roles),
                    post.valid_from, post.valid_until, {}};
      for (const auto& each : identity::list_delegations(connection, city, post.id, now)) {
        view.delegations.push_back(
            {each.id.str(), each.substitute, each.valid_from, each.valid_until});
      }
      posts.push_back(std::move(view));
    }
    return posts;
  });
  reply(http::json(200, view_of(services, shown)));
}

void create_post(const Services& services, const CallerSession& caller, http::Request request,
                 http::Reply reply) {
  administer_with<PostBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const PostBody& body, const http::Request&) {
        const Instant now = services.engine.now();
        const identity::Post post{PostId{services.engine.new_id()}, body.unit, body.person,
                                  identity::role_set(body.roles),   now,       {}};
        Administration administration;
        administration.act = [&services, post, now](store::Connection& writer) {
          return identity::create_post(writer, services.engine.city(), post, now);
        };
        administration.body = created(services, post.id.str());
        administration.status = 201;
        return administration;
      });
}

void update_post(const Services& services, const CallerSession& caller, http::Request request,
                 http::Reply reply) {
  administer_with<RolesBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const RolesBody& body, const http::Request& asked) {
        Administration administration;
        administration.act = [&services, roles = identity::role_set(body.roles),
                              id = path_id<PostId>(asked)](store::Connection& writer) {
          return identity::change_roles(writer, services.engine.city(), id, roles,
                                        services.engine.now());
        };
        return administration;
      });
}

void end_post(const Services& services, const CallerSession& caller, http::Request request,
              http::Reply reply) {
  administer_with<NoBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const NoBody&, const http::Request& asked) {
        Administration administration;
        administration.act = [&services, id = path_id<PostId>(asked)](store::Connection& writer) {
          return identity::end_post(writer, services.engine.city(), id, services.engine.now());
        };
        return administration;
      });
}

void create_delegation(const Services& services, const CallerSession& caller, http::Request request,
                       http::Reply reply) {
  administer_with<DelegationBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const DelegationBody& body, const http::Request&) {
        const identity::Delegation delegation{identity::DelegationId{services.engine.new_id()},
                                              body.post_id,
                                              body.substitute,
                                              body.from,
                                              body.until,
                                              {}};
        Administration administration;
        administration.act = [&services, delegation](store::Connection& writer) {
          return identity::create_delegation(writer, services.engine.city(), delegation,
                                             services.engine.now());
        };
        administration.body = created(services, delegation.id.str());
        administration.status = 201;
        return administration;
      });
}

void end_delegation(const Services& services, const CallerSession& caller, http::Request request,
                    http::Reply reply) {
  administer_with<NoBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const NoBody&, const http::Request& asked) {
        Administration administration;
        administration.act =
            [&services, id = path_id<identity::DelegationId>(asked)](store::Connection& writer) {
              return identity::end_delegation(writer, services.engine.city(), id,
                                              services.engine.now());
            };
        return administration;
      });
}

}  // namespace liandong::app
