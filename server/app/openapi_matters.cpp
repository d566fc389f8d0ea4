// Operations on matters: reading, giving commands, files, notices.
#include "app/command_routes.hpp"
#include "app/health_views.hpp"
#include "app/matter_views.hpp"
#include "app/openapi_query.hpp"
#include "app/openapi_systems.hpp"
#include "engine/common_decide.hpp"
#include "engine/engine.hpp"
#include "engine/queries.hpp"
#include "engine/views.hpp"
#include "kernel/check.hpp"

#include <boost/mp11.hpp>

#include <set>

namespace liandong::app {
namespace {

using http::Method;

boost::json::value octets(json::SchemaBook&) {
  return boost::json::object{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
}

enum class Scope : std::uint8_t { unit, mine };
LIANDONG_DESCRIBE_ENUM(Scope, unit, mine)
enum class OpenOrEnded : std::uint8_t { open, ended };
LIANDONG_DESCRIBE_ENUM(OpenOrEnded, open, ended)

template <class E>
boost::json::value inline_word(json::SchemaBook&) {
  boost::json::array words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto d) { words.emplace_back(d.name); });
  return boost::json::object{{"type", "string"}, {"enum", std::move(words)}};
}

/// The wrapper of an act done by telephone or on paper; `body` is that of the act.
boost::json::value paper_act(json::SchemaBook& book) {
  const auto envelope = book.schema<PaperEnvelope>(json::SchemaMode::request);
  auto schema = book.components().at("AppPaperEnvelope").as_object();
  schema["properties"].as_object()["body"] =
      boost::json::object{{"type", boost::json::array{"object", "null"}}};
  return book.add("RecordPaperAct", std::move(schema));
}

template <class Variant>
void add_event_schemas(json::SchemaBook& book, boost::json::array& all) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Variant>>([&](auto type) {
    all.push_back(book.schema<typename decltype(type)::type>(json::SchemaMode::view));
  });
}

/// Which body a command of a system has; the common ones are the same everywhere.
SchemaMaker body_of(const std::vector<SystemSchemas>& systems, const CommandPath& path) {
  if (path.command == "record_paper_act") {
    return paper_act;
  }
  for (const SystemSchemas& schemas : systems) {
    if (const auto it = schemas.bodies.find(path.command);
        schemas.system == path.system && it != schemas.bodies.end()) {
      return it->second;
    }
  }
  SchemaMaker common = nullptr;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, engine::CommonCommand>>(
      [&](auto one) {
        using C = typename decltype(one)::type;
        common = C::name == path.command ? request<C> : common;
      });
  LIANDONG_CHECK(common != nullptr);
  return common;
}

}  // namespace

void describe_raw_members(json::SchemaBook& book) {
  boost::json::array events;
  add_event_schemas<engine::CommonEvent>(book, events);
  boost::json::array states;
  for (const SystemSchemas& schemas : system_schemas()) {
    schemas.add_events(book, events);
    states.push_back(schemas.state(book));
  }
  // Which of them it is follows from the entry's `type` and its matter's `system`.
  book.set_raw<engine::TimelineEntry>("fields", boost::json::object{{"anyOf", std::move(events)}});
  const boost::json::value details =
      states.size() == 1 ? states.at(0) : boost::json::object{{"anyOf", std::move(states)}};
  book.set_raw<engine::MatterDetails>("details", details);
  book.set_raw<engine::NoticeView>("params", json::SchemaBook::plain("object"));
}

