// The settings for people and editors: the file of the package, a JSON schema, a table.
#pragma once

#include "app/settings.hpp"

#include <string>

namespace liandong::app {

/// A file with every setting: those of the package said, the others as comments with their default.
[[nodiscard]] std::string settings_sample();
/// JSON Schema 2020-12 of what a file says.
[[nodiscard]] std::string settings_schema();
/// Rows of Markdown.
[[nodiscard]] std::string settings_table();
/// What it is if nothing is said, as a value of the file; nothing if it must be said.
[[nodiscard]] std::string default_of(const Setting& setting);

}  // namespace liandong::app
