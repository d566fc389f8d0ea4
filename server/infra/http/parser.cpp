#include "infra/http/parser.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <limits>
#include <new>

namespace liandong::http {
namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

std::string_view view(Text text) { return {text.data(), text.size()}; }

}  // namespace

class RequestParser::Impl final : public beast_http::basic_parser<true> {
 public:
  Impl(std::size_t header_bytes_max, std::size_t target_bytes_max)
      : target_bytes_max_(target_bytes_max) {
    body_limit(boost::none);  // limit_body() decides once the route is known
    // The exact check is ours (RequestParser::put); Beast restarts its count after each line.
    header_limit(static_cast<std::uint32_t>(2 * header_bytes_max + 64 * 1024));
  }

  State state = State::header;
  Failure failure = Failure::malformed;
  Request request;
  std::string method;
  bool method_known = false;
  bool http_1_0 = false;
  std::size_t header_bytes = 0;
  std::size_t body_bytes = 0;
  std::size_t body_bytes_max = std::numeric_limits<std::size_t>::max();

  void fail(Failure why) {
    state = State::failed;
    failure = why;
  }

 private:
  void refuse(error_code& ec, Failure why) {
    failure = why;
    ec = beast_http::error::bad_value;
  }

  void on_request_impl(beast_http::verb /*verb*/, Text method_text, Text target, int version,
                       error_code& ec) override {
    method = view(method_text);
    if (const auto known = http::parse_method(method)) {
      request.method = *known;
      method_known = true;
    }
    http_1_0 = version == 10;
    if (target.size() > target_bytes_max_) {
      refuse(ec, Failure::target_too_long);
      return;
    }
    request.target = view(target);
  }

  void on_response_impl(int /*status*/, Text /*reason*/, int /*version*/,
                        error_code& /*ec*/) override {}

  void on_field_impl(beast_http::field field, Text name, Text value, error_code& ec) override {
    if (state != State::header) {
      return;  // A trailer could contradict the header that was already acted on.
    }
    if (field == beast_http::field::content_length) {
      ++content_lengths_;
    } else if (field == beast_http::field::host) {
      ++hosts_;
    } else if (field == beast_http::field::transfer_encoding &&
               (http_1_0 || !equal_ignoring_case(view(value), "chunked"))) {
      refuse(ec, Failure::malformed);
      return;
    }
    request.headers.emplace_back(view(name), view(value));
  }

  void on_header_impl(error_code& ec) override {
    const bool host_wrong = hosts_ > 1 || (hosts_ == 0 && !http_1_0);
    if (content_lengths_ > 1 || host_wrong) {
      refuse(ec, Failure::malformed);
      return;
    }
    state = State::body;
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         error_code& /*ec*/) override {}

  std::size_t on_body_impl(Text body, error_code& ec) override {
    if (body.size() > body_bytes_max - body_bytes) {
      refuse(ec, Failure::body_too_large);
      return 0;
    }
    body_bytes += body.size();
    request.body += view(body);
    return body.size();
  }

  void on_chunk_header_impl(std::uint64_t size, Text /*extensions*/, error_code& ec) override {
    if (size > body_bytes_max - body_bytes) {
      refuse(ec, Failure::body_too_large);
    }
  }

  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, Text body, error_code& ec) override {
    return on_body_impl(body, ec);
  }

  void on_finish_impl(error_code& /*ec*/) override { state = State::done; }

  std::size_t target_bytes_max_;
  int hosts_ = 0;
  int content_lengths_ = 0;
};

RequestParser::RequestParser(std::size_t header_bytes_max, std::size_t target_bytes_max)
    : header_bytes_max_(header_bytes_max), target_bytes_max_(target_bytes_max) {
  reset();
}

RequestParser::~RequestParser() = default;

void RequestParser::reset() {
  // A Beast parser cannot be reused. Its storage can.
  if (impl_) {
    Impl* place = impl_.release();
    place->~Impl();
    impl_.reset(new (place) Impl(header_bytes_max_, target_bytes_max_));
  } else {
    impl_ = std::make_unique<Impl>(header_bytes_max_, target_bytes_max_);
  }
}

std::size_t RequestParser::put(std::string_view bytes) {
  Impl& p = *impl_;
  const bool in_header = p.state == State::header;
  std::size_t used = 0;
  while (used < bytes.size() &&
         (p.state == State::body || (in_header && p.state == State::header))) {
    error_code ec;
    const auto n = p.put({bytes.data() + used, bytes.size() - used}, ec);
    used += n;
    if (ec == beast_http::error::need_more) {
      break;
    }
    if (ec) {
      p.fail(p.failure);
      return used;
    }
    if (in_header && p.state != State::header) {
      break;
    }
  }
  if (in_header) {
    p.header_bytes += used;
    const bool unfinished = p.state == State::header;
    const std::size_t seen = p.header_bytes + (unfinished ? bytes.size() - used : 0);
    if (seen > header_bytes_max_) {
      const bool in_target = p.method.empty() && bytes.find('\n') > target_bytes_max_;
      p.fail(in_target ? Failure::target_too_long : Failure::header_too_large);
    }
  }
  return used;
}

void RequestParser::limit_body(std::size_t bytes_max) {
  Impl& p = *impl_;
  p.body_bytes_max = bytes_max;
  const auto length = p.content_length();
  if (p.state == State::body && length && *length > bytes_max) {
    p.fail(Failure::body_too_large);
  }
}

RequestParser::State RequestParser::state() const { return impl_->state; }
RequestParser::Failure RequestParser::failure() const { return impl_->failure; }
Request& RequestParser::request() { return impl_->request; }
const Request& RequestParser::request() const { return impl_->request; }
const std::string& RequestParser::method() const { return impl_->method; }
bool RequestParser::method_known() const { return impl_->method_known; }
bool RequestParser::keep_alive() const { return impl_->is_header_done() && impl_->keep_alive(); }
bool RequestParser::http_1_0() const { return impl_->http_1_0; }

}  // namespace liandong::http
