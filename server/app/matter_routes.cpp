#include "app/matter_routes.hpp"

#include "app/matter_views.hpp"
#include "app/outgoing_scan.hpp"
#include "app/problem.hpp"
#include "app/query_params.hpp"
#include "app/session_guard.hpp"
#include "app/systems.hpp"
#include "engine/access.hpp"
#include "engine/queries.hpp"
#include "engine/refusals.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/json/write.hpp"
#include "systems/case_transfer/domain/clocks.hpp"

#include <array>
#include <charconv>

namespace liandong::app {
namespace {

constexpr Requirement acting{Access::acting, {}, false};
using http::Method;

constexpr std::array permission_table{
    EndpointPermission{Method::get, "/api/v1/matters", acting},
    EndpointPermission{Method::get, "/api/v1/matters/counts", acting},
    EndpointPermission{Method::get, "/api/v1/matters/:id", acting},
    EndpointPermission{Method::get, "/api/v1/matters/:id/materials/:material", acting},
    EndpointPermission{Method::get, "/api/v1/matters/:id/documents/:digest", acting},
    EndpointPermission{Method::get, "/api/v1/case-transfers/:id/issue-check", acting},
    EndpointPermission{Method::get, "/api/v1/case-transfers/:id/letter-preview", acting},
    EndpointPermission{Method::get, "/api/v1/enforcement-assistances/:id/letter-preview", acting},
    EndpointPermission{Method::get, "/api/v1/hazard-notices/:id/letter-preview", acting},
    EndpointPermission{Method::get, "/api/v1/criminal-referrals/:id/letter-preview", acting},
    EndpointPermission{Method::get, "/api/v1/obligations", acting},
    EndpointPermission{Method::get, "/api/v1/notices", acting},
    EndpointPermission{Method::post, "/api/v1/notices/:id/read", acting},
    EndpointPermission{Method::post, "/api/v1/notices/read-all", acting},
};

http::Response not_found(Office& office, const http::Request& request) {
  return problem(office.services, &request,
                 Rejection{engine::code(engine::Common::not_found), {}, {}, 0});
}

template <class T>
http::Response view(const T& value, const engine::Directory& directory) {
  const engine::MatterResolver names{{}, directory};
  std::string body;
  json::Writer{body, &names}.write(value);
  return http::json(200, std::move(body));
}

/// Runs a read with its context; the handler stays on the I/O thread, reads take microseconds.
template <class F>
http::Response read_with(Office& office, const CallerSession& caller, F&& read) {
  return office.services.readers.with([&](store::Connection& connection) {
    const auto world = office.services.engine.world();
    const engine::ReadContext context{connection, office.services.engine, world, caller.actor,
                                      office.services.engine.now()};
    return read(context);
  });
}

http::Response list(Office& office, const CallerSession& caller, const http::Request& request) {
  QueryParams query{
      request,
      {"view", "scope", "system", "stage", "q", "from", "to", "unit", "urgent", "limit", "cursor"}};
  engine::MatterFilter filter;
  filter.view = query.word("view", engine::MatterView::to_do);
  const std::string scope = query.text("scope");
  filter.mine = scope == "mine";
  if (!scope.empty() && scope != "mine" && scope != "unit") {
    query.fault("scope", "enum");
  }
  filter.system = query.text("system", 40);
  filter.stage = query.text("stage", 40);
  filter.words = query.text("q", 100);
  filter.from = query.instant("from");
  filter.to = query.instant("to");
  filter.unit = query.id<UnitId>("unit");
  filter.urgent = query.boolean("urgent");
  filter.limit = query.integer("limit", 20, 1, engine::page_limit_max);
  filter.cursor = query.text("cursor", 100);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  return read_with(office, caller, [&](const engine::ReadContext& context) {
    const auto page = engine::list_matters(context, filter);
    if (!page) {
      return problem(office.services.messages, &request, {{"cursor", "cursor"}});
    }
    return view(*page, context.world->directory);
  });
}

http::Response one(Office& office, const CallerSession& caller, const http::Request& request) {
  const auto id = MatterId::parse(request.param("id"));
  if (!id) {
    return not_found(office, request);
  }
  auto response = read_with(office, caller, [&](const engine::ReadContext& context) {
    const auto matter = engine::read_matter(context, *id);
    if (!matter) {
      return not_found(office, request);
    }
    auto found = view(*matter, context.world->directory);
    found.headers.emplace_back("ETag", "W/\"" + std::to_string(matter->version) + "." +
                                           std::to_string(context.now.seconds) + "\"");
    return found;
  });
  if (response.status == 200) {
    office.read_marks.add(*id, caller.actor);
  }
  return response;
}

/// The matter behind an id whose files the caller may open, with its words.
struct SeenMatter {
  const engine::System* system = nullptr;
  engine::MatterState state;
  engine::WorldPtr world;
  std::map<ContentId, std::string> words;
  [[nodiscard]] const void* own() const { return state.own.get(); }
};

std::optional<SeenMatter> see_matter(Office& office, const CallerSession& caller,
                                     store::Connection& connection, std::string_view text,
                                     std::string_view system = {}) {
  auto& engine = office.services.engine;
  const auto id = MatterId::parse(text);
  SeenMatter seen;
  seen.world = engine.world();
  if (!id ||
      !engine::is_visible(connection, engine.city(), *id, caller.actor, seen.world->directory)) {
    return std::nullopt;
  }
  const auto stored = engine::load_matter(connection, engine.city(), *id);
  if (!stored || (!system.empty() && stored->system != system)) {
    return std::nullopt;
  }
  seen.system = engine.system(stored->system);
  seen.state = engine::read_matter_state(*seen.system, stored->state);
  const auto relations =
      engine::relations_of(*seen.system, seen.own(), caller.actor, seen.world->directory);
  const auto readers =
      seen.system->file_readers ? seen.system->file_readers(seen.own()) : engine::every_reader;
  if (readers != engine::every_reader && (readers & relations) == 0) {
    return std::nullopt;
  }
  seen.words = engine.content().load_stream(connection, id->view());
  return seen;
}

http::Response file_response(const blobs::StoredFile& file, const std::string& name,
                             const std::string& media_type, bool attachment) {
  http::Response response;
  response.file = http::FileBody{file.path, 0, std::nullopt};
  response.headers.emplace_back("Content-Type", media_type);
  std::string encoded;
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
        (byte >= 'A' && byte <= 'Z') || byte == '.' || byte == '-' || byte == '_') {
      encoded += c;
    } else {
      encoded += '%';
      encoded += hex[byte >> 4U];
      encoded += hex[byte & 15U];
    }
  }
  response.headers.emplace_back(
      "Content-Disposition",
      std::string{attachment ? "attachment" : "inline"} + "; filename*=UTF-8''" + encoded);
  return response;
}

