// The line of steps on the page of a matter: done, at which the matter stands, still to come.
#pragma once

#include "engine/system.hpp"
#include "infra/json/write.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace liandong::engine {

class StepLine {
 public:
  explicit StepLine(const std::vector<Obligation>& obligations) : obligations_(obligations) {}

  /// A step that was reached at `at`, or that is to come; then it shows the bound of the open duty.
  template <class Stage>
  void add(Stage stage, std::optional<Instant> at, std::string_view duty = {}) {
    line_.push_back({std::string{json::enum_name(stage)}, at ? StepState::done : StepState::future,
                     at, at ? std::nullopt : bound_of(duty)});
  }
  /// The line, with the step at which the matter stands marked.
  template <class Stage>
  [[nodiscard]] std::vector<Step> standing_at(Stage stage) && {
    for (Step& one : line_) {
      if (one.stage == json::enum_name(stage)) {
        one.state = StepState::current;
      }
    }
    return std::move(line_);
  }

 private:
  [[nodiscard]] std::optional<Instant> bound_of(std::string_view duty) const {
    for (const Obligation& o : obligations_) {
      if (o.duty == duty && outcome_of(o) == ObligationOutcome::open) {
        return o.due_before ? o.due_before : o.target_before;
      }
    }
    return std::nullopt;
  }

  const std::vector<Obligation>& obligations_;
  std::vector<Step> line_;
};

}  // namespace liandong::engine
