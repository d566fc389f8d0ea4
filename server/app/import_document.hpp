// The register as one JSON document: read entry by entry, so that each mistake has its place.
#pragma once

#include "app/import_tables.hpp"
#include "app/list_views.hpp"

#include <string_view>

namespace liandong::app {

/// Replaces the stored register as a whole or not at all. Versions that were published stay: the
/// document must begin with them, word for word.
/// @param body a RegisterDocument; `row` of a fault counts the entries of its list from 1
[[nodiscard]] PlannedImport plan_register(const Services& services, const Actor& actor,
                                          std::string_view body);

}  // namespace liandong::app
