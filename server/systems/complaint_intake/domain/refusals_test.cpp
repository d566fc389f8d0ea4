// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "systems/complaint_intake/domain/complaint_fixture.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1200, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1200, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant monday = at("2026-11-16 09:00");
const Instant later = at("2026-11-25 09:00");

Matter registered(bool written = false) {
  Matter matter;
  matter.register_at("dept", monday, "waste", written);
  if (written) matter.attach("dept", MaterialKind::complainant_material, monday);
  return matter;
}

Matter passed() {
  Matter matter = registered();
  matter.pass(at("2026-11-17 09:00"));
  return matter;
}

Matter accepted() {
  Matter matter = passed();
  matter.accept("town", at("2026-11-18 09:00"));
  return matter;
}

Matter found(Finding finding) {
  Matter matter = accepted();
  matter.verify(at("2026-11-19 09:00"), finding);
  return matter;
}

}  // namespace

TEST_CASE("precedence of refusals: register, add_complainant") {
  using A = Attempt<Register>;
  const A good{{}, "town", handler, registration(monday), later, {}};
  walk<Register>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.location = text_of_length(201); }},
       {CommonRefusal::field_not_allowed, [](A& a) { a.command.complainant.anonymous = true; }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::times_out_of_order,
        [](A& a) {
          a.command.order_number = "order 1";
          a.command.order_due_before = monday;
        }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.register_at("town", monday); }},
       {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
       {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }}});
  walk<Register>(good, {{CommonRefusal::unit_not_active,
                         [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }}});
  walk<Register>(good,
                 {{Refusal::first_unit_not_enforcement_unit, [](A& a) { a.unit = "court"; }}});
  walk<Register>(good, {{Refusal::first_unit_without_legal_subject,
                         [](A& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }},
                        {CommonRefusal::earlier_than_preceding_act,
                         [](A& a) { a.occurred_at = monday + -1; }}});
  using D = Attempt<AddComplainant>;
  walk<AddComplainant>(
      {registered(), "dept", handler, addition(monday), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.complainant.name = {}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.command.received_at = monday + -1; }},
       {CommonRefusal::too_many_records, [](D& a) {
          a.matter.state->complainants.resize(limits::complainants,
                                              a.matter.state->complainants[0]);
        }}});
}

TEST_CASE("precedence of refusals: attach_material, decline, link_duplicate") {
  using A = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {registered(), "dept", handler, material(MaterialKind::other), later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.file = {}; }},
       {CommonRefusal::number_out_of_range, [](A& a) { a.command.copies = 0; }},
       {CommonRefusal::too_many_records,
        [](A& a) { a.matter.state->materials.resize(limits::materials); }},
       {CommonRefusal::file_unknown, [](A& a) { a.command.file = BlobId{"foreign"}; }}});
  using D = Attempt<Decline>;
  Matter own;
  own.register_at("town", monday);
  walk<Decline>(
      {own,
       "town",
       head,
       {DeclineGround::petition_matter, text("r"), text("office"), Onward::petition_office, true},
       later,
       {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.refer_to = {}; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::closed; }},
       {Refusal::must_be_passed,
        [](D& a) {
          a.matter.state->first_is_local = false;
          a.matter.state->competent_unit = UnitId{"dept"};
        }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = monday + -1; }},
       {Refusal::complainant_did_not_agree, [](D& a) { a.command.complainant_agrees = false; }}});
  walk<Decline>(
      {own,
       "town",
       head,
       {DeclineGround::petition_matter, text("r"), text("office"), std::nullopt, false},
       later,
       {}},
      {{CommonRefusal::field_not_allowed, [](D& a) { a.command.complainant_agrees = true; }}});
  using L = Attempt<LinkDuplicate>;
  walk<LinkDuplicate>(
      {registered(), "dept", handler, {MatterId{"m0"}, text("same")}, later, {}},
      {{CommonRefusal::field_required, [](L& a) { a.command.duplicate_of = {}; }},
       {CommonRefusal::earlier_than_preceding_act, [](L& a) { a.occurred_at = monday + -1; }}});
}

