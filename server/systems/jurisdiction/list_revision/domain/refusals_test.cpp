// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "systems/jurisdiction/list_revision/domain/limits.hpp"
#include "systems/jurisdiction/list_revision/domain/revision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::list_revision::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<2300, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<2300, Matter, C>(good, faults, refusals());
}

constexpr auto head = Role::head;
constexpr auto coordinator = Role::coordinator;
constexpr auto decider = Role::decider;

const Instant asked = at("2026-11-16 09:00");
const Instant later = at("2026-11-18 09:00");
const LocalDay future = day("2027-01-01");

Matter proposed() {
  Matter matter;
  matter.propose(asked);
  return matter;
}

Matter reviewed() {
  Matter matter = proposed();
  matter.review(true, asked);
  return matter;
}

Matter returned() {
  Matter matter = proposed();
  matter.review(false, asked);
  return matter;
}

// Members of a change by kind: each is missed when it is not there.
struct Missing {
  ListChange change;
  std::vector<std::function<void(ListChange&)>> spoil;
};

std::vector<Missing> missing_members() {
  const auto common = std::vector<std::function<void(ListChange&)>>{
      [](ListChange& c) { c.item = {}; }, [](ListChange& c) { c.effective_on = {}; }};
  const auto with = [&](std::vector<std::function<void(ListChange&)>> more) {
    more.insert(more.end(), common.begin(), common.end());
    return more;
  };
  return {{assign("town", future),
           with({[](ListChange& c) { c.unit = {}; }, [](ListChange& c) { c.territory = {}; },
                 [](ListChange& c) { c.mode.reset(); }, [](ListChange& c) { c.decision = {}; }})},
          {revoke("town", future),
           with({[](ListChange& c) { c.unit = {}; }, [](ListChange& c) { c.territory = {}; }})},
          {replace_basis(future),
           with({[](ListChange& c) { c.law = {}; }, [](ListChange& c) { c.article = {}; }})},
          {add_item("new", future),
           with({[](ListChange& c) { c.item_name = {}; }, [](ListChange& c) { c.domain = {}; },
                 [](ListChange& c) { c.item_kind.reset(); },
                 [](ListChange& c) { c.original_department = {}; },
                 [](ListChange& c) { c.law = {}; }, [](ListChange& c) { c.article = {}; }})},
          {retire("waste", future), with({})}};
}

}  // namespace

TEST_CASE("a change lacks what its kind needs: the row is named") {
  const ListChange fine = assign("town", future);
  for (const Missing& one : missing_members()) {
    Matter whole;
    whole.must("town", head, proposal({fine, one.change}), asked);
    for (const auto& spoil : one.spoil) {
      ListChange bad = one.change;
      spoil(bad);
      Matter matter;
      const Rejection no = matter.refused("town", head, proposal({fine, bad}), asked);
      CHECK(is(no, Refusal::change_incomplete));
      CHECK(no.number == 2);
    }
  }
}

TEST_CASE("every text of a change has its bound") {
  const auto bounds = std::vector<std::pair<std::string ListChange::*, std::uint32_t>>{
      {&ListChange::decision, limits::decision},
      {&ListChange::replaced_law, limits::short_text},
      {&ListChange::law, limits::short_text},
      {&ListChange::article, limits::short_text},
      {&ListChange::basis_text, limits::row_text},
      {&ListChange::penalty, limits::row_text},
      {&ListChange::item_name, limits::item_name},
      {&ListChange::domain, limits::short_text},
      {&ListChange::inspection_powers, limits::row_text},
      {&ListChange::coercive_powers, limits::row_text}};
  for (const auto& [member, max] : bounds) {
    ListChange change = add_item("new", future);
    change.*member = std::string(max, 'x');
    Matter fits;
    fits.must("dept", head, proposal({change}), asked);
    change.*member += 'x';
    Matter matter;
    CHECK(is(matter.refused("dept", head, proposal({change}), asked), Refusal::change_too_long));
  }
}

