// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "support/domain/faults.hpp"
#include "systems/case_transfer/domain/limits.hpp"
#include "systems/case_transfer/domain/transfer_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <set>

namespace liandong::case_transfer::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1100, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1100, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;

Matter found() {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  return matter;
}

Matter issued() {
  Matter matter = found();
  matter.issue(at("2026-11-17 09:00"));
  return matter;
}

Matter received() {
  Matter matter = issued();
  matter.receive(at("2026-11-18 09:00"));
  return matter;
}

Matter accepted() {
  Matter matter = received();
  matter.accept(at("2026-11-19 09:00"));
  return matter;
}

const Instant later = at("2026-11-25 09:00");

}  // namespace

TEST_CASE("precedence of refusals: record_finding") {
  using A = Attempt<RecordFinding>;
  const A good{{}, "town", handler, finding(at("2026-11-16 09:00")), later, {}};
  walk<RecordFinding>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.location = text_of_length(201); }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::times_out_of_order,
        [](A& a) { a.command.jurisdiction_determined_at = at("2026-11-16 08:59:59"); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.find(at("2026-11-16 09:00")); }}});
  const A rules = [&] {
    A a = good;
    a.unit = "dept";
    return a;
  }();
  walk<RecordFinding>(
      rules,
      {{Refusal::source_does_not_fit, [](A& a) { a.command.source = FindingSource::enforcement; }},
       {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
       {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
       {CommonRefusal::unit_not_active,
        [](A& a) { a.matter.units.units[UnitId{"dept"}].active = false; }}});
  walk<RecordFinding>(good,
                      {{Refusal::finder_not_enforcement_unit, [](A& a) { a.unit = "orphan"; }},
                       {Refusal::finder_without_legal_subject,
                        [](A& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }}});
}

TEST_CASE("precedence of refusals: urgency") {
  using M = Attempt<MarkUrgent>;
  walk<MarkUrgent>(
      {found(), "town", handler, {}, later, {}},
      {{CommonRefusal::time_in_future, [](M& a) { a.command.became_urgent_at = later + 1; }},
       {Refusal::already_urgent,
        [](M& a) { a.matter.must("town", handler, MarkUrgent{}, at("2026-11-16 12:00")); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](M& a) { a.command.became_urgent_at = at("2026-11-16 08:59:59"); }}});
  using C = Attempt<ConfirmUrgency>;
  Matter marked = found();
  marked.must("town", handler, MarkUrgent{}, at("2026-11-16 12:00"));
  walk<ConfirmUrgency>(
      {marked, "town", head, {}, later, {}},
      {{CommonRefusal::field_too_long, [](C& a) { a.command.reason = text_of_length(2001); }},
       {Refusal::no_urgency_to_confirm, [](C& a) { a.matter.state->urgency.reset(); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-11-16 11:59:59"); }}});
  walk<ConfirmUrgency>({marked, "town", head, {}, later, {}},
                       {{CommonRefusal::field_required, [](C& a) { a.command.confirmed = false; }},
                        {CommonRefusal::time_in_future, [](C& a) { a.occurred_at = later + 1; }}});
  walk<ConfirmUrgency>({marked, "town", head, {}, later, {}},
                       {{CommonRefusal::earlier_than_preceding_act,
                         [](C& a) { a.occurred_at = at("2026-11-16 11:59:59"); }},
                        {Refusal::urgency_kept_after_sending, [](C& a) {
                           a.matter.issue(at("2026-11-17 09:00"));
                           a.command = {false, text("calm")};
                         }}});
}

TEST_CASE("precedence of refusals: dissuading and telling") {
  using D = Attempt<RecordDissuasion>;
  const Instant when = at("2026-11-16 09:10");
  walk<RecordDissuasion>(
      {found(), "town", handler, dissuasion(when, DissuasionResult::stopped), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.manner = {}; }},
       {CommonRefusal::field_too_long, [](D& a) { a.command.location = text_of_length(201); }},
       {CommonRefusal::list_length_out_of_range, [](D& a) { a.command.officers.clear(); }},
       {CommonRefusal::time_in_future, [](D& a) { a.command.dissuaded_at = later + 1; }}});
  walk<RecordDissuasion>(
      {found(), "town", handler, dissuasion(when, DissuasionResult::stopped), later, {}},
      {{CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.command.dissuaded_at = at("2026-11-16 08:59:59"); }},
       {CommonRefusal::too_many_records, [](D& a) { a.matter.state->dissuasions.resize(100); }}});
  using T = Attempt<TellCompetentUnit>;
  walk<TellCompetentUnit>(
      {found(), "town", handler, telling(when), later, {}},
      {{CommonRefusal::field_required, [](T& a) { a.command.person = {}; }},
       {CommonRefusal::field_too_long, [](T& a) { a.command.message = text_of_length(2001); }},
       {CommonRefusal::unit_not_active,
        [](T& a) {
          a.matter.units.units[UnitId{"town"}].active = false;
          a.command.unit = UnitId{"town"};
        }},
       {CommonRefusal::unit_is_own, [](T& a) { a.command.unit = UnitId{"town"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](T& a) { a.command.told_at = at("2026-11-16 08:59:59"); }},
       {CommonRefusal::too_many_records, [](T& a) { a.matter.state->told.resize(100); }}});
}

TEST_CASE("precedence of refusals: later start and dismissal") {
  using L = Attempt<ApproveLaterStart>;
  Matter determined = found();
  determined.state->jurisdiction_determined_at = at("2026-11-17 09:00");
  walk<ApproveLaterStart>(
      {determined, "town", head, {text("survey")}, later, {}},
      {{CommonRefusal::field_required, [](L& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](L& a) { a.matter.issue(at("2026-11-17 10:00")); }},
       {Refusal::later_start_already_approved,
        [](L& a) { a.matter.state->later_start_at = at("2026-11-17 09:00"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](L& a) { a.occurred_at = at("2026-11-16 08:00"); }},
       {Refusal::jurisdiction_time_not_later,
        [](L& a) { a.matter.state->jurisdiction_determined_at = at("2026-11-16 09:00"); }}});
  walk<ApproveLaterStart>({determined, "town", head, {text("survey")}, later, {}},
                          {{Refusal::jurisdiction_time_missing,
                            [](L& a) { a.matter.state->jurisdiction_determined_at.reset(); }}});
  using D = Attempt<DismissFinding>;
  walk<DismissFinding>(
      {found(), "town", head, {DismissalGround::no_violation, text("nothing"), {}}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::field_not_allowed, [](D& a) { a.command.duplicate_of = MatterId{"other"}; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.issue(at("2026-11-17 10:00")); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.occurred_at = at("2026-11-16 08:59:59"); }}});
}

TEST_CASE("precedence of refusals: the file") {
  using A = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {found(), "town", handler, material(MaterialKind::other), later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.file = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.file_name = std::string(121, 'x'); }},
       {CommonRefusal::number_out_of_range, [](A& a) { a.command.copies = 100; }},
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->materials.resize(300); }},
       {Refusal::materials_frozen, [](A& a) {
          if (a.matter.state->letters.empty()) a.matter.issue(at("2026-11-17 09:00"));
        }}});
  walk<AttachMaterial>(
      {found(), "town", handler, material(MaterialKind::other), later, {}},
      {{CommonRefusal::too_many_records, [](A& a) { a.matter.state->materials.resize(300); }},
       {CommonRefusal::file_unknown, [](A& a) { a.command.file = BlobId{"foreign"}; }}});
  using R = Attempt<RemoveMaterial>;
  const Matter with_file = found();
  walk<RemoveMaterial>(
      {with_file, "town", handler, {with_file.state->materials[0].id, text("twice")}, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.material = std::string(37, 'x'); }}});
  walk<RemoveMaterial>(
      {with_file, "town", handler, {with_file.state->materials[0].id, text("twice")}, later, {}},
      {{CommonRefusal::not_in_this_stage, [](R& a) { a.matter.issue(at("2026-11-17 09:00")); }},
       {CommonRefusal::material_unknown, [](R& a) { a.command.material = "none"; }}});
  using C = Attempt<CompleteMaterials>;
  Matter urgent;
  urgent.find(at("2026-11-16 09:00"), UrgencyReason::party_may_flee);
  urgent.attach("town", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  urgent.issue(at("2026-11-17 09:00"));
  urgent.attach("town", MaterialKind::case_source, at("2026-11-17 10:00"));
  urgent.attach("town", MaterialKind::preliminary_evidence, at("2026-11-17 10:00"));
  const auto without = [](MaterialKind kind) {
    return [kind](C& a) {
      for (Material& one : a.matter.state->materials) {
        if (one.kind == kind) one.kind = MaterialKind::other;
      }
    };
  };
  walk<CompleteMaterials>(
      {urgent, "town", handler, {}, later, {}},
      {{Refusal::materials_already_complete,
        [](C& a) { a.matter.state->letters.back().materials_complete = true; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-11-17 08:59:59"); }},
       {Refusal::basic_facts_missing, without(MaterialKind::basic_facts)},
       {Refusal::case_source_missing, without(MaterialKind::case_source)},
       {Refusal::preliminary_evidence_missing, without(MaterialKind::preliminary_evidence)}});
}

TEST_CASE("precedence of refusals: issue") {
  using A = Attempt<Issue>;
  const auto without = [](MaterialKind kind) {
    return [kind](A& a) {
      for (Material& one : a.matter.state->materials) {
        if (one.kind == kind) one.kind = MaterialKind::other;
      }
    };
  };
  const A good{found(), "town", head, issue_to("dept"), later, {}};
  walk<Issue>(
      good,
      {{CommonRefusal::field_too_long,
        [](A& a) { a.command.contact = personal(std::string(201, 'x')); }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::dismissed; }},
       {Refusal::basic_facts_missing, without(MaterialKind::basic_facts)},
       {Refusal::case_source_missing, without(MaterialKind::case_source)},
       {Refusal::preliminary_evidence_missing, without(MaterialKind::preliminary_evidence)},
       {CommonRefusal::signatory_not_own_unit, [](A& a) { a.command.signatory = UnitId{"town2"}; }},
       {Refusal::redaction_not_confirmed, [](A& a) { a.command.redaction_confirmed = false; }},
       {Refusal::personal_data_not_reviewed, [](A& a) { a.matter.personal_data_found = 1; }}});
  walk<Issue>(good, {{CommonRefusal::field_required, [](A& a) { a.command.receiver = {}; }}});
  walk<Issue>(good, {{CommonRefusal::unit_not_active,
                      [](A& a) { a.matter.units.units[UnitId{"town"}].active = false; }},
                     {CommonRefusal::earlier_than_preceding_act,
                      [](A& a) { a.occurred_at = at("2026-11-16 08:59:59"); }},
                     {CommonRefusal::office_may_not_sign,
                      [](A& a) { a.matter.units.units[UnitId{"town"}].legal_subject = false; }},
                     {CommonRefusal::receiver_not_legal_subject,
                      [](A& a) { a.matter.units.units[UnitId{"dept"}].legal_subject = false; }},
                     {Refusal::receiver_not_enforcement_unit,
                      [](A& a) { a.matter.units.units[UnitId{"dept"}].kind = UnitKind::court; }},
                     {Refusal::receiver_not_competent,
                      [](A& a) { a.matter.state->item = ItemCode{"trade"}; }}});
  walk<Issue>(good,
              {{CommonRefusal::unit_not_found, [](A& a) { a.command.receiver = UnitId{"nobody"}; }},
               {CommonRefusal::signed_for_another_unit, [](A& a) {
                  a.unit = "town.team";
                  a.matter.state->drafting_office = UnitId{"town.team"};
                  a.command.signatory = UnitId{"town"};
                }}});
  walk<Issue>(good,
              {{CommonRefusal::unit_is_own, [](A& a) { a.command.receiver = UnitId{"town"}; }},
               {CommonRefusal::office_may_not_sign, [](A& a) {
                  a.unit = "town.team";
                  a.matter.state->drafting_office = UnitId{"town.team"};
                }}});
}

TEST_CASE("precedence of refusals: withdraw, rendering, receipt and answer") {
  using W = Attempt<Withdraw>;
  walk<Withdraw>({issued(), "town", head, {text("wrong unit")}, later, {}},
                 {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
                  {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.receive(later); }},
                  {CommonRefusal::earlier_than_preceding_act,
                   [](W& a) { a.occurred_at = at("2026-11-17 08:59:59"); }}});
  using L = Attempt<RecordRenderedLetter>;
  const Matter sent = issued();
  walk<RecordRenderedLetter>(
      {sent,
       "town",
       Role::system_admin,
       {sent.state->letters[0].document_number, "d", 9},
       later,
       {}},
      {{CommonRefusal::field_required, [](L& a) { a.command.digest.clear(); }},
       {CommonRefusal::number_out_of_range, [](L& a) { a.command.size = 0; }},
       {CommonRefusal::letter_already_rendered,
        [](L& a) { a.matter.state->letters[0].digest = "done"; }}});
  walk<RecordRenderedLetter>(
      {sent,
       "town",
       Role::system_admin,
       {sent.state->letters[0].document_number, "d", 9},
       later,
       {}},
      {{CommonRefusal::letter_unknown, [](L& a) { a.command.document_number = "other"; }}});
  using R = Attempt<Receive>;
  walk<Receive>({issued(), "dept", handler, {}, later, {}},
                {{CommonRefusal::time_in_future, [](R& a) { a.occurred_at = later + 1; }},
                 {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.receive(later); }},
                 {CommonRefusal::earlier_than_preceding_act,
                  [](R& a) { a.occurred_at = at("2026-11-17 08:59:59"); }}});
  using S = Attempt<RequestSupplement>;
  const RequestSupplement request{{MaterialKind::case_source}, text("pages")};
  walk<RequestSupplement>(
      {received(), "dept", handler, request, later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.explanation = {}; }},
       {CommonRefusal::list_length_out_of_range,
        [](S& a) { a.command.missing.resize(5, MaterialKind::other); }},
       {CommonRefusal::list_entry_repeated,
        [](S& a) { a.command.missing.push_back(a.command.missing.front()); }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::found; }},
       {Refusal::supplement_already_requested,
        [](S& a) { a.matter.state->supplement = Supplement{}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](S& a) { a.occurred_at = at("2026-11-18 08:59:59"); }}});
  using P = Attempt<Supply>;
  Matter asked = received();
  asked.must("dept", handler, request, at("2026-11-19 09:00"));
  asked.attach("town", MaterialKind::case_source, at("2026-11-19 10:00"));
  walk<Supply>(
      {asked, "town", handler, {}, later, {}},
      {{CommonRefusal::field_too_long, [](P& a) { a.command.comment = text_of_length(2001); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](P& a) { a.occurred_at = at("2026-11-19 08:59:59"); }},
       {Refusal::supplement_incomplete,
        [](P& a) { a.matter.state->materials.back().added_by = UnitId{"dept"}; }}});
  using C = Attempt<Accept>;
  walk<Accept>(
      {asked, "dept", head, {}, later, {}},
      {{CommonRefusal::field_too_long, [](C& a) { a.command.comment = text_of_length(2001); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-11-19 08:59:59"); }},
       {Refusal::supplement_awaited,
        [](C& a) { a.occurred_at = a.occurred_at.value_or(at("2026-11-24 23:59:59")); }}});
}

TEST_CASE("precedence of refusals: objections and the interim unit") {
  using O = Attempt<Object>;
  walk<Object>(
      {received(), "dept", head, objection(), later, {}},
      {{CommonRefusal::field_required, [](O& a) { a.command.legal_basis = {}; }},
       {CommonRefusal::unit_not_active,
        [](O& a) {
          a.matter.units.units[UnitId{"dept"}].active = false;
          a.command.proposed_unit = UnitId{"dept"};
        }},
       {CommonRefusal::unit_is_own, [](O& a) { a.command.proposed_unit = UnitId{"dept"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](O& a) { a.occurred_at = at("2026-11-18 08:59:59"); }}});
  using C = Attempt<ConsentToObjection>;
  walk<ConsentToObjection>(
      {accepted(), "justice", Role::coordinator, {text("new survey")}, later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {Refusal::consent_already_given,
        [](C& a) { a.matter.state->objection_consented_at = at("2026-11-20 09:00"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](C& a) { a.occurred_at = at("2026-11-19 08:59:59"); }}});
  using N = Attempt<ObjectOnNewFacts>;
  Matter consented = accepted();
  consented.must("justice", Role::coordinator, ConsentToObjection{text("x")},
                 at("2026-11-20 09:00"));
  const auto not_filed = [](N& a) {
    a.matter.state->filing = Filing{false, {}, {}, text("slight"), at("2026-11-20 10:00")};
  };
  walk<ObjectOnNewFacts>(
      {consented, "dept", head, objection_on_new_facts(), later, {}},
      {{CommonRefusal::field_required, [](N& a) { a.command.new_facts = {}; }},
       {Refusal::already_decided, not_filed},
       {CommonRefusal::unit_is_own, [](N& a) { a.command.proposed_unit = UnitId{"dept"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](N& a) { a.occurred_at = at("2026-11-20 08:59:59"); }}});
  walk<ObjectOnNewFacts>(
      {consented, "dept", head, objection_on_new_facts(), later, {}},
      {{Refusal::already_decided, not_filed},
       {CommonRefusal::unit_is_own, [](N& a) { a.command.proposed_unit = UnitId{"dept"}; }},
       {Refusal::objection_not_consented,
        [](N& a) { a.matter.state->objection_consented_at.reset(); }}});
  using I = Attempt<AssignInterim>;
  Matter objected = received();
  objected.must("dept", head, objection(), at("2026-11-19 09:00"));
  const I good{objected, "justice", Role::coordinator, {UnitId{"dept"}, text("danger")}, later, {}};
  walk<AssignInterim>(
      good, {{CommonRefusal::field_required, [](I& a) { a.command.reason = {}; }},
             {Refusal::interim_unit_unchanged, [](I& a) { a.command.unit = UnitId{"town"}; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](I& a) { a.occurred_at = at("2026-11-19 08:59:59"); }}});
  walk<AssignInterim>(good, {{CommonRefusal::earlier_than_preceding_act,
                              [](I& a) { a.occurred_at = at("2026-11-19 08:59:59"); }},
                             {CommonRefusal::receiver_not_legal_subject,
                              [](I& a) { a.command.unit = UnitId{"dept.brigade"}; }},
                             {Refusal::receiver_not_enforcement_unit, [](I& a) {
                                if (a.command.unit == UnitId{"dept"})
                                  a.command.unit = UnitId{"court"};
                              }}});
}

TEST_CASE("precedence of refusals: handling and correcting") {
  using F = Attempt<DecideFiling>;
  walk<DecideFiling>(
      {accepted(), "dept", handler, filing(at("2026-11-20 09:00")), later, {}},
      {{CommonRefusal::field_required, [](F& a) { a.command.case_number.clear(); }},
       {CommonRefusal::field_too_long, [](F& a) { a.command.reason = text_of_length(2001); }},
       {Refusal::filing_already_decided, [](F& a) { a.matter.state->filing = Filing{}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](F& a) { a.command.filed_at = at("2026-11-18 08:59:59"); }}});
  using O = Attempt<RecordOutcome>;
  Matter filed = accepted();
  filed.file(at("2026-11-20 09:00"));
  const O decide{filed, "dept", handler, outcome(at("2026-11-21 09:00")), later, {}};
  walk<RecordOutcome>(
      decide,
      {{CommonRefusal::field_required, [](O& a) { a.command.decision_number.clear(); }},
       {CommonRefusal::number_out_of_range, [](O& a) { a.command.amount_fen = -1; }},
       {Refusal::case_not_filed, [](O& a) { a.matter.state->filing.reset(); }},
       {Refusal::outcome_already_recorded, [](O& a) { a.matter.state->outcome = CaseOutcome{}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](O& a) { a.command.decided_at = at("2026-11-20 08:59:59"); }}});
  using E = Attempt<RecordExecution>;
  Matter decided = filed;
  decided.decide_case(at("2026-11-21 09:00"));
  const E execute{decided, "dept", handler, {at("2026-11-22 09:00"), text("paid")}, later, {}};
  walk<RecordExecution>(
      execute, {{CommonRefusal::time_in_future, [](E& a) { a.command.executed_at = later + 1; }},
                {Refusal::execution_already_recorded,
                 [](E& a) { a.matter.state->outcome->executed_at = later; }},
                {Refusal::nothing_to_execute,
                 [](E& a) { a.matter.state->outcome->kind = DecisionKind::no_penalty; }}});
  walk<RecordExecution>(execute,
                        {{Refusal::outcome_missing, [](E& a) { a.matter.state->outcome.reset(); }},
                         {CommonRefusal::earlier_than_preceding_act, [](E& a) {
                            if (a.matter.state->outcome)
                              a.command.executed_at = at("2026-11-21 08:59:59");
                          }}});
  using R = Attempt<ReportResult>;
  walk<ReportResult>({decided, "dept", handler, {text("fined")}, later, {}},
                     {{CommonRefusal::field_required, [](R& a) { a.command.summary = {}; }},
                      {Refusal::result_missing, [](R& a) { a.matter.state->outcome.reset(); }},
                      {CommonRefusal::earlier_than_preceding_act,
                       [](R& a) { a.occurred_at = at("2026-11-20 08:59:59"); }}});
  using C = Attempt<Correct>;
  const auto discovered = CorrectableField::discovered_at;
  walk<Correct>(
      {accepted(), "town", head, correction(discovered, at("2026-11-15 09:00")), later, {}},
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
       {CommonRefusal::clock_ended, [](C& a) { a.matter.state->stage = Stage::concluded; }},
       {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }},
       {CommonRefusal::later_than_following_act,
        [](C& a) { a.command.instant = at("2026-11-17 09:00:01"); }}});
  walk<Correct>(
      {accepted(), "town", head, correction(discovered, at("2026-11-15 09:00")), later, {}},
      {{CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }},
       {CommonRefusal::correction_changes_nothing,
        [](C& a) { a.command.instant = at("2026-11-16 09:00"); }}});
  walk<Correct>({accepted(),
                 "town",
                 head,
                 correction(CorrectableField::jurisdiction_determined_at, at("2026-11-16 12:00")),
                 later,
                 {}},
                {{CommonRefusal::earlier_than_preceding_act,
                  [](C& a) { a.command.instant = at("2026-11-16 08:59:59"); }}});
}

TEST_CASE("3.7-d precedence of refusals: a suspected crime and what other systems bring") {
  const auto suspect = [](Matter matter) {
    Suspicion suspicion;
    suspicion.marked_at = at("2026-11-19 10:00");
    matter.state->suspicion = suspicion;
    return matter;
  };
  using S = Attempt<MarkSuspectedCrime>;
  walk<MarkSuspectedCrime>(
      {accepted(), "dept", handler, {text("crime"), text("grounds")}, later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.grounds = {}; }},
       {CommonRefusal::not_in_this_stage, [](S& a) { a.matter.state->stage = Stage::concluded; }},
       {Refusal::crime_already_suspected,
        [&](S& a) { a.matter.state->suspicion = suspect(accepted()).state->suspicion; }}});
  Matter unsuspected = accepted();
  unsuspected.file(at("2026-11-20 09:00"));
  using O = Attempt<RecordOutcome>;
  walk<RecordOutcome>(
      {unsuspected, "dept", handler, outcome(at("2026-11-21 09:00")), later, {}},
      {{Refusal::case_not_filed, [](O& a) { a.matter.state->filing.reset(); }},
       {Refusal::fine_while_crime_suspected, [&](O& a) { a.matter = suspect(a.matter); }}});
  RecordOutcome warning = outcome(at("2026-11-21 09:00"));
  warning.kind = DecisionKind::warning;
  CHECK(suspect(unsuspected).act("dept", handler, Command{warning}, later).has_value());
  Matter decided = accepted();
  decided.file(at("2026-11-20 09:00"));
  decided.decide_case(at("2026-11-21 09:00"));
  using R = Attempt<ReportResult>;
  walk<ReportResult>(
      {decided, "dept", handler, {text("fined")}, later, {}},
      {{Refusal::crime_still_suspected, [&](R& a) { a.matter = suspect(a.matter); }}});
  using N = Attempt<NoteReferral>;
  walk<NoteReferral>(
      {suspect(accepted()), "town", Role::system_admin, {MatterId{"r"}}, later, {}},
      {{Refusal::no_crime_suspected, [](N& a) { a.matter.state->suspicion.reset(); }}});
  using T = Attempt<TakeEvidence>;
  walk<TakeEvidence>({accepted(), "town", Role::system_admin, {}, later, {}},
                     {{Refusal::too_much_evidence,
                       [](T& a) { a.matter.state->evidence.resize(limits::opinions); }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  domain_test::check_all_seen(refusals(), {});
}

}  // namespace liandong::case_transfer::test
