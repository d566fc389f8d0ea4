// Provokes every refusal alone and in pairs, so that precedence is proved.
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1700, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1700, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
constexpr auto officer = Role::officer;
const Instant later = at("2026-03-05 10:00");

template <class C>
Fault<C> in_stage(Stage stage) {
  return {CommonRefusal::not_in_this_stage,
          [stage](Attempt<C>& a) { a.matter.state->stage = stage; }};
}
template <class C>
Fault<C> too_early() {
  return {CommonRefusal::earlier_than_preceding_act,
          [](Attempt<C>& a) { a.occurred_at = at("2026-03-02 08:59:59"); }};
}
template <class C>
Fault<C> outside_city() {
  return {Refusal::organ_outside_city,
          [](Attempt<C>& a) { a.matter.state->rounds.back().receiver = {}; }};
}

Matter ready_to_refer() {
  Matter matter = approved();
  for (const MaterialKind kind : {MaterialKind::investigation_report, MaterialKind::goods_list,
                                  MaterialKind::expert_report, MaterialKind::other_material}) {
    matter.attach("town", handler, kind, at("2026-03-02 11:30"));
  }
  return matter;
}

}  // namespace

TEST_CASE("refusals of the suspicion, in order of precedence") {
  using A = Attempt<RecordSuspicion>;
  const A good{Matter{}, "town", handler, suspicion(at("2026-03-02 09:00")), later, {}};
  walk<RecordSuspicion>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.suspected_crime = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.location = text_of_length(201); }},
       {CommonRefusal::time_in_future, [](A& a) { a.command.suspected_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.suspect(at("2026-03-02 09:00")); }}});
  walk<RecordSuspicion>(good,
                        {{Refusal::sender_not_enforcement_unit, [](A& a) { a.unit = "justice"; }}});
  walk<RecordSuspicion>(
      good, {{Refusal::sender_without_legal_subject,
              [](A& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }},
             {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
             {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
             {CommonRefusal::unit_not_active,
              [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }}});
}

TEST_CASE("refusals of files, in order of precedence") {
  using A = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {suspected(), "town", handler, material(MaterialKind::goods_list), later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.file_name.clear(); }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.file_name = std::string(121, 'x'); }},
       {CommonRefusal::number_out_of_range, [](A& a) { a.command.copies = 100; }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       in_stage<AttachMaterial>(Stage::concluded),
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->materials.resize(300); }},
       {Refusal::material_not_yours, [](A& a) { a.command.kind = MaterialKind::reply_document; }},
       {CommonRefusal::file_unknown, [](A& a) { a.command.file = BlobId{"foreign"}; }}});
  walk<AttachMaterial>(
      {receipted(), "police", officer, material(MaterialKind::reply_document), later, {}},
      {{Refusal::material_not_yours, [](A& a) { a.command.kind = MaterialKind::goods_list; }}});
  using R = Attempt<RemoveMaterial>;
  Matter matter = suspected();
  matter.attach("town", handler, MaterialKind::goods_list, at("2026-03-02 10:00"));
  const RemoveMaterial command{matter.state->materials.back().id, text("wrong")};
  walk<RemoveMaterial>(
      {matter, "town", handler, command, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::material_unknown, [](R& a) { a.command.material = "none"; }}});
  walk<RemoveMaterial>({matter, "town", handler, command, later, {}},
                       {{Refusal::material_already_sent,
                         [](R& a) {
                           a.matter.state->letters.push_back({});
                           a.matter.state->letters.back().materials.push_back(a.command.material);
                         }},
                        {Refusal::material_not_yours, [](R& a) { a.unit = "police"; }}});
}

