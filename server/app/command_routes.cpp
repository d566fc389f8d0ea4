#include "app/command_routes.hpp"

#include "app/answering.hpp"
#include "app/matter_views.hpp"
#include "app/outgoing_scan.hpp"
#include "app/problem.hpp"
#include "app/session_guard.hpp"
#include "engine/common_decide.hpp"
#include "engine/refusals.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"

#include <charconv>
#include <string>
#include <vector>

namespace liandong::app {
namespace {

constexpr std::size_t command_body_bytes_max = 1024 * 1024;

/// Any acting post may try; what it may do with the matter is the engine's decision.
constexpr Requirement acting{Access::acting, {}, false};

const std::vector<EndpointPermission>& permission_table() {
  static const std::vector<EndpointPermission> table = [] {
    std::vector<EndpointPermission> made;
    for (const CommandPath& path : command_paths()) {
      made.push_back({http::Method::post, path.path, acting});
    }
    return made;
  }();
  return table;
}

/// A request read so far, or the answer that refuses it.
struct Reading {
  engine::CommandRequest request;
  std::optional<http::Response> refused;
};

std::optional<std::int64_t> version_of(std::string_view if_match) {
  while (!if_match.empty() && (if_match.front() == '"' || if_match.front() == ' ')) {
    if_match.remove_prefix(1);
  }
  std::int64_t version = 0;
  const auto end = if_match.find('"');
  const auto digits = if_match.substr(0, end);
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (digits.empty() || parsed.ptr != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return version;
}

class CommandReader {
 public:
  CommandReader(Office& office, const http::Request& http, const engine::System& system)
      : office_(office), http_(http), system_(system) {}

  Reading read(std::string_view command, const CallerSession& caller) {
    Reading reading;
    auto& request = reading.request;
    request.system = &system_;
    request.actor = caller.actor;
    const auto body = json::parse(http_.body.empty() ? "{}" : std::string_view{http_.body});
    if (!body) {
      reading.refused = problem(messages(), &http_, 400, "body_malformed");
      return reading;
    }
    if (!read_headers(request)) {
      reading.refused = problem(messages(), &http_, 400, "header_malformed");
      return reading;
    }
    json::Reader reader{&texts_};
    boost::json::value inner = *body;
    if (command == record_paper_act) {
      command = read_envelope(reader, inner, request);
    }
    if (command.empty() || !read_body(reader, command, inner, request) ||
        !reader.errors().empty()) {
      reading.refused = problem(messages(), &http_, reader.errors());
      return reading;
    }
    request.texts = texts_.all();
    return reading;
  }

 private:
  const Messages& messages() const { return office_.services.messages; }

  bool read_headers(engine::CommandRequest& request) const {
    if (const auto key = http_.header("Idempotency-Key")) {
      if (key->empty() || key->size() > 100) {
        return false;
      }
      request.idempotency_key = *key;
    }
    if (const auto id = http_.header("Command-Id")) {
      const auto parsed = CommandId::parse(*id);
      if (!parsed) {
        return false;
      }
      request.command_id = *parsed;
    }
    if (const auto match = http_.header("If-Match"); match && *match != "*") {
      request.expected_version = version_of(*match);
      if (!request.expected_version) {
        return false;
      }
    }
    request.route = http_.path;
    request.body_hash = crypto::sm3(http_.body);
    return true;
  }

  /// Takes `body` out of the wrapper. @return the act's command, or "" with an error in the reader
  std::string_view read_envelope(json::Reader& reader, boost::json::value& body,
                                 engine::CommandRequest& request) {
    boost::json::value act_body = boost::json::object{};
    if (auto* object = body.if_object()) {
      if (auto* found = object->if_contains("body")) {
        act_body = std::move(*found);
        object->erase("body");
      }
    }
    PaperEnvelope envelope;
    reader.read(body, envelope);
    body = std::move(act_body);
    request.paper =
        engine::PaperAct{envelope.occurred_at, envelope.medium, envelope.reason, envelope.scan};
    for (const CommandPath& path : command_paths()) {
      if (path.system == system_.name && path.command == envelope.act &&
          path.command != record_paper_act && path.command != engine::AddNote::name) {
        return path.command;
      }
    }
    reader.fault("act", "enum");
    return {};
  }

  bool read_body(json::Reader& reader, std::string_view command, const boost::json::value& body,
                 engine::CommandRequest& request) const {
    if (engine::is_common(system_, command)) {
      auto common = engine::read_common_command(command, reader, body);
      LIANDONG_CHECK(common.has_value());
      request.command = common->name;
      request.body = std::move(common->body);
    } else {
      const auto* descriptor = system_.command(command);
      LIANDONG_CHECK(descriptor != nullptr);
      request.command = descriptor->name;
      request.body = descriptor->read(reader, body);
    }
    return true;
  }

  Office& office_;
  const http::Request& http_;
  const engine::System& system_;
  engine::PendingTexts texts_;
};

void submit(Office& office, const http::Request& http, engine::CommandRequest request,
            http::Reply reply) {
  auto& services = office.services;
  struct Pending {
    http::Request http;
    Actor actor;
    http::Reply reply;
  };
  auto pending = std::make_shared<Pending>(Pending{http, request.actor, std::move(reply)});
  pending->http.body.clear();
  const bool taken = services.engine.submit(
      std::move(request),
      [&services, pending](const engine::CommandOutcome& outcome, std::exception_ptr failure) {
        if (failure) {
          pending->reply(problem(services.messages, &pending->http, failure, services.log));
        } else if (!outcome) {
          record_refused(services, pending->actor, pending->http, "command_refused",
                         R"({"refusal":")" + name_of(services, outcome.error().code) + "\"}");
          pending->reply(problem(services, &pending->http, outcome.error()));
        } else {
          auto response = http::json(outcome->opened ? 201 : 200, json::to_canonical(*outcome));
          response.headers.emplace_back("ETag", "\"" + std::to_string(outcome->version) + "\"");
          if (outcome->opened) {
            response.headers.emplace_back("Location", "/api/v1/matters/" + outcome->id.str());
          }
          pending->reply(std::move(response));
        }
      });
  if (!taken) {
    pending->reply(busy(services.messages, &pending->http));
  }
}

void handle(Office& office, const CommandPath& path, const CallerSession& caller,
            const http::Request& http, http::Reply reply) {
  const engine::System* system = office.services.engine.system(path.system);
  LIANDONG_CHECK(system != nullptr);
  std::optional<MatterId> matter;
  if (path.path.find("/:id/") != std::string_view::npos) {
    matter = MatterId::parse(http.param("id"));
    if (!matter) {
      reply(problem(office.services, &http,
                    Rejection{engine::code(engine::Common::not_found), {}, {}, 0}));
      return;
    }
  }
  Reading reading = CommandReader{office, http, *system}.read(path.command, caller);
  if (reading.refused) {
    reply(std::move(*reading.refused));
    return;
  }
  reading.request.matter = matter;
  const auto* command = system->command(reading.request.command);
  if (matter && command != nullptr && command->sends_outward) {
    reading.request.personal_data_found =
        count_outgoing_findings(office, *matter, reading.request.texts);
  }
  submit(office, http, std::move(reading.request), std::move(reply));
}

}  // namespace

std::span<const EndpointPermission> command_route_permissions() { return permission_table(); }

void add_command_routes(http::Router& router, Office& office) {
  for (const CommandPath& path : command_paths()) {
    router.add(
        {http::Method::post, path.path,
         guarded(office.services, requirement_of(permission_table(), http::Method::post, path.path),
                 [&office, path](const CallerSession& caller, http::Request request,
                                 http::Reply reply) {
                   handle(office, path, caller, request, std::move(reply));
                 }),
         command_body_bytes_max});
  }
}

}  // namespace liandong::app
