// Every refusal alone and in pairs: the one with the lower number answers.
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::liaison_roster::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
constexpr auto platform = Role::system_admin;
const Instant later = at("2026-03-10 10:00");

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
void walk(const Attempt<C>& good, const std::vector<domain_test::Fault<2000, Matter, C>>& faults) {
  domain_test::walk_faults<2000, Matter, C>(good, faults, refusals());
}

Matter opened() {
  Matter matter;
  matter.open(at("2026-03-02 09:00"));
  return matter;
}
Matter complete() {
  Matter matter = opened();
  matter.complete(at("2026-03-03 09:00"));
  return matter;
}

}  // namespace

TEST_CASE("refusals of what the platform does, in order of precedence") {
  using O = Attempt<OpenRoster>;
  walk<OpenRoster>(
      {Matter{}, "town", platform, roster(), later, {}},
      {{CommonRefusal::field_required, [](O& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](O& a) { a.command.title = text_of_length(201); }},
       {CommonRefusal::list_length_out_of_range, [](O& a) { a.command.counterparts.resize(301); }},
       {CommonRefusal::time_in_future, [](O& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::unit_not_found, [](O& a) { a.command.unit = UnitId{"x"}; }}});
  walk<OpenRoster>(
      {Matter{}, "town", platform, roster(), later, {}},
      {{CommonRefusal::unit_not_active, [](O& a) { a.command.unit = UnitId{"closed"}; }}});
  using U = Attempt<UpdateCounterparts>;
  walk<UpdateCounterparts>(
      {opened(), "town", platform, {{UnitId{"dept"}}, {}}, later, {}},
      {{CommonRefusal::list_length_out_of_range, [](U& a) { a.command.organs.resize(301); }},
       {CommonRefusal::not_in_this_stage, [](U& a) { a.matter.state->stage = Stage::closed; }},
       {Refusal::nothing_changed,
        [](U& a) {
          a.matter.state->counterparts = {UnitId{"dept"}};
          a.matter.state->organs.clear();
        }},
       {CommonRefusal::earlier_than_preceding_act,
        [](U& a) { a.occurred_at = at("2026-03-02 08:59:59"); }}});
}

TEST_CASE("refusals of liaison posts, in order of precedence") {
  using A = Attempt<AppointLiaison>;
  const A good{opened(), "town", head, appointment(Rank::a, at("2026-06-01 00:00")), later, {}};
  walk<AppointLiaison>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.office = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.telephone.length = 41; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](A& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->liaisons.resize(2'000); }}});
  walk<AppointLiaison>(good,
                       {{Refusal::until_not_in_future, [](A& a) { a.command.until = later; }}});
  using E = Attempt<EndLiaison>;
  walk<EndLiaison>({complete(), "town", head, {Rank::a, text("moved")}, later, {}},
                   {{CommonRefusal::field_required, [](E& a) { a.command.reason = {}; }},
                    {CommonRefusal::earlier_than_preceding_act,
                     [](E& a) { a.occurred_at = at("2026-03-03 08:59:59"); }}});
  walk<EndLiaison>({complete(), "town", head, {Rank::a, text("moved")}, later, {}},
                   {{Refusal::nobody_named, [](E& a) { a.matter.state->liaisons.clear(); }}});
}

TEST_CASE("refusals of contacts, in order of precedence") {
  using S = Attempt<SetContact>;
  const S good{complete(), "town", handler, contact("dept"), later, {}};
  walk<SetContact>(
      good,
      {{CommonRefusal::field_required, [](S& a) { a.command.telephone = {}; }},
       {CommonRefusal::field_too_long, [](S& a) { a.command.office = text_of_length(101); }},
       {CommonRefusal::unit_not_found, [](S& a) { a.command.inbox = UnitId{"x"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](S& a) { a.occurred_at = at("2026-03-03 08:59:59"); }},
       {Refusal::counterpart_unknown, [](S& a) { a.command.counterpart = UnitId{"branch"}; }}});
  walk<SetContact>(good, {{Refusal::inbox_not_own_office,
                           [](S& a) { a.command.inbox = UnitId{"dept.brigade"}; }}});
  using R = Attempt<RemoveContact>;
  walk<RemoveContact>(
      {complete(), "town", handler, {UnitId{}, text("left")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {Refusal::contact_missing, [](R& a) { a.command.counterpart = UnitId{"dept"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](R& a) { a.occurred_at = at("2026-03-03 08:59:59"); }}});
}

TEST_CASE("refusals of confirming and closing, in order of precedence") {
  using C = Attempt<ConfirmRoster>;
  const C good{complete(), "town", handler, {}, later, {}};
  walk<ConfirmRoster>(good, {{Refusal::roster_incomplete,
                              [](C& a) { a.matter.state->liaisons.front().until = later; }},
                             {CommonRefusal::earlier_than_preceding_act,
                              [](C& a) { a.matter.state->confirmations = {later + 1}; }}});
  walk<ConfirmRoster>(good, {{CommonRefusal::too_many_records, [](C& a) {
                                a.matter.state->confirmations.assign(2'000, at("2026-03-03 09:00"));
                              }}});
  Matter gone = complete();
  gone.units.units[UnitId{"town"}].active = false;
  using X = Attempt<CloseRoster>;
  walk<CloseRoster>({gone, "justice", Role::coordinator, {text("merged")}, later, {}},
                    {{CommonRefusal::field_required, [](X& a) { a.command.reason = {}; }},
                     {CommonRefusal::earlier_than_preceding_act,
                      [](X& a) { a.occurred_at = at("2026-03-03 08:59:59"); }},
                     {Refusal::unit_still_active,
                      [](X& a) { a.matter.units.units[UnitId{"town"}].active = true; }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // Rosters name no items, places, files or letters and correct no clocks.
  domain_test::check_all_seen(
      refusals(), {"field_not_allowed", "list_entry_repeated", "number_out_of_range",
                   "times_out_of_order", "letter_already_rendered", "clock_ended",
                   "head_must_correct_clock", "place_unknown", "item_unknown", "unit_is_own",
                   "later_than_following_act", "material_unknown", "signatory_not_own_unit",
                   "office_may_not_sign", "signed_for_another_unit", "receiver_not_legal_subject",
                   "correction_changes_nothing", "letter_unknown", "file_unknown"});
}

}  // namespace liandong::liaison_roster::test
