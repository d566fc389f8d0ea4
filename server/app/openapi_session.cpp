// Operations of sessions, preferences, drafts, and of what needs no session.
#include "app/calendar_views.hpp"
#include "app/health_views.hpp"
#include "app/openapi_query.hpp"
#include "app/register_views.hpp"
#include "app/session_views.hpp"
#include "systems/jurisdiction/domain/types.hpp"

namespace liandong::app {
namespace {

using http::Method;

boost::json::value anything(json::SchemaBook&) { return boost::json::object{}; }

boost::json::value alive(json::SchemaBook&) {
  return boost::json::object{
      {"type", "object"},
      {"properties", boost::json::object{{"alive", json::SchemaBook::plain("boolean")}}},
      {"required", boost::json::array{"alive"}}};
}

struct ClauseView {
  std::string id;
  std::string heading;
  std::string zh;
  std::string en;
  bool normative = true;  // false: says what the notice is for
};
LIANDONG_DESCRIBE(ClauseView, id, heading, zh, en, normative)

boost::json::value sha_digest(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"pattern", "^[0-9A-Fa-f]{64}$"}};
}

boost::json::value period(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"maxLength", 20}};
}

}  // namespace

std::vector<Operation> session_operations() {
  const std::string_view tag = "session";
  return {
      {Method::post, "/api/v1/session", "sign_in", tag, Concern::sign_in, 200, request<SignInBody>,
       view<SessionView>},
      {Method::get, "/api/v1/session", "read_session", tag, Concern::read, 200, nullptr,
       view<SessionView>},
      {Method::delete_, "/api/v1/session", "sign_out", tag, Concern::own_write, 204},
      {Method::post, "/api/v1/session/acting", "act_for", tag, Concern::own_write, 200,
       request<ActingBody>, view<SessionView>},
      {Method::post, "/api/v1/session/password", "change_password", tag, Concern::password, 204,
       request<PasswordBody>},
      {Method::put, "/api/v1/preferences/:key", "save_preference", tag, Concern::own_write, 204,
       anything},
      {Method::get, "/api/v1/drafts/:key", "read_draft", tag, Concern::read, 200, nullptr,
       view<std::optional<DraftView>>},
      {Method::put, "/api/v1/drafts/:key", "save_draft", tag, Concern::own_write, 200, anything,
       view<SavedView>},
      {Method::delete_, "/api/v1/drafts/:key", "drop_draft", tag, Concern::own_write, 204},
  };
}

std::vector<Operation> public_operations() {
  using jurisdiction::Place;
  const auto read = Concern::public_read;
  const std::string_view reg = "register";
  const std::string_view cal = "calendar";
  const std::string_view health = "health";
  return {
      {Method::get, "/api/v1/places", "list_places", reg, read, 200, nullptr,
       view<std::vector<Place>>},
      {Method::get, "/api/v1/clauses", "list_clauses", reg, read, 200, nullptr,
       view<std::vector<ClauseView>>},
      {Method::get,
       "/api/v1/letter-verification",
       "verify_letter",
       reg,
       read,
       200,
       nullptr,
       view<Verification>,
       "application/json",
       {{"number", text_up_to<100>, true}, {"digest", sha_digest, true}}},
      {Method::get,
       "/api/v1/calendar/due",
       "compute_due",
       cal,
       read,
       200,
       nullptr,
       canonical<DueAnswer>,
       "application/json",
       {{"from", day_or_instant, true}, {"period", period, true}}},
      {Method::get, "/api/v1/calendar/years", "list_calendar_years", cal, read, 200, nullptr,
       canonical<YearList>},
      {Method::get, "/api/v1/calendar/years/:year", "read_calendar_year", cal, read, 200, nullptr,
       canonical<YearView>},
      {Method::get, "/healthz", "check_process", health, Concern::health, 200, nullptr, alive},
      {Method::get, "/readyz", "check_readiness", health, Concern::health, 200, nullptr,
       canonical<Readiness>},
      {Method::get, "/metrics", "read_metrics", health, Concern::health, 200, nullptr, nullptr,
       "text/plain"},
      {Method::get, "/api/openapi.json", "read_description", health, Concern::health, 200, nullptr,
       anything},
      {Method::get, "/api/docs", "read_docs", health, Concern::health, 200, nullptr, nullptr,
       "text/html"},
      {Method::get, "/api/docs.js", "read_docs_script", health, Concern::health, 200, nullptr,
       nullptr, "text/javascript"},
      {Method::get, "/api/docs.css", "read_docs_style", health, Concern::health, 200, nullptr,
       nullptr, "text/css"},
  };
}

}  // namespace liandong::app
