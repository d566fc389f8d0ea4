// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "systems/jurisdiction/law_change/domain/law_change_fixture.hpp"
#include "systems/jurisdiction/law_change/domain/limits.hpp"

#include <doctest/doctest.h>

namespace liandong::law_change::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<2200, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<2200, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto coordinator = Role::coordinator;

const Instant known = at("2026-11-16 09:00");
const Instant told = at("2026-11-17 09:00");
const Instant later = at("2026-11-18 09:00");
const LocalDay effect = day("2026-12-01");

Matter registered() {
  Matter matter;
  matter.open(known, effect);
  return matter;
}

Matter announced() {
  Matter matter = registered();
  matter.announce(told);
  return matter;
}

}  // namespace

TEST_CASE("precedence of refusals: register_law_change") {
  using A = Attempt<RegisterLawChange>;
  const A good{{}, "justice", coordinator, change_of_law(known, effect), later, {}};
  walk<RegisterLawChange>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.law.clear(); }},
             {CommonRefusal::field_too_long, [](A& a) { a.command.title = text_of_length(201); }},
             {CommonRefusal::list_length_out_of_range, [](A& a) { a.command.items.clear(); }},
             {CommonRefusal::list_entry_repeated,
              [](A& a) {
                a.command.holders = {UnitId{"town"}, UnitId{"town"}};
              }},
             {CommonRefusal::time_in_future, [](A& a) { a.command.known_at = later + 1; }},
             {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.open(known, effect); }}});
  walk<RegisterLawChange>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.effective_on = {}; }}});
  walk<RegisterLawChange>(
      good,
      {{Refusal::opener_not_concerned, [](A& a) { a.unit = "dept2"; }},
       {Refusal::holder_not_local, [](A& a) { a.command.holders.emplace_back("court"); }},
       {CommonRefusal::item_unknown, [](A& a) { a.command.items.emplace_back("none"); }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.holders.emplace_back("none"); }},
       {CommonRefusal::unit_not_active,
        [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = known + -1; }}});
  walk<RegisterLawChange>(good, {{Refusal::provider_not_department,
                                  [](A& a) { a.command.department = UnitId{"town2"}; }}});
}

TEST_CASE("precedence of refusals: announce_basis_change") {
  using A = Attempt<AnnounceBasisChange>;
  const A good{registered(), "dept", handler, announcement(), later, {}};
  walk<AnnounceBasisChange>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.changes[0].before = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.transition = text_of_length(2'001); }},
       {CommonRefusal::list_entry_repeated,
        [](A& a) { a.command.changes.push_back(a.command.changes[0]); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::settled; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = known + -1; }},
       {Refusal::item_not_affected,
        [](A& a) {
          a.command.changes.push_back({ItemCode{"fire"}, text("old"), text("new"), {}});
        }},
       {Refusal::item_not_covered, [](A& a) { a.matter.state->items.emplace_back("trade"); }}});
  walk<AnnounceBasisChange>(
      good, {{CommonRefusal::list_length_out_of_range, [](A& a) { a.command.changes.clear(); }}});
}

TEST_CASE("precedence of refusals: acknowledge and record_revision") {
  using A = Attempt<Acknowledge>;
  const A good{announced(), "town", handler, {}, later, {}};
  walk<Acknowledge>(
      good,
      {{CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::settled; }},
       {Refusal::already_acknowledged, [](A& a) { a.matter.acknowledge("town", told); }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = told + -1; }}});
  walk<Acknowledge>(
      good, {{CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = told + -1; }},
             {Refusal::unit_not_holder, [](A& a) { a.unit = "dept"; }}});
  using R = Attempt<RecordRevision>;
  const R revision{announced(), "town", handler, no_revision(), later, {}};
  walk<RecordRevision>(
      revision,
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::field_not_allowed, [](R& a) { a.command.revision = MatterId{"m1"}; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::settled; }},
       {Refusal::revision_already_recorded, [](R& a) { a.matter.need_no_revision("town", told); }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = known + -1; }}});
  walk<RecordRevision>(
      revision,
      {{CommonRefusal::field_required, [](R& a) { a.command.none_needed = false; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.reason = text_of_length(2'001); }},
       {Refusal::unit_not_holder, [](R& a) { a.unit = "dept2"; }}});
}

TEST_CASE("precedence of refusals: mark_affected and drop_law_change") {
  using M = Attempt<MarkAffected>;
  walk<MarkAffected>(
      {announced(), "justice", Role::system_admin, mark("m1"), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.custodian = {}; }},
       {CommonRefusal::field_too_long, [](M& a) { a.command.system = std::string(61, 'x'); }},
       {CommonRefusal::not_in_this_stage, [](M& a) { a.matter.state->stage = Stage::dropped; }},
       {Refusal::already_marked,
        [](M& a) {
          a.matter.state->affected.push_back({MatterId{"m1"}, "", {}, {}, told});
        }},
       {CommonRefusal::too_many_records,
        [](M& a) {
          a.matter.state->affected.resize(limits::affected, {MatterId{"m9"}, "", {}, {}, told});
        }},
       {Refusal::item_not_affected, [](M& a) { a.command.item = ItemCode{"fire"}; }}});
  using D = Attempt<DropLawChange>;
  walk<DropLawChange>(
      {announced(), "dept", Role::head, {text("not passed")}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](D& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::settled; }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = told + -1; }}});
}

TEST_CASE("every refusal was seen, but for those no command of a change of law can meet") {
  domain_test::check_all_seen(
      refusals(), {"number_out_of_range", "times_out_of_order", "letter_already_rendered",
                   "clock_ended", "head_must_correct_clock", "place_unknown", "unit_is_own",
                   "later_than_following_act", "material_unknown", "signatory_not_own_unit",
                   "office_may_not_sign", "signed_for_another_unit", "receiver_not_legal_subject",
                   "correction_changes_nothing", "letter_unknown", "file_unknown"});
}

}  // namespace liandong::law_change::test
