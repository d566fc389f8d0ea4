#include "app/openapi.hpp"

#include "app/calendar_views.hpp"
#include "app/import_views.hpp"
#include "app/openapi_labels.hpp"
#include "app/openapi_problems.hpp"
#include "app/session_guard.hpp"
#include "app/systems.hpp"
#include "infra/identity/accounts.hpp"
#include "kernel/check.hpp"

#include <algorithm>
#include <bit>

namespace liandong::app {
namespace {

namespace bj = boost::json;

constexpr std::uint32_t every_stage = 0xFFFFFFFFU;

struct RelationWord {
  Relation relation;
  std::string_view word;
};
constexpr std::array relation_words{
    RelationWord{Relation::sender, "sender"},
    RelationWord{Relation::receiver, "receiver"},
    RelationWord{Relation::custodian, "custodian"},
    RelationWord{Relation::interim, "interim"},
    RelationWord{Relation::supervisor, "supervisor"},
    RelationWord{Relation::government, "government"},
    RelationWord{Relation::anyone, "anyone"},
};

/// "/api/v1/matters/:id" → "/api/v1/matters/{id}".
std::string templated(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != ':') {
      out += path[i];
      continue;
    }
    const auto end = std::min(path.find('/', i), path.size());
    out += "{" + std::string{path.substr(i + 1, end - i - 1)} + "}";
    i = end - 1;
  }
  return out;
}

bj::array roles_of(RoleSet set) {
  bj::array words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto d) {
    if (set.has(d.value)) {
      words.emplace_back(d.name);
    }
  });
  return words;
}

bj::object content(std::string_view media_type, bj::value schema) {
  bj::object media;
  if (!schema.is_null()) {
    media["schema"] = std::move(schema);
  }
  return {{media_type, std::move(media)}};
}

class Document {
 public:
  explicit Document(const Messages& messages) : messages_(messages) {}

  bj::object make() {
    describe_raw_members(book_);
    add_problem_schema();
    bj::object paths;
    for (const Operation& operation : documented_operations()) {
      const std::string path = templated(operation.path);
      if (!paths.contains(path)) {
        paths.emplace(path, bj::object{});
      }
      std::string method{http::method_name(operation.method)};
      std::transform(method.begin(), method.end(), method.begin(),
                     [](char c) { return static_cast<char>(c - 'A' + 'a'); });
      paths[path].as_object().emplace(method, describe(operation));
    }
    bj::object document{{"openapi", "3.1.0"}, {"info", info()}};
    document["servers"] = bj::array{bj::object{{"url", "/"}}};
    document["tags"] = tags_;
    document["paths"] = std::move(paths);
    document["components"] = bj::object{{"schemas", labelled(sorted(book_.components()))},
                                        {"responses", sorted(responses_)},
                                        {"parameters", headers()},
                                        {"securitySchemes", security_schemes()}};
    document["x-refusals"] = refusals();
    return document;
  }

 private:
  /// Both languages in one text: OpenAPI knows one `summary`.
  [[nodiscard]] std::string both(std::string_view key) const {
    const Message text = messages_.of(key);
    return text.zh + " · " + text.en;
  }

