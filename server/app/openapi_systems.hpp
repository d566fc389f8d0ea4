// What the description of the API says of each system: its bodies, events, state, rules.
#pragma once

#include "app/openapi_operations.hpp"

#include <map>
#include <span>
#include <vector>

namespace liandong::app {

using BodiesByCommand = std::map<std::string_view, SchemaMaker>;

/// Schemas made from the types of one system.
struct SystemSchemas {
  std::string_view system;
  BodiesByCommand bodies;
  void (*add_events)(json::SchemaBook&, boost::json::array&);
  SchemaMaker state;
};

/// In the order of all_systems().
[[nodiscard]] std::vector<SystemSchemas> system_schemas();

}  // namespace liandong::app
