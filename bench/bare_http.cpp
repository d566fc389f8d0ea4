// The product's own HTTP server with one handler that says ok: the limit of every request.
//   bare_http PORT
#include "infra/http/server.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>

int main(int count, char** words) {
  using namespace liandong::http;
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ServerOptions options;
  options.port = static_cast<std::uint16_t>(count > 1 ? std::atoi(words[1]) : 0);
  Router router;
  router.add({Method::get, "/plain", Handler{[](const Request&, const Reply& reply) {
                reply(json(200, R"({"ok":true})"));
              }}});
  Server server{options, std::move(router), {}};
  server.start();
  std::cout << server.port() << std::endl;
  int received = 0;
  sigwait(&signals, &received);
  server.stop();
  return 0;
}