http::Response stored_file(Office& office, const http::Request& request, const std::string& digest,
                           const std::string& name, const std::string& media_type,
                           bool attachment) {
  const auto parsed = json::parse_digest(digest);
  const auto file = parsed ? office.blobs.open_read(*parsed) : std::nullopt;
  return file ? file_response(*file, name, media_type, attachment) : not_found(office, request);
}

http::Response material(Office& office, const CallerSession& caller, const http::Request& request) {
  return office.services.readers.with([&](store::Connection& connection) {
    const auto seen = see_matter(office, caller, connection, request.param("id"));
    if (seen && seen->system->files) {
      for (const auto& m : seen->system->files(seen->own())) {
        if (m.id == request.param("material")) {
          const bool shown =
              m.media_type == "application/pdf" || m.media_type.starts_with("image/");
          return stored_file(office, request, m.digest, m.name, m.media_type, !shown);
        }
      }
    }
    return not_found(office, request);
  });
}

http::Response document(Office& office, const CallerSession& caller, const http::Request& request) {
  return office.services.readers.with([&](store::Connection& connection) {
    const std::string digest = request.param("digest");
    std::string number;
    if (!digest.empty() && see_matter(office, caller, connection, request.param("id"))) {
      connection.query(
          "select number from document where city = $1 and matter = $2 and digest = $3",
          {office.services.engine.city(), request.param("id"), digest},
          [&](const store::Row& row) { number = row.str(0); });
    }
    return number.empty()
               ? not_found(office, request)
               : stored_file(office, request, digest, number + ".pdf", "application/pdf", false);
  });
}

