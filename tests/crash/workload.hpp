// A fixed day of a small city, step by step; a step that failed is simply taken again, as a client
// repeats a request under its key.
#pragma once

#include "support/city/test_city.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace liandong::test {

/// What the caller was told was done.
struct Acknowledged {
  std::string key;
  engine::CommandResult result;
};

class Workload {
 public:
  /// @param folder where checkpoints are exported to, and the key that signs them is
  explicit Workload(std::string folder) : folder_(std::move(folder)) {}

  /// Called with every acknowledgement, as a client receives it.
  std::function<void(const Acknowledged&)> heard;

  [[nodiscard]] static std::size_t steps();
  [[nodiscard]] static std::string_view name_of(std::size_t step);
  /// @throws store::StoreUnavailable if the store failed; std::logic_error if the city answered
  /// otherwise than it must
  void perform(TestCity& city, std::size_t step);

  /// Everything acknowledged is there, whole and as it was answered; the city holds together.
  /// @return the first thing that does not hold; "" = everything does
  [[nodiscard]] std::string fault(TestCity& city) const;
  /// What the city looks like when all steps were done, however often each was begun.
  [[nodiscard]] static std::string picture(TestCity& city);

  [[nodiscard]] const std::vector<Acknowledged>& acknowledged() const { return acknowledged_; }
  /// What another process was told.
  void was_told(std::string key, engine::CommandResult result);

 private:
  struct Act;
  friend struct Steps;
  void act(TestCity& city, const Act& act);
  void refused(TestCity& city, const Act& act, std::string_view name) const;
  void together(TestCity& city, const std::vector<Act>& acts);
  [[nodiscard]] engine::CommandRequest request(TestCity& city, const Act& act) const;
  void sign(TestCity& city) const;

  std::string folder_;
  std::vector<Acknowledged> acknowledged_;
  std::map<std::string, MatterId, std::less<>> matters_;
};

}  // namespace liandong::test