TEST_CASE("precedence of refusals: propose_revision") {
  using P = Attempt<ProposeRevision>;
  const P good{{}, "town", head, proposal({assign("town", future)}), later, {}};
  walk<ProposeRevision>(
      good,
      {{CommonRefusal::field_required, [](P& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](P& a) { a.command.legal_basis = std::string(501, 'x'); }},
       {CommonRefusal::list_length_out_of_range,
        [](P& a) { a.command.changes.resize(limits::changes + 1, a.command.changes[0]); }},
       {CommonRefusal::time_in_future, [](P& a) { a.occurred_at = later + 1; }},
       {Refusal::change_incomplete, [](P& a) { a.command.changes.push_back(assign("", future)); }},
       {Refusal::change_too_long,
        [](P& a) {
          a.command.changes.push_back(a.command.changes[0]);
          a.command.changes.back().penalty = std::string(1'001, 'x');
        }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.propose(asked); }}});
  walk<ProposeRevision>(good, {{Refusal::not_own_list,
                                [](P& a) { a.command.changes.push_back(assign("town2", future)); }},
                               {CommonRefusal::place_unknown,
                                [](P& a) { a.command.changes[0].territory = PlaceCode{"moon"}; }}});
  const P by_department{{}, "dept", head, proposal({assign("town", future)}), later, {}};
  walk<ProposeRevision>(by_department,
                        {{Refusal::holder_not_local,
                          [](P& a) { a.command.changes.push_back(assign("dept2", future)); }},
                         {CommonRefusal::place_unknown,
                          [](P& a) { a.command.changes[0].territory = PlaceCode{"moon"}; }}});
  walk<ProposeRevision>(
      good,
      {{CommonRefusal::place_unknown,
        [](P& a) { a.command.changes[0].territory = PlaceCode{"moon"}; }},
       {CommonRefusal::item_unknown, [](P& a) { a.command.changes[0].item = ItemCode{"none"}; }},
       {CommonRefusal::unit_not_active,
        [](P& a) { a.matter.units.units[UnitId{"town"}].active = false; }}});
  walk<ProposeRevision>(good, {{Refusal::proposer_without_list, [](P& a) { a.unit = "court"; }}});
  walk<ProposeRevision>(good, {{CommonRefusal::unit_not_found, [](P& a) {
                                  a.command.changes.push_back(add_item("new", future));
                                  a.command.changes.back().original_department = UnitId{"none"};
                                }}});
}

TEST_CASE("precedence of refusals: revise, review, withdraw_proposal") {
  using V = Attempt<Revise>;
  walk<Revise>(
      {returned(), "town", head, revised(), later, {}},
      {{CommonRefusal::field_required, [](V& a) { a.command.explanation = {}; }},
       {CommonRefusal::field_too_long, [](V& a) { a.command.explanation = text_of_length(2'001); }},
       {CommonRefusal::list_length_out_of_range, [](V& a) { a.command.changes.clear(); }},
       {CommonRefusal::not_in_this_stage, [](V& a) { a.matter.state->stage = Stage::proposed; }},
       {CommonRefusal::earlier_than_preceding_act, [](V& a) { a.occurred_at = asked + -1; }},
       {CommonRefusal::too_many_records,
        [](V& a) { a.matter.state->rounds.resize(limits::rounds, a.matter.state->rounds[0]); }}});
  using R = Attempt<Review>;
  walk<Review>(
      {proposed(), "justice", coordinator, {true, text("opinion")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.opinion = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.opinion = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::reviewed; }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = asked + -1; }}});
  using W = Attempt<WithdrawProposal>;
  walk<WithdrawProposal>(
      {proposed(), "town", head, {text("why")}, later, {}},
      {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](W& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.state->stage = Stage::reviewed; }},
       {CommonRefusal::earlier_than_preceding_act, [](W& a) { a.occurred_at = asked + -1; }}});
}

TEST_CASE("precedence of refusals: what the government does") {
  using A = Attempt<AuthorisePublication>;
  walk<AuthorisePublication>(
      {reviewed(), "gov", decider, {text("note")}, later, {}},
      {{CommonRefusal::field_too_long, [](A& a) { a.command.note = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::returned; }},
       {Refusal::already_authorised,
        [](A& a) { a.matter.must("gov", decider, AuthorisePublication{}, asked); }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = asked + -1; }}});
  using P = Attempt<Publish>;
  walk<Publish>(
      {reviewed(), "gov", decider, publication(), later, {}},
      {{CommonRefusal::field_required, [](P& a) { a.command.decision_number.clear(); }},
       {CommonRefusal::field_too_long, [](P& a) { a.command.note = std::string(501, 'x'); }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.state->stage = Stage::returned; }},
       {CommonRefusal::earlier_than_preceding_act, [](P& a) { a.occurred_at = asked + -1; }},
       {Refusal::publication_not_authorised, [](P& a) { a.roles = coordinator; }},
       {Refusal::change_in_the_past,
        [](P& a) { a.matter.state->changes[0].effective_on = day("2026-11-01"); }}});
  using R = Attempt<ReturnRevision>;
  walk<ReturnRevision>(
      {reviewed(), "gov", decider, {text("why")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::proposed; }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = asked + -1; }}});
}

TEST_CASE("every refusal was seen, but for those the register gives and those nobody can meet") {
  domain_test::check_all_seen(refusals(), {"item_already_listed",
                                           "assignment_not_found",
                                           "item_still_held",
                                           "change_does_not_fit",
                                           "list_changed_meanwhile",
                                           "basis_not_found",
                                           "field_not_allowed",
                                           "list_entry_repeated",
                                           "number_out_of_range",
                                           "times_out_of_order",
                                           "letter_already_rendered",
                                           "clock_ended",
                                           "head_must_correct_clock",
                                           "unit_is_own",
                                           "later_than_following_act",
                                           "material_unknown",
                                           "signatory_not_own_unit",
                                           "office_may_not_sign",
                                           "signed_for_another_unit",
                                           "receiver_not_legal_subject",
                                           "correction_changes_nothing",
                                           "letter_unknown",
                                           "file_unknown"});
}

}  // namespace liandong::list_revision::test
