// What running scenarios showed: which bounds were met to the second, which handoffs happened.
#pragma once

#include "engine/handoff.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace liandong::test {
class TestCity;
}

namespace liandong::scenario {

/// A bound is exclusive: the last second before it is in time, its own second is not.
struct Sides {
  bool kept = false;
  bool missed = false;
};

struct Shown {
  std::map<std::string, Sides>
      bounds;  // "case_transfer.transfer 3wd", "case_transfer.tell target 2h"
  std::set<std::string>
      handoffs;  // "case_transfer.objected.v1 → dispute_coordination.open_dispute"
};

/// Of every obligation of every matter in the city: of the duty, and of the duty under the clause
/// it has there, "case_transfer.receive [3.1.1-b] target 1wd".
[[nodiscard]] std::map<std::string, Sides> bounds_of(test::TestCity& city);

[[nodiscard]] std::string name_of(const engine::Handoff& handoff);

/// The handoffs of the product, and which of them led to something.
class NotedHandoffs {
 public:
  NotedHandoffs();
  NotedHandoffs(const NotedHandoffs&) = delete;
  NotedHandoffs& operator=(const NotedHandoffs&) = delete;
  [[nodiscard]] std::span<const engine::Handoff> rows() const { return rows_; }
  /// What led to something since the last call did so only if the act succeeded.
  void settle(bool succeeded);
  [[nodiscard]] const std::set<std::string>& led() const { return led_; }

 private:
  std::vector<engine::Handoff> rows_;
  std::set<std::string> unsettled_;
  std::set<std::string> led_;
};

}  // namespace liandong::scenario
