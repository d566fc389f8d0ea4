// The routing table: which handler answers which method and path.
#pragma once

#include "infra/http/handler.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::http {

inline constexpr std::size_t body_bytes_max_default = 256 * 1024;

/// One row of the table. Pattern segments are literals, ":name" (one non-empty segment) or a final
/// "*" (the rest, one segment or more, each possibly empty).
struct Route {
  Method method;
  std::string_view pattern;  // "/api/v1/case-transfers/:id/receive"; copied by add()
  std::variant<Handler, UploadHandler, StreamHandler> handler;
  std::size_t body_bytes_max = body_bytes_max_default;
};

/// What a path leads to: a route, or a 405 (`allow` lists the methods there are), or a 404.
struct Match {
  const Route* route = nullptr;
  Fields params;
  std::string allow;
};

class Router {
 public:
  Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  /// A second route with the same method and the same shape is a bug and aborts, as is a pattern
  /// that does not start with "/" or has "*" before its end.
  void add(Route route);

  /// At each segment a literal wins over a parameter and a parameter over "*". HEAD falls back to
  /// GET. A path only "*" patterns match is a 404 for methods they do not have.
  /// @param method nothing = one this server does not know
  /// @param path   decoded, as in Request::path
  [[nodiscard]] Match match(std::optional<Method> method, std::string_view path) const;

 private:
  struct Entry;
  struct Node;
  using ByMethod = std::array<const Entry*, method_count>;

  static const ByMethod* find(const Node& node, std::string_view rest,
                              std::vector<std::string_view>& values);

  std::vector<std::unique_ptr<Entry>> entries_;
  std::unique_ptr<Node> root_;
};

}  // namespace liandong::http
