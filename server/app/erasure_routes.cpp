#include "app/erasure_routes.hpp"

#include "app/answering.hpp"
#include "app/erasure_views.hpp"
#include "engine/erasure.hpp"
#include "engine/event_log.hpp"
#include "engine/refusals.hpp"
#include "engine/rows.hpp"
#include "infra/identity/changes.hpp"
#include "infra/json/text_form.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>
#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr RoleSet seeing = (Role::security_admin | Role::system_admin) | Role::audit_admin;
constexpr Requirement reading{Access::acting, seeing, false};
constexpr Requirement proposing{Access::acting, Role::security_admin, false};
constexpr Requirement deciding{Access::acting, Role::system_admin, false};
constexpr std::array table{
    EndpointPermission{Method::get, "/api/v1/erasures", reading},
    EndpointPermission{Method::post, "/api/v1/erasures", proposing},
    EndpointPermission{Method::post, "/api/v1/erasures/:id/carry-out", deciding},
    EndpointPermission{Method::post, "/api/v1/erasures/:id/reject", deciding},
};

constexpr std::string_view complaints = "complaint_intake";

std::string stream_of(std::string_view id) { return "erasure:" + std::string{id}; }

/// The rule that a line of reasons breaks; nothing if it breaks none.
std::optional<std::string> line_fault(std::string_view text) {
  const auto longest = static_cast<std::size_t>(erasure_text_max);
  if (text.empty()) {
    return "required";
  }
  if (identity::is_line(text, 1, longest)) {
    return std::nullopt;
  }
  return json::count_code_points(text).value_or(0) > longest ? "too_long" : "one_line";
}

/// A proposal with what became of it; nothing if the stream holds none.
std::optional<ErasureView> folded(const std::vector<engine::StoredEvent>& events) {
  std::optional<ErasureView> view;
  for (const engine::StoredEvent& event : events) {
    if (event.type == ErasureProposed::type) {
      view.emplace();
      view->id = event.stream_id.substr(event.stream_id.find(':') + 1);
      view->proposal = json::from_storage<ErasureProposed>(event.payload).proposal;
      view->proposed_at = event.recorded_at;
      view->proposed_by = event.actor;
    } else if (view) {
      view->ended_at = event.recorded_at;
      view->ended_by = event.actor;
      view->carried_out = event.type == ErasureCarriedOut::type;
      if (view->carried_out) {
        view->texts = json::from_storage<ErasureCarriedOut>(event.payload).texts;
      } else {
        view->rejection = json::from_storage<ErasureRejected>(event.payload).reason;
      }
    }
  }
  return view;
}

std::optional<ErasureView> find(store::Connection& connection, CityCode city, std::string_view id) {
  return folded(engine::read_stream(connection, city, stream_of(id)));
}

ErasureList list_of(store::Connection& connection, CityCode city) {
  std::vector<std::string> ids;
  connection.query(
      "select distinct stream_id from event where city = $1 and stream_id >= 'erasure:' and "
      "stream_id < 'erasure;'",
      {city}, [&](const store::Row& row) { ids.push_back(row.str(0).substr(8)); });
  ErasureList list;
  for (const std::string& id : ids) {
    if (auto view = find(connection, city, id)) {
      list.items.push_back(std::move(*view));
    }
  }
  std::sort(list.items.begin(), list.items.end(), [](const auto& a, const auto& b) {
    return std::pair{a.proposed_at, a.id} > std::pair{b.proposed_at, b.id};
  });
  return list;
}

/// The texts of one complainant; nothing if there is no such complainant.
std::optional<std::vector<ContentId>> identity_of(const engine::System& system,
                                                  const engine::StoredMatter& stored,
                                                  std::string_view complainant) {
  if (stored.system != complaints) {
    return std::nullopt;
  }
  const auto state = engine::read_matter_state(system, stored.state);
  const auto* one = complaint_intake::find_complainant(
      *static_cast<const complaint_intake::Complaint*>(state.own.get()), complainant);
  if (one == nullptr) {
    return std::nullopt;
  }
  const complaint_intake::Identity& identity = one->identity;
  return std::vector<ContentId>{identity.name.id, identity.contact.id, identity.identifier.id,
                                identity.address.id};
}

/// Why the proposal cannot stand, or nothing. All data of a matter goes only once it is closed:
/// until then somebody still has to act on it.
std::optional<http::Response> fault_of(const Services& services, store::Connection& connection,
                                       const http::Request& request, const ErasureBody& body) {
  const auto stored = engine::load_matter(connection, services.engine.city(), body.matter);
  if (!stored) {
    return problem(services, &request, Rejection{engine::code(engine::Common::not_found)});
  }
  const engine::System& system = *services.engine.system(stored->system);
  if (body.complainant.empty()) {
    const auto state = engine::read_matter_state(system, stored->state);
    if (!system.summary(state.own.get()).closed) {
      return problem(services.messages, &request, 422, "erasure_of_open_matter");
    }
  } else if (!identity_of(system, *stored, body.complainant)) {
    return problem(services.messages, &request, 422, "complainant_unknown");
  }
  return std::nullopt;
}

