#include "app/public_routes.hpp"

#include "app/answering.hpp"
#include "app/file_routes.hpp"
#include "app/matter_views.hpp"
#include "app/problem.hpp"
#include "app/public_desk.hpp"
#include "app/session_guard.hpp"
#include "engine/refusals.hpp"
#include "infra/blobs/file_name.hpp"
#include "infra/json/write.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;
constexpr Requirement open{Access::open, {}, false};
constexpr Requirement acting{Access::acting, {}, false};
constexpr std::array permission_table{
    EndpointPermission{Method::get, "/api/v1/public/units", open},
    EndpointPermission{Method::put, "/api/v1/public/files", open},
    EndpointPermission{Method::post, "/api/v1/public/complaints", open},
    EndpointPermission{Method::post, "/api/v1/public/complaints/track", open},
    EndpointPermission{Method::post, "/api/v1/public/complaints/rate", open},
    EndpointPermission{Method::post, "/api/v1/public/complaints/withdraw-consent", open},
    EndpointPermission{Method::get, "/api/v1/complaints/:id/tracking-code", acting},
};
constexpr std::size_t file_bytes_max = std::size_t{10} << 20U;
constexpr std::size_t body_bytes_max = std::size_t{128} << 10U;

/// What every handler here is given.
struct Desk {
  Office& office;
  const crypto::TrackingCodes& codes;
  PublicLimits& limits;

  [[nodiscard]] const Messages& messages() const { return office.services.messages; }
  [[nodiscard]] Instant now() const { return office.services.engine.now(); }
};

http::Response too_often(const Desk& desk, const http::Request& request) {
  auto response = problem(desk.messages(), &request, 429, "rate_limited");
  response.headers.emplace_back("Retry-After", "300");
  return response;
}

http::Response unknown_code(const Desk& desk, const http::Request& request) {
  return problem(desk.messages(), &request, 404, "tracking_unknown");
}

/// A body read strictly with its texts, or the answer that refuses it.
template <class T>
std::optional<http::Response> read_body(const Desk& desk, const http::Request& request,
                                        engine::PendingTexts& texts, T& body) {
  if (!desk.office.services.guard->same_origin(request)) {
    return problem(desk.messages(), &request, 403, "csrf_failed");
  }
  const auto value = json::parse(request.body);
  if (!value) {
    return problem(desk.messages(), &request, 400, "body_malformed");
  }
  json::Reader reader{&texts};
  reader.read(*value, body);
  if (!reader.errors().empty()) {
    return problem(desk.messages(), &request, reader.errors());
  }
  return std::nullopt;
}

void list_units(const Desk& desk, const http::Request&, const http::Reply& reply) {
  const auto world = desk.office.services.engine.world();
  std::vector<PublicUnit> units;
  for (const auto& [id, entry] : world->directory.units()) {
    const bool receives =
        is_local_unit(entry.facts.kind) || entry.facts.kind == UnitKind::municipal_department;
    if (receives && entry.facts.active && entry.facts.legal_subject) {
      units.push_back({id.str(), entry.name, entry.facts.kind, entry.address, entry.telephone});
    }
  }
  reply(http::json(200, json::to_canonical(units)));
}

/// What the schema does not say: who is told about personal data agrees, and files are few.
std::vector<json::ShapeError> faults_of(const PublicComplaint& body) {
  std::vector<json::ShapeError> faults;
  if (!body.agreed) {
    faults.push_back({"agreed", "required"});
  }
  if (body.place.empty()) {
    faults.push_back({"place", "required"});
  }
  if (body.files.size() > public_files_max) {
    faults.push_back({"files", "range"});
  }
  for (const PublicFile& file : body.files) {
    if (file.id.empty() || file.name.empty()) {
      faults.push_back({"files", "required"});
    }
  }
  return faults;
}

void submit(const Desk& desk, http::Request request, http::Reply reply) {
  PublicComplaint body;
  engine::PendingTexts texts;
  if (auto refused = read_body(desk, request, texts, body)) {
    reply(std::move(*refused));
    return;
  }
  if (const auto faults = faults_of(body); !faults.empty()) {
    reply(problem(desk.messages(), &request, faults));
    return;
  }
  if (!desk.limits.submit.take(request.remote_address, desk.now())) {
    reply(too_often(desk, request));
    return;
  }
  register_public(desk.office, desk.codes,
                  std::make_shared<const http::Request>(std::move(request)), std::move(body),
                  std::move(texts), std::move(reply));
}

/// The complaint of who knows code and tail, or the answer to give.
std::variant<OwnComplaint, http::Response> own_of(const Desk& desk, const http::Request& request,
                                                  const std::string& code,
                                                  const std::string& tail) {
  if (!desk.limits.look.take(request.remote_address, desk.now())) {
    return too_often(desk, request);
  }
  auto own = find_own(desk.office, desk.codes, code, tail);
  if (!own) {
    return unknown_code(desk, request);
  }
  return std::move(*own);
}

