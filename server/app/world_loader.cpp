#include "app/world_loader.hpp"

#include <exception>
#include <utility>

namespace liandong::app {

WorldLoader::WorldLoader(std::function<void()> load, std::function<void(const std::string&)> failed)
    : load_(std::move(load)), failed_(std::move(failed)) {
  thread_ = std::thread{[this] { loop(); }};
}

WorldLoader::~WorldLoader() { stop(); }

void WorldLoader::ask(std::function<void()> then) {
  {
    const std::lock_guard lock{mutex_};
    if (!stopping_) {
      waiting_.push_back(std::move(then));
      changed_.notify_one();
      return;
    }
  }
  then();  // the act is done; nobody decides by the world any more
}

void WorldLoader::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
  }
}

void WorldLoader::loop() {
  for (;;) {
    std::vector<std::function<void()>> served;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) {
        return;
      }
      served.swap(waiting_);
    }
    try {
      load_();
    } catch (const std::exception& failure) {
      failed_(failure.what());
    }
    for (const auto& then : served) {
      then();
    }
  }
}

}  // namespace liandong::app
