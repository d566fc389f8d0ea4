#include "infra/http/routes.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <utility>

namespace liandong::http {

struct Router::Entry {
  std::string pattern;
  Route route;
  std::vector<std::string> param_names;
};

/// A node stands for a sequence of segments.
struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> param;
  ByMethod here{};  // routes that end here
  ByMethod rest{};  // routes that end here with "*"
  bool rest_used = false;
};

namespace {

/// Takes the first segment off a path without its leading slash.
/// @return the segment, and whether more segments follow in `rest`
std::pair<std::string_view, bool> split_segment(std::string_view& rest) {
  const auto slash = rest.find('/');
  const auto segment = rest.substr(0, slash);
  const bool more = slash != std::string_view::npos;
  rest = more ? rest.substr(slash + 1) : std::string_view{};
  return {segment, more};
}

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

bool any(const auto& by_method) {
  return std::any_of(by_method.begin(), by_method.end(),
                     [](const auto* e) { return e != nullptr; });
}

std::string allow_of(const auto& by_method) {
  std::string allow;
  for (std::size_t i = 0; i < by_method.size(); ++i) {
    const auto method = static_cast<Method>(i);
    const bool head_of_get = method == Method::head && by_method[index_of(Method::get)] != nullptr;
    if (by_method[i] != nullptr || head_of_get) {
      allow += (allow.empty() ? "" : ", ") + std::string{method_name(method)};
    }
  }
  return allow;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

void Router::add(Route route) {
  LIANDONG_CHECK(route.pattern.starts_with('/'));
  auto entry = std::make_unique<Entry>();
  entry->pattern = route.pattern;
  entry->route = std::move(route);
  entry->route.pattern = entry->pattern;

  Node* node = root_.get();
  ByMethod* slots = nullptr;
  std::string_view rest = std::string_view{entry->pattern}.substr(1);
  for (bool more = true; more;) {
    std::string_view segment;
    std::tie(segment, more) = split_segment(rest);
    if (segment == "*") {
      LIANDONG_CHECK(!more);
      entry->param_names.emplace_back("*");
      node->rest_used = true;
      slots = &node->rest;
      break;
    }
    const bool is_param = segment.starts_with(':');
    LIANDONG_CHECK(!is_param || segment.size() > 1);
    std::unique_ptr<Node>& next = is_param ? node->param : node->literals[std::string{segment}];
    if (is_param) {
      entry->param_names.emplace_back(segment.substr(1));
    }
    if (!next) {
      next = std::make_unique<Node>();
    }
    node = next.get();
    slots = &node->here;
  }
  const Entry*& slot = slots->at(index_of(entry->route.method));
  LIANDONG_CHECK(slot == nullptr);  // a duplicate route
  slot = entry.get();
  entries_.push_back(std::move(entry));
}

const Router::ByMethod* Router::find(const Node& node, std::string_view rest,
                                     std::vector<std::string_view>& values) {
  std::string_view tail = rest;
  const auto [segment, more] = split_segment(tail);
  const auto follow = [&, more = more](const Node& next) -> const ByMethod* {
    return more ? find(next, tail, values) : any(next.here) ? &next.here : nullptr;
  };
  if (const auto literal = node.literals.find(segment); literal != node.literals.end()) {
    if (const auto* found = follow(*literal->second)) {
      return found;
    }
  }
  const std::size_t depth = values.size();
  if (node.param && !segment.empty()) {
    values.push_back(segment);
    if (const auto* found = follow(*node.param)) {
      return found;
    }
    values.resize(depth);
  }
  if (node.rest_used) {
    values.push_back(rest);
    return &node.rest;
  }
  return nullptr;
}

Match Router::match(std::optional<Method> method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) {
    return match;
  }
  std::vector<std::string_view> values;
  const ByMethod* by_method = find(*root_, path.substr(1), values);
  if (by_method == nullptr) {
    return match;
  }
  const Entry* entry = method ? by_method->at(index_of(*method)) : nullptr;
  if (entry == nullptr && method == Method::head) {
    entry = by_method->at(index_of(Method::get));
  }
  if (entry == nullptr) {
    const auto some = std::find_if(by_method->begin(), by_method->end(),
                                   [](const Entry* e) { return e != nullptr; });
    const bool wildcard = (*some)->pattern.ends_with('*');
    match.allow = wildcard ? std::string{} : allow_of(*by_method);
    return match;
  }
  match.route = &entry->route;
  for (std::size_t i = 0; i < entry->param_names.size(); ++i) {
    match.params.emplace_back(entry->param_names[i], values[i]);
  }
  return match;
}

}  // namespace liandong::http
