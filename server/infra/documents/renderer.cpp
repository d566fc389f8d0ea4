#include "infra/documents/renderer.hpp"

#include "kernel/check.hpp"

#include <utility>

namespace liandong::documents {

namespace {

Rendered outcome(const Letter& letter, const Fonts& fonts) {
  try {
    return render_pdf(letter, fonts);
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace

Renderer::Renderer(unsigned threads, std::size_t queue_max) : queue_max_(queue_max) {
  LIANDONG_CHECK(threads >= 1);
  workers_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
}

Renderer::~Renderer() { stop(); }

bool Renderer::render(Letter letter, Callback done) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= queue_max_) return false;
    waiting_.push_back({std::move(letter), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

void Renderer::work() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job.done(outcome(job.letter, fonts_));
  }
}

void Renderer::stop() {
  std::deque<Job> abandoned;
  std::vector<std::thread> workers;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    abandoned.swap(waiting_);
    workers.swap(workers_);
  }
  wake_.notify_all();
  for (Job& job : abandoned) {
    job.done(std::make_exception_ptr(RenderError("the renderer was stopped")));
  }
  for (std::thread& worker : workers) worker.join();
}

}  // namespace liandong::documents
