// Every refusal alone and in pairs: the one with the lower number answers.
#include "systems/joint_enforcement/standing_group/domain/group_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::standing_group::test {
namespace {

constexpr auto head = Role::head;
const Instant later = at("2026-03-10 10:00");

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
void walk(const Attempt<C>& good, const std::vector<domain_test::Fault<2100, Matter, C>>& faults) {
  domain_test::walk_faults<2100, Matter, C>(good, faults, refusals());
}

Matter founded() {
  Matter matter;
  matter.found(at("2026-03-02 09:00"));
  return matter;
}

}  // namespace

TEST_CASE("refusals of a new group, in order of precedence") {
  using A = Attempt<FoundGroup>;
  const A good{Matter{}, "town", head, group_of({"dept", "dept2"}), later, {}};
  walk<FoundGroup>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.purpose = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.title = text_of_length(201); }},
       {CommonRefusal::list_entry_repeated,
        [](A& a) { a.command.members.push_back(a.command.members.back()); }},
       {CommonRefusal::number_out_of_range, [](A& a) { a.command.period_days = 367; }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {Refusal::founder_not_entitled, [](A& a) { a.unit = "court"; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.members.push_back(UnitId{"x"}); }},
       {Refusal::convener_not_member, [](A& a) { a.command.convener = UnitId{"police"}; }}});
  walk<FoundGroup>(
      good, {{CommonRefusal::list_length_out_of_range, [](A& a) { a.command.members.clear(); }}});
  walk<FoundGroup>(good, {{CommonRefusal::unit_not_active,
                           [](A& a) { a.command.members.push_back(UnitId{"closed"}); }},
                          {CommonRefusal::unit_is_own,
                           [](A& a) { a.command.members.push_back(UnitId{"town"}); }}});
  walk<FoundGroup>(good, {{CommonRefusal::receiver_not_legal_subject,
                           [](A& a) { a.command.members.push_back(UnitId{"dept.brigade"}); }}});
}

TEST_CASE("refusals of changes and meetings, in order of precedence") {
  using M = Attempt<ChangeMembers>;
  walk<ChangeMembers>(
      {founded(), "town", head, members_of({"town", "dept"}), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](M& a) { a.matter.state->stage = Stage::dissolved; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](M& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
       {Refusal::convener_not_member, [](M& a) { a.command.members = {UnitId{"dept"}}; }}});
  using C = Attempt<ChangeConvener>;
  const C good{founded(), "town", head, {UnitId{"dept"}, text("in turn")}, later, {}};
  walk<ChangeConvener>(
      good, {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
             {Refusal::already_convener, [](C& a) { a.command.convener = UnitId{"town"}; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](C& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
  walk<ChangeConvener>(
      good, {{CommonRefusal::too_many_records,
              [](C& a) {
                auto& meetings = a.matter.state->meetings;
                meetings.insert(meetings.begin(), 2'000, meetings.front());
              }},
             {Refusal::convener_not_member, [](C& a) { a.command.convener = UnitId{"police"}; }}});
  using P = Attempt<ChangePeriod>;
  walk<ChangePeriod>({founded(), "town", head, {30, text("oftener")}, later, {}},
                     {{CommonRefusal::field_required, [](P& a) { a.command.reason = {}; }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](P& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
                      {CommonRefusal::correction_changes_nothing,
                       [](P& a) { a.matter.state->period_days = 30; }}});
  using R = Attempt<RecordMeeting>;
  Matter met = founded();
  met.meet(at("2026-03-05 10:00"), "known");
  walk<RecordMeeting>(
      {met, "town", head, {at("2026-03-06 10:00"), MatterId{"new"}}, later, {}},
      {{CommonRefusal::time_in_future, [](R& a) { a.command.held_at = later + 1; }},
       {Refusal::meeting_already_recorded, [](R& a) { a.command.origin = MatterId{"known"}; }}});
  walk<RecordMeeting>({met, "town", head, {at("2026-03-06 10:00"), MatterId{"new"}}, later, {}},
                      {{CommonRefusal::earlier_than_preceding_act,
                        [](R& a) { a.command.held_at = at("2026-03-05 09:59:59"); }}});
  using D = Attempt<Dissolve>;
  walk<Dissolve>({founded(), "town", head, {text("merged")}, later, {}},
                 {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
                  {CommonRefusal::earlier_than_preceding_act,
                   [](D& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // Groups name no items, places, files or letters and correct no clocks.
  domain_test::check_all_seen(
      refusals(),
      {"field_not_allowed", "times_out_of_order", "letter_already_rendered", "clock_ended",
       "head_must_correct_clock", "place_unknown", "item_unknown", "later_than_following_act",
       "material_unknown", "signatory_not_own_unit", "office_may_not_sign",
       "signed_for_another_unit", "letter_unknown", "file_unknown"});
}

}  // namespace liandong::standing_group::test
