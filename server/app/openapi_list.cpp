// Operations of the list as a whole: versions, comparison, exports, use.
#include "app/list_views.hpp"
#include "app/openapi_query.hpp"
#include "app/register_views.hpp"

namespace liandong::app {
namespace {

using http::Method;
constexpr std::string_view tag = "register";
constexpr std::string_view json_type = "application/json";

/// What import_register takes, described there.
boost::json::value document(json::SchemaBook&) { return json::SchemaBook::plain("object"); }

Operation export_of(std::string_view path, std::string_view id) {
  return {
      Method::get, path,    std::string{id}, tag,        Concern::public_read,
      200,         nullptr, nullptr,         "text/csv", {{"version", integer_in<0, 1'000'000>}}};
}

}  // namespace

std::vector<Operation> item_operations() {
  return {
      {Method::get,
       "/api/v1/competence",
       "find_competent_unit",
       tag,
       Concern::public_read,
       200,
       nullptr,
       view<CompetenceView>,
       json_type,
       {{"item", id_text, true},
        {"place", id_text, true},
        {"on", day},
        {"version", integer_in<0, 1'000'000>}}},
      {Method::get,
       "/api/v1/penalty-items",
       "list_penalty_items",
       tag,
       Concern::public_read,
       200,
       nullptr,
       view<ItemPage>,
       json_type,
       {{"q", text_up_to<100>},
        {"kind", word_of<jurisdiction::ItemKind>},
        {"holder", id_text},
        {"on", day},
        {"version", integer_in<0, 1'000'000>},
        {"limit", integer_in<1, 500>},
        {"cursor", integer_in<0, 1'000'000>}}},
      {Method::get,
       "/api/v1/penalty-items/:code",
       "read_penalty_item",
       tag,
       Concern::public_read,
       200,
       nullptr,
       view<jurisdiction::PenaltyItem>,
       json_type,
       {{"version", integer_in<0, 1'000'000>}}},
  };
}

std::vector<Operation> list_operations() {
  return {
      {Method::get, "/api/v1/list-versions", "list_list_versions", tag, Concern::public_read, 200,
       nullptr, view<std::vector<jurisdiction::ListVersion>>},
      {Method::get,
       "/api/v1/list-versions/compare",
       "compare_list_versions",
       tag,
       Concern::public_read,
       200,
       nullptr,
       view<VersionComparison>,
       json_type,
       {{"from", integer_in<1, 1'000'000>, true}, {"to", integer_in<0, 1'000'000>}}},
      {Method::get,
       "/api/v1/exports/register",
       "export_register",
       tag,
       Concern::public_read,
       200,
       nullptr,
       document,
       json_type,
       {{"version", integer_in<0, 1'000'000>}}},
      export_of("/api/v1/exports/items", "export_items"),
      export_of("/api/v1/exports/bases", "export_bases"),
      export_of("/api/v1/exports/places", "export_places"),
      export_of("/api/v1/exports/list-versions", "export_list_versions"),
      export_of("/api/v1/exports/assignments", "export_assignments"),
      {Method::get,
       "/api/v1/item-use",
       "count_item_use",
       tag,
       Concern::read,
       200,
       nullptr,
       view<ItemUsePage>,
       json_type,
       {{"from", day}, {"until", day}, {"unit", id_text}}},
      {Method::post, "/api/v1/item-use", "record_item_use", tag, Concern::administration, 204,
       request<ItemUse>},
      {Method::get,
       "/api/v1/unused-items",
       "list_unused_items",
       tag,
       Concern::read,
       200,
       nullptr,
       view<std::vector<UnusedItem>>,
       json_type,
       {{"unit", id_text}}},
  };
}

}  // namespace liandong::app