TEST_CASE("precedence of refusals: notify_and_pass, pass_material") {
  using A = Attempt<NotifyAndPass>;
  walk<NotifyAndPass>(
      {registered(true), "dept", handler, passing(), later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.message = {}; }},
       {CommonRefusal::unit_not_active,
        [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = monday + -1; }},
       {Refusal::handler_not_competent,
        [](A& a) { a.matter.state->competent_unit = UnitId{"dept2"}; }},
       {Refusal::unreachable_not_explained,
        [](A& a) { a.matter.state->complainants[0].identity = anonymous(); }},
       {Refusal::written_material_missing, [](A& a) { a.matter.state->materials.clear(); }}});
  const A other{registered(), "dept", handler, passing(), later, {}};
  walk<NotifyAndPass>(
      other, {{CommonRefusal::unit_is_own, [](A& a) { a.command.unit = UnitId{"dept"}; }}});
  walk<NotifyAndPass>(
      other, {{CommonRefusal::unit_not_found, [](A& a) { a.command.unit = UnitId{"nowhere"}; }}});
  walk<NotifyAndPass>(other, {{Refusal::handler_not_enforcement_unit,
                               [](A& a) { a.command.unit = UnitId{"court"}; }}});
  walk<NotifyAndPass>(other, {{CommonRefusal::receiver_not_legal_subject, [](A& a) {
                                 a.matter.units.units[UnitId{"town"}].legal_subject = false;
                               }}});
  Matter owed = registered(true);
  NotifyAndPass later_on = passing();
  later_on.with_material = false;
  owed.must("dept", handler, later_on, at("2026-11-17 09:00"));
  using P = Attempt<PassMaterial>;
  walk<PassMaterial>(
      {owed, "dept", handler, {}, later, {}},
      {{Refusal::no_material_owed, [](P& a) { a.matter.state->passing->material_owed = false; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](P& a) { a.occurred_at = at("2026-11-17 08:59:59"); }},
       {Refusal::written_material_missing, [](P& a) { a.matter.state->materials.clear(); }}});
}

TEST_CASE("precedence of refusals: accept, object, settle_jurisdiction, guidance") {
  using A = Attempt<Accept>;
  Matter own;
  own.register_at("dept", monday, "fire");
  walk<Accept>(
      {own, "dept", handler, {}, later, {}},
      {{Refusal::must_be_passed, [](A& a) { a.matter.state->competent_unit = UnitId{"town"}; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = monday + -1; }}});
  using O = Attempt<Object>;
  walk<Object>(
      {passed(), "town", head, {text("r"), text("l"), UnitId{"dept2"}}, later, {}},
      {{CommonRefusal::field_required, [](O& a) { a.command.legal_basis = {}; }},
       {CommonRefusal::unit_is_own, [](O& a) { a.command.proposed_unit = UnitId{"town"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](O& a) { a.occurred_at = at("2026-11-17 08:59:59"); }}});
  Matter objected = passed();
  objected.must("town", head, Object{text("r"), text("l"), {}}, at("2026-11-18 09:00"));
  using S = Attempt<SettleJurisdiction>;
  walk<SettleJurisdiction>(
      {objected, "justice", Role::coordinator, {UnitId{"dept"}, {}, text("r")}, later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.reason = {}; }},
       {CommonRefusal::unit_not_active,
        [](S& a) { a.matter.units.units[UnitId{"dept"}].active = false; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](S& a) { a.occurred_at = at("2026-11-18 08:59:59"); }}});
  using R = Attempt<RequestGuidance>;
  walk<RequestGuidance>({accepted(), "town", handler, {text("q")}, later, {}},
                        {{CommonRefusal::field_required, [](R& a) { a.command.question = {}; }},
                         {CommonRefusal::earlier_than_preceding_act,
                          [](R& a) { a.occurred_at = at("2026-11-17 08:59:59"); }},
                         {CommonRefusal::too_many_records,
                          [](R& a) { a.matter.state->guidance.resize(limits::records); }}});
  walk<RequestGuidance>({accepted(), "town", handler, {text("q")}, later, {}},
                        {{Refusal::not_passed, [](R& a) { a.matter.state->passing.reset(); }}});
  using G = Attempt<GiveGuidance>;
  walk<GiveGuidance>({accepted(), "dept", handler, {text("a")}, later, {}},
                     {{CommonRefusal::field_required, [](G& a) { a.command.advice = {}; }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](G& a) { a.occurred_at = at("2026-11-17 08:59:59"); }}});
}

