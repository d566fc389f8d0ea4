#include "app/problem.hpp"

#include "engine/refusals.hpp"
#include "infra/blobs/error.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/json/write.hpp"
#include "infra/store/database.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace liandong::app {
namespace {

constexpr std::string_view retry_after_seconds = "2";

/// Local date and time of day, cut to the minute.
struct LocalMinute {
  YearMonthDay date;
  unsigned hour;
  unsigned minute;
};

LocalMinute local_minute(Instant at) {
  const LocalDay day = local_day(at);
  const auto second = static_cast<unsigned>(at - start_of(day));
  return {civil(day), second / 3600, second / 60 % 60};
}

template <class... Parts>
std::string printed(const char* format, Parts... parts) {
  std::array<char, 64> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), format, parts...);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

Message sentence(const Messages& messages, int status, std::string_view code) {
  if (const std::string key = "refusal." + std::string{code}; messages.has(key)) {
    return messages.of(key);
  }
  return messages.of("refusal.status_" + std::to_string(status));
}

void member(std::string& out, std::string_view name, std::string_view text) {
  out += out.size() > 1 ? "," : "";
  json::append_string(out, name);
  out += ':';
  json::append_string(out, text);
}

void raw_member(std::string& out, std::string_view name, std::string_view value) {
  out += out.size() > 1 ? "," : "";
  json::append_string(out, name);
  out += ':';
  out += value;
}

std::string params_of(std::string_view code, const ProblemFacts& facts) {
  std::string params = "{";
  if (!facts.subject.empty()) {
    member(params, "subject", facts.subject);
  }
  if (facts.at.seconds != 0) {
    member(params, code == "locked_out" ? "until" : "at", to_rfc3339(facts.at));
  }
  if (facts.number != 0) {
    raw_member(params, code == "stale_version" ? "version" : "number",
               std::to_string(facts.number));
  }
  for (const auto& [name, value] : facts.params) {
    raw_member(params, name, value);
  }
  return params.size() > 1 ? params + "}" : std::string{};
}

std::string errors_of(const Messages& messages, const ProblemFacts& facts) {
  std::string list = "[";
  for (const FieldFault& fault : facts.errors) {
    const Message text = messages.of(std::string{facts.error_group} + "." + fault.rule);
    std::string entry = "{";
    member(entry, "field", fault.field);
    member(entry, "rule", fault.rule);
    member(entry, "message", text.zh);
    member(entry, "message_en", text.en);
    list += (list.size() > 1 ? "," : "") + entry + "}";
  }
  return list + "]";
}

std::string_view incident_of(const http::Request* request) {
  return request == nullptr ? std::string_view{} : std::string_view{request->request_id};
}

std::string label_of(const Services& services, std::string_view subject) {
  if (const auto unit = UnitId::parse(subject)) {
    const auto world = services.engine.world();
    const engine::UnitEntry* entry = world ? world->directory.unit(*unit) : nullptr;
    if (entry != nullptr) {
      return entry->name;
    }
  }
  for (const char* group : {"role.", "field."}) {
    if (const std::string key = group + std::string{subject}; services.messages.has(key)) {
      return services.messages.of(key).zh;
    }
  }
  return {};
}

std::vector<std::span<const RefusalInfo>> all_refusals(const Services& services) {
  std::vector<std::span<const RefusalInfo>> tables{engine::common_refusals(), identity::refusals()};
  for (const engine::System& system : services.engine.systems()) {
    tables.push_back(system.refusals);
  }
  return tables;
}

std::string undeclared(RefusalCode refusal) {
  return "refusal_" + std::to_string(static_cast<unsigned>(refusal));
}

}  // namespace

std::string spoken_zh(Instant at) {
  const LocalMinute local = local_minute(at);
  return printed("%d年%u月%u日 %02u:%02u", local.date.year, local.date.month, local.date.day,
                 local.hour, local.minute);
}

std::string spoken_en(Instant at) {
  const LocalMinute local = local_minute(at);
  return printed("%04d-%02u-%02u %02u:%02u", local.date.year, local.date.month, local.date.day,
                 local.hour, local.minute);
}

