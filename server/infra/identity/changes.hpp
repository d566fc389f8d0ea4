// Helpers of this folder that put a change into the form the log takes.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/json/write.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace liandong::identity {

/// @param payload a described type without personal data
template <class T>
Change change(std::string_view id, std::string_view type, const T& payload) {
  return {"directory:" + std::string{id}, "directory." + std::string{type},
          json::to_canonical(payload)};
}

[[nodiscard]] std::vector<Role> roles_in(RoleSet set);
[[nodiscard]] RoleSet role_set(const std::vector<Role>& roles);

/// True for valid UTF-8 of `min`–`max` code points without control characters.
[[nodiscard]] bool is_line(std::string_view text, std::size_t min, std::size_t max);

}  // namespace liandong::identity