TEST_CASE("refusals of task force, check, report and decision, in order of precedence") {
  using F = Attempt<FormTaskForce>;
  walk<FormTaskForce>(
      {suspected(), "town", head, task_force(), later, {}},
      {{CommonRefusal::field_required, [](F& a) { a.command.officers.front().name = {}; }},
       {CommonRefusal::list_length_out_of_range,
        [](F& a) {
          a.command.officers.insert(a.command.officers.end(), 19, {personal("c"), ""});
        }},
       in_stage<FormTaskForce>(Stage::approved),
       too_early<FormTaskForce>()});
  walk<FormTaskForce>({suspected(), "town", head, task_force(), later, {}},
                      {too_early<FormTaskForce>(), {Refusal::task_force_too_small, [](F& a) {
                                                      a.command.officers.resize(1);
                                                    }}});
  using C = Attempt<CheckThreshold>;
  walk<CheckThreshold>(
      {suspected(), "town", handler, threshold(), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.standard = {}; }},
       {CommonRefusal::field_too_long, [](C& a) { a.command.comparison = text_of_length(10'001); }},
       too_early<CheckThreshold>(),
       {CommonRefusal::too_many_records, [](C& a) { a.matter.state->checks.resize(100); }}});
  Matter with_force = suspected();
  with_force.must("town", head, task_force(), at("2026-03-02 10:00"));
  using S = Attempt<SubmitReport>;
  walk<SubmitReport>(
      {with_force, "town", handler, task_force_report(), later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.proposal = {}; }},
       {Refusal::report_undecided, [](S& a) { a.matter.state->reports.resize(1); }},
       too_early<SubmitReport>(),
       {Refusal::task_force_missing, [](S& a) { a.matter.state->task_force_at.reset(); }}});
  using D = Attempt<DecideReferral>;
  const D good{reported(), "town", head, decision(true), later, {}};
  walk<DecideReferral>(
      good,
      {{Refusal::report_missing, [](D& a) { a.matter.state->reports.back().decided_at = later; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.occurred_at = at("2026-03-02 09:59:59"); }},
       {Refusal::threshold_not_checked, [](D& a) { a.matter.state->checks.clear(); }}});
  walk<DecideReferral>(good, {{Refusal::threshold_not_reached, [](D& a) {
                                 a.matter.state->checks.back().finding =
                                     ThresholdFinding::not_reached;
                               }}});
  walk<DecideReferral>({reported(), "town", head, decision(false), later, {}},
                       {{CommonRefusal::field_required, [](D& a) { a.command.reasons = {}; }}});
}

TEST_CASE("refusals of penalties and their copies, in order of precedence") {
  using A = Attempt<RecordPenalty>;
  const A good{reported(), "town", handler, penalty(PenaltyKind::warning, at("2026-03-02 11:00")),
               later,      {}};
  walk<RecordPenalty>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.decision_number.clear(); }},
             {CommonRefusal::number_out_of_range, [](A& a) { a.command.amount_fen = 1; }},
             {CommonRefusal::time_in_future, [](A& a) { a.command.decided_at = later + 1; }},
             {CommonRefusal::too_many_records, [](A& a) { a.matter.state->penalties.resize(100); }},
             {Refusal::threshold_not_checked, [](A& a) { a.matter.state->checks.clear(); }}});
  walk<RecordPenalty>(
      {referred(), "town", handler, penalty(PenaltyKind::fine, at("2026-03-01 11:00")), later, {}},
      {{CommonRefusal::number_out_of_range, [](A& a) { a.command.amount_fen = -1; }},
       {Refusal::fine_in_place_of_referral,
        [](A& a) { a.command.decided_at = at("2026-03-02 10:30"); }}});
  walk<RecordPenalty>({referred(),
                       "town",
                       handler,
                       penalty(PenaltyKind::warning, at("2026-03-02 11:59:59")),
                       later,
                       {}},
                      {{Refusal::penalty_after_referral,
                        [](A& a) { a.command.decided_at = at("2026-03-02 12:00"); }}});
  using S = Attempt<SendDecisionCopy>;
  Matter matter = good.matter;
  matter.must("town", handler, good.command, at("2026-03-02 11:00"));
  const S copy{matter, "town", handler, decision_copy(matter.state->penalties.back().id),
               later,  {}};
  walk<SendDecisionCopy>(copy, {{CommonRefusal::field_required, [](S& a) { a.command.organ = {}; }},
                                {Refusal::copy_already_sent,
                                 [](S& a) { a.matter.state->penalties.back().copied_at = later; }},
                                {CommonRefusal::earlier_than_preceding_act,
                                 [](S& a) { a.occurred_at = at("2026-03-02 10:59:59"); }},
                                {Refusal::procuratorate_missing,
                                 [](S& a) { a.command.copied_organ = UnitId{"court"}; }}});
  walk<SendDecisionCopy>(
      copy, {{Refusal::organ_not_competent, [](S& a) { a.command.organ = UnitId{"court"}; }},
             {Refusal::penalty_unknown, [](S& a) { a.command.penalty = "none"; }}});
}

