#include "app/openapi.hpp"

#include "app/openapi_problems.hpp"
#include "infra/json/read.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace liandong::app {
namespace {

const Messages& messages() {
  static const Messages loaded = Messages::load(source_dir() + "/data/messages");
  return loaded;
}

const boost::json::object& document() {
  static const boost::json::value parsed = json::parse_stored(openapi_document(messages()));
  return parsed.get_object();
}

using Routes = std::set<std::string>;

std::string route(http::Method method, std::string_view path) {
  return std::string{http::method_name(method)} + " " + std::string{path};
}

TEST_CASE("every route with a row in a permission table is described, and nothing else") {
  Routes described;
  for (const Operation& operation : documented_operations()) {
    CHECK_MESSAGE(described.insert(route(operation.method, operation.path)).second, operation.path);
  }
  Routes permitted;
  for (const EndpointPermission& row : all_endpoint_permissions()) {
    permitted.insert(route(row.method, row.pattern));
  }
  for (const auto& each : permitted) {
    CHECK_MESSAGE(described.contains(each), each, " is not described");
  }
  for (const auto& each : described) {
    CHECK_MESSAGE(permitted.contains(each), each, " is no route");
  }
}

/// Every string that begins like an address in the sources of the routes.
Routes literal_paths() {
  Routes found;
  for (const auto& entry : std::filesystem::directory_iterator{source_dir() + "/server/app"}) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cpp") || name.ends_with("_test.cpp") || name.starts_with("openapi")) {
      continue;
    }
    std::ifstream in{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    constexpr std::string_view mark = "\"/api/v1/";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const std::string path = text.substr(at + 1, text.find('"', at + 1) - at - 1);
      if (!path.ends_with('/')) {  // a prefix an address is made from
        found.insert(path);
      }
    }
  }
  return found;
}

TEST_CASE("no address stands in the sources that is not described") {
  Routes described;
  for (const Operation& operation : documented_operations()) {
    described.insert(std::string{operation.path});
  }
  const Routes literals = literal_paths();
  CHECK(literals.size() > 60);
  for (const std::string& path : literals) {
    CHECK_MESSAGE(described.contains(path), path, " is not described");
  }
}

TEST_CASE("no two operations have the same name") {
  std::set<std::string_view> names;
  for (const Operation& operation : documented_operations()) {
    CHECK_MESSAGE(names.insert(operation.id).second, operation.id);
  }
}

TEST_CASE("every sentence of the description exists in both languages") {
  for (const Operation& operation : documented_operations()) {
    const bool named = messages().has("operation." + std::string{operation.id}) ||
                       messages().has("command." + std::string{operation.command});
    CHECK_MESSAGE(named, operation.id);
  }
  for (const RefusalRow& row : all_refusals()) {
    CHECK_MESSAGE(messages().has("refusal." + row.code), row.code);
  }
}

/// Calls `visit` with the text of every $ref.
template <class Visit>
void each_reference(const boost::json::value& value, Visit&& visit) {
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) {
      each_reference(item, visit);
    }
  } else if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (key == "$ref") {
        visit(std::string{member.as_string()});
      }
      each_reference(member, visit);
    }
  }
}

TEST_CASE("every reference leads to a component") {
  int count = 0;
  const boost::json::value whole = document();
  each_reference(document(), [&](const std::string& reference) {
    ++count;
    boost::json::error_code ec;
    CHECK_MESSAGE(whole.find_pointer(reference.substr(1), ec) != nullptr, reference);
  });
  CHECK(count > 100);
}

TEST_CASE("a write asks for the CSRF proof, an open route for nothing") {
  const auto& paths = document().at("paths").as_object();
  const auto security = [&](const char* path, const char* method) {
    return paths.at(path).at(method).at("security").as_array();
  };
  CHECK(security("/api/v1/session", "post").empty());
  CHECK(security("/api/v1/competence", "get").empty());
  CHECK(security("/api/v1/matters", "get").at(0).as_object().contains("session"));
  CHECK_FALSE(security("/api/v1/matters", "get").at(0).as_object().contains("csrf"));
  CHECK(security("/api/v1/case-transfers", "post").at(0).as_object().contains("csrf"));
}

TEST_CASE("the details of a matter are those of its system, as people see them") {
  const auto& schemas = document().at("components").at("schemas").as_object();
  std::set<std::string> details;
  for (const auto& one : schemas.at("EngineMatterDetailsView")
                             .at("properties")
                             .at("details")
                             .at("anyOf")
                             .as_array()) {
    details.insert(std::string{one.at("$ref").as_string()});
  }
  CHECK(details.contains("#/components/schemas/CaseTransferTransferView"));
  CHECK(details.contains("#/components/schemas/ComplaintIntakeComplaintView"));
  CHECK(details.contains("#/components/schemas/DisputeCoordinationDisputeView"));
  CHECK(details.contains("#/components/schemas/EnforcementAssistanceAssistanceView"));
  CHECK(schemas.at("CaseTransferTransferView").at("properties").as_object().contains("facts"));
  CHECK(schemas.at("CaseTransferRecordFinding").at("properties").at("title").at("maxLength") ==
        200);
}

TEST_CASE("fields and words carry the labels people see") {
  const auto& schemas = document().at("components").at("schemas").as_object();
  CHECK(std::string{
      schemas.at("CaseTransferUrgencyReason").at("x-labels").at("party_may_flee").as_string()}
            .starts_with(messages().of("urgency_reason.party_may_flee").zh));
  CHECK(schemas.at("AppUnitView").at("properties").at("short_name").as_object().contains("title"));
}

TEST_CASE("a command shows the rows of its system's permission table") {
  const auto& receive = document()
                            .at("paths")
                            .at("/api/v1/case-transfers/{id}/receive")
                            .at("post")
                            .at("x-permission");
  CHECK(receive.at("rows").at(0).at("relations").as_array().at(0) == "receiver");
  CHECK(receive.at("rows").at(0).at("stages").as_array().at(0) == "issued");
}

TEST_CASE("api/openapi.json is what the program describes") {
  std::ifstream in{source_dir() + "/api/openapi.json", std::ios::binary};
  const std::string committed{std::istreambuf_iterator<char>{in}, {}};
  const bool same = committed == openapi_document(messages());
  CHECK_MESSAGE(same, "regenerate: liandong openapi > api/openapi.json");
}

}  // namespace
}  // namespace liandong::app
