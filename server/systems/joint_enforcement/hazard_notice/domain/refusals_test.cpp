// Every refusal alone and in pairs: the one with the lower number answers.
#include "systems/joint_enforcement/hazard_notice/domain/hazard_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::hazard_notice::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant later = at("2026-03-02 10:00");

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
void walk(const Attempt<C>& good, const std::vector<domain_test::Fault<1800, Matter, C>>& faults) {
  domain_test::walk_faults<1800, Matter, C>(good, faults, refusals());
}

Matter recorded() {
  Matter matter;
  matter.record(at("2026-03-02 09:00"));
  return matter;
}
Matter notified() {
  Matter matter = recorded();
  matter.notify(at("2026-03-02 09:05"));
  return matter;
}
Matter refused() {
  Matter matter = notified();
  matter.refuse(at("2026-03-02 09:30"));
  return matter;
}
Matter rejected() {
  Matter matter = refused();
  matter.must("town", handler, RejectReasons{UnitId{"dept"}, text("no")}, at("2026-03-02 09:40"));
  return matter;
}
Matter reported() {
  Matter matter = rejected();
  matter.report(at("2026-03-02 09:50"));
  return matter;
}

Department& dept(Matter& matter) { return matter.state->departments.front(); }

}  // namespace

TEST_CASE("refusals of a hazard, in order of precedence") {
  using A = Attempt<RecordHazard>;
  const A good{Matter{}, "town", handler, hazard(at("2026-03-02 09:00"), {"dept", "police"}),
               later,    {}};
  walk<RecordHazard>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.facts = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.title = text_of_length(201); }},
       {CommonRefusal::list_entry_repeated,
        [](A& a) { a.command.departments.push_back(UnitId{"police"}); }},
       {CommonRefusal::time_in_future, [](A& a) { a.command.discovered_at = later + 1; }},
       {Refusal::finder_not_enforcement_unit, [](A& a) { a.unit = "court"; }},
       {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"x"}; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.departments.front() = UnitId{"x"}; }}});
  walk<RecordHazard>(good, {{CommonRefusal::list_length_out_of_range,
                             [](A& a) { a.command.departments.clear(); }}});
  walk<RecordHazard>(good, {{Refusal::finder_without_legal_subject, [](A& a) {
                               a.unit = "town.team";
                               a.matter.units.units[UnitId{"town"}].legal_subject = false;
                             }}});
  walk<RecordHazard>(
      good, {{Refusal::department_not_enforcement_unit,
              [](A& a) { a.command.departments.front() = UnitId{"court"}; }},
             {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"x"}; }}});
  walk<RecordHazard>(good, {{CommonRefusal::unit_not_active,
                             [](A& a) { a.command.departments.front() = UnitId{"closed"}; }},
                            {CommonRefusal::unit_is_own,
                             [](A& a) { a.command.departments.back() = UnitId{"town"}; }}});
  walk<RecordHazard>(good, {{CommonRefusal::receiver_not_legal_subject, [](A& a) {
                               a.matter.units.units[UnitId{"dept"}].legal_subject = false;
                             }}});
}

TEST_CASE("refusals of the notice and of reminders, in order of precedence") {
  using A = Attempt<Notify>;
  const A good{recorded(), "town", handler, notice(at("2026-03-02 09:05"), {"dept"}), later, {}};
  walk<Notify>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.recipient = {}; }},
       {CommonRefusal::list_entry_repeated,
        [](A& a) { a.command.departments.push_back(UnitId{"dept"}); }},
       {CommonRefusal::time_in_future, [](A& a) { a.command.notified_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::handled; }},
       {Refusal::already_notified, [](A& a) { dept(a.matter).notified_at = later; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](A& a) { a.command.notified_at = at("2026-03-02 08:59:59"); }},
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->departments.resize(31); }}});
  walk<Notify>(good, {{CommonRefusal::unit_is_own,
                       [](A& a) { a.command.departments.front() = UnitId{"town"}; }}});
  walk<Notify>(good, {{Refusal::nobody_to_notify, [](A& a) {
                         a.command.departments.clear();
                         dept(a.matter).status = DepartmentStatus::notified;
                       }}});
  using R = Attempt<Remind>;
  walk<Remind>(
      {notified(), "town", handler, reminder("dept"), later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.content = {}; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::found; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](R& a) { a.occurred_at = at("2026-03-02 09:04:59"); }},
       {CommonRefusal::too_many_records, [](R& a) { a.matter.state->reminders.resize(100); }},
       {Refusal::department_not_notified, [](R& a) { dept(a.matter).handled_at = later; }}});
}

