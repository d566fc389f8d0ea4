#include "app/answering.hpp"
#include "app/directory_handlers.hpp"
#include "app/directory_views.hpp"
#include "app/query_params.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/posts.hpp"

namespace liandong::app {
namespace {

constexpr int people_shown_max = 500;

PersonView view(store::Connection& connection, CityCode city, const identity::Person& person,
                Instant now) {
  PersonView shown{person.id.str(),
                   person.name,
                   person.login,
                   person.certificate,
                   person.telephone,
                   person.active,
                   person.must_change_password,
                   person.locked_until,
                   {}};
  for (const identity::Post& post : identity::own_posts(connection, city, person.id, now)) {
    shown.posts.push_back({post.id, post.unit, identity::roles_in(post.roles)});
  }
  return shown;
}

using HashedAct =
    std::function<identity::Outcome(store::Connection& writer, const std::string& hash)>;

/// Makes a one-time password, hashes it in the background and does the act with the hash; the
/// password is in the answer only.
void with_one_time_password(const Services& services, const CallerSession& caller,
                            http::Request request, http::Reply reply, const std::string& id,
                            int status, HashedAct act) {
  const auto shared = std::make_shared<const http::Request>(std::move(request));
  const std::string password = identity::make_one_time_password();
  const bool queued =
      services.passwords.hash(password, [&services, caller, shared, reply, id, status, password,
                                         act = std::move(act)](std::optional<std::string> hash) {
        if (!hash) {
          reply(busy(services.messages, shared.get()));
          return;
        }
        Administration administration;
        administration.act = [act, hash = *hash](store::Connection& writer) {
          return act(writer, hash);
        };
        administration.body = [&services, id, password](store::Connection&) {
          return view_of(services, OneTimePassword{id, password});
        };
        administration.repeated_body = view_of(services, OneTimePassword{id, std::nullopt});
        administration.status = status;
        administer(services, caller, shared, reply, std::move(administration));
      });
  if (!queued) {
    reply(busy(services.messages, shared.get()));
  }
}

using PersonAct = std::function<identity::Outcome(store::Connection&, PersonId)>;

/// An act on the person of the path that needs no more than that.
void act_on_person(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply, PersonAct act) {
  administer_with<NoBody>(
      services, caller, std::move(request), std::move(reply),
      [act = std::move(act)](const NoBody&, const http::Request& asked) {
        Administration administration;
        administration.act = [act, id = path_id<PersonId>(asked)](store::Connection& writer) {
          return act(writer, id);
        };
        return administration;
      });
}

}  // namespace

void list_people(const Services& services, const CallerSession&, http::Request request,
                 http::Reply reply) {
  QueryParams params{request, {"unit", "q"}};
  identity::PeopleQuery query;
  query.unit = params.id<UnitId>("unit");
  query.q = params.text("q", 50);
  query.at = services.engine.now();
  query.limit = people_shown_max;
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return;
  }
  const CityCode city = services.engine.city();
  const auto shown = services.readers.with([&](store::Connection& connection) {
    std::vector<PersonView> people;
    for (const auto& person : identity::list_people(connection, city, query)) {
      people.push_back(view(connection, city, person, query.at));
    }
    return people;
  });
  reply(http::json(200, view_of(services, shown)));
}

void create_person(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply) {
  auto read = body_of<PersonBody>(services.messages, request);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const auto& body = std::get<PersonBody>(read);
  identity::Person person;
  person.id = PersonId{services.engine.new_id()};
  person.name = body.name;
  person.login = identity::normalized_login(body.login);
  person.certificate = body.certificate;
  person.telephone = body.telephone;
  const HashedAct act = [&services, person](store::Connection& writer, const std::string& hash) {
    return identity::create_person(writer, services.engine.city(), person, hash,
                                   services.engine.now());
  };
  with_one_time_password(services, caller, std::move(request), std::move(reply), person.id.str(),
                         201, act);
}

void reset_password(const Services& services, const CallerSession& caller, http::Request request,
                    http::Reply reply) {
  const PersonId id = path_id<PersonId>(request);
  const HashedAct act = [&services, id](store::Connection& writer, const std::string& hash) {
    return identity::reset_password(writer, services.engine.city(), id, hash,
                                    services.engine.now());
  };
  with_one_time_password(services, caller, std::move(request), std::move(reply), id.str(), 200,
                         act);
}

void update_person(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply) {
  administer_with<identity::PersonPatch>(
      services, caller, std::move(request), std::move(reply),
      [&services](const identity::PersonPatch& patch, const http::Request& asked) {
        Administration administration;
        administration.act = [&services, patch,
                              id = path_id<PersonId>(asked)](store::Connection& writer) {
          return identity::update_person(writer, services.engine.city(), id, patch);
        };
        return administration;
      });
}

void disable_person(const Services& services, const CallerSession& caller, http::Request request,
                    http::Reply reply) {
  act_on_person(services, caller, std::move(request), std::move(reply),
                [&services](store::Connection& writer, PersonId id) {
                  return identity::disable_person(writer, services.engine.city(), id,
                                                  services.engine.now());
                });
}

void enable_person(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply) {
  act_on_person(services, caller, std::move(request), std::move(reply),
                [&services](store::Connection& writer, PersonId id) {
                  return identity::enable_person(writer, services.engine.city(), id);
                });
}

void unlock_person(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply) {
  act_on_person(services, caller, std::move(request), std::move(reply),
                [&services](store::Connection& writer, PersonId id) {
                  return identity::unlock_person(writer, services.engine.city(), id);
                });
}

}  // namespace liandong::app
