#include "app/password_change.hpp"

#include "app/answering.hpp"
#include "app/session_views.hpp"
#include "infra/crypto/secret.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/refusals.hpp"

namespace liandong::app {
namespace {

/// One change on its way through the password worker; kept alive by the callbacks.
class Change : public std::enable_shared_from_this<Change> {
 public:
  Change(const Services& services, CallerSession caller, http::Request request, http::Reply reply)
      : services_(services),
        caller_(std::move(caller)),
        request_(std::move(request)),
        reply_(std::move(reply)) {}
  ~Change() {
    crypto::wipe(body_.old_password);
    crypto::wipe(body_.new_password);
  }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  void begin() {
    auto read = body_of<PasswordBody>(services_.messages, request_);
    crypto::wipe(request_.body);
    if (auto* malformed = std::get_if<http::Response>(&read)) {
      reply_(std::move(*malformed));
      return;
    }
    body_ = std::move(std::get<PasswordBody>(read));
    services_.readers.with([&](store::Connection& connection) {
      const CityCode city = services_.engine.city();
      const auto account = identity::account_of(connection, city, caller_.actor.person);
      present_hash_ = account ? account->password_hash : std::string{};
      remembered_ = identity::remembered_hashes(connection, city, caller_.actor.person);
    });
    compare(body_.old_password, present_hash_, [self = shared_from_this()](bool matches) {
      matches ? self->judge_text() : self->count_failure();
    });
  }

 private:
  void compare(std::string password, const std::string& hash, std::function<void(bool)> next) {
    const bool queued = services_.passwords.verify(
        std::move(password), hash,
        [self = shared_from_this(), next = std::move(next)](crypto::PasswordVerdict verdict) {
          if (verdict == crypto::PasswordVerdict::failed) {
            self->reply_(busy(self->services_.messages, &self->request_));
            return;
          }
          next(verdict != crypto::PasswordVerdict::differs);
        });
    if (!queued) {
      reply_(busy(services_.messages, &request_));
    }
  }

  void count_failure() {
    const auto work = [self = shared_from_this()](store::Connection& writer) {
      const Services& services = self->services_;
      const auto result =
          identity::record_sign_in(writer, services.engine.city(), self->caller_.actor.person,
                                   self->present_hash_, false, services.engine.now());
      if (result.verdict != identity::SignIn::locked) {
        return problem(services, &self->request_,
                       identity::refuse(identity::Refusal::old_password_wrong).error);
      }
      ProblemFacts facts;
      facts.at = result.until.value_or(Instant{});
      return problem(services.messages, &self->request_, 429, "locked_out", facts);
    };
    answer_after_write(services_, {shared_from_this(), &request_}, reply_, work);
  }

  void judge_text() {
    const auto words =
        identity::password_faults(body_.new_password, caller_.login, caller_.administrator);
    if (!words.empty()) {
      refuse_new({words.begin(), words.end()});
      return;
    }
    compare_remembered(0);
  }

  void compare_remembered(std::size_t at) {
    if (at == remembered_.size()) {
      hash();
      return;
    }
    compare(body_.new_password, remembered_[at], [self = shared_from_this(), at](bool matches) {
      matches ? self->refuse_new({"reused"}) : self->compare_remembered(at + 1);
    });
  }

  void refuse_new(const std::vector<std::string>& rules) {
    ProblemFacts facts;
    facts.error_group = "password_rule";
    for (const std::string& rule : rules) {
      facts.errors.push_back({"new_password", rule});
    }
    reply_(problem(services_.messages, &request_, 422, "password_policy", facts));
  }

  void hash() {
    const bool queued = services_.passwords.hash(
        body_.new_password, [self = shared_from_this()](std::optional<std::string> hash) {
          if (!hash) {
            self->reply_(busy(self->services_.messages, &self->request_));
            return;
          }
          self->store(std::move(*hash));
        });
    if (!queued) {
      reply_(busy(services_.messages, &request_));
    }
  }

  void store(std::string hash) {
    const auto work = [self = shared_from_this(),
                       hash = std::move(hash)](store::Connection& writer) {
      const Services& services = self->services_;
      const Actor& actor = self->caller_.actor;
      const auto outcome =
          identity::change_password(writer, services.engine.city(), actor.person, hash,
                                    self->caller_.token_hash, services.engine.now());
      if (!outcome) {
        return problem(services, &self->request_, outcome.error());
      }
      record_change(services, writer, actor, *outcome);
      return http::no_content();
    };
    answer_after_write(services_, {shared_from_this(), &request_}, reply_, work,
                       [&services = services_](const std::function<void()>& then) {
                         services.guard->forget_all();
                         then();
                       });
  }

  const Services& services_;
  const CallerSession caller_;
  http::Request request_;
  http::Reply reply_;
  PasswordBody body_;
  std::string present_hash_;
  std::vector<std::string> remembered_;
};

}  // namespace

void change_own_password(const Services& services, const CallerSession& caller,
                         http::Request request, http::Reply reply) {
  std::make_shared<Change>(services, caller, std::move(request), std::move(reply))->begin();
}

}  // namespace liandong::app
