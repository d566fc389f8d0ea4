#include "infra/http/handler.hpp"

#include <algorithm>
#include <utility>

namespace liandong::http {
namespace {

void append_line(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  std::copy_if(value.begin(), value.end(), std::back_inserter(out),
               [](char c) { return c != '\r' && c != '\n' && c != '\0'; });
  out += '\n';
}

std::string format_event(std::string_view id, std::string_view event, std::string_view data) {
  std::string out;
  out.reserve(id.size() + event.size() + data.size() + 32);
  if (!id.empty()) {
    append_line(out, "id: ", id);
  }
  if (!event.empty()) {
    append_line(out, "event: ", event);
  }
  while (true) {
    const auto end = std::min(data.find('\n'), data.size());
    append_line(out, "data: ", data.substr(0, end));
    if (end == data.size()) {
      break;
    }
    data.remove_prefix(end + 1);
  }
  out += '\n';
  return out;
}

}  // namespace

EventStream::EventStream(std::size_t pending_bytes_max, std::function<void()> wake)
    : pending_bytes_max_(pending_bytes_max), wake_(std::move(wake)) {}

bool EventStream::send(std::string_view id, std::string_view event, std::string_view data) {
  const std::string text = format_event(id, event, data);
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      return false;
    }
    if (pending_.size() + text.size() > pending_bytes_max_) {
      closed_ = true;
      overflowed_ = true;
      pending_.clear();
      wake = true;
    } else {
      wake = pending_.empty();
      pending_ += text;
    }
  }
  if (wake) {
    wake_();
  }
  return !closed();
}

void EventStream::close() {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      return;
    }
    closed_ = true;
  }
  wake_();
}

bool EventStream::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool EventStream::overflowed() const {
  const std::lock_guard lock(mutex_);
  return overflowed_;
}

void EventStream::on_close(std::function<void()> action) {
  {
    const std::lock_guard lock(mutex_);
    if (!finished_) {
      on_close_ = std::move(action);
      return;
    }
  }
  action();
}

bool EventStream::take(std::string& out) {
  const std::lock_guard lock(mutex_);
  out.clear();
  std::swap(out, pending_);
  return !out.empty();
}

void EventStream::finished() {
  std::function<void()> action;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    finished_ = true;
    pending_.clear();
    action = std::exchange(on_close_, nullptr);
  }
  if (action) {
    action();
  }
}

}  // namespace liandong::http
