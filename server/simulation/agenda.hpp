// What is going to happen and when; what falls on the same second happens in the order of planning.
#pragma once

#include "kernel/time.hpp"

#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

namespace liandong::simulation {

class Agenda {
 public:
  using Deed = std::function<void()>;

  void at(Instant when, Deed deed) { planned_.push({when, ++serial_, std::move(deed)}); }
  [[nodiscard]] bool empty() const { return planned_.empty(); }
  [[nodiscard]] Instant next_at() const { return planned_.top().when; }
  [[nodiscard]] Deed take() {
    Deed deed = planned_.top().deed;
    planned_.pop();
    return deed;
  }

 private:
  struct Entry {
    Instant when;
    std::uint64_t serial;
    Deed deed;
    friend bool operator<(const Entry& a, const Entry& b) {
      return std::pair{a.when, a.serial} > std::pair{b.when, b.serial};
    }
  };
  std::priority_queue<Entry> planned_;
  std::uint64_t serial_ = 0;
};

}  // namespace liandong::simulation