TEST_CASE("refusals of answers and officers, in order of precedence") {
  using R = Attempt<Respond>;
  const R good{notified(), "dept", handler, {}, later, {}};
  walk<Respond>(good, {{CommonRefusal::field_too_long,
                        [](R& a) { a.command.comment = text_of_length(2001); }},
                       {Refusal::already_responded,
                        [](R& a) { dept(a.matter).responded_at = at("2026-03-02 09:06"); }},
                       {CommonRefusal::earlier_than_preceding_act,
                        [](R& a) { a.occurred_at = at("2026-03-02 09:04:59"); }}});
  walk<Respond>(good, {{Refusal::department_not_notified, [](R& a) { a.unit = "dept2"; }}});
  using D = Attempt<Dispatch>;
  walk<Dispatch>(
      {notified(), "dept", handler, dispatch_at(at("2026-03-02 09:20")), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.officers.front().name = {}; }},
       {CommonRefusal::time_in_future, [](D& a) { a.command.dispatched_at = later + 1; }},
       {Refusal::already_dispatched,
        [](D& a) { dept(a.matter).dispatched_at = at("2026-03-02 09:06"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.command.dispatched_at = at("2026-03-02 09:04:59"); }}});
  walk<Dispatch>(
      {notified(), "dept", handler, dispatch_at(at("2026-03-02 09:20")), later, {}},
      {{CommonRefusal::list_length_out_of_range, [](D& a) { a.command.officers.clear(); }}});
  Matter sent = notified();
  sent.dispatch(at("2026-03-02 09:20"));
  using V = Attempt<Arrive>;
  const V arriving{sent, "dept", handler, {at("2026-03-02 09:50")}, later, {}};
  walk<Arrive>(
      arriving,
      {{CommonRefusal::time_in_future, [](V& a) { a.command.arrived_at = later + 1; }},
       {Refusal::already_arrived, [](V& a) { dept(a.matter).arrived_at = at("2026-03-02 09:40"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](V& a) { a.command.arrived_at = at("2026-03-02 09:19:59"); }}});
  walk<Arrive>(arriving,
               {{Refusal::not_dispatched, [](V& a) { dept(a.matter).dispatched_at.reset(); }}});
  Matter there = sent;
  there.arrive(at("2026-03-02 09:40"));
  using H = Attempt<ReportHandling>;
  walk<ReportHandling>({there, "dept", handler, handling(at("2026-03-02 09:50")), later, {}},
                       {{CommonRefusal::field_required, [](H& a) { a.command.measures = {}; }},
                        {Refusal::not_arrived, [](H& a) { dept(a.matter).arrived_at.reset(); }},
                        {CommonRefusal::earlier_than_preceding_act,
                         [](H& a) { a.command.handled_at = at("2026-03-02 09:19:59"); }}});
}

TEST_CASE("refusals of reasons and of their judgment, in order of precedence") {
  using R = Attempt<Refuse>;
  walk<Refuse>({notified(), "dept", head, refusal(), later, {}},
               {{CommonRefusal::field_required, [](R& a) { a.command.legal_basis = {}; }},
                {Refusal::reasons_pending,
                 [](R& a) {
                   Reasons given;
                   given.department = UnitId{"dept"};
                   a.matter.state->reasons.push_back(given);
                 }},
                {CommonRefusal::earlier_than_preceding_act,
                 [](R& a) { a.occurred_at = at("2026-03-02 09:04:59"); }},
                {CommonRefusal::too_many_records, [](R& a) {
                   Reasons over;
                   over.judged_at = later;
                   auto& reasons = a.matter.state->reasons;
                   reasons.insert(reasons.begin(), 100, over);
                 }}});
  using D = Attempt<Redirect>;
  const D good{notified(), "dept", head, redirection("dept2"), later, {}};
  walk<Redirect>(
      good, {{CommonRefusal::field_required, [](D& a) { a.command.reasons = {}; }},
             {CommonRefusal::unit_is_own, [](D& a) { a.command.proper_unit = UnitId{"dept"}; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](D& a) { a.occurred_at = at("2026-03-02 09:04:59"); }}});
  walk<Redirect>(good, {{Refusal::department_not_enforcement_unit,
                         [](D& a) { a.command.proper_unit = UnitId{"court"}; }}});
  using A = Attempt<AcceptReasons>;
  walk<AcceptReasons>({refused(), "town", handler, {UnitId{"dept"}, {}}, later, {}},
                      {{CommonRefusal::field_required, [](A& a) { a.command.department = {}; }},
                       {Refusal::reasons_missing,
                        [](A& a) { a.matter.state->reasons.front().overtaken_at = later; }}});
  walk<AcceptReasons>({refused(), "town", handler, {UnitId{"dept"}, {}}, later, {}},
                      {{CommonRefusal::earlier_than_preceding_act,
                        [](A& a) { a.occurred_at = at("2026-03-02 09:29:59"); }}});
  using J = Attempt<RejectReasons>;
  walk<RejectReasons>(
      {refused(), "town", handler, {UnitId{"dept"}, text("no")}, later, {}},
      {{CommonRefusal::field_too_long, [](J& a) { a.command.reason = text_of_length(2001); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](J& a) { a.occurred_at = at("2026-03-02 09:29:59"); }}});
}

