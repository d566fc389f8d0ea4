#include "app/service_manager.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace liandong::app {

void tell_service_manager(std::string_view line) {
  const char* named = std::getenv("NOTIFY_SOCKET");
  const std::string_view path{named == nullptr ? "" : named};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() < 2 || path.size() >= sizeof(address.sun_path) ||
      (path.front() != '/' && path.front() != '@')) {
    return;
  }
  std::copy(path.begin(), path.end(), address.sun_path);
  if (path.front() == '@') {
    address.sun_path[0] = '\0';  // a name without a file
  }
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) {
    return;
  }
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  [[maybe_unused]] const auto sent =
      ::sendto(socket, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&address), size);
  ::close(socket);
}

}  // namespace liandong::app
