// Internal targets (内部目标): configuration of a city, never law, never counted as a breach.
#pragma once

#include "kernel/period.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace liandong {

/// Targets by name, "<system>.<duty>[.urgent]". A missing name means: no target, elapsed time only.
class Targets {
 public:
  Targets() = default;
  explicit Targets(std::map<std::string, Period, std::less<>> periods)
      : periods_(std::move(periods)) {}
  [[nodiscard]] std::optional<Period> of(std::string_view name) const {
    const auto it = periods_.find(name);
    return it == periods_.end() ? std::nullopt : std::optional{it->second};
  }

 private:
  std::map<std::string, Period, std::less<>> periods_;
};

}  // namespace liandong
