// Every refusal alone and in pairs: the one with the lower number answers.
#include "systems/joint_enforcement/consultation/domain/meeting_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::consultation::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant later = at("2026-03-10 10:00");

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
void walk(const Attempt<C>& good, const std::vector<domain_test::Fault<1400, Matter, C>>& faults) {
  domain_test::walk_faults<1400, Matter, C>(good, faults, refusals());
}

Matter convened() {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
  return matter;
}
Matter held() {
  Matter matter = convened();
  matter.hold(at("2026-03-02 11:00"));
  return matter;
}
Matter resolved() {
  Matter matter = held();
  matter.resolve(at("2026-03-03 10:00"), at("2026-03-20 00:00"));
  return matter;
}
Matter reported() {
  Matter matter = resolved();
  matter.must("dept", handler, ReportTask{matter.task(), text("done")}, at("2026-03-05 10:00"));
  return matter;
}

}  // namespace

TEST_CASE("refusals of a meeting, in order of precedence") {
  using A = Attempt<Convene>;
  const A good{Matter{}, "town", handler, meeting(MeetingKind::ad_hoc, later), later, {}};
  walk<Convene>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.place = {}; }},
             {CommonRefusal::field_too_long, [](A& a) { a.command.title = text_of_length(201); }},
             {CommonRefusal::field_not_allowed, [](A& a) { a.command.clue = text("clue"); }},
             {CommonRefusal::list_length_out_of_range, [](A& a) { a.command.topics.clear(); }},
             {CommonRefusal::list_entry_repeated,
              [](A& a) { a.command.units.push_back(a.command.units.back()); }},
             {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
             {Refusal::convener_not_entitled, [](A& a) { a.unit = "court"; }},
             {CommonRefusal::unit_not_found, [](A& a) { a.command.units.front() = UnitId{"x"}; }}});
  walk<Convene>(
      good,
      {{CommonRefusal::unit_not_active, [](A& a) { a.command.units.front() = UnitId{"closed"}; }},
       {CommonRefusal::unit_is_own, [](A& a) { a.command.units.push_back(UnitId{"town"}); }}});
  walk<Convene>(good, {{CommonRefusal::receiver_not_legal_subject,
                        [](A& a) { a.command.units.front() = UnitId{"dept.brigade"}; }}});
  walk<Convene>({Matter{}, "town", handler, meeting(MeetingKind::special, later), later, {}},
                {{CommonRefusal::field_required, [](A& a) { a.command.clue = {}; }},
                 {Refusal::special_meeting_by_township, [](A& a) { a.unit = "police"; }}});
  walk<Convene>({Matter{}, "town", handler, meeting(MeetingKind::regular, later), later, {}},
                {{CommonRefusal::field_required, [](A& a) { a.command.group = {}; }}});
}

