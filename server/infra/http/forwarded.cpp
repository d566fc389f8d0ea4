#include "infra/http/forwarded.hpp"

#include <algorithm>

namespace liandong::http {
namespace {

/// Takes the last element off a list. @return it without surrounding blanks
std::string_view take_last(std::string_view& list) {
  const auto comma = list.rfind(',');
  auto element = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
  element.remove_prefix(std::min(element.find_first_not_of(" \t"), element.size()));
  return element.substr(0, element.find_last_not_of(" \t") + 1);
}

}  // namespace

std::string client_address(std::string_view peer, const Fields& headers,
                           const std::vector<std::string>& trusted) {
  const auto is_trusted = [&](std::string_view address) {
    return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
  };
  std::string_view client = peer;
  for (auto field = headers.rbegin(); field != headers.rend() && is_trusted(client); ++field) {
    if (!equal_ignoring_case(field->first, "x-forwarded-for")) {
      continue;
    }
    std::string_view list = field->second;
    while (!list.empty() && is_trusted(client)) {
      const auto address = take_last(list);
      if (address.empty()) {
        return std::string{client};
      }
      client = address;
    }
  }
  return std::string{client};
}

}  // namespace liandong::http
