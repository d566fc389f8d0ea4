#include "infra/http/server.hpp"

#include "infra/http/connection.hpp"
#include "kernel/check.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <csignal>
#include <ctime>
#include <future>
#include <thread>

namespace liandong::http {
namespace {

using asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

constexpr std::chrono::milliseconds accept_pause{100};  // when out of descriptors
constexpr std::chrono::milliseconds drain_poll{5};

/// Runs `action` on the loop's thread and waits for it.
template <class Action>
void run_on(Loop& loop, Action action) {
  std::promise<void> done;
  asio::post(loop.io, [&] {
    action();
    done.set_value();
  });
  done.get_future().wait();
}

/// A failed sendfile raises SIGPIPE, which would end the process; the error code is enough.
void block_sigpipe() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

}  // namespace

Loop::Loop(std::shared_ptr<Core> shared)
    : core(std::move(shared)), random_(std::random_device{}()) {
  random_.discard(std::random_device{}() % 1024U);
}

Task<> Loop::reap() {
  while (reaping_) {
    reaper_.expires_after(core->options.reaper_period);
    co_await reaper_.async_wait(awaiting);
    const auto now = Clock::now();
    for (Connection* connection : connections) {
      connection->tick(now);
    }
  }
}

void Loop::end_reaping() {
  reaping_ = false;
  reaper_.cancel();
}

const std::string& Loop::date() {
  const std::int64_t second = std::time(nullptr);
  if (second != date_second_) {
    date_ = http_date(second);
    date_second_ = second;
  }
  return date_;
}

std::string Loop::new_request_id() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t bits = random_();
  std::string id(16, '0');
  for (char& c : id) {
    c = digits[bits & 15U];
    bits >>= 4U;
  }
  return id;
}

class Server::Impl {
 public:
  Impl(ServerOptions options, Router router, Hooks hooks)
      : core_(std::make_shared<Core>(std::move(options), std::move(router), std::move(hooks))) {
    LIANDONG_CHECK(core_->options.io_threads > 0 && core_->options.upload_threads > 0);
    for (unsigned i = 0; i < core_->options.io_threads; ++i) {
      loops_.push_back(std::make_shared<Loop>(core_));
    }
    acceptor_.emplace(loops_.front()->io);
    pause_.emplace(loops_.front()->io.get_executor());
  }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    stop();
    for (const auto& loop : loops_) {
      loop->core.reset();  // A Reply kept for longer must not keep the application's handlers.
    }
  }

  void start();
  void stop();
  unsigned port() const { return port_; }
  const Counters& counters() const { return core_->counters; }

 private:
  void listen();
  Task<> accept();
  void adopt(std::shared_ptr<Loop> loop, Socket socket);
  void refuse(Socket socket);
  bool drained(std::chrono::seconds limit) const;
  void for_each_connection(const std::function<void(Connection&)>& action);

  std::shared_ptr<Core> core_;
  std::vector<std::shared_ptr<Loop>> loops_;
  std::optional<Acceptor> acceptor_;  // belongs to the first loop
  std::optional<Timer> pause_;
  std::vector<asio::executor_work_guard<Executor>> guards_;
  std::vector<std::thread> threads_;
  unsigned port_ = 0;
};

void Server::Impl::listen() {
  const auto& options = core_->options;
  const std::string where = options.address + " port " + std::to_string(options.port);
  boost::system::error_code ec;
  const auto address = asio::ip::make_address(options.address, ec);
  if (ec) {
    throw ListenFailed("not an IP address: " + options.address);
  }
  const tcp::endpoint endpoint{address, options.port};
  // SO_REUSEADDR allows a restart while old connections time out. Not SO_REUSEPORT: it would let
  // a second server take half of the connections unnoticed.
  acceptor_->open(endpoint.protocol(), ec) ||
      acceptor_->set_option(Acceptor::reuse_address{true}, ec) || acceptor_->bind(endpoint, ec) ||
      acceptor_->listen(Acceptor::max_listen_connections, ec);
  if (ec == asio::error::address_in_use) {
    throw AddressInUse("address in use: " + where);
  }
  if (ec) {
    throw ListenFailed("cannot listen on " + where + ": " + ec.message());
  }
  port_ = acceptor_->local_endpoint().port();
}

void Server::Impl::start() {
  LIANDONG_CHECK(threads_.empty());
  listen();
  for (const auto& loop : loops_) {
    guards_.push_back(asio::make_work_guard(loop->io));
    asio::co_spawn(loop->io, loop->reap(), asio::detached);
  }
  asio::co_spawn(loops_.front()->io, accept(), asio::detached);
  for (const auto& loop : loops_) {
    threads_.emplace_back([loop] {
      block_sigpipe();
      loop->io.run();
    });
  }
}

