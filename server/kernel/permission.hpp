// Permission rows: which command exists in which state for whom. Deny by default.
#pragma once

#include "kernel/parties.hpp"

#include <cstdint>
#include <string_view>

namespace liandong {

/// How a unit stands to a matter, as bits.
enum class Relation : std::uint8_t {
  sender = 1,
  receiver = 2,
  custodian = 4,
  interim = 8,
  supervisor = 16,  // S, whatever the matter
  government = 32,  // G
  anyone = 64,      // any unit of the city that may open such matters
  system = 128      // the platform itself (rendered documents, recomputed clocks)
};

/// One row: `command` may be given in the stages of `stages` (bit = enumerator of the system's
/// Stage; all bits = also before the matter exists) by a unit standing in one of `relations` with
/// one of `roles`.
struct Permission {
  std::string_view command;
  std::uint32_t stages;
  std::uint8_t relations;
  RoleSet roles;
};

constexpr std::uint8_t operator|(Relation a, Relation b) {
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr std::uint8_t bits(Relation relation) { return static_cast<std::uint8_t>(relation); }

}  // namespace liandong
