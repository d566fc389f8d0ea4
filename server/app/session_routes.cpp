#include "app/session_routes.hpp"

#include "app/answering.hpp"
#include "app/password_change.hpp"
#include "app/session_view.hpp"
#include "app/session_views.hpp"
#include "app/sign_in.hpp"
#include "infra/identity/audit.hpp"
#include "infra/identity/preferences.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr Requirement open{Access::open, {}, false};
constexpr Requirement signed_in{Access::session, {}, false};
constexpr Requirement always{Access::session, {}, true};

constexpr std::array<EndpointPermission, 9> table{{
    {Method::post, "/api/v1/session", open},
    {Method::get, "/api/v1/session", always},
    {Method::delete_, "/api/v1/session", always},
    {Method::post, "/api/v1/session/acting", signed_in},
    {Method::post, "/api/v1/session/password", always},
    {Method::put, "/api/v1/preferences/:key", signed_in},
    {Method::get, "/api/v1/drafts/:key", signed_in},
    {Method::put, "/api/v1/drafts/:key", signed_in},
    {Method::delete_, "/api/v1/drafts/:key", signed_in},
}};

std::shared_ptr<const http::Request> kept(http::Request request) {
  return std::make_shared<const http::Request>(std::move(request));
}

void show_session(const Services& services, const CallerSession& caller, const http::Reply& reply) {
  reply(services.readers.with([&](store::Connection& connection) {
    return http::json(200, session_body(services, connection, caller));
  }));
}

void sign_out(const Services& services, const CallerSession& caller, http::Request request,
              http::Reply reply) {
  const auto work = [&services, token_hash = caller.token_hash,
                     actor = caller.actor](store::Connection& writer) {
    identity::close_session(writer, services.engine.city(), token_hash);
    identity::AuditRow row;
    row.at = services.engine.now();
    row.kind = "signed_out";
    row.person = actor.person;
    row.unit = actor.unit;
    identity::add_audit(writer, services.engine.city(), std::move(row));
    auto response = http::no_content();
    services.guard->clear_cookie(response);
    return response;
  };
  answer_after_write(
      services, kept(std::move(request)), std::move(reply), work,
      [&services, token_hash = caller.token_hash](const std::function<void()>& then) {
        services.guard->forget(token_hash);
        then();
      });
}

void act_for(const Services& services, const CallerSession& caller, http::Request request,
             http::Reply reply) {
  auto read = body_of<ActingBody>(services.messages, request);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const auto shared = kept(std::move(request));
  const auto work = [&services, shared, token_hash = caller.token_hash,
                     wanted = std::get<ActingBody>(read).post_id](store::Connection& writer) {
    const CityCode city = services.engine.city();
    const auto now_caller = services.guard->read(writer, token_hash, services.engine.now());
    if (!now_caller) {
      return problem(services.messages, shared.get(), 401, "session_expired");
    }
    for (const identity::EffectivePost& post : now_caller->posts) {
      if (post.id == wanted) {
        identity::act_in(writer, city, token_hash, post.id, post.substitutes_for);
        const auto after = services.guard->read(writer, token_hash, services.engine.now());
        return http::json(200, session_body(services, writer, after.value_or(*now_caller)));
      }
    }
    return problem(services.messages, shared.get(), 422, "post_unknown");
  };
  answer_after_write(
      services, shared, std::move(reply), work,
      [&services, token_hash = caller.token_hash](const std::function<void()>& then) {
        services.guard->forget(token_hash);
        then();
      });
}

/// The body if it is JSON and small enough, else the answer that refuses it.
std::variant<std::string, http::Response> stored_json(const Services& services,
                                                      const http::Request& request,
                                                      std::size_t bytes_max) {
  if (request.body.size() > bytes_max) {
    ProblemFacts facts;
    facts.number = static_cast<std::int64_t>(bytes_max);
    return problem(services.messages, &request, 413, "draft_too_large", facts);
  }
  if (!json::parse(request.body)) {
    return problem(services.messages, &request, 400, "body_malformed");
  }
  return request.body;
}

