// Words for permission tables: sets of stages and roles that every system uses.
#pragma once

#include "kernel/permission.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::common {

/// The stages as bits.
template <class Stage, class... Stages>
constexpr std::uint32_t in(Stage first, Stages... rest) {
  return ((1U << static_cast<unsigned>(first)) | ... | (1U << static_cast<unsigned>(rest)));
}
/// Also before the matter exists.
inline constexpr std::uint32_t always = 0xFFFFFFFFU;

inline constexpr RoleSet head = Role::head;
inline constexpr RoleSet deciding = Role::handler | Role::head;
inline constexpr RoleSet working = deciding | (Role::liaison_a | Role::liaison_b);
inline constexpr RoleSet on_duty = working | Role::duty_desk;
inline constexpr RoleSet coordinator = Role::coordinator;

inline constexpr std::uint8_t sender = bits(Relation::sender);
inline constexpr std::uint8_t receiver = bits(Relation::receiver);
inline constexpr std::uint8_t supervisor = bits(Relation::supervisor);

/// True if anybody may give the command in the stage.
[[nodiscard]] constexpr bool exists_in(std::span<const Permission> table, std::uint32_t stage,
                                       std::string_view command) {
  for (const Permission& row : table) {
    if (row.command == command && (row.stages & stage) != 0) return true;
  }
  return false;
}

}  // namespace liandong::common
