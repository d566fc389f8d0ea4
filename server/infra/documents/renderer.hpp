// Worker threads that turn letters into PDF, so that no I/O thread ever does.
#pragma once

#include "infra/documents/fonts.hpp"
#include "infra/documents/letter.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace liandong::documents {

/// The PDF, or what render_pdf threw.
using Rendered = std::variant<std::string, std::exception_ptr>;

class Renderer {
 public:
  using Callback = std::function<void(Rendered)>;

  /// @param threads    at least 1
  /// @param queue_max  letters that may wait besides those being drawn; 0 accepts none
  /// @throws RenderError as Fonts does
  Renderer(unsigned threads, std::size_t queue_max);
  /// Stops as stop() does.
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Queues the letter; `done` is called exactly once, on a worker thread (or on the thread that
  /// stops), and must not throw.
  /// @return false, without calling `done`, if the queue is full or the renderer stopped
  /// @threads any
  [[nodiscard]] bool render(Letter letter, Callback done);

  /// Answers the waiting letters with RenderError and lets those being drawn finish. Returns when
  /// no callback is running; not to be called from one.
  void stop();

  [[nodiscard]] const FontReport& font_report() const { return fonts_.report(); }

 private:
  struct Job {
    Letter letter;
    Callback done;
  };
  void work();

  Fonts fonts_;
  std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace liandong::documents