TEST_CASE("precedence of refusals: verification, filing, outcome") {
  using V = Attempt<RecordVerification>;
  walk<RecordVerification>(
      {accepted(),
       "town",
       handler,
       verification(at("2026-11-19 09:00"), Finding::violation),
       later,
       {}},
      {{CommonRefusal::field_required, [](V& a) { a.command.summary = {}; }},
       {CommonRefusal::field_not_allowed, [](V& a) { a.command.urgent = true; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](V& a) { a.command.verified_at = at("2026-11-18 08:59:59"); }}});
  using F = Attempt<DecideFiling>;
  walk<DecideFiling>(
      {found(Finding::violation), "town", handler, filing(at("2026-11-20 09:00")), later, {}},
      {{CommonRefusal::field_required, [](F& a) { a.command.case_number.clear(); }},
       {CommonRefusal::time_in_future, [](F& a) { a.command.filed_at = later + 1; }},
       {Refusal::filing_was_decided, [](F& a) { a.matter.state->filing = Filing{}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](F& a) { a.occurred_at = at("2026-11-19 08:59:59"); }}});
  Matter filed = found(Finding::violation);
  filed.file(at("2026-11-20 09:00"));
  using O = Attempt<RecordOutcome>;
  walk<RecordOutcome>(
      {filed, "town", handler, outcome(at("2026-11-23 09:00")), later, {}},
      {{CommonRefusal::field_required, [](O& a) { a.command.decision_number.clear(); }},
       {CommonRefusal::number_out_of_range, [](O& a) { a.command.amount_fen = -1; }},
       {Refusal::complaint_not_filed, [](O& a) { a.matter.state->filing.reset(); }}});
  walk<RecordOutcome>({filed, "town", handler, outcome(at("2026-11-23 09:00")), later, {}},
                      {{CommonRefusal::earlier_than_preceding_act,
                        [](O& a) { a.command.decided_at = at("2026-11-20 08:59:59"); }}});
}

TEST_CASE("precedence of refusals: transfer, record_reported_result") {
  Matter matter = found(Finding::not_competent);
  matter.attach("town", MaterialKind::case_facts, at("2026-11-19 10:00"));
  using T = Attempt<Transfer>;
  walk<Transfer>({matter, "town", head, transferring(), later, {}},
                 {{CommonRefusal::field_required, [](T& a) { a.command.message = {}; }},
                  {CommonRefusal::unit_not_active,
                   [](T& a) { a.matter.units.units[UnitId{"dept"}].active = false; }},
                  {CommonRefusal::earlier_than_preceding_act,
                   [](T& a) { a.occurred_at = at("2026-11-19 08:59:59"); }},
                  {Refusal::case_facts_missing, [](T& a) { a.matter.state->materials.clear(); }}});
  walk<Transfer>({matter, "town", head, transferring(), later, {}},
                 {{CommonRefusal::unit_is_own, [](T& a) { a.command.receiver = UnitId{"town"}; }}});
  matter.must("town", head, transferring(), at("2026-11-20 09:00"));
  using R = Attempt<RecordReportedResult>;
  walk<RecordReportedResult>(
      {matter, "town", handler, {at("2026-11-23 09:00"), text("done")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.summary = {}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](R& a) { a.command.reported_at = at("2026-11-20 08:59:59"); }}});
}

TEST_CASE("precedence of refusals: answer, excuse_answer, give_feedback, reveal_identity") {
  const Matter matter = found(Finding::no_violation);
  const std::string who = matter.state->complainants[0].id;
  using A = Attempt<Answer>;
  const A good{matter, "town", handler, answer_to(*matter.state, at("2026-11-20 09:00")),
               later,  {}};
  walk<Answer>(good, {{CommonRefusal::field_required, [](A& a) { a.command.summary = {}; }},
                      {Refusal::complainant_already_answered,
                       [](A& a) { a.matter.state->complainants[0].answered_at = monday; }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](A& a) { a.command.answered_at = at("2026-11-19 08:59:59"); }}});
  walk<Answer>(good,
               {{Refusal::complainant_unknown, [](A& a) { a.command.complainant = "nobody"; }}});
  using E = Attempt<ExcuseAnswer>;
  walk<ExcuseAnswer>({matter, "town", head, {who, text("r")}, later, {}},
                     {{CommonRefusal::field_required, [](E& a) { a.command.reason = {}; }},
                      {Refusal::complainant_already_answered,
                       [](E& a) { a.matter.state->complainants[0].answered_at = monday; }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](E& a) { a.occurred_at = at("2026-11-19 08:59:59"); }}});
  using F = Attempt<GiveFeedback>;
  walk<GiveFeedback>(
      {matter, "town", handler, {text("s")}, later, {}},
      {{CommonRefusal::field_required, [](F& a) { a.command.summary = {}; }},
       {Refusal::feedback_already_given, [](F& a) { a.matter.state->feedback_at = monday; }},
       {Refusal::feedback_not_owed, [](F& a) { a.matter.state->passing.reset(); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](F& a) { a.occurred_at = at("2026-11-19 08:59:59"); }}});
  using R = Attempt<RevealIdentity>;
  walk<RevealIdentity>(
      {matter, "town", handler, {who, text("r")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {Refusal::complainant_unknown, [](R& a) { a.command.complainant = "nobody"; }}});
  walk<RevealIdentity>({matter, "town", handler, {who, text("r")}, later, {}},
                       {{Refusal::identity_closed, [](R& a) {
                           a.matter.state->complainants[0].consent_withdrawn_at = monday;
                         }}});
}