TEST_CASE("refusals of the report and what follows, in order of precedence") {
  using A = Attempt<ReportToGovernment>;
  const A good{rejected(), "town", head, report(), later, {}};
  walk<ReportToGovernment>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.request = {}; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::handled; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.signatory = UnitId{"x"}; }},
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->reports.resize(100); }},
       {Refusal::nothing_to_report, [](A& a) { a.matter.state->drafts.clear(); }}});
  walk<ReportToGovernment>(
      good, {{Refusal::report_too_early,
              [](A& a) { a.matter.state->drafts.front().reasons_rejected = false; }},
             {CommonRefusal::signatory_not_own_unit, [](A& a) { a.unit = "dept2"; }}});
  walk<ReportToGovernment>(good, {{CommonRefusal::signed_for_another_unit, [](A& a) {
                                     a.unit = "dept";
                                     a.command.signatory = UnitId{"town"};
                                   }}});
  Matter by_office;
  by_office.must("town.team", handler, hazard(at("2026-03-02 09:00"), {"dept"}),
                 at("2026-03-02 09:00"));
  by_office.notify(at("2026-03-02 09:05"));
  by_office.remind(at("2026-03-02 09:06"));
  walk<ReportToGovernment>(
      {by_office, "town", head, report(), at("2026-03-04 10:00"), {}},
      {{CommonRefusal::office_may_not_sign, [](A& a) { a.unit = "town.team"; }}});
  using I = Attempt<Instruct>;
  walk<Instruct>(
      {reported(), "gov", Role::decider, instruction(), later, {}},
      {{CommonRefusal::field_required, [](I& a) { a.command.instruction = {}; }},
       {CommonRefusal::not_in_this_stage, [](I& a) { a.matter.state->stage = Stage::refused; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](I& a) { a.occurred_at = at("2026-03-02 09:49:59"); }},
       {Refusal::time_not_in_future,
        [](I& a) { a.command.answer_before = at("2026-03-02 09:00"); }}});
  Matter told = reported();
  told.must("gov", Role::decider, instruction(), at("2026-03-02 09:55"));
  using W = Attempt<AnswerInstruction>;
  walk<AnswerInstruction>({told, "dept", head, {text("done")}, later, {}},
                          {{CommonRefusal::field_required, [](W& a) { a.command.answer = {}; }},
                           {Refusal::nothing_to_answer, [](W& a) {
                              a.matter.state->instructions.front().answered_at = later;
                            }}});
  walk<AnswerInstruction>({told, "dept", head, {text("done")}, later, {}},
                          {{CommonRefusal::earlier_than_preceding_act,
                            [](W& a) { a.occurred_at = at("2026-03-02 09:54:59"); }}});
}

TEST_CASE("refusals of dropping, files, corrections and rendering, in order of precedence") {
  using D = Attempt<DropHazard>;
  walk<DropHazard>(
      {notified(), "town", head, {text("it was none")}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::reported; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.occurred_at = at("2026-03-02 09:04:59"); }}});
  using M = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {recorded(), "town", handler, material(), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.file_name.clear(); }},
       {CommonRefusal::number_out_of_range, [](M& a) { a.command.copies = 0; }},
       {CommonRefusal::too_many_records, [](M& a) { a.matter.state->materials.resize(300); }},
       {CommonRefusal::file_unknown, [](M& a) { a.command.file = BlobId{"foreign"}; }}});
  using C = Attempt<Correct>;
  const C good{recorded(), "town", head, correction(at("2026-03-02 08:00")), later, {}};
  walk<Correct>(good,
                {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
                 {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
                 {CommonRefusal::time_in_future, [](C& a) { a.command.instant = later + 1; }},
                 {CommonRefusal::clock_ended, [](C& a) { dept(a.matter).notified_at = later; }},
                 {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }}});
  walk<Correct>(good, {{CommonRefusal::correction_changes_nothing,
                        [](C& a) { a.command.instant = at("2026-03-02 09:00"); }}});
  using R = Attempt<RecordRenderedLetter>;
  const std::string number = reported().state->reports.front().document_number;
  const R rendered{reported(), "town", Role::system_admin, {number, "digest", 1}, later, {}};
  walk<RecordRenderedLetter>(
      rendered, {{CommonRefusal::number_out_of_range, [](R& a) { a.command.size = 0; }},
                 {CommonRefusal::letter_already_rendered,
                  [](R& a) { a.matter.state->reports.front().digest = "d"; }}});
  walk<RecordRenderedLetter>(rendered, {{CommonRefusal::letter_unknown,
                                         [](R& a) { a.command.document_number = "none"; }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // Nothing here names an item, orders two times of one command, follows another act or names a
  // material.
  domain_test::check_all_seen(refusals(), {"item_unknown", "times_out_of_order",
                                           "later_than_following_act", "material_unknown"});
}

}  // namespace liandong::hazard_notice::test