TEST_CASE("refusals of the letter, in order of precedence") {
  using A = Attempt<Refer>;
  const A good{ready_to_refer(), "town", head, refer_to("police"), later, {}};
  walk<Refer>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.receiver = {}; }},
       {CommonRefusal::field_too_long,
        [](A& a) { a.command.missing_reason = text_of_length(2001); }},
       in_stage<Refer>(Stage::suspected),
       {CommonRefusal::earlier_than_preceding_act,
        [](A& a) { a.occurred_at = at("2026-03-02 10:59:59"); }},
       {CommonRefusal::signatory_not_own_unit, [](A& a) { a.command.signatory = UnitId{"town2"}; }},
       {Refusal::procuratorate_missing, [](A& a) { a.command.copied_organ = {}; }},
       {Refusal::redaction_not_confirmed, [](A& a) { a.command.redaction_confirmed = false; }},
       {Refusal::personal_data_not_reviewed, [](A& a) { a.matter.personal_data_found = 2; }},
       {Refusal::attachment_missing, [](A& a) { a.matter.state->materials.clear(); }}});
  walk<Refer>(good,
              {{CommonRefusal::unit_not_found, [](A& a) { a.command.receiver = UnitId{"x"}; }},
               {CommonRefusal::signed_for_another_unit, [](A& a) {
                  a.matter.state->drafting_office = UnitId{"branch"};
                  a.command.signatory = UnitId{"branch"};
                }}});
  walk<Refer>(good, {{CommonRefusal::receiver_not_legal_subject,
                      [](A& a) { a.command.receiver = UnitId{"police.station"}; }}});
  walk<Refer>(good, {{Refusal::organ_not_competent,
                      [](A& a) { a.command.receiver = UnitId{"commission"}; }}});
  // Police that suspect a crime in a case of their own refer it to the commission, not to itself.
  walk<Refer>(good, {{CommonRefusal::unit_is_own,
                      [](A& a) { a.matter.state->drafting_office = UnitId{"police"}; }}});
  const A by_office{ready_to_refer(), "town", head, refer_to("police"), later, {}};
  walk<Refer>(by_office, {{CommonRefusal::office_may_not_sign, [](A& a) {
                             a.matter.state->drafting_office = UnitId{"town.team"};
                             a.unit = "town.team";
                           }}});
}

TEST_CASE("refusals of the organ, in order of precedence") {
  using R = Attempt<SignReceipt>;
  walk<SignReceipt>(
      {referred(), "police", officer, {personal("clerk")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.signed_by = {}; }},
       in_stage<SignReceipt>(Stage::filed),
       {Refusal::already_decided, [](R& a) { a.matter.state->rounds.back().receipted_at = later; }},
       too_early<SignReceipt>()});
  using P = Attempt<PassOn>;
  const P good{receipted(), "police", officer, onward("police2"), later, {}};
  walk<PassOn>(good,
               {outside_city<PassOn>(),
                too_early<PassOn>(),
                {CommonRefusal::too_many_records,
                 [](P& a) { a.matter.state->rounds.resize(100, a.matter.state->rounds.back()); }},
                {Refusal::organ_ambiguous, [](P& a) { a.command.outside_organ = text("o"); }}});
  walk<PassOn>(good,
               {{CommonRefusal::unit_not_found, [](P& a) { a.command.organ = UnitId{"x"}; }}});
  walk<PassOn>(good,
               {{CommonRefusal::unit_is_own, [](P& a) { a.command.organ = UnitId{"police"}; }}});
  walk<PassOn>(good,
               {{Refusal::organ_not_competent, [](P& a) { a.command.organ = UnitId{"dept"}; }}});
  using N = Attempt<NotifyIncomplete>;
  walk<NotifyIncomplete>({receipted(), "police", officer, {text("a report")}, later, {}},
                         {{Refusal::incompleteness_already_notified,
                           [](N& a) { a.matter.state->rounds.back().incomplete_at = later; }},
                          outside_city<NotifyIncomplete>(),
                          too_early<NotifyIncomplete>()});
  Matter incomplete = receipted();
  incomplete.must("police", officer, NotifyIncomplete{text("m")}, at("2026-03-02 14:00"));
  using S = Attempt<Supply>;
  walk<Supply>({incomplete, "town", handler, {text("n")}, later, {}},
               {{Refusal::supply_not_asked,
                 [](S& a) { a.matter.state->rounds.back().incomplete_at.reset(); }},
                too_early<Supply>(),
                {Refusal::nothing_supplied, [](S& a) { a.command.note = {}; }}});
  using D = Attempt<DecideFiling>;
  walk<DecideFiling>(
      {receipted(), "police", officer, filing(false), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.ground.reset(); }},
       outside_city<DecideFiling>(),
       {Refusal::already_decided, [](D& a) { a.matter.state->rounds.back().decided_at = later; }},
       too_early<DecideFiling>()});
  walk<DecideFiling>({receipted(), "police", officer, filing(true), later, {}},
                     {{CommonRefusal::field_not_allowed,
                       [](D& a) { a.command.ground = NonFilingGround::minor; }}});
  using H = Attempt<SignHandover>;
  Matter handed = filed();
  handed.must("town", handler, handover(), at("2026-03-03 11:00"));
  walk<SignHandover>({handed, "police", officer, {personal("clerk")}, later, {}},
                     {{Refusal::handover_not_made, [](H& a) { a.matter.state->handover.reset(); }},
                      too_early<SignHandover>()});
}

