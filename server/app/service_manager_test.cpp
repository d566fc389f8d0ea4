#include "app/service_manager.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace liandong::app {
namespace {

/// A service manager that listens at a path.
class Manager {
 public:
  explicit Manager(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  }
  ~Manager() { ::close(socket_); }
  Manager(const Manager&) = delete;
  Manager& operator=(const Manager&) = delete;
  [[nodiscard]] std::string heard() const {
    std::array<char, 100> bytes{};
    const auto size = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    return {bytes.data(), static_cast<std::size_t>(size < 0 ? 0 : size)};
  }

 private:
  int socket_;
};

struct Asked {
  explicit Asked(const std::string& path) { ::setenv("NOTIFY_SOCKET", path.c_str(), 1); }
  ~Asked() { ::unsetenv("NOTIFY_SOCKET"); }
};

}  // namespace

TEST_CASE("the service manager that asked hears the line") {
  const test::TempDir folder;
  const Manager manager{folder.path() + "/notify"};
  const Asked asked{folder.path() + "/notify"};
  tell_service_manager("READY=1");
  CHECK(manager.heard() == "READY=1");
}

TEST_CASE("nobody asked, nobody listens, or no path: nothing happens") {
  const test::TempDir folder;
  const Manager manager{folder.path() + "/notify"};
  tell_service_manager("READY=1");
  CHECK(manager.heard().empty());
  for (const std::string& path : {folder.path() + "/other", std::string{}, std::string{"notify"},
                                  "/" + std::string(200, 'x')}) {
    const Asked asked{path};
    tell_service_manager("READY=1");
  }
  CHECK(manager.heard().empty());
}

}  // namespace liandong::app
