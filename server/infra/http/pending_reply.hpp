// Carries one answer from whatever thread gives it to the connection that waits for it.
#pragma once

#include "infra/http/handler.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace liandong::http {

class PendingReply {
 public:
  /// @param wake called at most once, on the answering thread, if the connection waits by then
  explicit PendingReply(std::function<void()> wake);

  /// The function for the handler; made once. Dropping all its copies answers with nothing.
  [[nodiscard]] static Reply make_reply(const std::shared_ptr<PendingReply>& pending);

  // For the connection.
  /// @return false if the answer is there already
  bool begin_wait();
  [[nodiscard]] bool answered() const;
  /// Ends waiting; a later answer is discarded. @return whether there is an answer
  bool end_wait();
  /// After end_wait() returned true. @return nothing if the handler dropped the Reply
  [[nodiscard]] std::optional<Response> take();

 private:
  enum class State : std::uint8_t { open, waiting, answered, abandoned };
  struct Ticket;

  void answer(std::optional<Response> response);

  std::function<void()> wake_;
  std::optional<Response> response_;
  std::atomic<State> state_{State::open};
};

}  // namespace liandong::http
