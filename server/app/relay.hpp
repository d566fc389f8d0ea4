// Passes what needs the city's writer on to the process that is it, and its answer back.
#pragma once

#include "app/city_watch.hpp"
#include "app/messages.hpp"
#include "infra/crypto/key_file.hpp"
#include "infra/crypto/secret.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/http/server.hpp"
#include "infra/http/upstream.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>

namespace liandong::app {

/// The header that says a request was passed on, sealed with a key that only processes with the
/// installation's master key have:
///   1 <Unix seconds> <client's address> <request id> <HMAC-SM3 over these, method, target, city>
/// Only who passed it on is believed by it; who the caller is, is proved to the writer as always.
class RelaySeal {
 public:
  static constexpr std::string_view header = "Liandong-Relay";
  RelaySeal(const crypto::MasterKey& master, CityCode city);
  [[nodiscard]] std::string make(const http::Request& request, Instant now) const;
  /// @return nothing unless the header of the request is one of ours and fresh
  [[nodiscard]] std::optional<http::PassedOn> read(const http::Request& request, Instant now) const;

 private:
  [[nodiscard]] Digest tag(const http::Request& request, std::string_view said) const;
  crypto::Secret<32> key_;
  std::string city_;
};

/// @threads any  [D0081]
class Relay {
 public:
  struct Parts {
    RelaySeal& seal;
    CityWatch& watch;
    const Messages& messages;
    std::function<bool()> leads;
    std::function<Instant()> now;
    /// The session of the request may have changed at the writer.
    std::function<void(const http::Request&)> session_changed;
  };
  explicit Relay(Parts parts) : parts_(std::move(parts)) {}

  /// For Hooks::pass_on: null while this process is the writer. A request that was passed on once
  /// is never passed on again.
  std::variant<http::Response, std::unique_ptr<http::UploadSink>> take(
      const http::Request& request);

  /// Another process is the writer now: what waits for the one before ends with 503 at once.
  void give_up_waiting();

  struct Stats {
    std::uint64_t passed_on = 0;
    std::uint64_t failed = 0;  // of them, without an answer
  };
  [[nodiscard]] Stats stats() const { return {passed_on_.load(), failed_.load()}; }

 private:
  friend class RelayedRequest;
  void waits(http::Upstream& upstream, bool waiting);
  Parts parts_;
  std::mutex mutex_;
  std::unordered_set<http::Upstream*> waiting_;
  std::atomic<std::uint64_t> passed_on_{0};
  std::atomic<std::uint64_t> failed_{0};
};

}  // namespace liandong::app
