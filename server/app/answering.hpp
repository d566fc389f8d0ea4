// What handlers share: read a body, work in the writer's transaction, answer after the commit.
#pragma once

#include "app/problem.hpp"
#include "app/services.hpp"
#include "app/session_guard.hpp"
#include "infra/http/handler.hpp"
#include "infra/identity/types.hpp"
#include "infra/json/read.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace liandong::app {

/// Reads a described body strictly; the answer is 400 for what is no JSON or has another shape.
template <class T>
std::variant<T, http::Response> body_of(const Messages& messages, const http::Request& request) {
  const auto value = json::parse(request.body);
  if (!value) {
    return problem(messages, &request, 400, "body_malformed");
  }
  T body{};
  json::Reader reader{nullptr, true};
  reader.read(*value, body);
  if (!reader.errors().empty()) {
    return problem(messages, &request, reader.errors());
  }
  return body;
}

/// Adds a row about what was refused to the audit list, behind the answer and whether or not this
/// process writes for the city. @threads any
void record_refused(const Services& services, const Actor& actor, const http::Request& request,
                    std::string_view kind, std::string params = "{}");

/// Runs `work` in the writer's transaction and sends what it returned after the durable commit; a
/// failure of the world becomes 503 or 500. `work` runs again if its batch failed, so it must start
/// from its captures each time; what it refuses it must refuse before it writes.
/// @param committed called after the commit if the status is below 400; the answer goes out when it
///                  calls `then`
void answer_after_write(const Services& services, std::shared_ptr<const http::Request> request,
                        http::Reply reply, std::function<http::Response(store::Connection&)> work,
                        std::function<void(std::function<void()> then)> committed = {});

/// One act of an administrator.
struct Administration {
  /// Does it, or says why not.
  std::function<identity::Outcome(store::Connection&)> act;
  /// The body of success, made in the same transaction; empty = 204.
  std::function<std::string(store::Connection&)> body;
  int status = 200;
  /// Kept for a repeated request with the same key instead of `body`: a one-time password is
  /// shown once and never stored.
  std::string repeated_body;
  /// False for what no decision and no session rests on: nothing is read anew.
  bool changes_world = true;
};

/// Performs the act, appends its change to the log and a row to the audit list in one transaction,
/// then makes the change visible to every session and to decisions. Needs an Idempotency-Key: 400
/// `idempotency_key_missing`; the same key with the same body repeats the answer, with another body
/// it is refused.
void administer(const Services& services, const CallerSession& caller,
                std::shared_ptr<const http::Request> request, http::Reply reply,
                Administration administration);

/// Reads the body as a T (nothing sent counts as an empty object) and performs the act made from
/// it.
template <class T, class Make>
void administer_with(const Services& services, const CallerSession& caller, http::Request request,
                     http::Reply reply, Make make) {
  const auto shared = [&] {
    if (request.body.empty()) {
      request.body = "{}";
    }
    return std::make_shared<const http::Request>(std::move(request));
  }();
  auto read = body_of<T>(services.messages, *shared);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  administer(services, caller, shared, std::move(reply), make(std::get<T>(read), *shared));
}

/// The id in the path; one that cannot exist becomes the empty id, which no record has.
template <class IdType>
IdType path_id(const http::Request& request) {
  return IdType::parse(request.param("id")).value_or(IdType{});
}

/// Appends the change to the log in the name of the caller, and a row to the audit list.
void record_change(const Services& services, store::Connection& writer, const Actor& actor,
                   const identity::Change& change);

/// After a commit that changed the directory, the register or the calendar: sessions and decisions
/// follow, then `then` is called, on another thread. A failure is logged and leaves the old view
/// until the next change; the act itself is done.
void make_visible(const Services& services, std::function<void()> then);

/// Described values as people see them: units and persons as {id, name}, absent as null.
template <class T>
std::string view_of(const Services& services, const T& value);

}  // namespace liandong::app

#include "engine/resolve.hpp"

namespace liandong::app {

template <class T>
std::string view_of(const Services& services, const T& value) {
  const auto world = services.engine.world();
  const engine::MatterResolver resolver{{}, world->directory};
  std::string out;
  json::Writer{out, &resolver}.write(value);
  return out;
}

}  // namespace liandong::app
