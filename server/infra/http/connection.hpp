// One client connection and the loop that runs it; private to the server, includes Asio.
#pragma once

#include "infra/http/parser.hpp"
#include "infra/http/server.hpp"
#include "infra/http/wire.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <unordered_set>
#include <variant>

namespace liandong::http {

namespace asio = boost::asio;
// The concrete executor spares the type erasure of any_io_executor, and as_tuple an exception at
// every end of file; together with one deadline per connection they save a third of the CPU time.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
// g++ 12 miscompiles a co_await in the condition of an if or while (the resumed frame traps) and as
// the right operand of && or || (it runs even when it should not): here it is always the whole
// initialiser of a variable, the operand of co_return, or a statement.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> awaiting{};

struct Counters {
  std::atomic<std::uint64_t> connections_open{0};
  std::atomic<std::uint64_t> connections_total{0};
  std::atomic<std::uint64_t> connections_refused{0};
  std::atomic<std::uint64_t> accept_failures{0};
  std::atomic<std::uint64_t> requests_in_flight{0};
  std::atomic<std::uint64_t> streams_open{0};
  std::array<std::atomic<std::uint64_t>, 6> requests_by_class{};
  std::atomic<std::uint64_t> bytes_in{0};
  std::atomic<std::uint64_t> bytes_out{0};
};

/// What all loops share; read-only but for the counters.
struct Core {
  ServerOptions options;
  Router router;
  Hooks hooks;
  Counters counters;
  asio::thread_pool upload_workers;

  Core(ServerOptions o, Router r, Hooks h)
      : options(std::move(o)),
        router(std::move(r)),
        hooks(std::move(h)),
        upload_workers(options.upload_threads) {}
};

class Connection;

/// One thread's io_context and what its connections share. Kept alive by late Replies, which may
/// outlive the server.
struct Loop {
  explicit Loop(std::shared_ptr<Core> shared);

  /// Applies the deadlines of all connections until end_reaping().
  Task<> reap();
  void end_reaping();
  /// @return the value of the Date header
  const std::string& date();
  std::string new_request_id();

  std::shared_ptr<Core> core;
  asio::io_context io{1};
  std::unordered_set<Connection*> connections;
  Gzip gzip;
  bool stopping = false;

 private:
  Timer reaper_{io.get_executor()};
  bool reaping_ = true;
  std::mt19937_64 random_;
  std::string date_;
  std::int64_t date_second_ = -1;
};

class PendingReply;

/// Every member runs on the loop's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Loop> loop, Socket socket);

  /// Serves the client until either side ends the connection.
  static Task<> run(std::shared_ptr<Connection> self);
  /// Ends what exceeds its deadline.
  void tick(Clock::time_point now);
  /// Ends an idle connection or a stream; lets a request finish.
  void begin_stop();
  /// Cuts the connection off; its coroutine ends at the next step.
  void abort();
  /// Resumes the coroutine that waits for a Reply or an event.
  void wake();

 private:
  enum class Phase : std::uint8_t { idle, header, body, worker, reply, write, stream, linger };
  enum class Read : std::uint8_t { ok, gone, late, failed };

  Task<bool> exchange();
  Task<bool> dispatch(const Route& route);
  Task<bool> run_handler(const Handler& handler);
  using Verdict = std::variant<Response, std::unique_ptr<UploadSink>>;
  Verdict ask(const UploadHandler& handler);
  Task<bool> run_upload(Verdict verdict);
  void believe_passed_on(Request& request);
  Task<bool> run_stream(const StreamHandler& handler);

  Task<bool> await_request();
  Task<Read> read_header();
  Task<Read> read_body();
  Task<Read> read_more_body(std::uint64_t& progress_at);
  Task<Read> read_some(std::size_t bytes);
  Task<bool> continue_if_expected();
  Task<std::exception_ptr> feed(UploadSink& sink, Read& read);
  Task<std::exception_ptr> on_worker(std::function<void()> action);
  std::function<void()> waker();
  Task<Response> await_reply(std::shared_ptr<PendingReply> pending);
  Task<> pump_events(std::shared_ptr<EventStream> stream);
  void watch_peer(std::shared_ptr<EventStream> stream);

  Task<bool> send(Response response);
  Task<bool> refuse_read(Read read);
  Task<bool> write(std::string_view first, std::string_view second);
  Task<bool> write_file(const FileHandle& file, ByteRange range);
  Task<> linger();

  void begin_request();
  void finish_request(int status);
  void arm(Phase phase, std::chrono::milliseconds timeout);
  void unarm(Phase phase);
  Response render_error(int status, std::string_view code, const Request* request);
  Response render_late_error(int status, std::string_view code);
  Response render_exception(const std::exception_ptr& error);
  Response resolved(Response response);
  Request request_stub() const;
  [[nodiscard]] std::string_view buffered() const;
  void consume(std::size_t bytes);

  std::shared_ptr<Loop> loop_;
  const ServerOptions& options_;
  Counters& counters_;
  Socket socket_;
  Timer wake_;
  std::string peer_;

  Phase phase_ = Phase::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool expired_ = false;
  bool aborted_ = false;

  std::string buffer_;  // received bytes are [begin_, end_)
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  RequestParser parser_;

  // The request under way.
  ReplyContext context_;
  std::string_view route_;
  std::string remote_address_;
  Clock::time_point started_at_;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
  bool in_flight_ = false;
  std::weak_ptr<EventStream> stream_;
};

}  // namespace liandong::http
