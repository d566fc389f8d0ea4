#include "engine/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace liandong::engine {
namespace {

class Search {
 public:
  Search(std::size_t count, const std::function<Look()>& worker)
      : count_(count), worker_(worker), first_(count) {}

  void work() {
    try {
      const Look look = worker_();
      // Numbers are taken in order, so whoever has a lower one than the fault finishes it.
      for (std::size_t i = next_++; i < count_ && i < first_.load(); i = next_++) {
        if (std::string what = look(i); !what.empty()) {
          found(i, std::move(what));
        }
      }
    } catch (...) {
      const std::lock_guard lock{mutex_};
      broken_ = broken_ ? broken_ : std::current_exception();
      first_ = 0;
    }
  }
  [[nodiscard]] std::string result() const {
    if (broken_) {
      std::rethrow_exception(broken_);
    }
    return fault_;
  }

 private:
  void found(std::size_t i, std::string what) {
    const std::lock_guard lock{mutex_};
    if (i < first_.load()) {
      first_ = i;
      fault_ = std::move(what);
    }
  }

  std::size_t count_;
  const std::function<Look()>& worker_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> first_;
  std::mutex mutex_;
  std::string fault_;
  std::exception_ptr broken_;
};

}  // namespace

std::string first_fault_of(std::size_t count, unsigned threads,
                           const std::function<Look()>& worker) {
  Search search{count, worker};
  const auto useful = static_cast<unsigned>(std::min<std::size_t>(threads, count));
  std::vector<std::thread> running;
  for (unsigned i = 1; i < useful; ++i) {
    running.emplace_back([&search] { search.work(); });
  }
  search.work();
  for (std::thread& thread : running) {
    thread.join();
  }
  return search.result();
}

}  // namespace liandong::engine
