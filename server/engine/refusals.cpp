#include "engine/refusals.hpp"

namespace liandong::engine {
namespace {

constexpr std::array<RefusalInfo, 12> table{{
    {code(Common::not_found), "not_found", "", RefusalKind::absent},
    {code(Common::forbidden), "forbidden", "", RefusalKind::forbidden},
    {code(Common::wrong_stage), "wrong_stage", "", RefusalKind::state},
    {code(Common::stale_version), "stale_version", "", RefusalKind::state},
    {code(Common::idempotency_key_reused), "idempotency_key_reused", "", RefusalKind::rule},
    {code(Common::command_id_reused), "command_id_reused", "", RefusalKind::rule},
    {code(Common::occurred_in_future), "occurred_in_future", "", RefusalKind::rule},
    {code(Common::paper_reason_missing), "paper_reason_missing", "", RefusalKind::shape},
    {code(Common::handler_not_in_unit), "handler_not_in_unit", "", RefusalKind::rule},
    {code(Common::note_empty), "note_empty", "", RefusalKind::shape},
    {code(Common::upload_unknown), "upload_unknown", "", RefusalKind::rule},
    {code(Common::paper_act_not_allowed), "paper_act_not_allowed", "", RefusalKind::rule},
}};

}  // namespace

std::span<const RefusalInfo> common_refusals() { return table; }

}  // namespace liandong::engine