namespace {

std::vector<Operation> reading_operations() {
  using namespace engine;
  const std::string_view tag = "matter";
  const std::string_view json_type = "application/json";
  return {
      {Method::get,
       "/api/v1/matters",
       "list_matters",
       tag,
       Concern::read,
       200,
       nullptr,
       view<MatterPage>,
       json_type,
       {{"view", word_of<MatterView>},
        {"scope", inline_word<Scope>},
        {"system", text_up_to<40>},
        {"stage", text_up_to<40>},
        {"q", text_up_to<100>},
        {"from", day_or_instant},
        {"to", day_or_instant},
        {"unit", id_text},
        {"urgent", flag},
        {"limit", integer_in<1, page_limit_max>},
        {"cursor", text_up_to<100>}}},
      {Method::get, "/api/v1/matters/counts", "count_matters", tag, Concern::read, 200, nullptr,
       view<MatterCounts>},
      {Method::get, "/api/v1/matters/:id", "read_matter", tag, Concern::read, 200, nullptr,
       view<MatterDetails>},
      {Method::get, "/api/v1/matters/:id/materials/:material", "read_material", tag, Concern::file,
       200, nullptr, nullptr, "application/octet-stream"},
      {Method::get, "/api/v1/matters/:id/documents/:digest", "read_document", tag, Concern::file,
       200, nullptr, nullptr, "application/pdf"},
      {Method::get,
       "/api/v1/obligations",
       "list_obligations",
       tag,
       Concern::read,
       200,
       nullptr,
       view<ObligationPage>,
       json_type,
       {{"debtor", id_text},
        {"state", inline_word<OpenOrEnded>},
        {"limit", integer_in<1, page_limit_max>},
        {"cursor", text_up_to<100>}}},
  };
}

/// Files and letters around a matter, and what tells people of changes.
std::vector<Operation> delivery_operations() {
  using namespace engine;
  const std::string_view json_type = "application/json";
  return {
      {Method::get,
       "/api/v1/case-transfers/:id/issue-check",
       "check_issue",
       "case_transfer",
       Concern::read,
       200,
       nullptr,
       view<IssueCheck>,
       json_type,
       {{"receiver", id_text}}},
      {Method::get,
       "/api/v1/case-transfers/:id/letter-preview",
       "preview_letter",
       "case_transfer",
       Concern::file,
       200,
       nullptr,
       nullptr,
       "application/pdf",
       {{"receiver", id_text}}},
      {Method::get,
       "/api/v1/enforcement-assistances/:id/letter-preview",
       "preview_assistance_letter",
       "enforcement_assistance",
       Concern::file,
       200,
       nullptr,
       nullptr,
       "application/pdf",
       {{"receiver", id_text}}},
      {Method::get,
       "/api/v1/hazard-notices/:id/letter-preview",
       "preview_hazard_report",
       "hazard_notice",
       Concern::file,
       200,
       nullptr,
       nullptr,
       "application/pdf",
       {{"receiver", id_text}}},
      {Method::get,
       "/api/v1/criminal-referrals/:id/letter-preview",
       "preview_referral_letter",
       "criminal_referral",
       Concern::file,
       200,
       nullptr,
       nullptr,
       "application/pdf",
       {{"receiver", id_text}}},
      {Method::put,
       "/api/v1/files",
       "upload_file",
       "file",
       Concern::upload,
       201,
       octets,
       canonical<StoredUpload>,
       json_type,
       {{"name", text_up_to<1'000>, true}}},
      {Method::get,
       "/api/v1/notices",
       "list_notices",
       "notice",
       Concern::read,
       200,
       nullptr,
       view<NoticePage>,
       json_type,
       {{"unread", flag}, {"limit", integer_in<1, page_limit_max>}}},
      {Method::post, "/api/v1/notices/:id/read", "mark_notice_read", "notice", Concern::own_write,
       204},
      {Method::post, "/api/v1/notices/read-all", "mark_all_notices_read", "notice",
       Concern::own_write, 204},
      {Method::get, "/api/v1/stream", "listen", "notice", Concern::read, 200, nullptr,
       canonical<ChangeEvent>, "text/event-stream"},
  };
}

}  // namespace

std::vector<Operation> matter_operations() {
  std::vector<Operation> operations = reading_operations();
  std::vector<Operation> deliveries = delivery_operations();
  operations.insert(operations.end(), std::make_move_iterator(deliveries.begin()),
                    std::make_move_iterator(deliveries.end()));
  return operations;
}

std::vector<Operation> command_operations() {
  const auto systems = system_schemas();
  std::vector<Operation> operations;
  // Where several operations have one name, the first has the plain id; people sign in before all.
  std::set<std::string> ids;
  for (const Operation& operation : session_operations()) {
    ids.insert(operation.id);
  }
  for (const CommandPath& path : command_paths()) {
    std::string id{path.command};
    if (!ids.insert(id).second) {
      id = std::string{path.system} + "_" + id;
    }
    const bool opens = path.path.find(":id") == std::string_view::npos;
    operations.push_back({Method::post,
                          path.path,
                          std::move(id),
                          path.system,
                          Concern::command,
                          opens ? 201 : 200,
                          body_of(systems, path),
                          canonical<engine::CommandResult>,
                          "application/json",
                          {},
                          path.system,
                          path.command});
  }
  return operations;
}

}  // namespace liandong::app
