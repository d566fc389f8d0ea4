// Signing in: rate limits, the same work for names nobody has, lock-out, the new session.
#pragma once

#include "app/rate_limit.hpp"
#include "app/services.hpp"
#include "infra/http/handler.hpp"
#include "infra/identity/accounts.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace liandong::app {

/// Failures under login names nobody has, so that these lock like those somebody has. Kept in
/// memory only. @threads any
class UnknownLogins {
 public:
  /// @return the end of the lock, if the name is locked
  [[nodiscard]] std::optional<Instant> locked_until(const std::string& login, Instant now);
  /// Counts a failure. @return the end of the lock it caused
  std::optional<Instant> failed(const std::string& login, Instant now);

 private:
  static constexpr std::size_t names_max = 10'000;
  struct Failures {
    int count = 0;
    std::optional<Instant> until;
    Instant last;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Failures> names_;
};

/// POST /api/v1/session. @threads any
class SignInDesk : public std::enable_shared_from_this<SignInDesk> {
 public:
  /// Begins to hash a random password: what a name nobody has is verified against.
  static std::shared_ptr<SignInDesk> open(const Services& services);

  void sign_in(http::Request request, http::Reply reply);

 private:
  struct Attempt;
  explicit SignInDesk(const Services& services);

  void judge(const std::shared_ptr<Attempt>& attempt, bool matches);
  http::Response judge_unknown(store::Connection& writer, const Attempt& attempt);
  http::Response judge_known(store::Connection& writer, const Attempt& attempt, bool matches);
  http::Response admit(store::Connection& writer, const Attempt& attempt);
  void note(store::Connection& writer, const Attempt& attempt, std::string_view kind);
  [[nodiscard]] http::Response locked(const http::Request& request, Instant until) const;
  [[nodiscard]] std::string decoy();

  const Services& services_;
  RateLimiter per_login_{0.2, 15};   // of one address: 15 at once, then one in five seconds
  RateLimiter per_address_{5, 300};  // a whole office may share one address
  UnknownLogins unknown_;
  std::mutex mutex_;
  std::string decoy_;
};

}  // namespace liandong::app
