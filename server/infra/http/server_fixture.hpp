// A running server and the means to wait for what it does; for the tests of this folder.
#pragma once

#include "infra/http/server.hpp"
#include "support/http_client.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace liandong::http::test {

using namespace std::chrono_literals;

/// Waits for what another thread brings about; gives up after 20 seconds.
[[nodiscard]] inline bool eventually(const std::function<bool()>& condition) {
  for (int i = 0; i < 4000; ++i) {
    if (condition()) {
      return true;
    }
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

/// What RequestLog said, with texts of its own.
struct Finished {
  std::string method;
  std::string route;
  int status;
  std::uint64_t bytes_in;
  std::uint64_t bytes_out;
  std::string request_id;
  std::string remote_address;
};

class TestServer {
 public:
  explicit TestServer(std::vector<Route> routes, ServerOptions options = quick())
      : server_(std::move(options), table(std::move(routes)), hooks()) {
    server_.start();
  }

  /// Deadlines far enough away not to matter, and a reaper quick enough for those a test shortens.
  static ServerOptions quick() {
    ServerOptions options;
    options.reaper_period = 10ms;
    options.linger = 500ms;
    return options;
  }

  Server& operator*() { return server_; }
  Server* operator->() { return &server_; }
  [[nodiscard]] Client client() const { return Client{"127.0.0.1", server_.port()}; }
  [[nodiscard]] RawSocket socket() const { return RawSocket{"127.0.0.1", server_.port()}; }

  /// @return the nth finished request, waited for
  Finished finished(std::size_t n) {
    REQUIRE(eventually([&] {
      const std::lock_guard lock(mutex_);
      return finished_.size() > n;
    }));
    const std::lock_guard lock(mutex_);
    return finished_[n];
  }

 private:
  static Router table(std::vector<Route> routes) {
    Router router;
    for (auto& route : routes) {
      router.add(std::move(route));
    }
    return router;
  }

  Hooks hooks() {
    Hooks hooks;
    hooks.on_finished = [this](const RequestLog& log) {
      const std::lock_guard lock(mutex_);
      finished_.push_back({std::string{log.method}, std::string{log.route}, log.status,
                           log.bytes_in, log.bytes_out, std::string{log.request_id},
                           std::string{log.remote_address}});
    };
    hooks.error_response = [](int status, std::string_view code, const Request* request) {
      return json(status,
                  std::string{code} + " " + (request == nullptr ? "" : request->request_id));
    };
    hooks.exception_response = [](const std::exception_ptr& error, const Request&) {
      try {
        std::rethrow_exception(error);
      } catch (const std::exception& caught) {
        return json(503, caught.what());
      }
    };
    return hooks;
  }

  std::mutex mutex_;
  std::vector<Finished> finished_;
  Server server_;  // last: its threads use the members above
};

/// A route that answers "ok".
inline Route plain(std::string_view pattern = "/plain", Method method = Method::get) {
  return {method, pattern,
          Handler{[](const Request&, const Reply& reply) { reply(text(200, "ok")); }}};
}

/// A route that answers with the body it got.
inline Route echo(std::size_t body_bytes_max = body_bytes_max_default) {
  return {Method::post, "/echo", Handler{[](Request request, const Reply& reply) {
            Response response = text(200, std::move(request.body));
            reply(std::move(response));
          }},
          body_bytes_max};
}

}  // namespace liandong::http::test