void track(const Desk& desk, const http::Request& request, const http::Reply& reply) {
  PublicKey key;
  engine::PendingTexts texts;
  if (auto refused = read_body(desk, request, texts, key)) {
    reply(std::move(*refused));
    return;
  }
  auto own = own_of(desk, request, key.code, key.tail);
  if (auto* refused = std::get_if<http::Response>(&own)) {
    reply(std::move(*refused));
    return;
  }
  reply(http::json(200, json::to_canonical(progress_of(desk.office, std::get<OwnComplaint>(own)))));
}

void rate(const Desk& desk, http::Request request, http::Reply reply) {
  PublicRating body;
  engine::PendingTexts texts;
  if (auto refused = read_body(desk, request, texts, body)) {
    reply(std::move(*refused));
    return;
  }
  auto own = own_of(desk, request, body.code, body.tail);
  if (auto* refused = std::get_if<http::Response>(&own)) {
    reply(std::move(*refused));
    return;
  }
  const auto& found = std::get<OwnComplaint>(own);
  const complaint_intake::RecordRating command{found.complainant.id, body.score, body.comment};
  give_for_citizen(desk.office, std::make_shared<const http::Request>(std::move(request)),
                   found.matter, command, command.name, texts.all(), std::move(reply));
}

void withdraw_consent(const Desk& desk, http::Request request, http::Reply reply) {
  PublicKey key;
  engine::PendingTexts texts;
  if (auto refused = read_body(desk, request, texts, key)) {
    reply(std::move(*refused));
    return;
  }
  auto own = own_of(desk, request, key.code, key.tail);
  if (auto* refused = std::get_if<http::Response>(&own)) {
    reply(std::move(*refused));
    return;
  }
  const auto& found = std::get<OwnComplaint>(own);
  const complaint_intake::WithdrawConsent command{found.complainant.id, {}};
  give_for_citizen(desk.office, std::make_shared<const http::Request>(std::move(request)),
                   found.matter, command, command.name, {}, std::move(reply));
}

std::variant<http::Response, std::unique_ptr<http::UploadSink>> begin_upload(
    const Desk& desk, const http::Request& request) {
  if (!desk.office.services.guard->same_origin(request)) {
    return problem(desk.messages(), &request, 403, "csrf_failed");
  }
  const auto name = request.query_value("name");
  if (!name || name->empty()) {
    return problem(desk.messages(), &request, {{"name", "required"}});
  }
  if (!desk.limits.upload.take(request.remote_address, desk.now())) {
    return too_often(desk, request);
  }
  // Nobody's upload: a submission makes it that of the unit that receives the complaint.
  return new_upload(desk.office, Actor{}, blobs::clean_file_name(*name), request, file_bytes_max,
                    [](const StoredUpload& stored) {
                      return json::to_canonical(PublicUpload{stored.id, stored.name, stored.size});
                    });
}

/// For who took the complaint at a counter or by telephone, to be handed on. Useless without the
/// tail, which takes a reading of the identity.
void tracking_code(const Desk& desk, const CallerSession& caller, const http::Request& request,
                   const http::Reply& reply) {
  const auto code =
      code_for_unit(desk.office, desk.codes, path_id<MatterId>(request), caller.actor);
  reply(code ? http::json(200, json::to_canonical(PublicCode{*code}))
             : problem(desk.office.services, &request,
                       Rejection{engine::code(engine::Common::not_found), {}, {}, 0}));
}

}  // namespace

std::span<const EndpointPermission> public_route_permissions() { return permission_table; }

void add_public_routes(http::Router& router, Office& office, const crypto::TrackingCodes& codes,
                       PublicLimits& limits) {
  const Desk desk{office, codes, limits};
  const auto add = [&](Method method, std::string_view path, auto handle) {
    LIANDONG_CHECK(requirement_of(permission_table, method, path).access == Access::open);
    router.add({method, path,
                http::Handler{[desk, handle](http::Request request, http::Reply reply) {
                  handle(desk, std::move(request), std::move(reply));
                }},
                body_bytes_max});
  };
  add(Method::get, "/api/v1/public/units", list_units);
  add(Method::post, "/api/v1/public/complaints", submit);
  add(Method::post, "/api/v1/public/complaints/track", track);
  add(Method::post, "/api/v1/public/complaints/rate", rate);
  add(Method::post, "/api/v1/public/complaints/withdraw-consent", withdraw_consent);
  router.add(
      {Method::get, "/api/v1/complaints/:id/tracking-code",
       guarded(office.services, acting,
               [desk](const CallerSession& caller, const http::Request& request,
                      const http::Reply& reply) { tracking_code(desk, caller, request, reply); })});
  router.add({Method::put, "/api/v1/public/files",
              http::UploadHandler{
                  [desk](const http::Request& request) { return begin_upload(desk, request); }},
              file_bytes_max});
}

}  // namespace liandong::app