TEST_CASE("refusals of objections, in order of precedence") {
  using R = Attempt<RequestReconsideration>;
  walk<RequestReconsideration>(
      {not_filed(), "town", head, reconsideration(), later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reasons = {}; }},
       in_stage<RequestReconsideration>(Stage::returned),
       outside_city<RequestReconsideration>(),
       too_early<RequestReconsideration>(),
       {CommonRefusal::signatory_not_own_unit, [](R& a) { a.command.signatory = UnitId{"town2"}; }},
       {Refusal::reconsideration_exhausted, [](R& a) { a.matter.state->objections.resize(1); }}});
  walk<RequestReconsideration>(
      {not_filed(), "town", head, reconsideration(), later, {}},
      {{Refusal::reconsideration_too_late, [](R& a) { a.now = at("2026-03-07 00:00"); }},
       {Refusal::no_objection_to_commission,
        [](R& a) { a.matter.state->rounds.back().kind = CrimeKind::duty_crime; }}});
  using S = Attempt<SuggestSupervision>;
  walk<SuggestSupervision>(
      {not_filed(), "town", head, suggestion(), later, {}},
      {outside_city<SuggestSupervision>(),
       too_early<SuggestSupervision>(),
       {CommonRefusal::too_many_records, [](S& a) { a.matter.state->supervisions.resize(100); }},
       {CommonRefusal::signatory_not_own_unit, [](S& a) { a.command.signatory = UnitId{"town2"}; }},
       {Refusal::procuratorate_missing, [](S& a) { a.matter.state->procuratorate = {}; }}});
  walk<SuggestSupervision>({not_filed(), "town", head, suggestion(), later, {}},
                           {{Refusal::no_objection_to_commission, [](S& a) {
                               a.matter.state->rounds.back().kind = CrimeKind::duty_crime;
                             }}});
  walk<SuggestSupervision>({not_filed(), "town", head, suggestion(), later, {}},
                           {{Refusal::supervision_not_due,
                             [](S& a) {
                               a.matter.state->rounds.back().decided_at.reset();
                               a.matter.state->rounds.back().receipted_at = later;
                             }},
                            {Refusal::supervision_of_own_case, [](S& a) {
                               a.matter.state->rounds.back().kind = CrimeKind::procuratorate;
                             }}});
  using A = Attempt<AcceptNonFiling>;
  walk<AcceptNonFiling>(
      {not_filed(), "town", head, {}, later, {}},
      {{CommonRefusal::field_too_long, [](A& a) { a.command.comment = text_of_length(2001); }},
       too_early<AcceptNonFiling>()});
  Matter asked = not_filed();
  asked.must("town", head, reconsideration(), at("2026-03-04 10:00"));
  using D = Attempt<DecideReconsideration>;
  walk<DecideReconsideration>(
      {asked, "police", officer, reconsidered(false), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reasons = {}; }},
       too_early<DecideReconsideration>()});
}

