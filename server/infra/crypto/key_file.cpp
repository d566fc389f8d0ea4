#include "infra/crypto/key_file.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/random.hpp"
#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace liandong::crypto {

namespace {

constexpr std::size_t digits = 64;

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw KeyFileError("key file " + path + ": " + reason);
}

[[noreturn]] void fail_with_errno(const std::string& path) {
  fail(path, std::generic_category().message(errno));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
  const Descriptor file{
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return file.is_open() && ::fsync(file.number()) == 0;
}

/// Reads up to `size` bytes; fewer only at the end of the file.
std::size_t read_up_to(int file, char* bytes, std::size_t size) {
  std::size_t total = 0;
  while (total < size) {
    const ssize_t got = ::read(file, bytes + total, size - total);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      break;
    }
    total += static_cast<std::size_t>(got);
  }
  return total;
}

}  // namespace

void create_key_file(const std::string& path) {
  Digest key;
  fill_random(key);
  std::string line = to_hex(key) + "\n";
  wipe(key.data(), key.size());
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!file.is_open()) {
    wipe(line);
    fail_with_errno(path);
  }
  // A umask may have taken bits away but cannot have added any.
  const bool written =
      write_all(file.number(), line) && ::fsync(file.number()) == 0 && sync_folder_of(path);
  wipe(line);
  if (!written) {
    const int reason = errno;
    ::unlink(path.c_str());
    errno = reason;
    fail_with_errno(path);
  }
}

MasterKey read_key_file(const std::string& path) {
  // O_NONBLOCK: a pipe put in the key's place must not hang the start.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  struct stat status {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0) {
    fail_with_errno(path);
  }
  if (!S_ISREG(status.st_mode)) {
    fail(path, "is not a regular file");
  }
  if ((status.st_mode & 077U) != 0) {
    fail(path, "must not be open to group or others (chmod 600)");
  }
  if (status.st_uid != ::geteuid() && status.st_uid != 0) {
    fail(path, "belongs to another user");
  }
  Secret<digits + 2> text;
  const std::size_t size =
      read_up_to(file.number(), reinterpret_cast<char*>(text.data()), text.size());
  const bool one_line = size == digits || (size == digits + 1 && text.view()[digits] == '\n');
  std::optional<Digest> key;
  if (one_line) {
    key = parse_hex(text.view().substr(0, digits));
  }
  if (!key) {
    fail(path, "must hold exactly 64 hexadecimal digits");
  }
  MasterKey master;
  std::copy(key->begin(), key->end(), master.data());
  wipe(key->data(), key->size());
  return master;
}

}  // namespace liandong::crypto
