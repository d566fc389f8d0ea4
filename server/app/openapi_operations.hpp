// What each route takes and gives: the list that api/openapi.json is made of.
#pragma once

#include "app/permissions.hpp"
#include "infra/json/schema.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

using SchemaMaker = boost::json::value (*)(json::SchemaBook&);

struct QueryParameter {
  std::string_view name;
  SchemaMaker schema;
  bool required = false;
};

/// What may go wrong with a kind of operation; each kind has one table of codes.
enum class Concern : std::uint8_t {
  public_read,     // open to everybody
  health,          // open, for the operator
  sign_in,         //
  read,            // of one's own surroundings
  own_write,       // session, preferences, drafts, notices
  password,        //
  administration,  // units, people, posts, calendar
  import,          // of a table in CSV
  command,         // on a matter
  upload,          //
  file,            // bytes of a stored or rendered file
  portal,          // what citizens send without signing in
  portal_upload,   // their files
  erasure,         // of personal data
  exchange         // of a department's system, with a token
};

/// One route. `words` of message "operation.<id>" say what it does.
struct Operation {
  http::Method method;
  std::string_view path;  // as registered
  std::string id;         // "list_matters"
  std::string_view tag;   // message "tag.<tag>"
  Concern concern;
  int success = 200;
  SchemaMaker request = nullptr;   // null: no body
  SchemaMaker response = nullptr;  // null: no body, or one that is no JSON
  std::string_view media_type = "application/json";
  std::vector<QueryParameter> query = {};
  // Of commands.
  std::string_view system = {};
  std::string_view command = {};
  // Of an import: what is sent; empty = as the concern has it.
  std::string_view request_type = {};
};

template <class T>
boost::json::value request(json::SchemaBook& book) {
  return book.schema<T>(json::SchemaMode::request);
}
template <class T>
boost::json::value view(json::SchemaBook& book) {
  return book.schema<T>(json::SchemaMode::view);
}
template <class T>
boost::json::value canonical(json::SchemaBook& book) {
  return book.schema<T>(json::SchemaMode::canonical);
}

// Parts of the list, in the order of the document.
[[nodiscard]] std::vector<Operation> session_operations();
[[nodiscard]] std::vector<Operation> matter_operations();
[[nodiscard]] std::vector<Operation> command_operations();
[[nodiscard]] std::vector<Operation> public_operations();
[[nodiscard]] std::vector<Operation> portal_operations();
[[nodiscard]] std::vector<Operation> item_operations();
[[nodiscard]] std::vector<Operation> list_operations();
[[nodiscard]] std::vector<Operation> administration_operations();
[[nodiscard]] std::vector<Operation> exchange_operations();
[[nodiscard]] std::vector<Operation> supervision_operations();
/// All of them.
[[nodiscard]] std::vector<Operation> documented_operations();
/// The rows of every permission table of the routes.
[[nodiscard]] std::vector<EndpointPermission> all_endpoint_permissions();
/// Which member of type json::Raw holds what.
void describe_raw_members(json::SchemaBook& book);

}  // namespace liandong::app
