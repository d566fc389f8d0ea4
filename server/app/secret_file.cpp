#include "app/secret_file.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace liandong::app {
namespace {

constexpr std::size_t secret_bytes_max = 4'096;

class Opened {
 public:
  // A pipe is not waited for; it is refused below.
  explicit Opened(const std::string& file)
      : number_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Opened() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::string read_secret_file(const std::filesystem::path& file) {
  const auto refuse = [&](std::string_view why) {
    throw SecretFileRefused(file.string() + " " + std::string{why});
  };
  const Opened opened{file.string()};
  struct stat status {};
  if (opened.number() < 0 || ::fstat(opened.number(), &status) != 0) {
    refuse("cannot be read · 无法读取: " + std::generic_category().message(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    refuse("is no file · 不是文件");
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    refuse("can be read by others: chmod 600 · 他人可读，应为 600");
  }
  if (status.st_uid != ::geteuid() && status.st_uid != 0) {
    refuse("belongs to somebody else · 属于其他用户");
  }
  std::array<char, secret_bytes_max + 1> bytes{};
  const auto size = ::read(opened.number(), bytes.data(), bytes.size());
  std::string_view text{bytes.data(), static_cast<std::size_t>(size < 0 ? 0 : size)};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  if (text.empty() || text.size() > secret_bytes_max ||
      text.find_first_of(std::string_view{"\n\r\0", 3}) != text.npos) {
    refuse("must hold one line of at most 4096 bytes · 应为一行，至多 4096 字节");
  }
  return std::string{text};
}

}  // namespace liandong::app