TEST_CASE("precedence of refusals: extend_verification") {
  using V = Attempt<ExtendVerification>;
  // Accepted on the 18th: the target ends on the 3rd of December.
  const V good{accepted(), "town", head, {15, text("complex")}, later, {}};
  walk<ExtendVerification>(good,
                           {{CommonRefusal::field_required, [](V& a) { a.command.reason = {}; }},
                            {CommonRefusal::number_out_of_range, [](V& a) { a.command.days = 0; }},
                            {Refusal::verification_already_extended,
                             [](V& a) { a.matter.state->extension = Extension{}; }},
                            {CommonRefusal::earlier_than_preceding_act,
                             [](V& a) { a.occurred_at = at("2026-11-18 08:59:59"); }},
                            {Refusal::extension_too_long, [](V& a) { a.command.days = 16; }}});
  walk<ExtendVerification>(
      good, {{Refusal::extension_after_expiry, [](V& a) { a.now = at("2026-12-04 00:00"); }}});
  walk<ExtendVerification>(
      good, {{CommonRefusal::clock_ended, [](V& a) { a.matter.targets = Targets{}; }}});
}

TEST_CASE("precedence of refusals: withdraw_consent, record_rating") {
  Matter matter = found(Finding::no_violation);
  matter.answer(at("2026-11-20 09:00"));
  const std::string who = matter.state->complainants[0].id;
  using W = Attempt<WithdrawConsent>;
  walk<WithdrawConsent>(
      {matter, "dept", handler, {who, {}}, later, {}},
      {{CommonRefusal::field_too_long, [](W& a) { a.command.comment = text_of_length(2'001); }},
       {Refusal::consent_already_withdrawn,
        [](W& a) { a.matter.state->complainants[0].consent_withdrawn_at = monday; }},
       {CommonRefusal::earlier_than_preceding_act, [](W& a) { a.occurred_at = monday + -1; }}});
  walk<WithdrawConsent>(
      {matter, "dept", handler, {who, {}}, later, {}},
      {{Refusal::complainant_unknown, [](W& a) { a.command.complainant = "nobody"; }}});
  using R = Attempt<RecordRating>;
  const R good{matter, "dept", handler, {who, 5, {}}, later, {}};
  walk<RecordRating>(good, {{CommonRefusal::number_out_of_range, [](R& a) { a.command.score = 6; }},
                            {Refusal::answer_not_given,
                             [](R& a) { a.matter.state->complainants[0].answered_at.reset(); }},
                            {Refusal::already_rated,
                             [](R& a) { a.matter.state->complainants[0].rated_at = monday; }}});
  walk<RecordRating>(
      good, {{CommonRefusal::number_out_of_range, [](R& a) { a.command.score = 0; }},
             {Refusal::complainant_unknown, [](R& a) { a.command.complainant = "nobody"; }}});
}

TEST_CASE("precedence of refusals: issue_letter, record_rendered_letter") {
  Matter matter = found(Finding::no_violation);
  const std::string who = matter.state->complainants[0].id;
  using L = Attempt<IssueLetter>;
  const L good{matter, "town", head, {LetterKind::acceptance, who, {}, {}}, later, {}};
  walk<IssueLetter>(
      good, {{CommonRefusal::field_too_long, [](L& a) { a.command.contact = text_of_length(201); }},
             {Refusal::nothing_to_tell, [](L& a) { a.command.kind = LetterKind::declined; }},
             {CommonRefusal::earlier_than_preceding_act, [](L& a) { a.occurred_at = monday + -1; }},
             {CommonRefusal::too_many_records,
              [](L& a) { a.matter.state->letters.resize(limits::letters); }},
             {CommonRefusal::signed_for_another_unit,
              [](L& a) { a.command.signatory = UnitId{"dept"}; }}});
  walk<IssueLetter>(good,
                    {{Refusal::nothing_to_tell, [](L& a) { a.command.kind = LetterKind::result; }},
                     {CommonRefusal::signatory_not_own_unit,
                      [](L& a) { a.command.signatory = UnitId{"dept2"}; }}});
  walk<IssueLetter>(good,
                    {{Refusal::complainant_unknown, [](L& a) { a.command.complainant = "nobody"; }},
                     {CommonRefusal::office_may_not_sign,
                      [](L& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }}});
  matter.must("town", head, IssueLetter{LetterKind::acceptance, who, {}, {}}, later);
  using R = Attempt<RecordRenderedLetter>;
  const R proof{matter, "town", head, {matter.state->letters[0].document_number, "digest", 10},
                later,  {}};
  walk<RecordRenderedLetter>(
      proof, {{CommonRefusal::field_required, [](R& a) { a.command.digest.clear(); }},
              {CommonRefusal::letter_already_rendered,
               [](R& a) { a.matter.state->letters[0].digest = "other"; }}});
  walk<RecordRenderedLetter>(
      proof, {{CommonRefusal::letter_unknown, [](R& a) { a.command.document_number = "none"; }}});
}

TEST_CASE("3.7-d precedence of refusals: a suspected crime and what other systems bring") {
  const auto suspect = [](Matter matter) {
    Suspicion suspicion;
    suspicion.marked_at = at("2026-11-19 10:00");
    matter.state->suspicion = suspicion;
    return matter;
  };
  const Matter handled = found(Finding::violation);
  using S = Attempt<MarkSuspectedCrime>;
  walk<MarkSuspectedCrime>(
      {handled, "town", handler, {text("crime"), text("grounds")}, later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.grounds = {}; }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::closed; }},
       {Refusal::crime_already_suspected,
        [&](S& a) { a.matter.state->suspicion = suspect(handled).state->suspicion; }}});
  using F = Attempt<DecideFiling>;
  walk<DecideFiling>(
      {handled, "town", handler, no_filing(), later, {}},
      {{Refusal::crime_still_suspected, [&](F& a) { a.matter = suspect(a.matter); }}});
  CHECK(suspect(handled)
            .act("town", handler, Command{filing(at("2026-11-20 09:00"))}, later)
            .has_value());
  Matter filed = handled;
  filed.file(at("2026-11-20 09:00"));
  using O = Attempt<RecordOutcome>;
  walk<RecordOutcome>(
      {filed, "town", handler, outcome(at("2026-11-21 09:00")), later, {}},
      {{Refusal::fine_while_crime_suspected, [&](O& a) { a.matter = suspect(a.matter); }}});
  Matter decided = filed;
  decided.must("town", handler, outcome(at("2026-11-21 09:00")), at("2026-11-22 09:00"));
  using E = Attempt<RecordExecution>;
  walk<RecordExecution>(
      {decided, "town", handler, {at("2026-11-21 09:00"), text("paid")}, later, {}},
      {{CommonRefusal::field_required, [](E& a) { a.command.summary = {}; }},
       {Refusal::nothing_to_execute,
        [](E& a) { a.matter.state->outcome->kind = DecisionKind::no_penalty; }},
       {Refusal::execution_already_recorded,
        [](E& a) { a.matter.state->outcome->executed_at = at("2026-11-21 09:00"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](E& a) { a.command.executed_at = at("2026-11-21 08:59:59"); }}});
  RecordOutcome warning = outcome(at("2026-11-21 09:00"));
  warning.kind = DecisionKind::warning;
  CHECK(suspect(filed).act("town", handler, Command{warning}, later).has_value());
  using N = Attempt<NoteReferral>;
  walk<NoteReferral>(
      {suspect(handled), "town", Role::system_admin, {MatterId{"r"}}, later, {}},
      {{Refusal::no_crime_suspected, [](N& a) { a.matter.state->suspicion.reset(); }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  domain_test::check_all_seen(
      refusals(), {"list_length_out_of_range", "list_entry_repeated", "head_must_correct_clock",
                   "later_than_following_act", "material_unknown", "correction_changes_nothing"});
}

}  // namespace liandong::complaint_intake::test