TEST_CASE("refusals before and at the meeting, in order of precedence") {
  using R = Attempt<Reschedule>;
  walk<Reschedule>(
      {convened(), "town", handler, {later, text("hall"), text("flood")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::held; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](R& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  using C = Attempt<Cancel>;
  walk<Cancel>({convened(), "town", head, {text("flood")}, later, {}},
               {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
                {CommonRefusal::earlier_than_preceding_act,
                 [](C& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  using T = Attempt<AddTopic>;
  walk<AddTopic>(
      {convened(), "dept", handler, {TopicKind::management, text("x")}, later, {}},
      {{CommonRefusal::field_required, [](T& a) { a.command.content = {}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](T& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
       {CommonRefusal::too_many_records, [](T& a) { a.matter.state->topics.resize(40); }}});
  using S = Attempt<SignIn>;
  walk<SignIn>({convened(), "dept", handler, {personal("two")}, later, {}},
               {{CommonRefusal::field_required, [](S& a) { a.command.attendees = {}; }},
                {Refusal::already_signed_in,
                 [](S& a) { a.matter.state->participants.front().signed_in_at = later; }},
                {CommonRefusal::earlier_than_preceding_act,
                 [](S& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  walk<SignIn>({convened(), "dept", handler, {personal("two")}, later, {}},
               {{Refusal::unit_not_invited, [](S& a) { a.unit = "police"; }}});
  using M = Attempt<RecordMinutes>;
  walk<RecordMinutes>({convened(), "town", handler, minutes(at("2026-03-02 11:00")), later, {}},
                      {{CommonRefusal::field_required, [](M& a) { a.command.minutes = {}; }},
                       {CommonRefusal::time_in_future, [](M& a) { a.command.held_at = later + 1; }},
                       {CommonRefusal::earlier_than_preceding_act,
                        [](M& a) { a.command.held_at = at("2026-03-02 08:59:59"); }}});
  using F = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {convened(), "dept", handler, material(), later, {}},
      {{CommonRefusal::field_required, [](F& a) { a.command.file_name.clear(); }},
       {CommonRefusal::number_out_of_range, [](F& a) { a.command.pages = 0; }},
       {CommonRefusal::too_many_records, [](F& a) { a.matter.state->materials.resize(300); }},
       {CommonRefusal::file_unknown, [](F& a) { a.command.file = BlobId{"foreign"}; }}});
}

TEST_CASE("refusals of the agreement and its tasks, in order of precedence") {
  using R = Attempt<Resolve>;
  const R good{held(), "town", head, resolution(at("2026-03-20 00:00")), later, {}};
  walk<Resolve>(
      good,
      {{CommonRefusal::field_required, [](R& a) { a.command.conclusion = {}; }},
       {CommonRefusal::number_out_of_range, [](R& a) { a.command.tasks.front().topic = -1; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::convened; }},
       {CommonRefusal::unit_not_found, [](R& a) { a.command.tasks.front().debtor = UnitId{"x"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](R& a) { a.occurred_at = at("2026-03-02 10:59:59"); }}});
  walk<Resolve>(good, {{Refusal::topic_unknown, [](R& a) { a.command.tasks.front().topic = 4; }},
                       {Refusal::due_not_in_future,
                        [](R& a) { a.command.tasks.front().due_before = later; }}});
  using T = Attempt<ReportTask>;
  const T report{resolved(), "dept", handler, {resolved().task(), text("done")}, later, {}};
  walk<ReportTask>(report, {{CommonRefusal::field_required, [](T& a) { a.command.result = {}; }},
                            {Refusal::task_already_ended,
                             [](T& a) { a.matter.state->tasks.front().dropped_at = later; }},
                            {CommonRefusal::earlier_than_preceding_act,
                             [](T& a) { a.occurred_at = at("2026-03-03 09:59:59"); }},
                            {Refusal::task_not_yours, [](T& a) { a.unit = "dept2"; }}});
  walk<ReportTask>(report, {{Refusal::task_unknown, [](T& a) { a.command.task = "none"; }}});
  using D = Attempt<DropTask>;
  walk<DropTask>({resolved(), "town", head, {resolved().task(), text("moot")}, later, {}},
                 {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
                  {Refusal::task_unknown, [](D& a) { a.command.task = "none"; }}});
}

TEST_CASE("refusals of confirmation and correction, in order of precedence") {
  using F = Attempt<ConfirmTask>;
  const std::string task = reported().task();
  const F good{reported(), "justice", Role::coordinator, return_of(task, at("2026-03-20 00:00")),
               later,      {}};
  walk<ConfirmTask>(good, {{CommonRefusal::field_required, [](F& a) { a.command.comment = {}; }},
                           {CommonRefusal::not_in_this_stage,
                            [](F& a) { a.matter.state->stage = Stage::held; }}});
  walk<ConfirmTask>(good,
                    {{CommonRefusal::field_not_allowed, [](F& a) { a.command.accepted = true; }}});
  walk<ConfirmTask>(
      good,
      {{Refusal::task_already_ended,
        [](F& a) { a.matter.state->tasks.front().confirmed_at = later; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](F& a) { a.occurred_at = at("2026-03-05 09:59:59"); }},
       {CommonRefusal::too_many_records, [](F& a) { a.matter.state->tasks.resize(150); }},
       {Refusal::due_not_in_future, [](F& a) { a.command.due_before = at("2026-03-02 00:00"); }}});
  walk<ConfirmTask>(good, {{Refusal::task_not_reported,
                            [](F& a) { a.matter.state->tasks.front().reported_at.reset(); }}});
  walk<ConfirmTask>(good, {{Refusal::task_unknown, [](F& a) { a.command.task = "none"; }}});
  using C = Attempt<Correct>;
  walk<Correct>(
      {held(), "town", head, correction(CorrectableField::title, text("t")), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](C& a) { a.command.text = text_of_length(201); }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::cancelled; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // No command of this system names an item, a place, a material or a signatory, orders two times,
  // corrects a clock or lies before another act; no letters are sent.
  domain_test::check_all_seen(
      refusals(),
      {"times_out_of_order", "letter_already_rendered", "clock_ended", "head_must_correct_clock",
       "correction_changes_nothing", "place_unknown", "item_unknown", "later_than_following_act",
       "material_unknown", "signatory_not_own_unit", "office_may_not_sign",
       "signed_for_another_unit", "letter_unknown"});
}

}  // namespace liandong::consultation::test
