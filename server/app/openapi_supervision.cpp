// Operations of the coordinating office and the government: the list they look at, the invariants.
#include "app/invariant_views.hpp"
#include "app/openapi_query.hpp"
#include "app/supervision_views.hpp"
#include "engine/queries.hpp"

namespace liandong::app {
namespace {

using http::Method;
constexpr std::string_view tag = "supervision";
constexpr std::string_view json_type = "application/json";

std::vector<QueryParameter> filters() {
  return {{"reason", word_of<SupervisionReason>},
          {"unit", id_text},
          {"system", text_up_to<50>},
          {"from", day}};
}

std::vector<QueryParameter> paged() {
  std::vector<QueryParameter> all = filters();
  all.push_back({"limit", integer_in<1, engine::page_limit_max>});
  all.push_back({"cursor", text_up_to<160>});
  return all;
}

}  // namespace

std::vector<Operation> supervision_operations() {
  return {
      {Method::get, "/api/v1/supervision", "list_supervised", tag, Concern::read, 200, nullptr,
       view<SupervisionPage>, json_type, paged()},
      {Method::get,
       "/api/v1/supervision/counts",
       "count_supervised",
       tag,
       Concern::read,
       200,
       nullptr,
       view<SupervisionCounts>,
       json_type,
       {{"from", day}}},
      {Method::get, "/api/v1/exports/supervision", "export_supervised", tag, Concern::read, 200,
       nullptr, nullptr, "text/csv", filters()},
      {Method::get, "/api/v1/invariants", "read_invariants", tag, Concern::read, 200, nullptr,
       view<InvariantsView>},
      {Method::post, "/api/v1/invariants/check", "check_invariants", tag, Concern::own_write, 204},
  };
}

}  // namespace liandong::app