void put_preference(const Services& services, const CallerSession& caller, http::Request request,
                    http::Reply reply) {
  auto read = stored_json(services, request, identity::preference_bytes_max);
  if (auto* refused = std::get_if<http::Response>(&read)) {
    reply(std::move(*refused));
    return;
  }
  const auto shared = kept(std::move(request));
  answer_after_write(services, shared, std::move(reply),
                     [&services, shared, person = caller.actor.person,
                      text = std::get<std::string>(read)](store::Connection& writer) {
                       const auto saved = identity::save_preference(writer, services.engine.city(),
                                                                    person, shared->param("key"),
                                                                    text, services.engine.now());
                       return saved ? http::no_content()
                                    : problem(services, shared.get(), saved.error());
                     });
}

identity::DraftPlace place_of(const Actor& actor, const http::Request& request) {
  return {actor.person, actor.unit, request.param("key")};
}

/// No draft is an answer and no failure: browsers would note each form that is opened anew.
void get_draft(const Services& services, const crypto::VaultCipher& cipher,
               const CallerSession& caller, const http::Request& request,
               const http::Reply& reply) {
  const auto draft = services.readers.with([&](store::Connection& connection) {
    return identity::find_draft(connection, services.engine.city(), cipher,
                                place_of(caller.actor, request));
  });
  reply(http::json(200, draft ? view_of(services, DraftView{{draft->body}, draft->saved_at})
                              : std::string{"null"}));
}

void put_draft(const Services& services, const crypto::VaultCipher& cipher,
               const CallerSession& caller, http::Request request, http::Reply reply) {
  auto read = stored_json(services, request, identity::draft_bytes_max);
  if (auto* refused = std::get_if<http::Response>(&read)) {
    reply(std::move(*refused));
    return;
  }
  const auto shared = kept(std::move(request));
  answer_after_write(services, shared, std::move(reply),
                     [&services, &cipher, shared, actor = caller.actor,
                      text = std::get<std::string>(read)](store::Connection& writer) {
                       const Instant now = services.engine.now();
                       const auto saved =
                           identity::save_draft(writer, services.engine.city(), cipher,
                                                place_of(actor, *shared), text, now);
                       return saved ? http::json(200, view_of(services, SavedView{now}))
                                    : problem(services, shared.get(), saved.error());
                     });
}

void drop_draft(const Services& services, const CallerSession& caller, http::Request request,
                http::Reply reply) {
  const auto shared = kept(std::move(request));
  answer_after_write(services, shared, std::move(reply),
                     [&services, shared, actor = caller.actor](store::Connection& writer) {
                       identity::drop_draft(writer, services.engine.city(), actor.person,
                                            actor.unit, shared->param("key"));
                       return http::no_content();
                     });
}

}  // namespace

std::span<const EndpointPermission> session_permissions() { return table; }

void add_session_routes(http::Router& router, const Services& services,
                        const crypto::VaultCipher& cipher) {
  const auto desk = SignInDesk::open(services);
  router.add({Method::post, "/api/v1/session",
              guarded(services, requirement_of(table, Method::post, "/api/v1/session"),
                      [desk](const CallerSession&, http::Request request, http::Reply reply) {
                        desk->sign_in(std::move(request), std::move(reply));
                      })});
  add_guarded(router, services, table, Method::get, "/api/v1/session",
              [](const Services& all, const CallerSession& caller, http::Request,
                 http::Reply reply) { show_session(all, caller, reply); });
  add_guarded(router, services, table, Method::delete_, "/api/v1/session", sign_out);
  add_guarded(router, services, table, Method::post, "/api/v1/session/acting", act_for);
  add_guarded(router, services, table, Method::post, "/api/v1/session/password",
              change_own_password);
  add_guarded(router, services, table, Method::put, "/api/v1/preferences/:key", put_preference);
  constexpr std::string_view draft = "/api/v1/drafts/:key";
  router.add({Method::get, draft,
              guarded(services, requirement_of(table, Method::get, draft),
                      [&services, &cipher](const CallerSession& caller,
                                           const http::Request& request, const http::Reply& reply) {
                        get_draft(services, cipher, caller, request, reply);
                      })});
  router.add({Method::put, draft,
              guarded(services, requirement_of(table, Method::put, draft),
                      [&services, &cipher](const CallerSession& caller, http::Request request,
                                           http::Reply reply) {
                        put_draft(services, cipher, caller, std::move(request), std::move(reply));
                      })});
  add_guarded(router, services, table, Method::delete_, "/api/v1/drafts/:key", drop_draft);
}

}  // namespace liandong::app
