#include "app/durable_files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace liandong::app {
namespace {

constexpr std::size_t write_bytes = 1U << 20U;

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::runtime_error(path.string() + ": " + std::strerror(errno));
}

std::filesystem::path part_of(const std::filesystem::path& path) {
  auto part = path;
  part += ".part";
  return part;
}

}  // namespace

GrowingFile::GrowingFile(std::filesystem::path path)
    : path_(std::move(path)),
      part_(part_of(path_)),
      file_(::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
  if (file_ < 0) {
    fail(part_);
  }
}

GrowingFile::~GrowingFile() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

void GrowingFile::append(std::string_view bytes) {
  waiting_ += bytes;
  size_ += bytes.size();
  if (waiting_.size() >= write_bytes) {
    flush();
  }
}

void GrowingFile::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) {
      fail(part_);
    }
    rest.remove_prefix(static_cast<std::size_t>(written < 0 ? 0 : written));
  }
  waiting_.clear();
}

void GrowingFile::finish() {
  flush();
  if (::fsync(file_) != 0 || ::close(std::exchange(file_, -1)) != 0) {
    fail(part_);
  }
  std::filesystem::rename(part_, path_);
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
  GrowingFile file{path};
  file.append(bytes);
  file.finish();
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return bytes;
}

void flush_to_disk(const std::filesystem::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = file >= 0 && ::syncfs(file) == 0;
  const int reason = errno;
  if (file >= 0) {
    ::close(file);
  }
  if (!flushed) {
    throw std::runtime_error(folder.string() + ": " + std::strerror(reason));
  }
}

}  // namespace liandong::app
