#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>

using namespace liandong::http;
using namespace liandong::http::test;

namespace {

/// What the sinks of one test saw.
struct Seen {
  std::atomic<std::uint64_t> bytes{0};
  std::atomic<std::uint64_t> checksum{0};  // sum of the bytes, each times its position
  std::atomic<std::size_t> write_bytes_max{0};
  std::atomic<int> handlers{0};
  std::atomic<int> finished{0};
  std::atomic<int> aborted{0};
  std::atomic<int> destroyed{0};
  std::atomic<bool> on_io_thread{false};
  std::thread::id io_thread;
  std::chrono::milliseconds delay{0};
  bool write_fails = false;
  bool drop_reply = false;
};

class Sink final : public UploadSink {
 public:
  explicit Sink(Seen& seen) : seen_(seen) {}
  ~Sink() override { ++seen_.destroyed; }

  void write(std::span<const std::byte> bytes) override {
    note_thread();
    if (seen_.write_fails) {
      throw std::runtime_error("disk full");
    }
    std::this_thread::sleep_for(seen_.delay);
    std::uint64_t sum = 0;
    std::uint64_t position = seen_.bytes;
    for (const std::byte b : bytes) {
      sum += std::to_integer<std::uint64_t>(b) * ++position;
    }
    seen_.checksum += sum;
    seen_.bytes += bytes.size();
    seen_.write_bytes_max = std::max(seen_.write_bytes_max.load(), bytes.size());
  }
  void finish(Reply reply) override {
    note_thread();
    ++seen_.finished;
    if (!seen_.drop_reply) {
      reply(text(201, std::to_string(seen_.bytes)));
    }
  }
  void abort() noexcept override {
    note_thread();
    ++seen_.aborted;
  }

