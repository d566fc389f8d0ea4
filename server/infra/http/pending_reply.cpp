#include "infra/http/pending_reply.hpp"

#include "kernel/check.hpp"

#include <utility>

namespace liandong::http {

/// Shared by the copies of one Reply; its end is the end of the last copy.
struct PendingReply::Ticket {
  explicit Ticket(std::shared_ptr<PendingReply> p) : pending(std::move(p)) {}
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() {
    if (!called.load()) {
      pending->answer(std::nullopt);
    }
  }

  std::shared_ptr<PendingReply> pending;
  std::atomic<bool> called{false};
};

PendingReply::PendingReply(std::function<void()> wake) : wake_(std::move(wake)) {}

Reply PendingReply::make_reply(const std::shared_ptr<PendingReply>& pending) {
  return [ticket = std::make_shared<Ticket>(pending)](Response response) {
    LIANDONG_CHECK(!ticket->called.exchange(true));  // a second answer
    ticket->pending->answer(std::move(response));
  };
}

void PendingReply::answer(std::optional<Response> response) {
  response_ = std::move(response);
  State before = State::open;
  if (state_.compare_exchange_strong(before, State::answered)) {
    return;
  }
  if (before == State::waiting && state_.compare_exchange_strong(before, State::answered)) {
    wake_();
  }
}

bool PendingReply::begin_wait() {
  State before = State::open;
  return state_.compare_exchange_strong(before, State::waiting);
}

bool PendingReply::answered() const { return state_.load() == State::answered; }

bool PendingReply::end_wait() {
  State before = State::waiting;
  return !state_.compare_exchange_strong(before, State::abandoned);
}

std::optional<Response> PendingReply::take() { return std::move(response_); }

}  // namespace liandong::http
