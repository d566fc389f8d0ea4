#include "app/data_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

namespace liandong::app {

DataLock::DataLock(const std::filesystem::path& data)
    : file_(::open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (file_ < 0) {
    throw std::runtime_error(data.string() + ": " + std::strerror(errno));
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
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
