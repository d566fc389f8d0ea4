// The register of a city as stored: every version in whole, the unit directory beside it.
#pragma once

#include "infra/store/database.hpp"
#include "systems/jurisdiction/domain/register.hpp"

#include <optional>
#include <vector>

namespace liandong::jurisdiction {

/// What the register must know of the units as they are now.
[[nodiscard]] std::vector<HolderUnit> load_holders(store::Connection& connection, CityCode city);

/// The newest register, without units; nothing before one was imported.
[[nodiscard]] std::optional<RegisterData> load_register(store::Connection& connection,
                                                        CityCode city);
/// The register as it stood while `version` was the newest list version, without units; nothing if
/// there is no such version. What was stored only later is cut back to what `version` knew.
[[nodiscard]] std::optional<RegisterData> load_register_as_of(store::Connection& connection,
                                                              CityCode city, VersionNumber version);

/// Stores the register as the version after the newest; the unit directory is not part of it.
void save_register(store::Connection& writer, CityCode city, const RegisterData& data, PersonId by,
                   Instant now);

}  // namespace liandong::jurisdiction