IssueCheck check_issue(Office& office, store::Connection& connection, const SeenMatter& seen,
                       UnitId receiver) {
  using case_transfer::MaterialKind;
  const auto& transfer = *static_cast<const case_transfer::Transfer*>(seen.own());
  IssueCheck check;
  check.competent =
      seen.world->competence
          ->competent_unit(transfer.item, transfer.place, local_day(office.services.engine.now()))
          .unit;
  check.receiver_is_competent = !receiver.empty() && receiver == check.competent;
  const bool urgent = case_transfer::urgent_since(transfer).has_value();
  for (const auto kind :
       {MaterialKind::basic_facts, MaterialKind::case_source, MaterialKind::preliminary_evidence}) {
    IssuePart part{kind, false, !urgent || kind == MaterialKind::basic_facts};
    for (const auto& m : transfer.materials) {
      part.present = part.present || m.kind == kind;
    }
    if (part.required && !part.present) {
      check.missing.emplace_back(json::enum_name(kind));
    }
    check.parts.push_back(part);
  }
  const engine::MatterResolver words{seen.words, seen.world->directory};
  auto scan =
      scan_outgoing(connection, office.services.engine.city(), *seen.system, &transfer, words);
  check.personal_data = std::move(scan.findings);
  check.unscanned = std::move(scan.unscanned);
  check.may_issue = check.missing.empty() && transfer.stage == case_transfer::Stage::found;
  return check;
}

http::Response issue_check(Office& office, const CallerSession& caller,
                           const http::Request& request) {
  QueryParams query{request, {"receiver"}};
  const auto receiver = query.id<UnitId>("receiver");
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  return office.services.readers.with([&](store::Connection& connection) {
    const auto seen = see_matter(office, caller, connection, request.param("id"), "case_transfer");
    return seen ? view(check_issue(office, connection, *seen, receiver), seen->world->directory)
                : not_found(office, request);
  });
}

void letter_preview(Office& office, std::string_view system, const CallerSession& caller,
                    const http::Request& request, http::Reply reply) {
  QueryParams query{request, {"receiver"}};
  const auto receiver = query.id<UnitId>("receiver");
  if (!query.errors().empty()) {
    reply(problem(office.services.messages, &request, query.errors()));
    return;
  }
  auto letter = office.services.readers.with(
      [&](store::Connection& connection) -> std::optional<documents::Letter> {
        const auto seen = see_matter(office, caller, connection, request.param("id"), system);
        if (!seen) {
          return std::nullopt;
        }
        const engine::MatterResolver words{seen->words, seen->world->directory};
        const auto city = office.city.get();
        return letters_of(system)->preview(seen->own(), receiver, letter_context(words, *city),
                                           office.services.engine.now());
      });
  if (!letter) {
    reply(not_found(office, request));
    return;
  }
  const bool taken = office.renderer.render(
      std::move(*letter), [&office, reply, request](documents::Rendered rendered) {
        if (auto* failure = std::get_if<std::exception_ptr>(&rendered)) {
          reply(problem(office.services.messages, &request, *failure, office.services.log));
          return;
        }
        http::Response response;
        response.headers.emplace_back("Content-Type", "application/pdf");
        response.body = std::get<std::string>(std::move(rendered));
        reply(std::move(response));
      });
  if (!taken) {
    reply(busy(office.services.messages, &request));
  }
}

http::Response obligations(Office& office, const CallerSession& caller,
                           const http::Request& request) {
  QueryParams query{request, {"debtor", "state", "limit", "cursor"}};
  engine::ObligationFilter filter;
  filter.debtor = query.id<UnitId>("debtor");
  const std::string state = query.text("state");
  filter.open = state != "ended";
  if (!state.empty() && state != "open" && state != "ended") {
    query.fault("state", "enum");
  }
  filter.limit = query.integer("limit", 20, 1, engine::page_limit_max);
  filter.cursor = query.text("cursor", 100);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  return read_with(office, caller, [&](const engine::ReadContext& context) {
    const auto page = engine::list_obligations(context, filter);
    if (!page) {
      return problem(office.services.messages, &request, {{"cursor", "cursor"}});
    }
    return view(*page, context.world->directory);
  });
}

