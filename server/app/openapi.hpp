// The description of the HTTP API as OpenAPI 3.1, made from the types and tables the server uses.
#pragma once

#include "app/messages.hpp"

#include <string>

namespace liandong::app {

/// The text of api/openapi.json. Depends on the program and its messages alone, not on data.
[[nodiscard]] std::string openapi_document(const Messages& messages);

}  // namespace liandong::app
