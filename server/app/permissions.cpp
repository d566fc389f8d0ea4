#include "app/permissions.hpp"

#include "kernel/check.hpp"

namespace liandong::app {

const Requirement& requirement_of(std::span<const EndpointPermission> table, http::Method method,
                                  std::string_view pattern) {
  const EndpointPermission* found = nullptr;
  for (const EndpointPermission& row : table) {
    if (row.method == method && row.pattern == pattern) {
      found = &row;
    }
  }
  LIANDONG_CHECK(found != nullptr);
  return found->requirement;
}

}  // namespace liandong::app
