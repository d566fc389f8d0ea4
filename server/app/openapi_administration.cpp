// Operations of the three administrators, and of the directory everybody reads.
#include "app/audit_routes.hpp"
#include "app/audit_views.hpp"
#include "app/calendar_moves.hpp"
#include "app/calendar_routes.hpp"
#include "app/calendar_views.hpp"
#include "app/command_routes.hpp"
#include "app/directory_routes.hpp"
#include "app/directory_views.hpp"
#include "app/docs_page.hpp"
#include "app/duplicate_routes.hpp"
#include "app/erasure_routes.hpp"
#include "app/exchange_routes.hpp"
#include "app/file_routes.hpp"
#include "app/health_routes.hpp"
#include "app/import_routes.hpp"
#include "app/import_views.hpp"
#include "app/list_routes.hpp"
#include "app/list_views.hpp"
#include "app/live.hpp"
#include "app/matter_routes.hpp"
#include "app/openapi_query.hpp"
#include "app/public_routes.hpp"
#include "app/register_routes.hpp"
#include "app/session_routes.hpp"
#include "app/subscription_routes.hpp"
#include "app/supervision_routes.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/units.hpp"

namespace liandong::app {
namespace {

using http::Method;

boost::json::value table_text(json::SchemaBook&) { return json::SchemaBook::plain("string"); }

Operation import_of(std::string_view path, std::string_view id) {
  return {http::Method::post, path,
          std::string{id},    "directory",
          Concern::import,    200,
          table_text,         view<ImportReport>,
          "application/json", {{"dry_run", flag}}};
}

Operation import_of_document() {
  Operation made = import_of("/api/v1/imports/register", "import_register");
  made.request = request<RegisterDocument>;
  made.request_type = "application/json";
  return made;
}

}  // namespace

namespace {

std::vector<Operation> calendar_changes() {
  return {
      {Method::post, "/api/v1/calendar/years", "import_calendar_year", "calendar",
       Concern::administration, 200, request<CalendarImport>, canonical<CalendarImportAnswer>},
      {Method::get, "/api/v1/calendar/moves", "list_earlier_times", "calendar", Concern::read, 200,
       nullptr, view<EarlierTimesView>},
      {Method::post, "/api/v1/calendar/moves/confirm", "confirm_earlier_times", "calendar",
       Concern::administration, 204, request<EarlierTimesConfirmation>},
  };
}

}  // namespace

std::vector<Operation> administration_operations() {
  const auto read = Concern::read;
  const auto write = Concern::administration;
  const std::string_view tag = "directory";
  const std::string_view json_type = "application/json";
  return {
      {Method::get, "/api/v1/units", "list_units", tag, read, 200, nullptr,
       view<std::vector<UnitView>>},
      {Method::get, "/api/v1/units/:id/people", "list_unit_people", tag, read, 200, nullptr,
       view<std::vector<UnitPersonView>>},
      {Method::post, "/api/v1/units", "create_unit", tag, write, 201, request<UnitBody>,
       view<Created>},
      {Method::post, "/api/v1/units/:id/update", "update_unit", tag, write, 204,
       request<identity::UnitPatch>},
      {Method::get,
       "/api/v1/people",
       "list_people",
       tag,
       read,
       200,
       nullptr,
       view<std::vector<PersonView>>,
       json_type,
       {{"unit", id_text}, {"q", text_up_to<50>}}},
      {Method::post, "/api/v1/people", "create_person", tag, write, 201, request<PersonBody>,
       view<OneTimePassword>},
      {Method::post, "/api/v1/people/:id/update", "update_person", tag, write, 204,
       request<identity::PersonPatch>},
      {Method::post, "/api/v1/people/:id/reset-password", "reset_password", tag, write, 200,
       nullptr, view<OneTimePassword>},
      {Method::post, "/api/v1/people/:id/disable", "disable_person", tag, write, 204,
       request<NoBody>},
      {Method::post, "/api/v1/people/:id/enable", "enable_person", tag, write, 204,
       request<NoBody>},
      {Method::post, "/api/v1/people/:id/unlock", "unlock_person", tag, write, 204,
       request<NoBody>},
      {Method::get,
       "/api/v1/posts",
       "list_posts",
       tag,
       read,
       200,
       nullptr,
       view<std::vector<PostView>>,
       json_type,
       {{"unit", id_text}, {"person", id_text}}},
      {Method::post, "/api/v1/posts", "create_post", tag, write, 201, request<PostBody>,
       view<Created>},
      {Method::post, "/api/v1/posts/:id/update", "update_post", tag, write, 204,
       request<RolesBody>},
      {Method::post, "/api/v1/posts/:id/end", "end_post", tag, write, 204, request<NoBody>},
      {Method::post, "/api/v1/delegations", "create_delegation", tag, write, 201,
       request<DelegationBody>, view<Created>},
      {Method::post, "/api/v1/delegations/:id/end", "end_delegation", tag, write, 204,
       request<NoBody>},
      import_of("/api/v1/imports/units", "import_units"),
      import_of("/api/v1/imports/people", "import_people"),
      import_of("/api/v1/imports/items", "import_items"),
      import_of_document(),
      {Method::get,
       "/api/v1/audit",
       "list_audit",
       "audit",
       read,
       200,
       nullptr,
       view<AuditPage>,
       json_type,
       {{"kind", text_up_to<50>},
        {"person", id_text},
        {"subject", text_up_to<100>},
        {"from", day_or_instant},
        {"until", day_or_instant},
        {"cursor", text_up_to<20>},
        {"limit", integer_in<1, 200>}}},
  };
}

std::vector<Operation> documented_operations() {
  std::vector<Operation> all;
  for (auto part :
       {session_operations(), matter_operations(), command_operations(),
        administration_operations(), calendar_changes(), exchange_operations(), public_operations(),
        portal_operations(), item_operations(), list_operations(), supervision_operations()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::vector<EndpointPermission> all_endpoint_permissions() {
  std::vector<EndpointPermission> all;
  for (const auto table :
       {session_permissions(),        matter_route_permissions(),   command_route_permissions(),
        file_route_permissions(),     register_route_permissions(), list_route_permissions(),
        calendar_route_permissions(), directory_permissions(),      audit_permissions(),
        import_permissions(),         live_route_permissions(),     health_route_permissions(),
        docs_permissions(),           public_route_permissions(),   duplicate_route_permissions(),
        erasure_permissions(),        supervision_permissions(),    subscription_permissions(),
        exchange_permissions(),       exchange_admin_permissions()}) {
    all.insert(all.end(), table.begin(), table.end());
  }
  return all;
}

}  // namespace liandong::app
