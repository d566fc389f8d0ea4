// Tokens and webhooks: given by administrators, shown once, ended by them.
#include "app/answering.hpp"
#include "app/directory_views.hpp"
#include "app/exchange_routes.hpp"
#include "app/exchange_store.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/crypto/token.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr Requirement admins{Access::acting, Role::system_admin | Role::security_admin, false};

constexpr std::array table{
    EndpointPermission{Method::get, "/api/v1/api-tokens", admins},
    EndpointPermission{Method::post, "/api/v1/api-tokens", admins},
    EndpointPermission{Method::post, "/api/v1/api-tokens/:id/revoke", admins},
    EndpointPermission{Method::get, "/api/v1/webhooks", admins},
    EndpointPermission{Method::post, "/api/v1/webhooks", admins},
    EndpointPermission{Method::post, "/api/v1/webhooks/:id/retry", admins},
    EndpointPermission{Method::post, "/api/v1/webhooks/:id/end", admins},
};

void show_tokens(const Services& services, const CallerSession&, http::Request, http::Reply reply) {
  const auto rows = services.readers.with([&](store::Connection& connection) {
    return list_tokens(connection, services.engine.city());
  });
  reply(http::json(200, view_of(services, rows)));
}

void show_webhooks(const Services& services, const CallerSession&, http::Request,
                   http::Reply reply) {
  const auto rows = services.readers.with([&](store::Connection& connection) {
    return list_webhooks(connection, services.engine.city());
  });
  reply(http::json(200, view_of(services, rows)));
}

/// The secret is in the first answer only; a repeated request gets none.
void show_once(const Services& services, Administration& administration, const std::string& id,
               const std::string& secret) {
  administration.body = [&services, id, secret](store::Connection&) {
    return view_of(services, IssuedSecret{id, secret});
  };
  administration.repeated_body = view_of(services, IssuedSecret{id, std::nullopt});
  administration.status = 201;
}

void issue(const Services& services, const CallerSession& caller, http::Request request,
           http::Reply reply) {
  administer_with<TokenBody>(
      services, caller, std::move(request), std::move(reply),
      [&services, person = caller.actor.person](const TokenBody& body, const http::Request&) {
        const crypto::NewToken made = crypto::make_token();
        TokenView token;
        token.id = services.engine.new_id();
        token.name = body.name;
        token.post = body.post;
        token.scopes = body.scopes;
        token.created_at = services.engine.now();
        token.created_by = person;
        token.expires_at = body.expires_at;
        Administration administration;
        administration.act = [&services, token,
                              digest = crypto::to_hex(made.digest)](store::Connection& writer) {
          return issue_token(writer, services.engine.city(), token, digest);
        };
        show_once(services, administration, token.id, made.text);
        return administration;
      });
}

using Act = identity::Outcome (*)(store::Connection&, CityCode, std::string_view, Instant);

/// An act on the record of the path that needs no more than that.
template <Act act>
void act_on(const Services& services, const CallerSession& caller, http::Request request,
            http::Reply reply) {
  administer_with<NoBody>(
      services, caller, std::move(request), std::move(reply),
      [&services](const NoBody&, const http::Request& asked) {
        Administration administration;
        administration.act = [&services, id = asked.param("id")](store::Connection& writer) {
          return act(writer, services.engine.city(), id, services.engine.now());
        };
        return administration;
      });
}

void register_webhook(const Services& services, const crypto::VaultCipher& cipher,
                      const CallerSession& caller, http::Request request, http::Reply reply) {
  administer_with<WebhookBody>(services, caller, std::move(request), std::move(reply),
                               [&services, &cipher, person = caller.actor.person](
                                   const WebhookBody& body, const http::Request&) {
                                 WebhookView webhook;
                                 webhook.id = services.engine.new_id();
                                 webhook.unit = body.unit;
                                 webhook.url = body.url;
                                 webhook.created_at = services.engine.now();
                                 webhook.created_by = person;
                                 const std::string secret = crypto::make_token().text;
                                 Administration administration;
                                 administration.act = [&services, &cipher, webhook,
                                                       secret](store::Connection& writer) {
                                   return add_webhook(writer, services.engine.city(), webhook,
                                                      secret, *services.engine.world(), cipher);
                                 };
                                 show_once(services, administration, webhook.id, secret);
                                 return administration;
                               });
}

}  // namespace

std::span<const EndpointPermission> exchange_admin_permissions() { return table; }

void add_exchange_admin_routes(http::Router& router, Office& office,
                               const crypto::VaultCipher& cipher) {
  const Services& services = office.services;
  add_guarded(router, services, table, Method::get, "/api/v1/api-tokens", show_tokens);
  add_guarded(router, services, table, Method::post, "/api/v1/api-tokens", issue);
  add_guarded(router, services, table, Method::post, "/api/v1/api-tokens/:id/revoke",
              act_on<revoke_token>);
  add_guarded(router, services, table, Method::get, "/api/v1/webhooks", show_webhooks);
  add_guarded(router, services, table, Method::post, "/api/v1/webhooks/:id/retry",
              act_on<retry_webhook>);
  add_guarded(router, services, table, Method::post, "/api/v1/webhooks/:id/end",
              act_on<end_webhook>);
  constexpr std::string_view path = "/api/v1/webhooks";
  router.add({Method::post, path,
              guarded(services, requirement_of(table, Method::post, path),
                      [&services, &cipher](const CallerSession& caller, http::Request request,
                                           http::Reply reply) {
                        register_webhook(services, cipher, caller, std::move(request),
                                         std::move(reply));
                      })});
}

}  // namespace liandong::app
