// A load generator that costs little beside what it measures: one thread, epoll, keep-alive.
//   bench_load --port P --mode lifecycle|plain|matter|inbox|counts|competence --clients N --seconds
//   S
//              --sessions FILE [--ids FILE] [--ids-out FILE] [--warm-up S] [--path /x]
// One line of JSON with rates and latencies; any answer that is not the expected one ends it.
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <map>
#include <netinet/tcp.h>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

/// Of a file that bench_city wrote: who may ask as whom.
struct Session {
  std::string cookie;
  std::string csrf;
  std::string unit;
  std::string person;
  bool asks = false;  // a department; else a township, which answers
};

struct Options {
  int port = 0;
  std::string mode = "plain";
  int clients = 1;
  double seconds = 5;
  double warm_up = 0.5;
  std::string sessions;
  std::string ids;
  std::string ids_out;
  std::string path = "/plain";
};

Options read_options(int count, char** words) {
  Options o;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = words[i];
    const std::string value = words[i + 1];
    if (name == "--port") {
      o.port = std::stoi(value);
    } else if (name == "--mode") {
      o.mode = value;
    } else if (name == "--clients") {
      o.clients = std::stoi(value);
    } else if (name == "--seconds") {
      o.seconds = std::stod(value);
    } else if (name == "--warm-up") {
      o.warm_up = std::stod(value);
    } else if (name == "--sessions") {
      o.sessions = value;
    } else if (name == "--ids") {
      o.ids = value;
    } else if (name == "--ids-out") {
      o.ids_out = value;
    } else if (name == "--path") {
      o.path = value;
    } else {
      throw std::runtime_error("unknown option " + std::string{name});
    }
  }
  return o;
}

/// One client: a connection and what it is doing.
struct Client {
  int socket = -1;
  std::string out;
  std::string in;
  std::size_t sent = 0;
  int step = 0;
  std::string matter;
  const Session* asker = nullptr;
  const Session* answerer = nullptr;
  Clock::time_point began;
};

struct Known {
  std::string matter;
  std::size_t session = 0;
};

class Load {
 public:
  explicit Load(Options options) : options_(std::move(options)), random_(std::random_device{}()) {
    read_sessions();
    read_ids();
  }

