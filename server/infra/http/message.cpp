#include "infra/http/message.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <array>

namespace liandong::http {
namespace {

constexpr std::array<std::string_view, method_count> method_names = {
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<std::string_view> find_header(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (equal_ignoring_case(key, name)) {
      return value;
    }
  }
  return std::nullopt;
}

bool is_cookie_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

Response with_body(int status, std::string_view content_type, std::string body) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", content_type);
  response.body = std::move(body);
  return response;
}

}  // namespace

std::string_view method_name(Method method) {
  return method_names.at(static_cast<std::size_t>(method));
}

std::optional<Method> parse_method(std::string_view name) {
  for (std::size_t i = 0; i < method_names.size(); ++i) {
    if (method_names[i] == name) {
      return static_cast<Method>(i);
    }
  }
  return std::nullopt;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
  });
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  return find_header(headers, name);
}

std::optional<std::string_view> Response::header(std::string_view name) const {
  return find_header(headers, name);
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (!equal_ignoring_case(key, "cookie")) {
      continue;
    }
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      std::string_view pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      while (!pair.empty() && pair.front() == ' ') {
        pair.remove_prefix(1);
      }
      if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
        return std::string{pair.substr(name.size() + 1)};
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> Request::query_value(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) {
      return value;
    }
  }
  return std::nullopt;
}

const std::string& Request::param(std::string_view name) const {
  const auto found = std::find_if(path_params.begin(), path_params.end(),
                                  [&](const auto& param) { return param.first == name; });
  LIANDONG_CHECK(found != path_params.end());
  return found->second;
}

Response json(int status, std::string body) {
  return with_body(status, status >= 400 ? "application/problem+json" : "application/json",
                   std::move(body));
}

Response text(int status, std::string body) {
  return with_body(status, "text/plain; charset=utf-8", std::move(body));
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response redirect(std::string location, int status) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response error(int status, std::string_view code) {
  Response response;
  response.status = status;
  response.error_code = code;
  return response;
}

void set_cookie(Response& response, const Cookie& cookie) {
  LIANDONG_CHECK(is_token(cookie.name));
  LIANDONG_CHECK(is_cookie_value(cookie.value) && is_cookie_value(cookie.path));
  std::string value = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age_seconds) {
    value += "; Max-Age=" + std::to_string(*cookie.max_age_seconds);
  }
  if (cookie.http_only) {
    value += "; HttpOnly";
  }
  if (cookie.secure) {
    value += "; Secure";
  }
  value += cookie.same_site == Cookie::SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  response.headers.emplace_back("Set-Cookie", std::move(value));
}

}  // namespace liandong::http