TEST_CASE("refusals of supervision, in order of precedence") {
  using D = Attempt<DemandReasons>;
  walk<DemandReasons>(
      {not_filed(), "procuratorate", officer, {"demand 1"}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.document_number.clear(); }},
       {Refusal::reasons_already_demanded,
        [](D& a) {
          a.matter.state->supervisions.resize(1);
          a.matter.state->supervisions.back().demanded_at = later;
        }},
       outside_city<DemandReasons>(),
       too_early<DemandReasons>()});
  using S = Attempt<StateReasons>;
  walk<StateReasons>({demanded(), "police", officer, {text("minor")}, later, {}},
                     {{CommonRefusal::field_required, [](S& a) { a.command.reasons = {}; }},
                      {Refusal::reasons_not_demanded,
                       [](S& a) { a.matter.state->supervisions.back().stated_at = later; }},
                      {Refusal::filing_already_ordered,
                       [](S& a) { a.matter.state->supervisions.back().ordered_at = later; }},
                      too_early<StateReasons>()});
  Matter stated = demanded();
  stated.must("police", officer, StateReasons{text("minor")}, at("2026-03-04 11:00"));
  using O = Attempt<OrderFiling>;
  walk<OrderFiling>({stated, "procuratorate", officer, {"order 1", text("r")}, later, {}},
                    {{CommonRefusal::field_required, [](O& a) { a.command.reasons = {}; }},
                     {Refusal::reasons_awaited,
                      [](O& a) { a.matter.state->supervisions.back().stated_at.reset(); }},
                     {Refusal::filing_already_ordered,
                      [](O& a) { a.matter.state->supervisions.back().ordered_at = later; }},
                     too_early<OrderFiling>()});
  walk<OrderFiling>({stated, "procuratorate", officer, {"order 1", text("r")}, later, {}},
                    {{Refusal::reasons_not_demanded,
                      [](O& a) { a.matter.state->supervisions.back().demanded_at.reset(); }}});
  using E = Attempt<EndSupervision>;
  walk<EndSupervision>({demanded(), "procuratorate", officer, {text("r")}, later, {}},
                       {{Refusal::filing_already_ordered,
                         [](E& a) { a.matter.state->supervisions.back().ordered_at = later; }},
                        too_early<EndSupervision>()});
}

TEST_CASE("refusals of the end, in order of precedence") {
  using R = Attempt<RecordOutsideResult>;
  Matter outside = receipted();
  PassOn away;
  away.outside_organ = text("o");
  away.reasons = text("r");
  outside.must("police", officer, away, at("2026-03-02 14:00"));
  walk<RecordOutsideResult>(
      {outside, "town", handler, {false, "o 1", text("r")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reasons = {}; }},
       {Refusal::organ_answers_itself,
        [](R& a) { a.matter.state->rounds.back().receiver = UnitId{"police"}; }},
       too_early<RecordOutsideResult>()});
  const auto owe_copy = [](Matter& matter) {
    Penalty one;
    one.copy_owed = true;
    matter.state->penalties.push_back(one);
  };
  using H = Attempt<HandOver>;
  walk<HandOver>(
      {filed(), "town", handler, handover(), later, {}},
      {{CommonRefusal::field_required, [](H& a) { a.command.goods = {}; }},
       {Refusal::handover_already_made, [](H& a) { a.matter.state->handover.emplace(); }},
       too_early<HandOver>(),
       {Refusal::copies_outstanding, [&](H& a) { owe_copy(a.matter); }}});
  using C = Attempt<Conclude>;
  walk<Conclude>(
      {returned(), "town", head, {Conclusion::not_penalised, text("s")}, later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.summary = {}; }},
       too_early<Conclude>(),
       {Refusal::penalty_missing, [](C& a) { a.command.conclusion = Conclusion::penalised; }}});
  walk<Conclude>({returned(), "town", head, {Conclusion::not_penalised, text("s")}, later, {}},
                 {{Refusal::copies_outstanding, [&](C& a) { owe_copy(a.matter); }}});
}