  void run() {
    poll_ = epoll_create1(0);
    clients_.resize(static_cast<std::size_t>(options_.clients));
    const auto start = Clock::now();
    const auto counted_from = start + seconds(options_.warm_up);
    const auto end = counted_from + seconds(options_.seconds);
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      open(clients_[i], i);
      next(clients_[i]);
    }
    std::vector<epoll_event> events(256);
    Clock::time_point now = start;
    while (now < end) {
      const int ready = epoll_wait(poll_, events.data(), 256, 1000);
      now = Clock::now();
      counting_ = now >= counted_from;
      for (int i = 0; i < ready; ++i) {
        receive(clients_[events[static_cast<std::size_t>(i)].data.u64], now);
      }
    }
    report();
  }

 private:
  static Clock::duration seconds(double s) {
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
  }

  void read_sessions() {
    std::ifstream in{options_.sessions};
    Session s;
    while (in >> s.cookie >> s.csrf >> s.unit >> s.person >> s.asks) {
      (s.asks ? askers_ : answerers_).push_back(all_.size());
      all_.push_back(s);
    }
    if (options_.mode != "plain" && (askers_.empty() || answerers_.empty())) {
      throw std::runtime_error("no sessions");
    }
  }

  /// Lines "matter unit": read by sessions of that unit only.
  void read_ids() {
    std::ifstream in{options_.ids};
    std::string matter;
    std::string unit;
    while (in >> matter >> unit) {
      std::vector<std::size_t>& list = by_unit_[unit];
      if (list.empty()) {
        for (std::size_t i = 0; i < all_.size(); ++i) {
          if (all_[i].unit == unit) {
            list.push_back(i);
          }
        }
      }
      if (!list.empty()) {
        known_.push_back({matter, list[known_.size() % list.size()]});
      }
    }
    if (options_.mode == "matter" && known_.empty()) {
      throw std::runtime_error("no ids");
    }
  }

  void open(Client& client, std::size_t index) const {
    client.socket = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(options_.port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(client.socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
      throw std::runtime_error("cannot connect");
    }
    const int on = 1;
    setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(client.socket, F_SETFL, O_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    epoll_ctl(poll_, EPOLL_CTL_ADD, client.socket, &event);
  }

  std::size_t any(std::size_t size) { return random_() % size; }

  void get(Client& client, const std::string& path, const Session* session) {
    client.out = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (session != nullptr) {
      client.out += "Cookie: liandong_session=" + session->cookie + "\r\n";
    }
    client.out += "\r\n";
  }

  /// As the pages make it: milliseconds, then chance.
  std::string next_key() {
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    char text[33];
    std::snprintf(text, sizeof text, "%012llx7%016llx",
                  static_cast<unsigned long long>(now.count()),
                  static_cast<unsigned long long>(key_dice_()));
    return text;
  }

  void post(Client& client, const std::string& path, const Session& session,
            const std::string& body) {
    client.out =
        "POST " + path +
        " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: liandong_session=" + session.cookie +
        "\r\nX-CSRF-Token: " + session.csrf + "\r\nIdempotency-Key: " + next_key() +
        "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;
  }

  void next(Client& client) {
    client.in.clear();
    if (options_.mode == "plain") {
      get(client, options_.path, nullptr);
    } else if (options_.mode == "matter") {
      const Known& known = known_[any(known_.size())];
      get(client, "/api/v1/matters/" + known.matter, &all_[known.session]);
    } else if (options_.mode == "inbox") {
      get(client, "/api/v1/matters?view=to_do", &all_[any(all_.size())]);
    } else if (options_.mode == "counts") {
      get(client, "/api/v1/matters/counts", &all_[any(all_.size())]);
    } else if (options_.mode == "competence") {
      const Session& s = all_[answerers_[any(answerers_.size())]];
      get(client, "/api/v1/competence?item=R001&place=" + s.unit, &s);
    } else {
      next_of_life(client);
    }
    client.began = Clock::now();
    client.sent = 0;
    send_more(client);
  }

  /// Asked, given to a handler, answered, confirmed.
  void next_of_life(Client& client) {
    const std::string base = "/api/v1/information-requests";
    if (client.step == 0) {
      client.asker = &all_[askers_[any(askers_.size())]];
      client.answerer = &all_[answerers_[any(answerers_.size())]];
      post(client, base, *client.asker,
           R"({"asked":")" + client.answerer->unit +
               R"(","kind":"penalty_decision","title":"请提供三季度行政处罚决定情况","need":)"
               R"("第三季度作出的行政处罚决定书编号、当事人、处罚种类","purpose":"核对重复处罚"})");
      return;
    }
    const std::string path = base + "/" + client.matter;
    if (client.step == 1) {
      post(client, path + "/assign-handler", *client.answerer,
           R"({"person":")" + client.answerer->person + R"("})");
    } else if (client.step == 2) {
      post(client, path + "/answer-request", *client.answerer,
           R"({"content":"三季度共作出行政处罚决定十二件，详见台账第三页。"})");
    } else {
      post(client, path + "/confirm", *client.asker, "{}");
    }
  }

  static void send_more(Client& client) {
    while (client.sent < client.out.size()) {
      const auto n = ::send(client.socket, client.out.data() + client.sent,
                            client.out.size() - client.sent, MSG_NOSIGNAL);
      if (n <= 0) {
        throw std::runtime_error("cannot send");
      }
      client.sent += static_cast<std::size_t>(n);
    }
  }

  void receive(Client& client, Clock::time_point now) {
    char buffer[65536];
    for (;;) {
      const auto n = ::recv(client.socket, buffer, sizeof buffer, 0);
      if (n == 0) {
        throw std::runtime_error("the server closed the connection after " + client.in);
      }
      if (n < 0) {
        break;
      }
      client.in.append(buffer, static_cast<std::size_t>(n));
      if (static_cast<std::size_t>(n) < sizeof buffer) {
        break;
      }
    }
    const auto header = client.in.find("\r\n\r\n");
    if (header == std::string::npos) {
      return;
    }
    const auto at = client.in.find("Content-Length: ");
    const std::size_t length =
        at < header ? std::strtoul(client.in.c_str() + at + 16, nullptr, 10) : 0;
    if (client.in.size() < header + 4 + length) {
      return;
    }
    finish(client, header + 4, now);
  }

  void finish(Client& client, std::size_t body, Clock::time_point now) {
    const int status = std::atoi(client.in.c_str() + 9);
    const bool throttled = status == 429 && options_.mode != "lifecycle";
    if (!throttled && (status < 200 || status > 299)) {
      throw std::runtime_error("answered " + client.in + " to " + client.out);
    }
    // What was refused for haste was not read.
    ++(throttled ? throttled_ : answers_);
    if (counting_ && !throttled) {
      latencies_.push_back(static_cast<std::uint32_t>(
          std::chrono::duration_cast<std::chrono::microseconds>(now - client.began).count()));
    }
    if (options_.mode == "lifecycle") {
      if (client.step == 0) {
        const auto at = client.in.find(R"("id":")", body) + 6;
        client.matter = client.in.substr(at, client.in.find('"', at) - at);
      }
      client.step = (client.step + 1) % 4;
      if (client.step == 0 && counting_) {
        ++lives_;
      }
      if (client.step == 0 && !options_.ids_out.empty()) {
        ended_ += client.matter + " " + client.asker->unit + "\n";
      }
    }
    next(client);
  }

  static double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds_of = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  }

  void report() {
    std::sort(latencies_.begin(), latencies_.end());
    const auto share = [&](double part) {
      const auto size = static_cast<double>(latencies_.size());
      return latencies_.empty() ? 0.0
                                : latencies_[std::min(latencies_.size() - 1,
                                                      static_cast<std::size_t>(size * part))] /
                                      1000.0;
    };
    std::printf(
        "{\"mode\":\"%s\",\"clients\":%d,\"requests\":%zu,\"per_second\":%.0f,\"p50_ms\":%.3f,"
        "\"p99_ms\":%.3f,\"max_ms\":%.3f,\"lives_per_second\":%.0f,\"throttled\":%zu,"
        "\"processor_us\":%.1f}\n",
        options_.mode.c_str(), options_.clients, latencies_.size(),
        static_cast<double>(latencies_.size()) / options_.seconds, share(0.5), share(0.99),
        share(1.0), static_cast<double>(lives_) / options_.seconds, throttled_,
        processor_seconds() * 1e6 / static_cast<double>(std::max<std::size_t>(1, answers_)));
    if (!options_.ids_out.empty()) {
      std::ofstream{options_.ids_out} << ended_;
    }
  }

  Options options_;
  std::mt19937_64 random_;
  std::vector<Session> all_;
  std::vector<std::size_t> askers_;
  std::vector<std::size_t> answerers_;
  std::map<std::string, std::vector<std::size_t>> by_unit_;
  std::vector<Known> known_;
  std::vector<Client> clients_;
  std::vector<std::uint32_t> latencies_;
  std::string ended_;
  std::mt19937_64 key_dice_{std::random_device{}()};
  std::size_t lives_ = 0;
  std::size_t throttled_ = 0;
  std::size_t answers_ = 0;
  bool counting_ = false;
  int poll_ = -1;
};

}  // namespace

int main(int count, char** words) {
  try {
    Load{read_options(count, words)}.run();
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << "bench_load: " << failure.what() << "\n";
    return 1;
  }
}
