#include "engine/refusals.hpp"

namespace liandong::engine {
namespace {

constexpr std::array<RefusalInfo, 24> table{{
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
    {code(Common::words_missing), "words_missing", "", RefusalKind::shape},
    {code(Common::obligation_not_open), "obligation_not_open", "", RefusalKind::state},
    {code(Common::only_creditor_urges), "only_creditor_urges", "", RefusalKind::forbidden},
    {code(Common::asked_unit_unknown), "asked_unit_unknown", "", RefusalKind::rule},
    {code(Common::asked_own_unit), "asked_own_unit", "", RefusalKind::rule},
    {code(Common::answer_not_owed), "answer_not_owed", "", RefusalKind::state},
    {code(Common::matter_closed), "matter_closed", "", RefusalKind::state},
    {code(Common::too_many_answers_owed), "too_many_answers_owed", "", RefusalKind::rule},
    {code(Common::link_to_itself), "link_to_itself", "", RefusalKind::rule},
    {code(Common::linked_already), "linked_already", "", RefusalKind::state},
    {code(Common::linked_matter_unknown), "linked_matter_unknown", "", RefusalKind::rule},
    {code(Common::waits_in_circle), "waits_in_circle", "", RefusalKind::rule},
}};

}  // namespace

Rejection refused(Common refusal, std::string_view subject, std::int64_t number) {
  return {code(refusal), FixedText<48>{subject.substr(0, 48)}, {}, number};
}

std::span<const RefusalInfo> common_refusals() { return table; }

}  // namespace liandong::engine
