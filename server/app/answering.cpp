#include "app/answering.hpp"

#include "engine/refusals.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/identity/audit.hpp"

namespace liandong::app {
namespace {

constexpr std::size_t idempotency_key_bytes_max = 64;

std::optional<std::string> key_of(const http::Request& request) {
  const auto key = request.header("Idempotency-Key");
  if (!key || key->empty() || key->size() > idempotency_key_bytes_max) {
    return std::nullopt;
  }
  return std::string{*key};
}

/// What makes two requests the same one.
struct Repetition {
  std::string caller;
  std::string route;
  std::string key;
  Digest body_hash{};
};

std::optional<http::Response> earlier_answer(const Services& services, store::Connection& writer,
                                             const http::Request& request,
                                             const Repetition& repetition) {
  std::optional<http::Response> answer;
  writer.query(
      "select body_hash, status, response from idempotency where city = $1 and caller = $2 and "
      "route = $3 and key = $4",
      {services.engine.city(), repetition.caller, repetition.route, repetition.key},
      [&](const store::Row& row) {
        if (row.text(0) != crypto::as_bytes(repetition.body_hash)) {
          answer = problem(services, &request,
                           Rejection{engine::code(engine::Common::idempotency_key_reused)});
        } else if (row.text(2).empty()) {
          answer = http::no_content();
        } else {
          answer = http::json(static_cast<int>(row.integer(1)), row.str(2));
        }
      });
  return answer;
}

void remember(const Services& services, store::Connection& writer, const Repetition& repetition,
              int status, std::string_view body) {
  writer.execute(
      "insert into idempotency(city, caller, route, key, body_hash, status, response, created_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8)",
      {services.engine.city(), repetition.caller, repetition.route, repetition.key,
       repetition.body_hash, status, body, services.engine.now()});
}

}  // namespace

void record_refused(const Services& services, const Actor& actor, const http::Request& request,
                    std::string_view kind, std::string params) {
  identity::AuditRow row;
  row.at = services.engine.now();
  row.kind = kind;
  row.person = actor.person;
  row.unit = actor.unit;
  row.subject = std::string{http::method_name(request.method)} + " " + request.path;
  row.params = std::move(params);
  const CityCode city = services.engine.city();
  const bool queued = services.engine.writer().submit(
      {[city, row](store::Connection& writer) { identity::add_audit(writer, city, row); },
       [](const std::exception_ptr&) {}, true});
  if (!queued && services.log) {
    services.log("what was refused could not be recorded: the writer's queue is full");
  }
}

void answer_after_write(const Services& services, std::shared_ptr<const http::Request> request,
                        http::Reply reply, std::function<http::Response(store::Connection&)> work,
                        std::function<void(std::function<void()> then)> committed) {
  auto response = std::make_shared<http::Response>();
  const bool queued = services.engine.writer().submit(
      {[response, work = std::move(work)](store::Connection& writer) { *response = work(writer); },
       [&services, request, reply, response,
        committed = std::move(committed)](const std::exception_ptr& failure) {
         if (failure) {
           reply(problem(services.messages, request.get(), failure, services.log));
           return;
         }
         if (committed && response->status < 400) {
           committed([reply, response] { reply(std::move(*response)); });
           return;
         }
         reply(std::move(*response));
       }});
  if (!queued) {
    reply(busy(services.messages, request.get()));
  }
}

void make_visible(const Services& services, std::function<void()> then) {
  services.guard->forget_all();
  if (services.reload_world) {
    services.reload_world(std::move(then));
  } else {
    then();
  }
}

void record_change(const Services& services, store::Connection& writer, const Actor& actor,
                   const identity::Change& change) {
  services.engine.append_plain(writer, change.stream_id, "identity", change.type, change.payload,
                               actor);
  identity::AuditRow row;
  row.at = services.engine.now();
  row.kind = "administered";
  row.person = actor.person;
  row.unit = actor.unit;
  row.subject = change.stream_id;
  row.params = "{\"type\":\"" + change.type + "\"}";
  identity::add_audit(writer, services.engine.city(), std::move(row));
}

void administer(const Services& services, const CallerSession& caller,
                std::shared_ptr<const http::Request> request, http::Reply reply,
                Administration administration) {
  const auto key = key_of(*request);
  if (!key) {
    reply(problem(services.messages, request.get(), 400, "idempotency_key_missing"));
    return;
  }
  const Actor actor = caller.actor;
  const Repetition repetition{
      actor.person.str(), std::string{http::method_name(request->method)} + " " + request->target,
      *key, crypto::sm3(request->body)};
  const bool changes_world = administration.changes_world;
  const auto work = [&services, request, actor, repetition,
                     administration = std::move(administration)](store::Connection& writer) {
    if (auto answer = earlier_answer(services, writer, *request, repetition)) {
      return std::move(*answer);
    }
    const auto outcome = administration.act(writer);
    if (!outcome) {
      return problem(services, request.get(), outcome.error());
    }
    record_change(services, writer, actor, *outcome);
    const std::string body = administration.body ? administration.body(writer) : std::string{};
    const int status = body.empty() ? 204 : administration.status;
    remember(services, writer, repetition, status,
             administration.repeated_body.empty() ? body : administration.repeated_body);
    return body.empty() ? http::no_content() : http::json(status, body);
  };
  const auto committed = [&services, changes_world](std::function<void()> then) {
    if (changes_world) {
      make_visible(services, std::move(then));
    } else {
      then();
    }
  };
  answer_after_write(services, request, std::move(reply), work, committed);
}

}  // namespace liandong::app
