// Who sees a matter and how a unit stands to it. Deny by default.
#pragma once

#include "engine/system.hpp"
#include "engine/world.hpp"
#include "infra/store/database.hpp"

#include <functional>

namespace liandong::engine {

/// Relation bits of the acting unit and of the legal subject it belongs to, with S and G added.
[[nodiscard]] std::uint8_t relations_of(const System& system, const void* state, const Actor& actor,
                                        const Directory& directory);

/// False for administrators, whatever else they are, and for an actor without a role: for them no
/// matter exists. Asked before anything about matters is read.
[[nodiscard]] bool may_see_matters(const Actor& actor);

/// Custodian, sender, receiver, past custodians, creditors, debtors, joined units, S and G see a
/// matter; for everybody else it does not exist. Administrators see none.
[[nodiscard]] bool is_visible(store::Connection& connection, CityCode city, MatterId matter,
                              const Actor& actor, const Directory& directory);
/// The same where the units concerned are known.
[[nodiscard]] bool is_visible(const Actor& actor, const Directory& directory,
                              const std::function<bool(UnitId)>& concerned);

/// True if the actor's unit and role see every matter of the city (S and G).
[[nodiscard]] bool sees_all(const Actor& actor, const Directory& directory);

[[nodiscard]] bool may_give_common(std::string_view command, std::uint8_t relations, RoleSet roles);

}  // namespace liandong::engine
