// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "support/domain/faults.hpp"
#include "systems/dispute_coordination/domain/dispute_fixture.hpp"
#include "systems/dispute_coordination/domain/limits.hpp"

#include <doctest/doctest.h>

namespace liandong::dispute_coordination::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1600, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1600, Matter, C>(good, faults, refusals());
}

constexpr auto head = Role::head;
constexpr auto coordinator = Role::coordinator;
constexpr auto decider = Role::decider;

const Instant arose = at("2026-11-16 09:00");
const Instant later = at("2026-11-25 09:00");
const Instant early = at("2026-11-16 09:59:59");

Matter opened() {
  Matter matter;
  matter.open(arose);
  return matter;
}

Matter failed() {
  Matter matter = opened();
  matter.fail(at("2026-11-17 15:00"));
  return matter;
}

Matter submitted() {
  Matter matter = failed();
  matter.submit(at("2026-11-18 09:00"));
  return matter;
}

Matter reviewed() {
  Matter matter = submitted();
  matter.review(at("2026-11-19 09:00"));
  return matter;
}

Matter replied() {
  Matter matter = reviewed();
  matter.reply(at("2026-11-20 09:00"));
  return matter;
}

void make_vertical(Matter& matter) { matter.state->parties[0].superior = UnitId{"above"}; }

void close(Matter& matter, std::string_view unit) {
  matter.units.units[UnitId{unit}].active = false;
}

void fill_parties(Matter& matter) {
  while (matter.state->parties.size() < limits::parties) {
    Party party;
    party.unit = UnitId{"x" + std::to_string(matter.state->parties.size())};
    matter.state->parties.push_back(party);
  }
}

}  // namespace

TEST_CASE("precedence of refusals: open_dispute") {
  using A = Attempt<OpenDispute>;
  const A good{{}, "dept", head, opening(arose), later, {}};
  walk<OpenDispute>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.legal_basis = text_of_length(2'001); }},
       {CommonRefusal::time_in_future, [](A& a) { a.command.arose_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.open(arose); }}});
  walk<OpenDispute>(
      good,
      {{Refusal::opener_without_legal_subject,
        [](A& a) { a.matter.units.units[UnitId{"dept"}].legal_subject = false; }},
       {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
       {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.competent_unit = UnitId{"none"}; }},
       {CommonRefusal::unit_not_active, [](A& a) { close(a.matter, "town"); }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = arose + -1; }},
       {Refusal::unit_not_party, [](A& a) { a.command.first_discovered_by = UnitId{"town2"}; }}});
  walk<OpenDispute>(
      good, {{Refusal::opener_not_enforcement_unit, [](A& a) { a.unit = "orphan"; }},
             {Refusal::unit_not_enforcement_unit, [](A& a) { a.command.other = UnitId{"court"}; }},
             {CommonRefusal::receiver_not_legal_subject,
              [](A& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }}});
  walk<OpenDispute>(
      good, {{CommonRefusal::unit_is_own, [](A& a) { a.command.other = UnitId{"dept"}; }},
             {Refusal::unit_not_party, [](A& a) { a.command.first_filed_by = UnitId{"dept2"}; }}});
}