int status_of(RefusalKind kind) {
  switch (kind) {
    case RefusalKind::shape:
      return 400;
    case RefusalKind::absent:
      return 404;
    case RefusalKind::forbidden:
      return 403;
    case RefusalKind::state:
      return 409;
    case RefusalKind::rule:
      return 422;
  }
  return 500;
}

http::Response problem(const Messages& messages, const http::Request* request, int status,
                       std::string_view code, const ProblemFacts& facts) {
  const Message title = sentence(messages, status, code);
  std::map<std::string, std::string> values;
  if (!facts.subject.empty()) {
    values["subject"] = facts.subject_label.empty() ? facts.subject : facts.subject_label;
  }
  values["number"] = std::to_string(facts.number);
  if (facts.at.seconds != 0) {
    values["at"] = values["until"] = spoken_zh(facts.at);
  }
  std::string body = "{";
  member(body, "type", "urn:liandong:problem:" + std::string{code});
  member(body, "title", filled(title.zh, values));
  if (facts.at.seconds != 0) {
    values["at"] = values["until"] = spoken_en(facts.at);
  }
  member(body, "title_en", filled(title.en, values));
  raw_member(body, "status", std::to_string(status));
  member(body, "code", code);
  if (!facts.clause.empty()) {
    member(body, "clause", facts.clause);
  }
  if (const std::string params = params_of(code, facts); !params.empty()) {
    raw_member(body, "params", params);
  }
  member(body, "incident", incident_of(request));
  if (!facts.errors.empty()) {
    raw_member(body, "errors", errors_of(messages, facts));
  }
  return http::json(status, body + "}");
}

http::Response problem(const Messages& messages, const http::Request* request, RefusalTables tables,
                       const Rejection& rejection,
                       const std::function<std::string(std::string_view)>& label) {
  for (const auto& table : tables) {
    for (const RefusalInfo& info : table) {
      if (info.code == rejection.code) {
        ProblemFacts facts;
        facts.clause = info.clause;
        facts.subject = rejection.subject.str();
        facts.subject_label = label && !facts.subject.empty() ? label(facts.subject) : "";
        facts.at = rejection.at;
        facts.number = rejection.number;
        return problem(messages, request, status_of(info.kind), info.name, facts);
      }
    }
  }
  // A number nobody declares: the rule still said no, so the act did not happen.
  return problem(messages, request, 422, undeclared(rejection.code));
}

std::string name_of(const Services& services, RefusalCode refusal) {
  for (const auto& table : all_refusals(services)) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const RefusalInfo& info) { return info.code == refusal; });
    if (found != table.end()) {
      return std::string{found->name};
    }
  }
  return undeclared(refusal);
}

http::Response problem(const Services& services, const http::Request* request,
                       const Rejection& rejection) {
  return problem(services.messages, request, all_refusals(services), rejection,
                 [&](std::string_view subject) { return label_of(services, subject); });
}

http::Response problem(const Messages& messages, const http::Request* request,
                       const std::vector<json::ShapeError>& errors) {
  ProblemFacts facts;
  for (const json::ShapeError& error : errors) {
    facts.errors.push_back({error.field, error.rule});
  }
  return problem(messages, request, 400, "shape", facts);
}

http::Response problem(const Messages& messages, const http::Request* request,
                       const std::exception_ptr& failure,
                       const std::function<void(const std::string&)>& log) {
  const auto note = [&](const char* what) {
    if (log) {
      log("incident " + std::string{incident_of(request)} + ": " + what);
    }
  };
  try {
    std::rethrow_exception(failure);
  } catch (const store::StoreUnavailable& unavailable) {
    note(unavailable.what());
    return busy(messages, request);
  } catch (const blobs::DiskFull& full) {
    note(full.what());
    return busy(messages, request);
  } catch (const blobs::BlobIoError& failed) {
    note(failed.what());
    return busy(messages, request);
  } catch (const std::exception& other) {
    note(other.what());
  } catch (...) {
    note("an exception of an unknown type");
  }
  return problem(messages, request, 500, "internal");
}

http::Response busy(const Messages& messages, const http::Request* request) {
  http::Response response = problem(messages, request, 503, "unavailable");
  response.headers.emplace_back("Retry-After", retry_after_seconds);
  return response;
}

}  // namespace liandong::app