template <class Event>
void record(const Services& services, store::Connection& writer, const Actor& actor,
            std::string_view id, const Event& event) {
  record_change(services, writer, actor,
                {stream_of(id), std::string{Event::type}, json::to_canonical(event)});
}

int carry_out(const Services& services, store::Connection& writer, const ErasureBody& proposal) {
  const CityCode city = services.engine.city();
  const Instant now = services.engine.now();
  if (proposal.complainant.empty()) {
    return engine::erase_subject(writer, city, proposal.matter.view(), now);
  }
  const auto stored = engine::load_matter(writer, city, proposal.matter);
  const auto texts =
      identity_of(*services.engine.system(stored->system), *stored, proposal.complainant);
  return engine::erase_texts(writer, city, proposal.matter.view(),
                             texts.value_or(std::vector<ContentId>{}), now);
}

void list(const Services& services, const CallerSession&, http::Request, http::Reply reply) {
  const auto found = services.readers.with(
      [&](store::Connection& connection) { return list_of(connection, services.engine.city()); });
  reply(http::json(200, view_of(services, found)));
}

void propose(const Services& services, const CallerSession& caller, http::Request request,
             http::Reply reply) {
  auto read = body_of<ErasureBody>(services.messages, request);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const auto body = std::get<ErasureBody>(std::move(read));
  std::vector<json::ShapeError> faults;
  if (body.matter.empty()) faults.push_back({"matter", "required"});
  if (const auto no = line_fault(body.legal_basis)) faults.push_back({"legal_basis", *no});
  if (const auto no = line_fault(body.reason)) faults.push_back({"reason", *no});
  if (!faults.empty()) {
    reply(problem(services.messages, &request, faults));
    return;
  }
  const auto asked = std::make_shared<const http::Request>(std::move(request));
  const std::string id = services.engine.new_id();
  answer_after_write(services, asked, std::move(reply),
                     [&services, asked, body, id, actor = caller.actor](store::Connection& writer) {
                       if (auto fault = fault_of(services, writer, *asked, body)) {
                         return std::move(*fault);
                       }
                       record(services, writer, actor, id, ErasureProposed{body});
                       return http::json(201, json::to_canonical(ErasureCreated{id}));
                     });
}

/// Ends a proposal that is still open with what `end` records.
void end_proposal(const Services& services, http::Request request, http::Reply reply,
                  std::function<void(store::Connection&, const ErasureView&)> end) {
  const auto asked = std::make_shared<const http::Request>(std::move(request));
  answer_after_write(services, asked, std::move(reply),
                     [&services, asked, end = std::move(end)](store::Connection& writer) {
                       const auto found = find(writer, services.engine.city(), asked->param("id"));
                       if (!found) {
                         return problem(services, asked.get(),
                                        Rejection{engine::code(engine::Common::not_found)});
                       }
                       if (found->ended_at) {
                         return problem(services.messages, asked.get(), 409, "erasure_ended");
                       }
                       end(writer, *found);
                       return http::no_content();
                     });
}

void carry_out_proposal(const Services& services, const CallerSession& caller,
                        http::Request request, http::Reply reply) {
  end_proposal(
      services, std::move(request), std::move(reply),
      [&services, actor = caller.actor](store::Connection& writer, const ErasureView& found) {
        const int texts = carry_out(services, writer, found.proposal);
        record(services, writer, actor, found.id, ErasureCarriedOut{found.proposal.matter, texts});
      });
}

void reject(const Services& services, const CallerSession& caller, http::Request request,
            http::Reply reply) {
  auto read = body_of<ErasureRejectBody>(services.messages, request);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const auto body = std::get<ErasureRejectBody>(std::move(read));
  if (const auto no = line_fault(body.reason)) {
    reply(problem(services.messages, &request, {{"reason", *no}}));
    return;
  }
  end_proposal(
      services, std::move(request), std::move(reply),
      [&services, actor = caller.actor, body](store::Connection& writer, const ErasureView& found) {
        record(services, writer, actor, found.id, ErasureRejected{body.reason});
      });
}

}  // namespace

std::span<const EndpointPermission> erasure_permissions() { return table; }

void add_erasure_routes(http::Router& router, const Services& services) {
  add_guarded(router, services, table, Method::get, "/api/v1/erasures", list);
  add_guarded(router, services, table, Method::post, "/api/v1/erasures", propose);
  add_guarded(router, services, table, Method::post, "/api/v1/erasures/:id/carry-out",
              carry_out_proposal);
  add_guarded(router, services, table, Method::post, "/api/v1/erasures/:id/reject", reject);
}

}  // namespace liandong::app
