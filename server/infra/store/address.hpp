// What an address of a database says, before anything is opened.
#pragma once

#include <string>

namespace liandong::store {

/// @return true if a password stands in the address itself, however it is spelled; one in a file
///         that the address names does not count. An address that libpq cannot read holds none.
[[nodiscard]] bool names_password(const std::string& address);

}  // namespace liandong::store
