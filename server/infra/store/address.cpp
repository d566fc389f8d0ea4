#include "infra/store/address.hpp"

#include <libpq-fe.h>
#include <memory>
#include <string_view>

namespace liandong::store {

bool names_password(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
      PQconninfoParse(address.c_str(), nullptr), &PQconninfoFree};
  if (!options) {
    return false;
  }
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    const std::string_view keyword{option->keyword};
    if ((keyword == "password" || keyword == "sslpassword") && option->val != nullptr) {
      return true;
    }
  }
  return false;
}

}  // namespace liandong::store