TEST_CASE("precedence of refusals: positions and talks") {
  using P = Attempt<StatePosition>;
  walk<StatePosition>(
      {opened(), "town", head, position("dept2"), later, {}},
      {{CommonRefusal::field_required, [](P& a) { a.command.reasons = {}; }},
       {CommonRefusal::field_too_long, [](P& a) { a.command.legal_basis = text_of_length(2'001); }},
       {CommonRefusal::time_in_future, [](P& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.state->stage = Stage::submitted; }},
       {CommonRefusal::unit_not_active, [](P& a) { close(a.matter, "dept2"); }},
       {CommonRefusal::earlier_than_preceding_act, [](P& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records, [](P& a) { fill_parties(a.matter); }},
       {Refusal::unit_not_party, [](P& a) { a.unit = "court"; }}});
  using N = Attempt<RecordNegotiation>;
  walk<RecordNegotiation>(
      {failed(), "town", head, negotiation(later, NegotiationResult::failed), later, {}},
      {{CommonRefusal::field_required, [](N& a) { a.command.summary = {}; }},
       {CommonRefusal::field_too_long, [](N& a) { a.command.participants = text_of_length(501); }},
       {CommonRefusal::time_in_future, [](N& a) { a.command.held_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](N& a) { a.matter.state->stage = Stage::submitted; }},
       {CommonRefusal::earlier_than_preceding_act, [](N& a) { a.command.held_at = arose + -1; }},
       {CommonRefusal::too_many_records,
        [](N& a) { a.matter.state->negotiations.resize(limits::records); }},
       {Refusal::unit_not_party, [](N& a) { a.unit = "court"; }},
       {Refusal::position_missing, [](N& a) { a.matter.state->parties[1].positions.clear(); }}});
}

TEST_CASE("precedence of refusals: agreement") {
  using P = Attempt<ProposeAgreement>;
  const P proposal{opened(), "town", head, agreement("dept"), later, {}};
  walk<ProposeAgreement>(
      proposal,
      {{CommonRefusal::field_required, [](P& a) { a.command.terms = {}; }},
       {CommonRefusal::field_too_long,
        [](P& a) { a.command.terms = text_of_length(limits::long_text + 1); }},
       {CommonRefusal::not_in_this_stage, [](P& a) { a.matter.state->stage = Stage::agreed; }},
       {CommonRefusal::unit_not_active, [](P& a) { close(a.matter, "town"); }},
       {CommonRefusal::earlier_than_preceding_act, [](P& a) { a.occurred_at = early; }},
       {Refusal::unit_not_party, [](P& a) { a.command.responsible_unit = UnitId{"dept2"}; }}});
  walk<ProposeAgreement>(
      proposal, {{CommonRefusal::earlier_than_preceding_act, [](P& a) { a.occurred_at = early; }},
                 {CommonRefusal::office_may_not_sign, [](P& a) { a.unit = "town.team"; }}});
  using S = Attempt<SignAgreement>;
  Matter proposed = opened();
  proposed.must("dept", head, agreement("town"), at("2026-11-18 09:00"));
  const S good{proposed, "town", head, {}, later, {}};
  walk<SignAgreement>(
      good,
      {{CommonRefusal::time_in_future, [](S& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::agreed; }},
       {Refusal::already_signed, [](S& a) { a.matter.state->parties[1].signed_at = arose; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](S& a) { a.occurred_at = at("2026-11-18 08:59:59"); }}});
  walk<SignAgreement>(
      good, {{Refusal::agreement_missing, [](S& a) { a.matter.state->agreement.reset(); }},
             {CommonRefusal::earlier_than_preceding_act, [](S& a) { a.occurred_at = early; }},
             {CommonRefusal::office_may_not_sign, [](S& a) { a.unit = "town.team"; }}});
  walk<SignAgreement>(good, {{Refusal::unit_not_party, [](S& a) { a.unit = "dept2"; }}});
}

TEST_CASE("precedence of refusals: what the coordinating office does") {
  using C = Attempt<Coordinate>;
  walk<Coordinate>(
      {opened(), "justice", coordinator, coordination(later), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.summary = {}; }},
       {CommonRefusal::time_in_future, [](C& a) { a.command.held_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::earlier_than_preceding_act, [](C& a) { a.command.held_at = arose + -1; }},
       {CommonRefusal::too_many_records,
        [](C& a) { a.matter.state->coordinations.resize(limits::records); }}});
  using J = Attempt<JoinUnit>;
  const J join{opened(), "justice", coordinator, {UnitId{"dept2"}, text("why")}, later, {}};
  walk<JoinUnit>(
      join,
      {{CommonRefusal::field_required, [](J& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](J& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::unit_not_active, [](J& a) { close(a.matter, "dept2"); }},
       {CommonRefusal::earlier_than_preceding_act, [](J& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records, [](J& a) { fill_parties(a.matter); }}});
  walk<JoinUnit>(join, {{Refusal::already_party, [](J& a) { a.command.unit = UnitId{"town"}; }}});
  walk<JoinUnit>(
      join, {{Refusal::unit_not_enforcement_unit, [](J& a) { a.command.unit = UnitId{"court"}; }}});
  using I = Attempt<AssignInterim>;
  const I interim{opened(), "justice", coordinator, {UnitId{"dept"}, text("why")}, later, {}};
  walk<AssignInterim>(
      interim,
      {{CommonRefusal::field_required, [](I& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](I& a) { a.matter.state->stage = Stage::agreed; }},
       {CommonRefusal::unit_not_active, [](I& a) { close(a.matter, "dept"); }},
       {CommonRefusal::earlier_than_preceding_act, [](I& a) { a.occurred_at = early; }}});
  walk<AssignInterim>(interim,
                      {{Refusal::already_interim, [](I& a) { a.command.unit = UnitId{"town"}; }}});
}

TEST_CASE("precedence of refusals: submission and review") {
  using S = Attempt<Submit>;
  const S good{failed(), "town", head, submission(), later, {}};
  walk<Submit>(
      good,
      {{CommonRefusal::field_required, [](S& a) { a.command.proposal = {}; }},
       {CommonRefusal::field_too_long,
        [](S& a) { a.command.common_superior = text_of_length(201); }},
       {CommonRefusal::time_in_future, [](S& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::unit_not_active, [](S& a) { close(a.matter, "town"); }},
       {CommonRefusal::earlier_than_preceding_act, [](S& a) { a.occurred_at = early; }}});
  walk<Submit>(good, {{Refusal::unit_not_party, [](S& a) { a.unit = "dept2"; }},
                      {Refusal::negotiation_not_failed,
                       [](S& a) {
                         a.now = at("2026-11-18 09:00");
                         a.matter.state->failed_at.reset();
                       }},
                      {Refusal::coordination_missing, [](S& a) { make_vertical(a.matter); }}});
  S above = good;
  make_vertical(above.matter);
  above.matter.state->coordinations.resize(1);
  above.command.common_superior = text("above");
  walk<Submit>(
      above, {{Refusal::coordination_missing, [](S& a) { a.matter.state->coordinations.clear(); }},
              {Refusal::common_superior_missing, [](S& a) { a.command.common_superior = {}; }}});
  walk<Submit>(good, {{CommonRefusal::office_may_not_sign, [](S& a) { a.unit = "town.team"; }}});
  using R = Attempt<Review>;
  R returned{submitted(), "justice", coordinator, review(true), later, {}};
  returned.command.proposed_unit = UnitId{"dept"};
  walk<Review>(
      returned,
      {{CommonRefusal::field_required, [](R& a) { a.command.opinion = {}; }},
       {CommonRefusal::field_not_allowed, [](R& a) { a.command.accepted = false; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::unit_not_active, [](R& a) { close(a.matter, "dept"); }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = early; }}});
  walk<Review>(returned, {{CommonRefusal::unit_not_found,
                           [](R& a) { a.command.proposed_unit = UnitId{"none"}; }}});
}

TEST_CASE("precedence of refusals: reply and decision") {
  using R = Attempt<Reply>;
  const R reply{reviewed(), "dept", head, answer(), later, {}};
  walk<Reply>(
      reply,
      {{CommonRefusal::field_required, [](R& a) { a.command.statement = {}; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::replied; }},
       {Refusal::already_replied, [](R& a) { a.matter.state->parties[0].replied_at = arose; }},
       {CommonRefusal::unit_not_active, [](R& a) { close(a.matter, "dept"); }},
       {CommonRefusal::earlier_than_preceding_act, [](R& a) { a.occurred_at = early; }}});
  walk<Reply>(reply, {{Refusal::unit_not_party, [](R& a) { a.unit = "dept2"; }}});
  walk<Reply>(reply, {{Refusal::submitter_needs_no_reply, [](R& a) { a.unit = "town"; }}});
  walk<Reply>(reply, {{CommonRefusal::office_may_not_sign, [](R& a) { a.unit = "dept.brigade"; }}});
  using D = Attempt<Decide>;
  const D good{reviewed(), "gov", decider, decision("town"), at("2026-11-27 00:00"), {}};
  walk<Decide>(
      good,
      {{CommonRefusal::field_required, [](D& a) { a.command.decision_number = {}; }},
       {CommonRefusal::field_too_long,
        [](D& a) { a.command.decision_number = std::string(61, '1'); }},
       {CommonRefusal::time_in_future, [](D& a) { a.occurred_at = a.now + 1; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::submitted; }},
       {CommonRefusal::unit_not_active, [](D& a) { close(a.matter, "town"); }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = early; }},
       {Refusal::reply_awaited, [](D& a) { a.now = at("2026-11-26 23:59:59"); }},
       {Refusal::superior_decides, [](D& a) { make_vertical(a.matter); }}});
  using S = Attempt<RecordSuperiorDecision>;
  S above{replied(), "justice", coordinator, superior_decision(later), later, {}};
  make_vertical(above.matter);
  walk<RecordSuperiorDecision>(
      above,
      {{CommonRefusal::field_required, [](S& a) { a.command.authority = {}; }},
       {CommonRefusal::time_in_future, [](S& a) { a.command.decided_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::submitted; }},
       {CommonRefusal::unit_not_active, [](S& a) { close(a.matter, "dept"); }},
       {CommonRefusal::earlier_than_preceding_act, [](S& a) { a.command.decided_at = early; }},
       {Refusal::government_decides, [](S& a) { a.matter.state->parties[0].superior = {}; }}});
  using E = Attempt<ExtendDecision>;
  const E extend{replied(), "gov", decider, {text("why")}, later, {}};
  walk<ExtendDecision>(
      extend,
      {{CommonRefusal::field_required, [](E& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](E& a) { a.matter.state->stage = Stage::submitted; }},
       {Refusal::already_extended, [](E& a) { a.matter.state->decision_extended_at = arose; }},
       {CommonRefusal::earlier_than_preceding_act, [](E& a) { a.occurred_at = early; }},
       {Refusal::nothing_to_extend, [](E& a) { make_vertical(a.matter); }}});
  walk<ExtendDecision>(
      extend, {{Refusal::nothing_to_extend, [](E& a) { make_vertical(a.matter); }},
               {Refusal::extension_too_late, [](E& a) { a.now = at("2026-12-02 00:00"); }}});
}

TEST_CASE("precedence of refusals: withdrawal, files and corrections") {
  using W = Attempt<Withdraw>;
  walk<Withdraw>(
      {opened(), "dept", head, {text("why")}, later, {}},
      {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.state->stage = Stage::reviewed; }},
       {CommonRefusal::earlier_than_preceding_act, [](W& a) { a.occurred_at = early; }}});
  using M = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {opened(), "dept", head, material(), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.file_name = {}; }},
       {CommonRefusal::field_too_long, [](M& a) { a.command.file_name = std::string(121, 'x'); }},
       {CommonRefusal::number_out_of_range, [](M& a) { a.command.copies = 100; }},
       {CommonRefusal::not_in_this_stage, [](M& a) { a.matter.state->stage = Stage::agreed; }},
       {CommonRefusal::too_many_records,
        [](M& a) { a.matter.state->materials.resize(limits::materials); }},
       {CommonRefusal::file_unknown, [](M& a) { a.command.file = BlobId{"foreign"}; }}});
  using C = Attempt<Correct>;
  const C clock{opened(), "dept", head, correction(at("2026-11-15 09:00")), later, {}};
  walk<Correct>(
      clock,
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
       {CommonRefusal::time_in_future, [](C& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::agreed; }},
       {CommonRefusal::clock_ended, [](C& a) { a.matter.state->submit_duties.resize(2); }},
       {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = Role::handler; }},
       {CommonRefusal::later_than_following_act,
        [](C& a) { a.command.instant = at("2026-11-16 10:00:01"); }}});
  walk<Correct>(clock, {{CommonRefusal::correction_changes_nothing,
                         [](C& a) { a.command.instant = arose; }}});
  const C words{opened(), "dept", head, correction(CorrectableField::title, text("x")), later, {}};
  walk<Correct>(
      words, {{CommonRefusal::field_too_long, [](C& a) { a.command.text = text_of_length(201); }},
              {CommonRefusal::field_not_allowed, [](C& a) { a.command.instant = arose; }}});
}

TEST_CASE("every refusal was seen, but for those no command of a dispute can meet") {
  domain_test::check_all_seen(
      refusals(), {"list_length_out_of_range", "list_entry_repeated", "times_out_of_order",
                   "letter_already_rendered", "material_unknown", "signatory_not_own_unit",
                   "signed_for_another_unit", "letter_unknown"});
}

}  // namespace liandong::dispute_coordination::test