 private:
  void note_thread() {
    if (std::this_thread::get_id() == seen_.io_thread) {
      seen_.on_io_thread = true;
    }
  }
  Seen& seen_;
};

Route upload(Seen& seen, std::size_t bytes_max) {
  return {
      Method::put, "/files/:id",
      UploadHandler{
          [&seen](const Request& request) -> std::variant<Response, std::unique_ptr<UploadSink>> {
            seen.io_thread = std::this_thread::get_id();
            ++seen.handlers;
            if (request.param("id") == "forbidden") {
              return error(403, "forbidden");
            }
            return std::make_unique<Sink>(seen);
          }},
      bytes_max};
}

std::string put_head(std::string_view id, std::size_t length) {
  return "PUT /files/" + std::string{id} +
         " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

constexpr std::size_t megabyte = 1'000'000;

/// Peak resident memory so far.
std::size_t resident_kilobytes() {
  std::ifstream in("/proc/self/status");
  std::string word;
  while (in >> word) {
    if (word == "VmRSS:") {
      std::size_t kilobytes = 0;
      in >> kilobytes;
      return kilobytes;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("50 MB stream through a sink in order, off the I/O thread and with bounded memory") {
  Seen seen;
  TestServer server({upload(seen, 50 * megabyte)});
  RawSocket socket = server.socket();
  std::string block(megabyte, '\0');
  std::uint64_t expected = 0;
  CHECK(socket.send(put_head("1", 50 * megabyte)));
  std::uint64_t position = 0;
  std::size_t memory_before = 0;
  for (int i = 0; i < 50; ++i) {
    for (std::size_t k = 0; k < block.size(); ++k) {
      const auto byte = static_cast<unsigned char>(k * 7 + static_cast<std::size_t>(i));
      block[k] = static_cast<char>(byte);
      expected += byte * ++position;
    }
    CHECK(socket.send(block));
    if (i == 2) {
      memory_before = resident_kilobytes();
    }
  }
  const auto response = read_response(socket);
  CHECK(resident_kilobytes() < memory_before + 10'000);
  CHECK(response.status == 201);
  CHECK(response.body == "50000000");
  CHECK(seen.checksum == expected);
  CHECK(seen.write_bytes_max <= 64 * 1024);
  CHECK_FALSE(seen.on_io_thread);
  CHECK((seen.finished == 1 && seen.aborted == 0 && seen.destroyed == 1));
  CHECK(socket.send(put_head("2", 3) + "abc"));  // the connection stays usable
  CHECK(read_response(socket).status == 201);
}

TEST_CASE("a sink slower than the client holds the client back") {
  Seen seen;
  seen.delay = 5ms;
  TestServer server({upload(seen, 50 * megabyte)});
  RawSocket socket = server.socket();
  CHECK(socket.send(put_head("1", 20 * megabyte)));
  std::uint64_t sent = 0;
  std::uint64_t ahead_max = 0;
  const std::string block(100'000, 'a');
  while (sent < 20 * megabyte) {
    CHECK(socket.send(block));
    sent += block.size();
    ahead_max = std::max(ahead_max, sent - seen.bytes);
  }
  CHECK(read_response(socket).status == 201);
  CHECK(ahead_max < 16 * megabyte);  // what the kernel buffers
}

TEST_CASE("a chunked upload is taken too, and one of nothing finishes at once") {
  Seen seen;
  TestServer server({upload(seen, 10)});
  RawSocket socket = server.socket();
  CHECK(
      socket.send("PUT /files/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "4\r\nabcd\r\n6\r\nefghij\r\n0\r\n\r\n"));
  CHECK(read_response(socket).body == "10");
  CHECK(socket.send(put_head("1", 0)));
  CHECK(read_response(socket).status == 201);
  CHECK(seen.finished == 2);
}

TEST_CASE("chunks of every size arrive whole") {
  Seen seen;
  TestServer server({upload(seen, 50 * megabyte)});
  RawSocket socket = server.socket();
  CHECK(socket.send("PUT /files/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
  std::uint64_t total = 0;
  std::string text;
  for (std::size_t size = 1; size < 300'000; size = size * 3 + 1) {
    char head[20];
    std::snprintf(head, sizeof head, "%zx\r\n", size);
    text += head + std::string(size, 'a') + "\r\n";
    total += size;
  }
  CHECK(socket.send(text + "0\r\n\r\n"));
  CHECK(read_response(socket).body == std::to_string(total));
}

TEST_CASE("an upload of the limit is taken, one byte more is a 413 before the handler is asked") {
  Seen seen;
  TestServer server({upload(seen, 1000)});
  Client client = server.client();
  CHECK(client.request("PUT", "/files/1", {}, std::string(1000, 'a')).status == 201);
  CHECK(client.request("PUT", "/files/1", {}, std::string(1001, 'a')).status == 413);
  CHECK(seen.handlers == 1);
}

TEST_CASE("a chunked upload above the limit aborts its sink and is a 413") {
  Seen seen;
  TestServer server({upload(seen, 1000)});
  RawSocket socket = server.socket();
  CHECK(
      socket.send("PUT /files/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "3e8\r\n" +
                  std::string(1000, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"));
  CHECK(read_response(socket).status == 413);
  CHECK((seen.finished == 0 && seen.aborted == 1 && seen.destroyed == 1));
}

TEST_CASE("a refused upload is answered although the client is still sending") {
  Seen seen;
  TestServer server({upload(seen, 50 * megabyte)});
  Client client = server.client();
  const auto response =
      client.request("PUT", "/files/forbidden", {}, std::string(8 * megabyte, 'a'));
  CHECK(response.status == 403);
  CHECK(response.header("Connection") == "close");
  RawSocket expecting = server.socket();
  CHECK(
      expecting.send("PUT /files/forbidden HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                     "Content-Length: 9\r\n\r\n"));
  CHECK(expecting.read_until("\r\n") == "HTTP/1.1 403 Forbidden\r\n");
  CHECK(seen.destroyed == 0);
}

TEST_CASE("an upload whose client leaves is aborted") {
  Seen seen;
  TestServer server({upload(seen, 1000)});
  {
    RawSocket socket = server.socket();
    CHECK(socket.send(put_head("1", 1000) + "some"));
    CHECK(eventually([&] { return seen.bytes == 4; }));
  }
  CHECK(eventually([&] { return seen.aborted == 1 && seen.destroyed == 1; }));
  CHECK(seen.finished == 0);
}

TEST_CASE("an upload that stalls is aborted with a 408") {
  Seen seen;
  auto options = TestServer::quick();
  options.body_timeout = 100ms;
  TestServer server({upload(seen, 1000)}, options);
  RawSocket socket = server.socket();
  CHECK(socket.send(put_head("1", 1000) + "some"));
  CHECK(read_response(socket).status == 408);
  CHECK((seen.aborted == 1 && seen.finished == 0));
}

TEST_CASE("a sink that fails is aborted and its exception rendered") {
  Seen seen;
  seen.write_fails = true;
  TestServer server({upload(seen, 50 * megabyte)});
  const auto response = server.client().request("PUT", "/files/1", {}, std::string(megabyte, 'a'));
  CHECK(response.status == 503);
  CHECK(response.body == "disk full");
  CHECK((seen.aborted == 1 && seen.finished == 0 && seen.destroyed == 1));
}

TEST_CASE("a sink that drops its reply leaves a 500") {
  Seen seen;
  seen.drop_reply = true;
  TestServer server({upload(seen, 1000)});
  CHECK(server.client().request("PUT", "/files/1", {}, "abc").status == 500);
}