TEST_CASE("refusals of the way back, in order of precedence") {
  using U = Attempt<RecordUnprosecuted>;
  walk<RecordUnprosecuted>(
      {Matter{}, "police", officer, unprosecuted(at("2026-03-02 09:00")), later, {}},
      {{CommonRefusal::field_required, [](U& a) { a.command.opinion = {}; }},
       {CommonRefusal::time_in_future, [](U& a) { a.command.decided_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](U& a) { a.matter = back_found(); }},
       {CommonRefusal::place_unknown, [](U& a) { a.command.place = PlaceCode{"moon"}; }},
       {Refusal::not_a_judicial_organ, [](U& a) { a.unit = "commission"; }}});
  using S = Attempt<SendBack>;
  const S good{back_found(), "police", officer, back_to("town"), later, {}};
  walk<SendBack>(
      good,
      {{CommonRefusal::field_required, [](S& a) { a.command.receiver = {}; }},
       too_early<SendBack>(),
       {CommonRefusal::too_many_records, [](S& a) { a.matter.state->back_rounds.resize(100); }},
       {CommonRefusal::signatory_not_own_unit,
        [](S& a) { a.command.signatory = UnitId{"police2"}; }},
       {Refusal::redaction_not_confirmed, [](S& a) { a.command.redaction_confirmed = false; }},
       {Refusal::personal_data_not_reviewed, [](S& a) { a.matter.personal_data_found = 1; }},
       {Refusal::receiver_not_enforcement_unit,
        [](S& a) { a.command.receiver = UnitId{"justice"}; }},
       {Refusal::time_already_passed,
        [](S& a) { a.command.answer_before = at("2026-03-02 08:00"); }}});
  walk<SendBack>(
      good, {{CommonRefusal::unit_is_own, [](S& a) { a.command.receiver = UnitId{"police"}; }}});
  walk<SendBack>(good, {{Refusal::unit_has_declined, [](S& a) {
                           a.matter.state->back_rounds.resize(1);
                           a.matter.state->back_rounds.back().receiver = UnitId{"town"};
                         }}});
  walk<ReceiveBack>({back_sent(), "town", handler, {}, later, {}},
                    {in_stage<ReceiveBack>(Stage::back_found), too_early<ReceiveBack>()});
  using D = Attempt<DeclineBack>;
  const auto decided = [](Matter& m) { m.state->back_rounds.back().case_decided_at = later; };
  walk<DeclineBack>(
      {back_sent(), "town", head, {text("r"), UnitId{"dept"}}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reasons = {}; }},
       {Refusal::already_decided, [&](D& a) { decided(a.matter); }},
       {CommonRefusal::unit_not_active, [](D& a) { a.command.competent_unit = UnitId{"closed"}; }},
       too_early<DeclineBack>()});
  walk<DeclineBack>(
      {back_sent(), "town", head, {text("r"), UnitId{"dept"}}, later, {}},
      {{CommonRefusal::unit_is_own, [](D& a) { a.command.competent_unit = UnitId{"town"}; }}});
  Matter received = back_sent();
  received.must("town", handler, ReceiveBack{}, at("2026-03-03 10:00"));
  using C = Attempt<DecideCase>;
  walk<DecideCase>({received, "town", handler, case_decision(true), later, {}},
                   {{CommonRefusal::field_required, [](C& a) { a.command.case_number.clear(); }},
                    {Refusal::already_decided, [&](C& a) { decided(a.matter); }},
                    too_early<DecideCase>()});
  Matter case_filed = received;
  case_filed.must("town", handler, case_decision(true), at("2026-03-03 11:00"));
  using P = Attempt<ReportResult>;
  walk<ReportResult>(
      {case_filed, "town", head, result(Conclusion::penalised), later, {}},
      {{CommonRefusal::field_required, [](P& a) { a.command.decision_number.clear(); }},
       too_early<ReportResult>(),
       {Refusal::case_undecided,
        [](P& a) { a.matter.state->back_rounds.back().case_decided_at.reset(); }}});
}

TEST_CASE("refusals of correcting and rendering, in order of precedence") {
  using C = Attempt<Correct>;
  const C good{reported(), "town", head, correction(at("2026-03-01 09:00")), later, {}};
  walk<Correct>(good,
                {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
                 {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
                 {CommonRefusal::clock_ended, [](C& a) { a.matter.state->closed_at = later; }},
                 {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }},
                 {CommonRefusal::later_than_following_act,
                  [](C& a) { a.command.instant = at("2026-03-02 10:00:01"); }}});
  walk<Correct>(good, {{CommonRefusal::correction_changes_nothing,
                        [](C& a) { a.command.instant = at("2026-03-02 09:00"); }}});
  using R = Attempt<RecordRenderedLetter>;
  const Matter sent = referred();
  const std::string number = sent.state->letters.front().document_number;
  const R rendered{sent, "town", Role::system_admin, {number, "digest", 1}, later, {}};
  walk<RecordRenderedLetter>(
      rendered, {{CommonRefusal::field_required, [](R& a) { a.command.digest.clear(); }},
                 {CommonRefusal::number_out_of_range, [](R& a) { a.command.size = 0; }},
                 {CommonRefusal::letter_already_rendered,
                  [](R& a) { a.matter.state->letters.front().digest = "d"; }}});
  walk<RecordRenderedLetter>(rendered, {{CommonRefusal::letter_unknown,
                                         [](R& a) { a.command.document_number = "none"; }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // No command of this system takes a list in which an entry could stand twice or two times of its
  // own; that a substitute may not decide is proved in rules_test.cpp.
  domain_test::check_all_seen(
      refusals(), {"list_entry_repeated", "times_out_of_order", "substitute_may_not_decide"});
}

}  // namespace liandong::criminal_referral::test
