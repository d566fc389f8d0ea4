// Token buckets by key: how often one caller may knock.
#pragma once

#include "kernel/time.hpp"

#include <mutex>
#include <string>
#include <unordered_map>

namespace liandong::app {

/// @threads any
class RateLimiter {
 public:
  /// @param per_second tokens that come back each second @param burst tokens at the beginning
  RateLimiter(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  /// Takes a token. @return false if there is none: refuse
  [[nodiscard]] bool take(const std::string& key, Instant now);

 private:
  static constexpr std::size_t keys_max = 50'000;

  struct Bucket {
    double tokens;
    Instant filled_at;
  };
  [[nodiscard]] double tokens_at(const Bucket& bucket, Instant now) const;

  const double per_second_;
  const double burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace liandong::app
