#include "app/services.hpp"

namespace liandong::app {

std::unique_ptr<store::Connection> ReaderPool::take() {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return database_.open_reader();
}

void ReaderPool::give_back(std::unique_ptr<store::Connection> connection) {
  const std::lock_guard lock{mutex_};
  idle_.push_back(std::move(connection));
}

}  // namespace liandong::app
