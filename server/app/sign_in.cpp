#include "app/sign_in.hpp"

#include "app/answering.hpp"
#include "app/session_view.hpp"
#include "app/session_views.hpp"
#include "infra/crypto/secret.hpp"
#include "infra/identity/audit.hpp"

namespace liandong::app {
namespace {

constexpr std::size_t typed_bytes_max = 512;

http::Response later(http::Response response) {
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

std::optional<Instant> UnknownLogins::locked_until(const std::string& login, Instant now) {
  const std::lock_guard lock{mutex_};
  const auto it = names_.find(login);
  return it != names_.end() && it->second.until && now < *it->second.until ? it->second.until
                                                                           : std::nullopt;
}

std::optional<Instant> UnknownLogins::failed(const std::string& login, Instant now) {
  const std::lock_guard lock{mutex_};
  if (names_.size() >= names_max) {
    std::erase_if(names_, [&](const auto& entry) {
      return now - entry.second.last >= identity::lock_seconds;
    });
    if (names_.size() >= names_max) {
      names_.clear();
    }
  }
  Failures& failures = names_[login];
  failures.count = failures.until ? 1 : failures.count + 1;
  failures.until = failures.count >= identity::failures_before_lock
                       ? std::optional{now + identity::lock_seconds}
                       : std::nullopt;
  failures.last = now;
  return failures.until;
}

struct SignInDesk::Attempt {
  http::Request request;
  http::Reply reply;
  std::string login;
  std::optional<identity::Account> account;  // active ones only
};

SignInDesk::SignInDesk(const Services& services) : services_(services) {}

std::shared_ptr<SignInDesk> SignInDesk::open(const Services& services) {
  std::shared_ptr<SignInDesk> desk{new SignInDesk{services}};
  const std::weak_ptr<SignInDesk> weak = desk;
  const bool queued = services.passwords.hash(identity::make_one_time_password(),
                                              [weak](std::optional<std::string> hash) {
                                                if (const auto alive = weak.lock(); alive && hash) {
                                                  const std::lock_guard lock{alive->mutex_};
                                                  alive->decoy_ = std::move(*hash);
                                                }
                                              });
  LIANDONG_CHECK(queued);  // at composition the worker is idle
  return desk;
}

std::string SignInDesk::decoy() {
  const std::lock_guard lock{mutex_};
  return decoy_;
}

http::Response SignInDesk::locked(const http::Request& request, Instant until) const {
  ProblemFacts facts;
  facts.at = until;
  auto response = problem(services_.messages, &request, 429, "locked_out", facts);
  const std::int64_t wait = std::max<std::int64_t>(1, until - services_.engine.now());
  response.headers.emplace_back("Retry-After", std::to_string(wait));
  return response;
}

void SignInDesk::sign_in(http::Request request, http::Reply reply) {
  const Messages& messages = services_.messages;
  if (!services_.guard->same_origin(request)) {
    reply(problem(messages, &request, 403, "csrf_failed"));
    return;
  }
  auto read = body_of<SignInBody>(messages, request);
  crypto::wipe(request.body);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  auto& body = std::get<SignInBody>(read);
  const Instant now = services_.engine.now();
  const std::string login = identity::normalized_login(body.login);
  if (!per_address_.take(request.remote_address, now) ||
      !per_login_.take(request.remote_address + "\n" + login.substr(0, typed_bytes_max), now)) {
    reply(later(problem(messages, &request, 429, "rate_limited")));
    return;
  }
  auto attempt = std::make_shared<Attempt>();
  attempt->login = login.size() <= typed_bytes_max ? login : std::string{};
  attempt->account = services_.readers.with([&](store::Connection& connection) {
    return identity::find_account(connection, services_.engine.city(), attempt->login);
  });
  if (attempt->account && !attempt->account->active) {
    attempt->account.reset();
  }
  const auto until = !attempt->account                  ? unknown_.locked_until(attempt->login, now)
                     : attempt->account->locked_at(now) ? attempt->account->locked_until
                                                        : std::nullopt;
  if (until) {
    reply(locked(request, *until));
    return;
  }
  // An account without a password is refused with the same work.
  const bool has_password = attempt->account && !attempt->account->password_hash.empty();
  const std::string hash = has_password ? attempt->account->password_hash : decoy();
  attempt->request = std::move(request);
  attempt->reply = std::move(reply);
  const bool queued = services_.passwords.verify(
      std::move(body.password), hash,
      [self = shared_from_this(), attempt](crypto::PasswordVerdict verdict) {
        if (verdict == crypto::PasswordVerdict::failed) {
          attempt->reply(busy(self->services_.messages, &attempt->request));
          return;
        }
        self->judge(attempt, verdict != crypto::PasswordVerdict::differs);
      });
  if (!queued) {
    attempt->reply(busy(messages, &attempt->request));
  }
}

void SignInDesk::judge(const std::shared_ptr<Attempt>& attempt, bool matches) {
  answer_after_write(services_, {attempt, &attempt->request}, attempt->reply,
                     [self = shared_from_this(), attempt, matches](store::Connection& writer) {
                       return attempt->account ? self->judge_known(writer, *attempt, matches)
                                               : self->judge_unknown(writer, *attempt);
                     });
}

void SignInDesk::note(store::Connection& writer, const Attempt& attempt, std::string_view kind) {
  identity::AuditRow row;
  row.at = services_.engine.now();
  row.kind = kind;
  if (attempt.account) {
    row.person = attempt.account->id;
  }
  // A name nobody has is not kept: it may be a password typed into the wrong field.
  row.params = "{\"address\":";
  json::append_string(row.params, attempt.request.remote_address);
  row.params += '}';
  identity::add_audit(writer, services_.engine.city(), std::move(row));
}

http::Response SignInDesk::judge_unknown(store::Connection& writer, const Attempt& attempt) {
  note(writer, attempt, "sign_in_failed");
  if (const auto until = unknown_.failed(attempt.login, services_.engine.now())) {
    return locked(attempt.request, *until);
  }
  return problem(services_.messages, &attempt.request, 401, "wrong_credentials");
}

http::Response SignInDesk::judge_known(store::Connection& writer, const Attempt& attempt,
                                       bool matches) {
  const auto result =
      identity::record_sign_in(writer, services_.engine.city(), attempt.account->id,
                               attempt.account->password_hash, matches, services_.engine.now());
  switch (result.verdict) {
    case identity::SignIn::accepted:
      return admit(writer, attempt);
    case identity::SignIn::locked:
      note(writer, attempt, "locked_out");
      return locked(attempt.request, *result.until);
    case identity::SignIn::wrong:
      break;
  }
  note(writer, attempt, "sign_in_failed");
  return problem(services_.messages, &attempt.request, 401, "wrong_credentials");
}

http::Response SignInDesk::admit(store::Connection& writer, const Attempt& attempt) {
  const CityCode city = services_.engine.city();
  const Instant now = services_.engine.now();
  const PersonId person = attempt.account->id;
  // Whoever used this browser before is signed out.
  if (const auto cookie = attempt.request.cookie(session_cookie_name)) {
    if (const auto earlier = identity::session_key(*cookie)) {
      identity::close_session(writer, city, *earlier);
      services_.guard->forget(*earlier);
    }
  }
  const auto posts = identity::effective_posts(writer, city, person, now);
  const PostId post = posts.empty() ? PostId{} : posts.front().id;
  const PersonId holder = posts.empty() ? PersonId{} : posts.front().substitutes_for;
  const auto made = identity::open_session(writer, city, person, post, holder, now);
  note(writer, attempt, "signed_in");
  const auto caller = services_.guard->read(writer, made.session.token_hash, std::nullopt);
  LIANDONG_CHECK(caller.has_value());
  auto response = http::json(200, session_body(services_, writer, *caller));
  services_.guard->set_cookie(response, made.token);
  return response;
}

}  // namespace liandong::app
