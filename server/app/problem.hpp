// Failures as application/problem+json (RFC 9457): the one place where a code becomes a sentence.
#pragma once

#include "app/messages.hpp"
#include "app/services.hpp"
#include "infra/http/message.hpp"
#include "infra/json/read.hpp"
#include "kernel/refusal.hpp"

#include <exception>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::app {

/// One faulty field of a body; the messages stand under `<group>.<rule>`.
struct FieldFault {
  std::string field;
  std::string rule;
};

/// What a problem may say beyond its code. Placeholders {subject}, {at}, {until} (= at) and
/// {number} of the message are filled from here.
struct ProblemFacts {
  std::string clause;
  std::string subject;        // sent as it is
  std::string subject_label;  // stands in the Chinese sentence; empty = subject
  Instant at;                 // 0 = none
  std::int64_t number = 0;    // 0 = none
  std::vector<std::pair<std::string, std::string>> params;  // more: name and JSON value
  std::vector<FieldFault> errors;
  std::string_view error_group = "shape";
};

/// The sentence is message `refusal.<code>`, else `refusal.status_<status>`.
/// @param request gives the incident id; may be null
[[nodiscard]] http::Response problem(const Messages& messages, const http::Request* request,
                                     int status, std::string_view code,
                                     const ProblemFacts& facts = {});

[[nodiscard]] int status_of(RefusalKind kind);

using RefusalTables = std::span<const std::span<const RefusalInfo>>;

/// A refusal of a rule. `at` is sent as params.at (params.until for locked_out), `number` as
/// params.number (params.version for stale_version).
/// @param label what to call the subject in a sentence, e.g. the name of a unit; may be empty
[[nodiscard]] http::Response problem(const Messages& messages, const http::Request* request,
                                     RefusalTables tables, const Rejection& rejection,
                                     const std::function<std::string(std::string_view)>& label);
/// The stable name of a refusal, "wrong_stage": the `code` of its problem.
[[nodiscard]] std::string name_of(const Services& services, RefusalCode refusal);
/// The same with the tables of the engine, of identity and of every system, and with the names of
/// units and labels of roles and fields.
[[nodiscard]] http::Response problem(const Services& services, const http::Request* request,
                                     const Rejection& rejection);

/// 400 with one entry per faulty field.
[[nodiscard]] http::Response problem(const Messages& messages, const http::Request* request,
                                     const std::vector<json::ShapeError>& errors);

/// 503 with Retry-After when the store or the disk of files cannot work now, else 500; `log` gets
/// what happened with the incident id, the client does not.
[[nodiscard]] http::Response problem(const Messages& messages, const http::Request* request,
                                     const std::exception_ptr& failure,
                                     const std::function<void(const std::string&)>& log);

/// 503 with Retry-After: a queue is full.
[[nodiscard]] http::Response busy(const Messages& messages, const http::Request* request);

/// "2026年11月22日 15:30", local time.
[[nodiscard]] std::string spoken_zh(Instant at);
/// "2026-11-22 15:30", local time.
[[nodiscard]] std::string spoken_en(Instant at);

}  // namespace liandong::app