Task<> Server::Impl::accept() {
  for (std::size_t next = 0; acceptor_->is_open(); next = (next + 1) % loops_.size()) {
    std::shared_ptr<Loop> loop = loops_[next];
    Socket socket{loop->io};
    const auto [ec] = co_await acceptor_->async_accept(socket, awaiting);
    if (ec == asio::error::operation_aborted || !acceptor_->is_open()) {
      co_return;
    }
    if (ec == asio::error::connection_aborted || ec == asio::error::interrupted) {
      continue;
    }
    if (ec) {
      // Out of descriptors or memory: the clients wait in the kernel's queue until some are free.
      core_->counters.accept_failures.fetch_add(1);
      pause_->expires_after(accept_pause);
      co_await pause_->async_wait(awaiting);
      continue;
    }
    try {
      if (core_->counters.connections_open.load() < core_->options.connections_max) {
        adopt(std::move(loop), std::move(socket));
      } else {
        refuse(std::move(socket));
      }
    } catch (const std::exception&) {
      // Out of memory, or the hook failed: this client is cut off, the next one may be served.
      core_->counters.accept_failures.fetch_add(1);
    }
  }
}

void Server::Impl::adopt(std::shared_ptr<Loop> loop, Socket socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay{true}, ignored);
  socket.set_option(asio::socket_base::keep_alive{true}, ignored);
  auto connection = std::make_shared<Connection>(loop, std::move(socket));
  core_->counters.connections_open.fetch_add(1);
  core_->counters.connections_total.fetch_add(1);
  asio::post(loop->io, [loop, connection] {
    asio::co_spawn(loop->io, Connection::run(connection), asio::detached);
  });
}

/// Says 503 as far as the socket's buffer takes it; never waits.
void Server::Impl::refuse(Socket socket) {
  core_->counters.connections_refused.fetch_add(1);
  const auto& render = core_->hooks.error_response;
  Response response = render ? render(503, "server_busy", nullptr) : text(503, "server_busy\n");
  response.status = 503;
  response.headers.emplace_back("Retry-After", "1");
  const auto out =
      serialise(std::move(response), ReplyContext{}, loops_.front()->date(), loops_.front()->gzip);
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  if (out) {
    socket.write_some(asio::buffer(out->head), ignored);
  }
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
}

void Server::Impl::for_each_connection(const std::function<void(Connection&)>& action) {
  for (const auto& loop : loops_) {
    run_on(*loop, [&] {
      loop->stopping = true;
      const std::vector<Connection*> all(loop->connections.begin(), loop->connections.end());
      for (Connection* connection : all) {
        action(*connection);
      }
    });
  }
}

bool Server::Impl::drained(std::chrono::seconds limit) const {
  const auto until = Clock::now() + limit;
  while (core_->counters.connections_open.load() > 0) {
    if (Clock::now() >= until) {
      return false;
    }
    std::this_thread::sleep_for(drain_poll);
  }
  return true;
}

void Server::Impl::stop() {
  if (threads_.empty()) {
    return;
  }
  run_on(*loops_.front(), [&] {
    boost::system::error_code ignored;
    acceptor_->close(ignored);
    pause_->cancel();
  });
  for_each_connection([](Connection& connection) { connection.begin_stop(); });
  if (!drained(std::chrono::seconds{core_->options.drain_seconds})) {
    do {
      for_each_connection([](Connection& connection) { connection.abort(); });
    } while (!drained(std::chrono::seconds{1}));
  }
  for (const auto& loop : loops_) {
    run_on(*loop, [&] { loop->end_reaping(); });
  }
  guards_.clear();
  for (auto& thread : threads_) {
    thread.join();
  }
  threads_.clear();
  core_->upload_workers.join();
}

Server::Server(ServerOptions options, Router router, Hooks hooks)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(router), std::move(hooks))) {}

Server::~Server() = default;

void Server::start() { impl_->start(); }

unsigned Server::port() const { return impl_->port(); }

void Server::stop() { impl_->stop(); }

ServerStats Server::stats() const {
  const Counters& from = impl_->counters();
  ServerStats to;
  to.connections_open = from.connections_open.load();
  to.connections_total = from.connections_total.load();
  to.connections_refused = from.connections_refused.load();
  to.accept_failures = from.accept_failures.load();
  to.requests_in_flight = from.requests_in_flight.load();
  to.streams_open = from.streams_open.load();
  for (std::size_t i = 0; i < from.requests_by_class.size(); ++i) {
    to.requests_by_class[i] = from.requests_by_class[i].load();
  }
  to.bytes_in = from.bytes_in.load();
  to.bytes_out = from.bytes_out.load();
  return to;
}

}  // namespace liandong::http
