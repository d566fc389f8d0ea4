#include "app/relay.hpp"

#include "app/problem.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace liandong::app {
namespace {

constexpr std::string_view label = "liandong.relay.1";
constexpr std::string_view version = "1";
/// Clocks of the machines of one installation may differ by so much.
constexpr std::int64_t fresh_seconds = 120;
constexpr std::size_t words = 5;

std::optional<std::array<std::string_view, words>> split(std::string_view text) {
  std::array<std::string_view, words> parts;
  for (std::size_t i = 0; i < words; ++i) {
    const auto blank = text.find(' ');
    if ((blank == std::string_view::npos) != (i + 1 == words)) {
      return std::nullopt;
    }
    parts.at(i) = text.substr(0, blank);
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
  }
  return parts;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional{value} : std::nullopt;
}

}  // namespace

RelaySeal::RelaySeal(const crypto::MasterKey& master, CityCode city) : city_(city.str()) {
  const Digest derived = crypto::hmac_sm3(master.view(), label);
  std::copy(derived.begin(), derived.end(), key_.data());
}

Digest RelaySeal::tag(const http::Request& request, std::string_view said) const {
  crypto::HmacSm3 mac{key_.view()};
  mac.update(city_).update("\n").update(http::method_name(request.method)).update("\n");
  return mac.update(request.target).update("\n").update(said).finish();
}

std::string RelaySeal::make(const http::Request& request, Instant now) const {
  const std::string said = std::string{version} + " " + std::to_string(now.seconds) + " " +
                           request.remote_address + " " + request.request_id;
  return said + " " + crypto::to_hex(tag(request, said));
}

std::optional<http::PassedOn> RelaySeal::read(const http::Request& request, Instant now) const {
  const auto value = request.header(header);
  const auto parts = value ? split(*value) : std::nullopt;
  if (!parts || (*parts)[0] != version) {
    return std::nullopt;
  }
  const auto seconds = number<std::int64_t>((*parts)[1]);
  const auto said = crypto::parse_hex((*parts)[4]);
  const std::string_view sealed = value->substr(0, value->size() - (*parts)[4].size() - 1);
  const bool ours = said && crypto::equal_in_constant_time(*said, tag(request, sealed));
  if (!seconds || !ours || now.seconds - *seconds > fresh_seconds ||
      *seconds - now.seconds > fresh_seconds) {
    return std::nullopt;
  }
  return http::PassedOn{std::string{(*parts)[2]}, std::string{(*parts)[3]}};
}

/// One request on its way; everything here runs on the server's upload threads.
class RelayedRequest final : public http::UploadSink {
 public:
  RelayedRequest(Relay& relay, http::Request request)
      : relay_(relay), request_(std::move(request)), upstream_({}) {}

  ~RelayedRequest() override { relay_.waits(upstream_, false); }
  RelayedRequest(const RelayedRequest&) = delete;
  RelayedRequest& operator=(const RelayedRequest&) = delete;

  void write(std::span<const std::byte> bytes) override {
    connect();
    upstream_.send_body({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  void abort() noexcept override {}

  void finish(http::Reply reply) override {
    connect();
    http::Response answer;
    try {
      answer = upstream_.answer();
    } catch (const http::UpstreamSilent& silent) {
      fail(silent.what());
    }
    catch_up();
    reply(std::move(answer));
  }

 private:
  /// Whoever was not reached heard nothing, so that one who took over may be tried.
  void connect() {
    if (std::exchange(connected_, true)) {
      return;
    }
    std::string tried = relay_.parts_.watch.writer_address();
    for (int attempt = 0; attempt < 2; ++attempt) {
      try {
        upstream_.connect(place(tried));
        break;
      } catch (const http::UpstreamUnreachable& unreachable) {
        relay_.parts_.watch.look();
        std::string now = relay_.parts_.watch.writer_address();
        if (attempt == 1 || now == tried) {
          fail(unreachable.what());
        }
        tried = std::move(now);
      }
    }
    relay_.waits(upstream_, true);
    upstream_.send_head(
        request_, length(),
        {{std::string{RelaySeal::header}, relay_.parts_.seal.make(request_, relay_.parts_.now())}});
  }

  static http::HostPort place(const std::string& address) {
    const auto parsed = http::HostPort::parse(address);
    if (!parsed) {
      throw http::UpstreamUnreachable("nobody writes for this city");
    }
    return *parsed;
  }

  [[nodiscard]] std::optional<std::uint64_t> length() const {
    if (request_.header("Transfer-Encoding")) {
      return std::nullopt;
    }
    const auto said = request_.header("Content-Length");
    return said ? number<std::uint64_t>(*said) : std::optional<std::uint64_t>{0};
  }

  /// What the caller did is what the caller sees here next.
  void catch_up() {
    relay_.parts_.session_changed(request_);
    try {
      relay_.parts_.watch.look();
    } catch (const std::exception&) {  // the next look will
    }
  }

  /// 503: the same key finds out whether it was done.
  [[noreturn]] void fail(const std::string& why) {
    relay_.failed_.fetch_add(1);
    throw store::StoreUnavailable(why);
  }

  Relay& relay_;
  const http::Request request_;
  http::Upstream upstream_;
  bool connected_ = false;
};

void Relay::waits(http::Upstream& upstream, bool waiting) {
  const std::lock_guard lock{mutex_};
  if (waiting) {
    waiting_.insert(&upstream);
  } else {
    waiting_.erase(&upstream);
  }
}

void Relay::give_up_waiting() {
  const std::lock_guard lock{mutex_};
  for (http::Upstream* upstream : waiting_) {
    upstream->cut();
  }
}

std::variant<http::Response, std::unique_ptr<http::UploadSink>> Relay::take(
    const http::Request& request) {
  if (parts_.leads()) {
    return std::unique_ptr<http::UploadSink>{};
  }
  if (request.header(RelaySeal::header) || parts_.watch.writer_address().empty()) {
    return busy(parts_.messages, &request);
  }
  passed_on_.fetch_add(1);
  http::Request kept = request;
  std::erase_if(kept.headers, [](const auto& field) {
    return http::equal_ignoring_case(field.first, RelaySeal::header);
  });
  return std::make_unique<RelayedRequest>(*this, std::move(kept));
}

}  // namespace liandong::app
