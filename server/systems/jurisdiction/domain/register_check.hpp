// Whether the rows of a register fit together, before a Register is built from them.
#pragma once

#include "systems/jurisdiction/domain/import_error.hpp"

#include <vector>

namespace liandong::jurisdiction {

struct RegisterData;

/// Looks for double keys, dangling references, a broken tree of places, gaps in the list versions
/// and assignments that overlap. Two assignments overlap if one list version knows both, they share
/// a day, and one's territory is or contains the other's; even for one holder, because each day
/// must rest on one decision.
/// @return all errors, at most `import_errors_max`; empty = consistent
[[nodiscard]] std::vector<ImportError> check_register(const RegisterData& data);

}  // namespace liandong::jurisdiction
