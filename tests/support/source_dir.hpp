// Where the sources lie, for tests that read the project's own data and documents.
#pragma once

#include <string>

namespace liandong {

/// Absolute, without a slash at the end. Only this one source is compiled with the path, so that
/// everything else compiles to the same objects in every clone.
const std::string& source_dir();

}  // namespace liandong
