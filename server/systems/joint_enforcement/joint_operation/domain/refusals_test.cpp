// Every refusal alone and in pairs: the one with the lower number answers.
#include "systems/joint_enforcement/joint_operation/domain/operation_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::joint_operation::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant later = at("2026-03-10 10:00");

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
void walk(const Attempt<C>& good, const std::vector<domain_test::Fault<1900, Matter, C>>& faults) {
  domain_test::walk_faults<1900, Matter, C>(good, faults, refusals());
}

Matter planned() {
  Matter matter;
  matter.plan(at("2026-03-02 09:00"));
  return matter;
}
Matter confirmed() {
  Matter matter = planned();
  matter.confirm("dept", at("2026-03-02 10:00"));
  return matter;
}
Matter carried_out() {
  Matter matter = confirmed();
  matter.act_together(at("2026-03-05 12:00"));
  return matter;
}
Matter reported() {
  Matter matter = carried_out();
  matter.result("dept", at("2026-03-06 10:00"));
  matter.result("town", at("2026-03-06 11:00"));
  return matter;
}

}  // namespace

TEST_CASE("refusals of a plan, in order of precedence") {
  using A = Attempt<Plan>;
  const A good{Matter{}, "town", handler, plan_at(later), later, {}};
  walk<Plan>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.division = {}; }},
             {CommonRefusal::field_too_long, [](A& a) { a.command.title = text_of_length(201); }},
             {CommonRefusal::list_entry_repeated,
              [](A& a) { a.command.units.push_back(a.command.units.back()); }},
             {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
             {Refusal::organiser_not_enforcement_unit, [](A& a) { a.unit = "court"; }},
             {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"x"}; }},
             {CommonRefusal::unit_not_found, [](A& a) { a.command.units.front() = UnitId{"x"}; }}});
  walk<Plan>(good,
             {{CommonRefusal::list_length_out_of_range, [](A& a) { a.command.units.clear(); }}});
  walk<Plan>(good, {{Refusal::organiser_without_legal_subject, [](A& a) {
                       a.unit = "town.team";
                       a.matter.units.units[UnitId{"town"}].legal_subject = false;
                     }}});
  walk<Plan>(
      good,
      {{Refusal::unit_not_enforcement_unit,
        [](A& a) { a.command.units.front() = UnitId{"court"}; }},
       {CommonRefusal::unit_not_active, [](A& a) { a.command.units.push_back(UnitId{"closed"}); }},
       {CommonRefusal::unit_is_own, [](A& a) { a.command.units.push_back(UnitId{"town"}); }}});
  walk<Plan>(good, {{CommonRefusal::receiver_not_legal_subject,
                     [](A& a) { a.matter.units.units[UnitId{"dept"}].legal_subject = false; }}});
}

