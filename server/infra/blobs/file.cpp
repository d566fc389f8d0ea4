#include "infra/blobs/file.hpp"

#include "infra/blobs/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace liandong::blobs {

namespace {

struct stat status_of(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    throw_errno("stat");
  }
  return status;
}

}  // namespace

void throw_errno(const std::string& action) {
  const int reason = errno;
  const std::string text = action + ": " + std::generic_category().message(reason);
  // EFBIG is a limit of the file system or the process: for the sender it is the same as no room.
  if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) {
    throw DiskFull(text);
  }
  throw BlobIoError(text);
}

File::~File() { close(); }

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

File File::create(const std::string& path) {
  File file{::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!file.is_open()) {
    throw_errno("create");
  }
  return file;
}

File File::open_folder(const std::string& path) {
  File folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!folder.is_open()) {
    throw_errno("open folder");
  }
  return folder;
}

File File::open_if_present(const std::string& path) {
  File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  if (!file.is_open()) {
    if (errno != ENOENT && errno != ELOOP) {
      throw_errno("open");
    }
    return {};
  }
  return S_ISREG(status_of(file.descriptor_).st_mode) ? std::move(file) : File{};
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      throw_errno("write");
    }
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
}

std::string File::read(std::uint64_t offset, std::size_t size) const {
  std::string bytes(size, '\0');
  std::size_t total = 0;
  while (total < size) {
    const ssize_t got = ::pread(descriptor_, bytes.data() + total, size - total,
                                static_cast<off_t>(offset + total));
    if (got < 0 && errno != EINTR) {
      throw_errno("read");
    }
    if (got == 0) {
      break;
    }
    total += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  bytes.resize(total);
  return bytes;
}

std::uint64_t File::size() const {
  return static_cast<std::uint64_t>(status_of(descriptor_).st_size);
}

void File::sync() {
  if (::fsync(descriptor_) != 0) {
    throw_errno("sync");
  }
}

void File::close() {
  if (descriptor_ >= 0) {
    ::close(std::exchange(descriptor_, -1));
  }
}

}  // namespace liandong::blobs
