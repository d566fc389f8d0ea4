#include "app/openapi_problems.hpp"

#include "app/problem.hpp"
#include "app/systems.hpp"
#include "engine/refusals.hpp"
#include "infra/identity/refusals.hpp"

#include <array>
#include <vector>

namespace liandong::app {
namespace {

constexpr std::array concerns{Concern::exchange, Concern::public_read,    Concern::health,
                              Concern::sign_in,  Concern::read,           Concern::own_write,
                              Concern::password, Concern::administration, Concern::command,
                              Concern::upload,   Concern::file,           Concern::import,
                              Concern::portal,   Concern::portal_upload,  Concern::erasure};

constexpr std::uint32_t bit(Concern concern) { return 1U << static_cast<unsigned>(concern); }

template <class... Concerns>
constexpr std::uint32_t of(Concerns... list) {
  return (0U | ... | bit(list));
}

constexpr std::uint32_t everywhere = ~0U;
constexpr std::uint32_t unsafe =
    of(Concern::own_write, Concern::password, Concern::administration, Concern::command,
       Concern::upload, Concern::import, Concern::erasure);
constexpr std::uint32_t signed_in = unsafe | of(Concern::read, Concern::file);
constexpr std::uint32_t with_body =
    of(Concern::sign_in, Concern::own_write, Concern::password, Concern::administration,
       Concern::command, Concern::import, Concern::portal, Concern::erasure, Concern::exchange);
constexpr std::uint32_t citizens = of(Concern::portal, Concern::portal_upload);
constexpr std::uint32_t uploads = of(Concern::upload, Concern::portal_upload);

struct EdgeCode {
  std::uint32_t concerns;
  int status;
  std::string_view code;
};

// What the edge refuses before any rule is asked.
constexpr std::array edge_codes{
    EdgeCode{everywhere, 400, "malformed_request"},
    EdgeCode{everywhere & ~of(Concern::health), 400, "shape"},
    EdgeCode{with_body & ~of(Concern::import), 400, "body_malformed"},
    EdgeCode{of(Concern::command), 400, "header_malformed"},
    EdgeCode{of(Concern::administration), 400, "idempotency_key_missing"},
    EdgeCode{signed_in | of(Concern::exchange), 401, "unauthenticated"},
    EdgeCode{of(Concern::own_write), 401, "session_expired"},
    EdgeCode{of(Concern::sign_in), 401, "wrong_credentials"},
    EdgeCode{unsafe | citizens | of(Concern::sign_in), 403, "csrf_failed"},
    EdgeCode{signed_in, 403, "must_change_password"},
    EdgeCode{signed_in, 403, "no_acting_post"},
    EdgeCode{signed_in | of(Concern::exchange), 403, "forbidden"},
    EdgeCode{everywhere & ~of(Concern::health, Concern::sign_in), 404, "not_found"},
    EdgeCode{of(Concern::portal), 404, "tracking_unknown"},
    EdgeCode{with_body | uploads, 413, "body_too_large"},
    EdgeCode{of(Concern::own_write), 413, "draft_too_large"},
    EdgeCode{uploads, 415, "file_type_refused"},
    EdgeCode{uploads, 415, "file_name_mismatch"},
    EdgeCode{of(Concern::own_write), 422, "post_unknown"},
    EdgeCode{of(Concern::administration), 422, "calendar_refused"},
    EdgeCode{of(Concern::import), 422, "import_refused"},
    EdgeCode{of(Concern::erasure), 409, "erasure_ended"},
    EdgeCode{of(Concern::erasure), 422, "erasure_of_open_matter"},
    EdgeCode{of(Concern::erasure), 422, "complainant_unknown"},
    EdgeCode{of(Concern::sign_in, Concern::password), 429, "locked_out"},
    EdgeCode{signed_in | citizens | of(Concern::sign_in), 429, "rate_limited"},
    EdgeCode{signed_in | of(Concern::sign_in, Concern::exchange), 429, "rate_limited"},
    EdgeCode{everywhere, 500, "internal"},
    EdgeCode{everywhere, 500, "internal_error"},
    EdgeCode{everywhere, 503, "reply_timeout"},
    EdgeCode{everywhere, 503, "unavailable"},
};

struct RuleTable {
  std::uint32_t concerns;
  std::span<const RefusalInfo> rows;
};

std::vector<RuleTable> rule_tables() {
  std::vector<RuleTable> tables{
      {of(Concern::command, Concern::administration, Concern::read, Concern::file, Concern::portal,
          Concern::exchange),
       engine::common_refusals()},
      {of(Concern::administration, Concern::own_write, Concern::password), identity::refusals()}};
  for (const engine::System& system : all_systems()) {
    // Citizens complain; the machine interface gives commands of information sharing.
    const auto further = system.name == "complaint_intake"      ? of(Concern::portal)
                         : system.name == "information_sharing" ? of(Concern::exchange)
                                                                : 0U;
    tables.push_back({of(Concern::command) | further, system.refusals});
  }
  return tables;
}

/// Reading is never refused by a rule, only for absence.
bool applies(const RuleTable& table, const RefusalInfo& row, Concern concern) {
  const bool reading = concern == Concern::read || concern == Concern::file;
  return (table.concerns & bit(concern)) != 0 && (!reading || row.kind == RefusalKind::absent);
}

}  // namespace

std::string_view concern_name(Concern concern) {
  switch (concern) {
    case Concern::public_read:
      return "PublicRead";
    case Concern::health:
      return "Health";
    case Concern::sign_in:
      return "SignIn";
    case Concern::read:
      return "Read";
    case Concern::own_write:
      return "OwnWrite";
    case Concern::password:
      return "Password";
    case Concern::administration:
      return "Administration";
    case Concern::import:
      return "Import";
    case Concern::command:
      return "Command";
    case Concern::upload:
      return "Upload";
    case Concern::file:
      return "File";
    case Concern::portal:
      return "Portal";
    case Concern::portal_upload:
      return "PortalUpload";
    case Concern::erasure:
      return "Erasure";
    case Concern::exchange:
      return "Exchange";
  }
  return "";
}

CodesByStatus codes_of(Concern concern) {
  CodesByStatus codes;
  for (const EdgeCode& edge : edge_codes) {
    if ((edge.concerns & bit(concern)) != 0) {
      codes[edge.status].emplace(edge.code);
    }
  }
  for (const RuleTable& table : rule_tables()) {
    for (const RefusalInfo& row : table.rows) {
      if (applies(table, row, concern)) {
        codes[status_of(row.kind)].emplace(row.name);
      }
    }
  }
  return codes;
}

std::vector<RefusalRow> all_refusals() {
  std::map<std::pair<int, std::string>, RefusalRow> rows;
  for (const Concern concern : concerns) {
    for (const auto& [status, codes] : codes_of(concern)) {
      for (const auto& code : codes) {
        rows[{status, code}] = {code, 0, status, ""};
      }
    }
  }
  for (const RuleTable& table : rule_tables()) {
    for (const RefusalInfo& info : table.rows) {
      const int status = status_of(info.kind);
      RefusalRow& row = rows[{status, std::string{info.name}}];
      if (row.number == 0) {
        row = {std::string{info.name}, static_cast<int>(info.code), status,
               std::string{info.clause}};
      }
    }
  }
  std::vector<RefusalRow> list;
  for (auto& [key, row] : rows) {
    list.push_back(std::move(row));
  }
  return list;
}

}  // namespace liandong::app
