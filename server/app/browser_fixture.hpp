// What a browser does for its person in API tests: cookie, CSRF token, a new key for each act.
#pragma once

#include "support/http_client.hpp"

#include <string>
#include <string_view>

namespace liandong::app {

inline constexpr std::string_view shared_password = "Liandong-2026";

/// A browser with one cookie jar: it sends the cookie, the CSRF token and a new key by itself.
class Browser {
 public:
  explicit Browser(unsigned port) : client_("127.0.0.1", port) {}
  Browser(unsigned port, std::string_view login) : Browser(port) { sign_in(login); }

  http::ClientResponse sign_in(std::string_view login,
                               std::string_view password = shared_password) {
    auto response =
        post("/api/v1/session", R"({"login":")" + std::string{login} + R"(","password":")" +
                                    std::string{password} + "\"}");
    if (response.status == 200) {
      const std::string set = response.header("Set-Cookie");
      cookie = set.substr(0, set.find(';'));
      csrf = member(response.body, "csrf_token");
    }
    return response;
  }
  http::ClientResponse get(std::string_view target) { return send("GET", target, {}); }
  http::ClientResponse post(std::string_view target, std::string_view body = "{}") {
    return send("POST", target, body);
  }
  http::ClientResponse send(std::string_view method, std::string_view target,
                            std::string_view body) {
    http::ClientHeaders headers = extra;
    if (!cookie.empty()) {
      headers.emplace_back("Cookie", cookie);
    }
    if (!csrf.empty()) {
      headers.emplace_back("X-CSRF-Token", csrf);
    }
    headers.emplace_back("Idempotency-Key", key.empty() ? "key-" + std::to_string(++keys_) : key);
    return client_.request(method, target, headers, body);
  }

  /// The first text member of that name, wherever it stands.
  static std::string member(std::string_view body, std::string_view name) {
    const std::string start = "\"" + std::string{name} + "\":\"";
    const auto at = body.find(start);
    if (at == std::string_view::npos) {
      return {};
    }
    const auto begin = at + start.size();
    return std::string{body.substr(begin, body.find('"', begin) - begin)};
  }

  std::string cookie;
  std::string csrf;
  std::string key;  // empty = a new one each time
  http::ClientHeaders extra;

 private:
  http::Client client_;
  int keys_ = 0;
};

/// "403 csrf_failed", "200", for short assertions.
inline std::string said(const http::ClientResponse& response) {
  const std::string code = Browser::member(response.body, "code");
  return std::to_string(response.status) + (response.status >= 400 ? " " + code : "");
}

}  // namespace liandong::app
