// Finds the client behind reverse proxies.
#pragma once

#include "infra/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace liandong::http {

/// Reads X-Forwarded-For from its end, where the nearest proxy wrote, as long as the address so far
/// is a trusted proxy's: everything before an untrusted one may be invented.
/// @param peer     the address at the other end of the connection
/// @param trusted  addresses as text
/// @return         `peer` unless it is trusted
[[nodiscard]] std::string client_address(std::string_view peer, const Fields& headers,
                                         const std::vector<std::string>& trusted);

}  // namespace liandong::http
