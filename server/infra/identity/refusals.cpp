#include "infra/identity/refusals.hpp"

#include <array>

namespace liandong::identity {
namespace {

constexpr std::array<RefusalInfo, 36> table{{
    {code(Refusal::record_unknown), "record_unknown", "", RefusalKind::absent},
    {code(Refusal::field_invalid), "field_invalid", "", RefusalKind::shape},
    {code(Refusal::login_taken), "login_taken", "", RefusalKind::rule},
    {code(Refusal::person_unknown), "person_unknown", "", RefusalKind::rule},
    {code(Refusal::person_disabled), "person_disabled", "", RefusalKind::state},
    {code(Refusal::unit_unknown), "unit_unknown", "", RefusalKind::rule},
    {code(Refusal::unit_inactive), "unit_inactive", "", RefusalKind::state},
    {code(Refusal::unit_exists), "unit_exists", "", RefusalKind::rule},
    {code(Refusal::unit_parent_cycle), "unit_parent_cycle", "", RefusalKind::rule},
    {code(Refusal::unit_parent_missing), "unit_parent_missing", "", RefusalKind::rule},
    {code(Refusal::document_code_missing), "document_code_missing", "", RefusalKind::rule},
    {code(Refusal::document_code_taken), "document_code_taken", "", RefusalKind::rule},
    {code(Refusal::unit_kind_taken), "unit_kind_taken", "", RefusalKind::rule},
    {code(Refusal::office_is_no_legal_subject), "office_is_no_legal_subject", "3.1.3-a",
     RefusalKind::rule},
    {code(Refusal::unit_has_posts), "unit_has_posts", "", RefusalKind::state},
    {code(Refusal::unit_has_offices), "unit_has_offices", "", RefusalKind::state},
    {code(Refusal::unit_has_open_duties), "unit_has_open_duties", "", RefusalKind::state},
    {code(Refusal::roles_missing), "roles_missing", "", RefusalKind::shape},
    {code(Refusal::administrator_is_exclusive), "administrator_is_exclusive", "",
     RefusalKind::rule},
    {code(Refusal::role_does_not_fit_unit), "role_does_not_fit_unit", "", RefusalKind::rule},
    {code(Refusal::post_exists), "post_exists", "", RefusalKind::rule},
    {code(Refusal::post_ended), "post_ended", "", RefusalKind::state},
    {code(Refusal::delegation_to_self), "delegation_to_self", "", RefusalKind::rule},
    {code(Refusal::delegation_cycle), "delegation_cycle", "", RefusalKind::rule},
    {code(Refusal::delegation_period_invalid), "delegation_period_invalid", "", RefusalKind::rule},
    {code(Refusal::delegation_overlaps), "delegation_overlaps", "", RefusalKind::rule},
    {code(Refusal::delegation_ended), "delegation_ended", "", RefusalKind::state},
    {code(Refusal::last_administrator), "last_administrator", "", RefusalKind::rule},
    {code(Refusal::old_password_wrong), "old_password_wrong", "", RefusalKind::rule},
    {code(Refusal::password_policy), "password_policy", "", RefusalKind::rule},
    {code(Refusal::too_many_drafts), "too_many_drafts", "", RefusalKind::rule},
    {code(Refusal::city_not_empty), "city_not_empty", "", RefusalKind::state},
    {code(Refusal::person_enabled), "person_enabled", "", RefusalKind::state},
    {code(Refusal::person_has_duties), "person_has_duties", "", RefusalKind::state},
    {code(Refusal::territory_refused), "territory_refused", "", RefusalKind::rule},
    {code(Refusal::last_head), "last_head", "", RefusalKind::state},
}};

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::identity
