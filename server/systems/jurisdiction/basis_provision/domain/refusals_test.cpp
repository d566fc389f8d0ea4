// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::basis_provision::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1000, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1000, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;

const Instant published = at("2026-11-16 09:00");
const Instant given = at("2026-11-17 09:00");
const Instant later = at("2026-11-18 09:00");
const Instant early = at("2026-11-17 08:59:59");

Matter assigned() {
  Matter matter;
  matter.assign(published);
  return matter;
}

Matter provided() {
  Matter matter = assigned();
  matter.provide(given);
  return matter;
}

Matter reported() {
  Matter matter = provided();
  matter.report("town", given);
  return matter;
}

}  // namespace

TEST_CASE("precedence of refusals: record_assignment") {
  using A = Attempt<RecordAssignment>;
  const A good{{}, "dept", handler, assignment(published), later, {}};
  walk<RecordAssignment>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
             {CommonRefusal::field_too_long,
              [](A& a) { a.command.decision = std::string(limits::decision + 1, 'x'); }},
             {CommonRefusal::list_length_out_of_range, [](A& a) { a.command.items.clear(); }},
             {CommonRefusal::list_entry_repeated,
              [](A& a) {
                a.command.holders = {UnitId{"town"}, UnitId{"town"}};
              }},
             {CommonRefusal::time_in_future, [](A& a) { a.command.published_at = later + 1; }},
             {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.assign(published); }}});
  walk<RecordAssignment>(
      good,
      {{Refusal::opener_not_concerned, [](A& a) { a.unit = "dept2"; }},
       {Refusal::holder_not_local, [](A& a) { a.command.holders.emplace_back("court"); }},
       {CommonRefusal::item_unknown, [](A& a) { a.command.items.emplace_back("none"); }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.holders.emplace_back("none"); }},
       {CommonRefusal::unit_not_active,
        [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = published + -1; }}});
  walk<RecordAssignment>(
      good,
      {{Refusal::provider_not_department, [](A& a) { a.command.department = UnitId{"town2"}; }},
       {Refusal::holder_not_local, [](A& a) { a.command.holders.emplace_back("court"); }}});
}

TEST_CASE("precedence of refusals: what the department says") {
  using P = Attempt<Provide>;
  walk<Provide>(
      {assigned(), "dept", handler, provision(), later, {}},
      {{CommonRefusal::field_required, [](P& a) { a.command.standards = {}; }},
       {CommonRefusal::field_too_long,
        [](P& a) { a.command.bases = text_of_length(limits::long_text + 1); }},
       {CommonRefusal::time_in_future, [](P& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.state->stage = Stage::provided; }},
       {CommonRefusal::earlier_than_preceding_act, [](P& a) { a.occurred_at = published + -1; }}});
  using C = Attempt<CorrectProvision>;
  walk<CorrectProvision>(
      {reported(), "dept", handler, correction(), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.explanation = {}; }},
       {CommonRefusal::field_too_long, [](C& a) { a.command.explanation = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::owed; }},
       {CommonRefusal::earlier_than_preceding_act, [](C& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records,
        [](C& a) { a.matter.state->rounds.resize(limits::records, a.matter.state->rounds[0]); }}});
  using U = Attempt<UpholdProvision>;
  const Matter disputed = reported();
  walk<UpholdProvision>(
      {disputed, "dept", head, {disputed.last_report(), text("in force")}, later, {}},
      {{CommonRefusal::field_required, [](U& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](U& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](U& a) { a.matter.state->stage = Stage::provided; }},
       {CommonRefusal::earlier_than_preceding_act, [](U& a) { a.occurred_at = early; }}});
  walk<UpholdProvision>(
      {disputed, "dept", head, {disputed.last_report(), text("in force")}, later, {}},
      {{Refusal::report_unknown, [](U& a) { a.matter.state->reports[0].answered_at = given; }}});
}

TEST_CASE("precedence of refusals: what a holder says") {
  using A = Attempt<Acknowledge>;
  const A good{provided(), "town", handler, {}, later, {}};
  walk<Acknowledge>(
      good, {{CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
             {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::owed; }},
             {Refusal::already_acknowledged, [](A& a) { a.matter.acknowledge("town", given); }},
             {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }}});
  walk<Acknowledge>(
      good, {{CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }},
             {Refusal::unit_not_holder, [](A& a) { a.unit = "dept2"; }}});
  using R = Attempt<ReportInaccuracy>;
  const R report{provided(), "town", handler, {text("wrong"), {}}, later, {}};
  walk<ReportInaccuracy>(
      report,
      {{CommonRefusal::field_required, [](R& a) { a.command.what = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.proposal = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::dropped; }},
       {Refusal::report_open,
        [](R& a) {
          a.matter.state->reports.push_back({"r", UnitId{"town"}, given, {}, {}, {}, {}});
        }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records,
        [](R& a) { a.matter.state->reports.resize(limits::records); }}});
  walk<ReportInaccuracy>(
      report, {{CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = early; }},
               {Refusal::unit_not_holder, [](R& a) { a.unit = "dept2"; }}});
}

TEST_CASE("precedence of refusals: drop_assignment") {
  using D = Attempt<DropAssignment>;
  walk<DropAssignment>(
      {reported(), "dept", head, {text("taken back")}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](D& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage,
        [](D& a) { a.matter.state->stage = Stage::acknowledged; }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = early; }}});
}

TEST_CASE("an act is not before the report it answers") {
  Matter matter = provided();
  matter.report("town", later);
  const Instant now = later + 60;
  using domain_test::MatterOf;
  CHECK(is(matter.refused("dept", head, UpholdProvision{matter.last_report(), text("x")}, now,
                          later + -1),
           CommonRefusal::earlier_than_preceding_act));
  CHECK(is(matter.refused("dept", handler, correction(), now, later + -1),
           CommonRefusal::earlier_than_preceding_act));
  CHECK(is(matter.refused("dept", head, DropAssignment{text("x")}, now, later + -1),
           CommonRefusal::earlier_than_preceding_act));
  matter.must("dept", handler, correction(), now, later);
}

TEST_CASE("every refusal was seen, but for those no command of a provision can meet") {
  domain_test::check_all_seen(
      refusals(),
      {"field_not_allowed", "number_out_of_range", "times_out_of_order", "letter_already_rendered",
       "clock_ended", "head_must_correct_clock", "place_unknown", "unit_is_own",
       "later_than_following_act", "material_unknown", "signatory_not_own_unit",
       "office_may_not_sign", "signed_for_another_unit", "receiver_not_legal_subject",
       "correction_changes_nothing", "letter_unknown", "file_unknown"});
}

}  // namespace liandong::basis_provision::test
