#include "app/rate_limit.hpp"

#include <algorithm>

namespace liandong::app {

double RateLimiter::tokens_at(const Bucket& bucket, Instant now) const {
  const auto passed = static_cast<double>(std::max<std::int64_t>(0, now - bucket.filled_at));
  return std::min(burst_, bucket.tokens + passed * per_second_);
}

bool RateLimiter::take(const std::string& key, Instant now) {
  const std::lock_guard lock{mutex_};
  if (buckets_.size() >= keys_max && !buckets_.contains(key)) {
    // Full buckets say nothing that a new one would not say.
    std::erase_if(buckets_,
                  [&](const auto& entry) { return tokens_at(entry.second, now) >= burst_; });
    if (buckets_.size() >= keys_max) {
      // A flood of keys: forgetting is better than refusing everybody; accounts lock by themselves.
      buckets_.clear();
    }
  }
  Bucket& bucket = buckets_.try_emplace(key, Bucket{burst_, now}).first->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.filled_at = now;
  if (bucket.tokens < 1) {
    return false;
  }
  bucket.tokens -= 1;
  return true;
}

}  // namespace liandong::app