http::Response notices(Office& office, const CallerSession& caller, const http::Request& request) {
  QueryParams query{request, {"unread", "limit"}};
  const bool unread = query.boolean("unread").value_or(false);
  const int limit = query.integer("limit", 20, 1, engine::page_limit_max);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  return read_with(office, caller, [&](const engine::ReadContext& context) {
    return view(engine::list_notices(context, unread, limit), context.world->directory);
  });
}

void mark_read(Office& office, const CallerSession& caller, const http::Request& request,
               std::optional<std::int64_t> only, http::Reply reply) {
  auto& engine = office.services.engine;
  const Actor actor = caller.actor;
  const auto world = engine.world();
  const Instant now = engine.now();
  const bool taken = engine.writer().submit(
      {[&engine, actor, world, only, now](store::Connection& writer) {
         engine::mark_notices_read(writer, engine.city(), actor, world->directory, only, now);
       },
       [&office, request, reply](std::exception_ptr failure) {
         reply(failure ? problem(office.services.messages, &request, failure, office.services.log)
                       : http::no_content());
       }});
  if (!taken) {
    reply(busy(office.services.messages, &request));
  }
}

using Answer = http::Response (*)(Office&, const CallerSession&, const http::Request&);

}  // namespace

std::span<const EndpointPermission> matter_route_permissions() { return permission_table; }

void add_matter_routes(http::Router& router, Office& office) {
  const auto add = [&](Method method, std::string_view path, GuardedHandler handler) {
    router.add({method, path,
                guarded(office.services, requirement_of(permission_table, method, path),
                        std::move(handler))});
  };
  const auto get = [&](std::string_view path, Answer answer) {
    add(Method::get, path,
        [&office, answer](const CallerSession& caller, const http::Request& request,
                          const http::Reply& reply) { reply(answer(office, caller, request)); });
  };
  get("/api/v1/matters", list);
  get("/api/v1/matters/counts", [](Office& o, const CallerSession& caller, const http::Request&) {
    return read_with(o, caller, [](const engine::ReadContext& context) {
      return view(engine::count_matters(context), context.world->directory);
    });
  });
  get("/api/v1/matters/:id", one);
  get("/api/v1/matters/:id/materials/:material", material);
  get("/api/v1/matters/:id/documents/:digest", document);
  get("/api/v1/case-transfers/:id/issue-check", issue_check);
  const auto preview = [&](std::string_view path, std::string_view system) {
    add(Method::get, path,
        [&office, system](const CallerSession& caller, const http::Request& request,
                          http::Reply reply) {
          letter_preview(office, system, caller, request, std::move(reply));
        });
  };
  preview("/api/v1/case-transfers/:id/letter-preview", "case_transfer");
  preview("/api/v1/enforcement-assistances/:id/letter-preview", "enforcement_assistance");
  preview("/api/v1/hazard-notices/:id/letter-preview", "hazard_notice");
  preview("/api/v1/criminal-referrals/:id/letter-preview", "criminal_referral");
  get("/api/v1/obligations", obligations);
  get("/api/v1/notices", notices);
  add(Method::post, "/api/v1/notices/:id/read",
      [&office](const CallerSession& caller, const http::Request& request, http::Reply reply) {
        std::int64_t id = 0;
        const std::string& text = request.param("id");
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
        if (parsed.ptr != text.data() + text.size() || id <= 0) {
          reply(not_found(office, request));
          return;
        }
        mark_read(office, caller, request, id, std::move(reply));
      });
  add(Method::post, "/api/v1/notices/read-all",
      [&office](const CallerSession& caller, const http::Request& request, http::Reply reply) {
        mark_read(office, caller, request, std::nullopt, std::move(reply));
      });
}

}  // namespace liandong::app