  [[nodiscard]] bj::object info() const {
    return {{"title", both("api.title")},
            {"version", "1"},
            {"description", both("api.description")},
            {"license", bj::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
  }

  static bj::object sorted(const bj::object& object) {
    std::vector<std::string> names;
    for (const auto& entry : object) {
      names.emplace_back(entry.key());
    }
    std::sort(names.begin(), names.end());
    bj::object out;
    for (const std::string& name : names) {
      out.emplace(name, object.at(name));
    }
    return out;
  }

  [[nodiscard]] bj::object labelled(bj::object components) const {
    add_labels(components, messages_);
    return components;
  }

  std::string tag(std::string_view name) {
    const std::string key = "tag." + std::string{name};
    const std::string shown = both(messages_.has(key) ? key : "system." + std::string{name});
    const bool known = std::any_of(tags_.begin(), tags_.end(), [&](const bj::value& each) {
      return each.at("name") == bj::value(shown);
    });
    if (!known) {
      tags_.push_back(bj::object{{"name", shown}});
    }
    return shown;
  }

  bj::object describe(const Operation& operation) {
    const std::string key = "operation." + std::string{operation.id};
    // A command's label is the one people see on the button.
    const std::string own =
        std::string{operation.system} + "_command." + std::string{operation.command};
    const std::string label =
        messages_.has(own) ? own : "command." + std::string{operation.command};
    bj::object out{{"operationId", operation.id},
                   {"tags", bj::array{tag(operation.tag)}},
                   {"summary", both(messages_.has(key) ? key : label)}};
    const Requirement& requirement = requirement_of(permissions_, operation.method, operation.path);
    out["security"] = security(requirement, operation.method);
    if (bj::array parameters = parameters_of(operation); !parameters.empty()) {
      out["parameters"] = std::move(parameters);
    }
    if (operation.request != nullptr) {
      const std::string_view media_type =
          operation.concern == Concern::upload || operation.concern == Concern::portal_upload
              ? "application/octet-stream"
          : !operation.request_type.empty()      ? operation.request_type
          : operation.concern == Concern::import ? "text/csv"
                                                 : "application/json";
      out["requestBody"] = bj::object{{"required", operation.concern != Concern::administration &&
                                                       operation.concern != Concern::command},
                                      {"content", content(media_type, operation.request(book_))}};
    }
    out["responses"] = responses_of(operation);
    out["x-permission"] = permission(operation, requirement);
    return out;
  }

  static bj::array security(const Requirement& requirement, http::Method method) {
    if (requirement.access == Access::open) {
      return {};
    }
    if (requirement.access == Access::token) {
      return {bj::object{{"bearer", bj::array{}}}};
    }
    bj::object all{{"session", bj::array{}}};
    if (method != http::Method::get) {
      all["csrf"] = bj::array{};
    }
    return {std::move(all)};
  }

  bj::array parameters_of(const Operation& operation) {
    bj::array out;
    for (std::size_t at = operation.path.find(':'); at != std::string_view::npos;
         at = operation.path.find(':', at + 1)) {
      const auto end = std::min(operation.path.find('/', at), operation.path.size());
      out.push_back(bj::object{{"name", operation.path.substr(at + 1, end - at - 1)},
                               {"in", "path"},
                               {"required", true},
                               {"schema", json::SchemaBook::plain("string")}});
    }
    for (const QueryParameter& parameter : operation.query) {
      out.push_back(bj::object{{"name", parameter.name},
                               {"in", "query"},
                               {"required", parameter.required},
                               {"schema", parameter.schema(book_)}});
    }
    const auto header = [&](std::string_view name) {
      out.push_back(bj::object{{"$ref", "#/components/parameters/" + std::string{name}}});
    };
    if (operation.concern == Concern::command) {
      header("IdempotencyKey");
      header("CommandId");
      if (operation.path.find(":id") != std::string_view::npos) {
        header("IfMatch");
      }
    } else if (operation.concern == Concern::administration) {
      header("RequiredIdempotencyKey");
    } else if (operation.id == "listen") {
      header("LastEventId");
    }
    return out;
  }

  bj::object responses_of(const Operation& operation) {
    const bool json_body = operation.media_type == "application/json";
    bj::object success{{"description", both("api.success")}};
    if (operation.response != nullptr) {
      success["content"] = content(operation.media_type, operation.response(book_));
    } else if (!json_body) {
      success["content"] = content(operation.media_type, nullptr);
    }
    bj::object out{{std::to_string(operation.success), std::move(success)}};
    if (operation.id == "check_readiness") {
      out["503"] = out.at("200");
    }
    const bool repeatable =
        operation.concern == Concern::command || operation.concern == Concern::exchange;
    if (repeatable && operation.success == 201) {
      out["200"] = out.at("201");  // done before under the same Command-Id
    }
    for (const auto& [status, codes] : codes_of(operation.concern)) {
      if (!out.contains(std::to_string(status))) {
        out[std::to_string(status)] = problem_response(operation.concern, status, codes);
      }
    }
    return out;
  }

  bj::object problem_response(Concern concern, int status, const std::set<std::string>& codes) {
    const std::string name = std::string{concern_name(concern)} + std::to_string(status);
    if (!responses_.contains(name)) {
      responses_[name] = bj::object{
          {"description", both("refusal.status_" + std::to_string(status))},
          {"content", content("application/problem+json", json::SchemaBook::reference("Problem"))},
          {"x-codes", bj::array(codes.begin(), codes.end())}};
    }
    return {{"$ref", "#/components/responses/" + name}};
  }

  [[nodiscard]] bj::object permission(const Operation& operation,
                                      const Requirement& requirement) const {
    constexpr std::array words{"open", "session", "acting", "token"};
    bj::object out{{"access", words.at(static_cast<std::size_t>(requirement.access))}};
    if (!requirement.any_of.empty()) {
      out["roles"] = roles_of(requirement.any_of);
    }
    if (requirement.before_password_change) {
      out["before_password_change"] = true;
    }
    if (operation.command.empty()) {
      return out;
    }
    out["command"] = operation.command;
    bj::array rows;
    for (const engine::System& system : systems_) {
      if (system.name != operation.system) {
        continue;
      }
      for (const Permission& row : system.permissions) {
        if (row.command == operation.command) {
          rows.push_back(command_row(row, system));
        }
      }
    }
    if (!rows.empty()) {
      out["rows"] = std::move(rows);
    }
    return out;
  }

  static bj::object command_row(const Permission& row, const engine::System& system) {
    bj::array stages;
    for (const std::string_view stage : system.stages) {
      if (row.stages != every_stage && (row.stages & system.stage_bit(stage)) != 0) {
        stages.emplace_back(stage);
      }
    }
    bj::array relations;
    for (const RelationWord& each : relation_words) {
      if ((row.relations & bits(each.relation)) != 0) {
        relations.emplace_back(each.word);
      }
    }
    return {{"stages", std::move(stages)},
            {"relations", std::move(relations)},
            {"roles", roles_of(row.roles)}};
  }

  void add_problem_schema() {
    using json::SchemaBook;
    const auto text = [] { return SchemaBook::plain("string"); };
    const bj::value fault =
        book_.add("ProblemField",
                  bj::object{{"type", "object"},
                             {"properties", bj::object{{"field", text()},
                                                       {"rule", text()},
                                                       {"message", text()},
                                                       {"message_en", text()}}},
                             {"required", bj::array{"field", "rule", "message", "message_en"}}});
    bj::object members{{"type", text()},
                       {"title", text()},
                       {"title_en", text()},
                       {"status", SchemaBook::plain("integer")},
                       {"code", text()},
                       {"clause", text()},
                       {"params", SchemaBook::plain("object")},
                       {"incident", text()}};
    // An import names rows and columns instead of fields.
    const bj::value row = view<ImportFault>(book_);
    members["errors"] =
        bj::object{{"type", "array"}, {"items", bj::object{{"anyOf", bj::array{fault, row}}}}};
    for (const char* count : {"rows", "created", "updated"}) {
      members[count] = SchemaBook::plain("integer");
    }
    const bj::value issue = canonical<CalendarIssueView>(book_);
    members["issues"] = bj::object{{"type", "array"}, {"items", issue}};
    book_.add("Problem", bj::object{{"type", "object"},
                                    {"properties", std::move(members)},
                                    {"required", bj::array{"type", "title", "title_en", "status",
                                                           "code", "incident"}}});
  }

  [[nodiscard]] bj::object headers() const {
    const auto header = [&](std::string_view name, bool required, bj::object schema,
                            std::string_view words) {
      return bj::object{{"name", name},
                        {"in", "header"},
                        {"required", required},
                        {"schema", std::move(schema)},
                        {"description", both("api." + std::string{words})}};
    };
    const bj::object key{{"type", "string"}, {"minLength", 1}, {"maxLength", 64}};
    const bj::object id{{"type", "string"}, {"pattern", "^[A-Za-z0-9._:-]{1,36}$"}};
    const bj::object version{{"type", "string"}, {"pattern", "^(\\*|\"[0-9]+\")$"}};
    const bj::object seq{{"type", "string"}, {"pattern", "^[0-9]+$"}};
    return {{"IdempotencyKey", header("Idempotency-Key", false, key, "idempotency_key")},
            {"RequiredIdempotencyKey", header("Idempotency-Key", true, key, "idempotency_key")},
            {"CommandId", header("Command-Id", false, id, "command_id")},
            {"IfMatch", header("If-Match", false, version, "if_match")},
            {"LastEventId", header("Last-Event-ID", false, seq, "last_event_id")}};
  }

  [[nodiscard]] bj::object security_schemes() const {
    return {{"session", bj::object{{"type", "apiKey"},
                                   {"in", "cookie"},
                                   {"name", session_cookie_name},
                                   {"description", both("api.session_cookie")}}},
            {"csrf", bj::object{{"type", "apiKey"},
                                {"in", "header"},
                                {"name", "X-CSRF-Token"},
                                {"description", both("api.csrf_token")}}},
            {"bearer", bj::object{{"type", "http"},
                                  {"scheme", "bearer"},
                                  {"description", both("api.bearer_token")}}}};
  }

  [[nodiscard]] bj::array refusals() const {
    bj::array rows;
    for (const RefusalRow& row : all_refusals()) {
      const Message text = messages_.of("refusal." + row.code);
      bj::object out{{"code", row.code}, {"status", row.status}};
      if (row.number != 0) {
        out["number"] = row.number;
      }
      if (!row.clause.empty()) {
        out["clause"] = row.clause;
      }
      out["zh"] = text.zh;
      out["en"] = text.en;
      rows.push_back(std::move(out));
    }
    return rows;
  }

  const Messages& messages_;
  const std::vector<EndpointPermission> permissions_ = all_endpoint_permissions();
  const std::vector<engine::System> systems_ = all_systems();
  json::SchemaBook book_;
  bj::object responses_;
  bj::array tags_;
};

}  // namespace

std::string openapi_document(const Messages& messages) {
  return json::indented(Document{messages}.make());
}

}  // namespace liandong::app
