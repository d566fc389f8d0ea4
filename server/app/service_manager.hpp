// Tells the service manager (systemd) that started this program how it is.
#pragma once

#include <string_view>

namespace liandong::app {

/// Sends one line such as "READY=1" to the socket that NOTIFY_SOCKET names; nothing if no service
/// manager asked. One that does not listen is no reason to stop serving: failures are ignored.
void tell_service_manager(std::string_view line);

}  // namespace liandong::app
