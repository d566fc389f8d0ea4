#include "infra/identity/changes.hpp"

#include <algorithm>

namespace liandong::identity {

std::vector<Role> roles_in(RoleSet set) {
  std::vector<Role> roles;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto described) {
    if (set.has(described.value)) {
      roles.push_back(described.value);
    }
  });
  return roles;
}

RoleSet role_set(const std::vector<Role>& roles) {
  RoleSet set;
  for (const Role role : roles) {
    set = set | role;
  }
  return set;
}

bool is_line(std::string_view text, std::size_t min, std::size_t max) {
  const auto length = json::count_code_points(text);
  return length && *length >= min && *length <= max &&
         std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace liandong::identity