TEST_CASE("refusals before the operation, in order of precedence") {
  using P = Attempt<ChangePlan>;
  walk<ChangePlan>(
      {planned(), "town", handler, {later, text("d"), text("rain")}, later, {}},
      {{CommonRefusal::field_required, [](P& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.state->stage = Stage::carried_out; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](P& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  using I = Attempt<InviteUnit>;
  const I good{planned(), "town", handler, {UnitId{"police"}, text("they may")}, later, {}};
  walk<InviteUnit>(good, {{CommonRefusal::field_required, [](I& a) { a.command.reason = {}; }},
                          {CommonRefusal::earlier_than_preceding_act,
                           [](I& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
                          {CommonRefusal::too_many_records,
                           [](I& a) { a.matter.state->participants.resize(60); }}});
  walk<InviteUnit>(
      good, {{Refusal::unit_already_invited, [](I& a) { a.command.unit = UnitId{"dept"}; }}});
  walk<InviteUnit>(
      good, {{Refusal::unit_not_enforcement_unit, [](I& a) { a.command.unit = UnitId{"court"}; }}});
  using C = Attempt<ConfirmParticipation>;
  walk<ConfirmParticipation>(
      {planned(), "dept", head, {two_officers()}, later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.officers.front().name = {}; }},
       {Refusal::participation_already_answered,
        [](C& a) { a.matter.state->participants[1].declined_at = later; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  walk<ConfirmParticipation>(
      {planned(), "dept", head, {two_officers()}, later, {}},
      {{CommonRefusal::list_length_out_of_range, [](C& a) { a.command.officers.clear(); }},
       {Refusal::unit_not_participating, [](C& a) { a.unit = "police"; }}});
  using D = Attempt<DeclineParticipation>;
  walk<DeclineParticipation>(
      {planned(), "dept", head, {text("no people")}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reasons = {}; }},
       {Refusal::participation_already_answered,
        [](D& a) { a.matter.state->participants[1].confirmed_at = at("2026-03-02 10:00"); }}});
  using N = Attempt<NameOfficers>;
  walk<NameOfficers>(
      {confirmed(), "dept", handler, {two_officers()}, later, {}},
      {{CommonRefusal::list_length_out_of_range, [](N& a) { a.command.officers.clear(); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](N& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
  walk<NameOfficers>({confirmed(), "dept", handler, {two_officers()}, later, {}},
                     {{Refusal::unit_not_participating, [](N& a) { a.unit = "dept2"; }}});
  using X = Attempt<Cancel>;
  walk<Cancel>({confirmed(), "town", head, {text("no need")}, later, {}},
               {{CommonRefusal::field_required, [](X& a) { a.command.reason = {}; }},
                {CommonRefusal::earlier_than_preceding_act,
                 [](X& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
}

TEST_CASE("refusals of the operation and its results, in order of precedence") {
  using R = Attempt<RecordAction>;
  walk<RecordAction>(
      {confirmed(),
       "town",
       handler,
       action(at("2026-03-05 09:00"), at("2026-03-05 12:00")),
       later,
       {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.record = {}; }},
       {CommonRefusal::time_in_future, [](R& a) { a.command.ended_at = later + 1; }}});
  walk<RecordAction>({confirmed(),
                      "town",
                      handler,
                      action(at("2026-03-05 09:00"), at("2026-03-05 12:00")),
                      later,
                      {}},
                     {{CommonRefusal::times_out_of_order,
                       [](R& a) { a.command.ended_at = at("2026-03-02 08:00"); }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](R& a) { a.command.began_at = at("2026-03-02 08:59:59"); }},
                      {Refusal::nobody_takes_part,
                       [](R& a) { a.matter.state->participants[1].confirmed_at.reset(); }}});
  using T = Attempt<RecordResult>;
  walk<RecordResult>({carried_out(), "dept", handler, result(), later, {}},
                     {{CommonRefusal::field_required, [](T& a) { a.command.findings = {}; }},
                      {Refusal::result_already_recorded,
                       [](T& a) { a.matter.state->participants[1].reported_at = later; }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](T& a) { a.occurred_at = at("2026-03-05 11:59:59"); }}});
  walk<RecordResult>({carried_out(), "dept", handler, result(), later, {}},
                     {{Refusal::unit_not_participating, [](T& a) { a.unit = "dept2"; }}});
  using K = Attempt<AddCase>;
  walk<AddCase>(
      {carried_out(), "dept", handler, resulting_case(), later, {}},
      {{CommonRefusal::field_too_long, [](K& a) { a.command.note = text_of_length(2001); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](K& a) { a.occurred_at = at("2026-03-05 10:59:59"); }},
       {CommonRefusal::too_many_records, [](K& a) { a.matter.state->cases.resize(200); }},
       {Refusal::unit_not_participating, [](K& a) { a.unit = "dept2"; }},
       {Refusal::case_not_named, [](K& a) { a.command.case_number.clear(); }}});
  using E = Attempt<Conclude>;
  walk<Conclude>({reported(), "town", head, {text("summary")}, later, {}},
                 {{CommonRefusal::field_required, [](E& a) { a.command.summary = {}; }},
                  {CommonRefusal::earlier_than_preceding_act,
                   [](E& a) { a.occurred_at = at("2026-03-06 10:59:59"); }}});
  walk<Conclude>({reported(), "town", head, {text("summary")}, later, {}},
                 {{Refusal::results_outstanding,
                   [](E& a) { a.matter.state->participants[1].reported_at.reset(); }}});
  using C = Attempt<Correct>;
  walk<Correct>(
      {carried_out(), "town", head, correction(CorrectableField::title, text("t")), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](C& a) { a.command.text = text_of_length(201); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  using M = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {planned(), "dept", handler, material(), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.file_name.clear(); }},
       {CommonRefusal::number_out_of_range, [](M& a) { a.command.pages = 0; }},
       {CommonRefusal::too_many_records, [](M& a) { a.matter.state->materials.resize(300); }},
       {CommonRefusal::file_unknown, [](M& a) { a.command.file = BlobId{"foreign"}; }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // No command of this system names an item or material, corrects a clock or sends a letter.
  domain_test::check_all_seen(
      refusals(), {"field_not_allowed", "letter_already_rendered", "clock_ended",
                   "head_must_correct_clock", "item_unknown", "later_than_following_act",
                   "material_unknown", "signatory_not_own_unit", "office_may_not_sign",
                   "signed_for_another_unit", "correction_changes_nothing", "letter_unknown"});
}

}  // namespace liandong::joint_operation::test
