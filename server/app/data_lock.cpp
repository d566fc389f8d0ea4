#include "app/data_lock.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace liandong::app {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 2s;

/// A process that was killed while it began another program leaves the lock to that one's first
/// moments, so that whoever starts the service again at once must wait for them.
bool lock_within_patience(int file) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() > end) {
      return false;
    }
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

}  // namespace

DataLock::DataLock(const std::filesystem::path& data)
    : file_(::open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (file_ < 0) {
    throw std::runtime_error(data.string() + ": " + std::strerror(errno));
  }
  if (!lock_within_patience(file_)) {
    const bool taken = errno == EWOULDBLOCK;
    const std::string reason =
        taken ? "数据目录正由另一个进程使用 · another process serves this folder"
              : std::strerror(errno);
    ::close(file_);
    throw std::runtime_error(data.string() + ": " + reason);
  }
}

DataLock::~DataLock() { ::close(file_); }

}  // namespace liandong::app
