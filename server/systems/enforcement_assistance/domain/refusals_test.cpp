// Provokes every refusal alone and in pairs, so that precedence is proved.
#include "systems/enforcement_assistance/domain/assistance_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::enforcement_assistance::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Matter, C>;
template <class C>
using Fault = domain_test::Fault<1500, Matter, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1500, Matter, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant later = at("2026-03-05 10:00");

Matter needed(NeedKind kind = NeedKind::determination) {
  Matter matter;
  matter.need(at("2026-03-02 09:00"), kind);
  return matter;
}

Matter requested(NeedKind kind = NeedKind::determination) {
  Matter matter = needed(kind);
  matter.request(at("2026-03-02 10:00"));
  return matter;
}

Matter with_evidence() {
  Matter matter = requested();
  matter.attach("dept", MaterialKind::evidence, at("2026-03-03 09:00"));
  return matter;
}

Matter with_visit() {
  Matter matter = requested();
  matter.must("town", handler, RequestOnSite{OnSiteReason::urgent, text("rain")},
              at("2026-03-02 11:00"));
  return matter;
}

Matter with_archives() {
  Matter matter = requested();
  matter.must("town", handler, RequestArchives{text("file"), text("case")}, at("2026-03-02 11:00"));
  matter.attach("dept", MaterialKind::archive, at("2026-03-03 09:00"));
  return matter;
}

}  // namespace

TEST_CASE("refusals of the need, in order of precedence") {
  using A = Attempt<RecordNeed>;
  const A good{Matter{}, "town", handler, need_found(at("2026-03-02 09:00")), later, {}};
  walk<RecordNeed>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.location = text_of_length(201); }},
       {CommonRefusal::time_in_future, [](A& a) { a.command.need_found_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.need(at("2026-03-02 09:00")); }}});
  walk<RecordNeed>(
      good, {{CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
             {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
             {CommonRefusal::unit_not_found, [](A& a) { a.command.expected_unit = UnitId{"x"}; }}});
  walk<RecordNeed>(good, {{CommonRefusal::unit_not_active,
                           [](A& a) { a.command.expected_unit = UnitId{"closed"}; }}});
  walk<RecordNeed>(
      good, {{CommonRefusal::unit_is_own, [](A& a) { a.command.expected_unit = UnitId{"town"}; }}});
  walk<RecordNeed>(good,
                   {{Refusal::requester_not_enforcement_unit, [](A& a) { a.unit = "justice"; }}});
  walk<RecordNeed>(good, {{Refusal::requester_without_legal_subject, [](A& a) {
                             // An office that enforces by kind but belongs to nobody who may sign.
                             a.unit = "town";
                             a.matter.units.units[UnitId{"town"}].legal_subject = false;
                           }}});
}

TEST_CASE("refusals of files, in order of precedence") {
  using A = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {requested(), "town", handler, material(MaterialKind::case_material), later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.file_name.clear(); }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.file_name = std::string(121, 'x'); }},
       {CommonRefusal::number_out_of_range, [](A& a) { a.command.copies = 100; }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::dropped; }},
       {CommonRefusal::too_many_records, [](A& a) { a.matter.state->materials.resize(300); }},
       {Refusal::material_not_yours, [](A& a) { a.command.kind = MaterialKind::evidence; }},
       {CommonRefusal::file_unknown, [](A& a) { a.command.file = BlobId{"foreign"}; }}});
  walk<AttachMaterial>(
      {requested(), "dept", handler, material(MaterialKind::archive), later, {}},
      {{Refusal::material_not_yours, [](A& a) { a.command.kind = MaterialKind::case_material; }}});
  using R = Attempt<RemoveMaterial>;
  const Matter matter = with_evidence();
  const RemoveMaterial command{matter.state->materials.back().id, text("wrong")};
  walk<RemoveMaterial>(
      {matter, "dept", handler, command, later, {}},
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::material_unknown, [](R& a) { a.command.material = "none"; }}});
  walk<RemoveMaterial>({matter, "dept", handler, command, later, {}},
                       {{Refusal::material_not_yours, [](R& a) { a.unit = "town"; }},
                        {Refusal::material_already_sent, [](R& a) {
                           a.matter.state->letters.back().materials.push_back(a.command.material);
                         }}});
}

TEST_CASE("refusals of the letter, in order of precedence") {
  using A = Attempt<Request>;
  const A good{needed(), "town", head, request_to("dept"), later, {}};
  walk<Request>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.receiver = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.contact.length = 201; }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.receiver = UnitId{"x"}; }},
       {CommonRefusal::signed_for_another_unit,
        [](A& a) {
          a.unit = "dept";
          a.command.signatory = UnitId{"town"};
        }},
       {Refusal::redaction_not_confirmed, [](A& a) { a.command.redaction_confirmed = false; }},
       {Refusal::personal_data_not_reviewed, [](A& a) { a.matter.personal_data_found = 2; }}});
  walk<Request>(
      good, {{CommonRefusal::unit_not_active, [](A& a) { a.command.receiver = UnitId{"closed"}; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](A& a) { a.occurred_at = at("2026-03-02 08:59:59"); }},
             {CommonRefusal::signatory_not_own_unit,
              [](A& a) { a.command.signatory = UnitId{"dept2"}; }}});
  walk<Request>(good,
                {{CommonRefusal::unit_is_own, [](A& a) { a.command.receiver = UnitId{"town"}; }}});
  walk<Request>(good, {{CommonRefusal::receiver_not_legal_subject,
                        [](A& a) { a.command.receiver = UnitId{"dept.brigade"}; }},
                       {Refusal::redaction_not_confirmed,
                        [](A& a) { a.command.redaction_confirmed = false; }}});
  walk<Request>(good, {{Refusal::receiver_not_enforcement_unit,
                        [](A& a) { a.command.receiver = UnitId{"court"}; }}});
  walk<Request>(good, {{CommonRefusal::too_many_records, [](A& a) {
                          Round round;
                          round.withdrawn_at = at("2026-03-02 09:00");
                          a.matter.state->rounds.resize(100, round);
                        }}});
  Matter by_office;
  by_office.must("town.team", handler, need_found(at("2026-03-02 09:00")), at("2026-03-02 09:00"));
  walk<Request>({by_office, "town", head, request_to("dept"), later, {}},
                {{CommonRefusal::office_may_not_sign, [](A& a) { a.unit = "town.team"; }}});
  walk<Request>(
      {needed(NeedKind::archives), "town", head, request_to("dept"), later, {}},
      {{Refusal::nothing_to_determine, [](A& a) { a.command.on_site = OnSiteReason::urgent; }}});
  Matter declined = requested();
  declined.decline(at("2026-03-03 10:00"));
  walk<Request>({declined, "town", head, request_to("dept2"), later, {}},
                {{CommonRefusal::earlier_than_preceding_act,
                  [](A& a) { a.occurred_at = at("2026-03-03 09:59:59"); }},
                 {Refusal::unit_has_declined, [](A& a) { a.command.receiver = UnitId{"dept"}; }}});
}

TEST_CASE("refusals of receipt and withdrawal, in order of precedence") {
  using R = Attempt<Receive>;
  walk<Receive>(
      {requested(), "dept", handler, {}, later, {}},
      {{CommonRefusal::time_in_future, [](R& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::replied; }},
       {Refusal::already_received,
        [](R& a) { a.matter.state->rounds.back().received_at = later; }}});
  walk<Receive>({requested(), "dept", handler, {}, later, {}},
                {{CommonRefusal::earlier_than_preceding_act,
                  [](R& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
  using W = Attempt<Withdraw>;
  walk<Withdraw>(
      {requested(), "town", head, {text("wrong unit")}, later, {}},
      {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.state->stage = Stage::extended; }},
       {Refusal::withdrawal_after_receipt,
        [](W& a) { a.matter.state->rounds.back().received_at = later; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](W& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
  using D = Attempt<DropNeed>;
  walk<DropNeed>(
      {requested(), "town", head, {text("confessed")}, later, {}},
      {{CommonRefusal::field_too_long, [](D& a) { a.command.reason = text_of_length(2001); }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::replied; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
}

TEST_CASE("refusals of more time, in order of precedence") {
  using A = Attempt<AnnounceExtension>;
  const A good{requested(), "dept", head, extension(10), later, {}};
  walk<AnnounceExtension>(
      good, {{CommonRefusal::field_required, [](A& a) { a.command.reason = {}; }},
             {CommonRefusal::number_out_of_range, [](A& a) { a.command.working_days = 0; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](A& a) { a.occurred_at = at("2026-03-02 09:59:59"); }}});
  walk<AnnounceExtension>(
      good,
      {{Refusal::nothing_to_determine, [](A& a) { a.matter.state->kind = NeedKind::archives; }},
       {Refusal::extension_after_expiry, [](A& a) { a.now = at("2026-04-30 10:00"); }},
       {Refusal::extension_too_long, [](A& a) { a.command.working_days = 11; }}});
  Matter extended = requested();
  extended.must("dept", handler, extension(1), at("2026-03-03 10:00"));
  walk<AnnounceExtension>(
      {extended, "dept", head, extension(10), later, {}},
      {{Refusal::extension_after_expiry, [](A& a) { a.now = at("2026-04-30 10:00"); }},
       {Refusal::extension_too_long, [](A& a) { a.command.working_days = 11; }},
       {Refusal::extension_needs_approval, [](A& a) { a.roles = handler; }}});
  walk<AnnounceExtension>({extended, "dept", head, extension(10), later, {}},
                          {{CommonRefusal::too_many_records, [](A& a) {
                              Extension one;
                              one.announced_at = at("2026-03-03 10:00");
                              one.working_days = 1;
                              a.matter.state->rounds.back().extensions.resize(100, one);
                            }}});
}

TEST_CASE("refusals of the opinion and of a decline, in order of precedence") {
  using A = Attempt<Reply>;
  const A good{with_evidence(), "dept", head, opinion(), later, {}};
  walk<Reply>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.conclusion = {}; }},
       {CommonRefusal::field_too_long,
        [](A& a) { a.command.qualification = std::string(61, 'x'); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::declined; }},
       {CommonRefusal::unit_not_found, [](A& a) { a.command.signatory = UnitId{"x"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](A& a) { a.occurred_at = at("2026-03-02 09:59:59"); }},
       {Refusal::nothing_to_determine, [](A& a) { a.matter.state->kind = NeedKind::archives; }},
       {Refusal::evidence_missing, [](A& a) { a.matter.state->materials.clear(); }}});
  walk<Reply>(good,
              {{CommonRefusal::signatory_not_own_unit, [](A& a) { a.unit = "dept.brigade"; }}});
  walk<Reply>(good, {{CommonRefusal::signed_for_another_unit, [](A& a) {
                        a.unit = "dept.brigade";
                        a.command.signatory = UnitId{"dept"};
                      }}});
  using D = Attempt<Decline>;
  walk<Decline>(
      {requested(), "dept", head, lack_of_power("dept2"), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.legal_basis = {}; }},
       {CommonRefusal::unit_is_own, [](D& a) { a.command.competent_unit = UnitId{"dept"}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.occurred_at = at("2026-03-02 09:59:59"); }},
       {CommonRefusal::signatory_not_own_unit, [](D& a) { a.unit = "dept.brigade"; }}});
  Matter declined = requested();
  declined.decline(at("2026-03-03 10:00"));
  using O = Attempt<OverruleDecline>;
  walk<OverruleDecline>({declined, "justice", Role::coordinator, {text("it may")}, later, {}},
                        {{CommonRefusal::field_required, [](O& a) { a.command.reason = {}; }},
                         {CommonRefusal::earlier_than_preceding_act,
                          [](O& a) { a.occurred_at = at("2026-03-03 09:59:59"); }}});
}

TEST_CASE("refusals of officers on the spot, in order of precedence") {
  using A = Attempt<RequestOnSite>;
  const RequestOnSite asking{OnSiteReason::urgent, text("rain")};
  walk<RequestOnSite>(
      {requested(), "town", handler, asking, later, {}},
      {{CommonRefusal::field_required, [](A& a) { a.command.explanation = {}; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](A& a) { a.occurred_at = at("2026-03-02 09:59:59"); }},
       {Refusal::nothing_to_determine, [](A& a) { a.matter.state->kind = NeedKind::archives; }}});
  walk<RequestOnSite>(
      {requested(), "town", handler, asking, later, {}},
      {{Refusal::on_site_already_requested, [](A& a) { a.matter.state->visits.push_back({}); }},
       {CommonRefusal::too_many_records, [](A& a) {
          Visit over;
          over.ended_at = at("2026-03-02 10:00");
          auto& visits = a.matter.state->visits;
          visits.insert(visits.begin(), 100, over);
        }}});
  using D = Attempt<Dispatch>;
  walk<Dispatch>(
      {with_visit(), "dept", handler, dispatch_at(at("2026-03-02 12:00")), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.officers.front().name = {}; }},
       {CommonRefusal::time_in_future, [](D& a) { a.command.dispatched_at = later + 1; }},
       {CommonRefusal::earlier_than_preceding_act,
        [](D& a) { a.command.dispatched_at = at("2026-03-02 10:59:59"); }}});
  walk<Dispatch>(
      {with_visit(), "dept", handler, dispatch_at(at("2026-03-02 12:00")), later, {}},
      {{CommonRefusal::list_length_out_of_range, [](D& a) { a.command.officers.clear(); }},
       {Refusal::on_site_not_requested, [](D& a) { a.matter.state->visits.clear(); }}});
  Matter sent = with_visit();
  sent.must("dept", handler, dispatch_at(at("2026-03-02 12:00")), at("2026-03-02 12:00"));
  using S = Attempt<RecordScene>;
  walk<RecordScene>(
      {sent, "dept", handler, scene(at("2026-03-02 13:00"), at("2026-03-02 14:00")), later, {}},
      {{CommonRefusal::field_required, [](S& a) { a.command.measures = {}; }},
       {CommonRefusal::times_out_of_order,
        [](S& a) { a.command.handled_at = at("2026-03-02 10:00"); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](S& a) { a.command.arrived_at = at("2026-03-02 11:59:59"); }}});
}

TEST_CASE("refusals of archives, in order of precedence") {
  using A = Attempt<RequestArchives>;
  walk<RequestArchives>({requested(), "town", handler, {text("file"), text("case")}, later, {}},
                        {{CommonRefusal::field_required, [](A& a) { a.command.purpose = {}; }},
                         {CommonRefusal::earlier_than_preceding_act,
                          [](A& a) { a.occurred_at = at("2026-03-02 09:59:59"); }},
                         {CommonRefusal::too_many_records,
                          [](A& a) { a.matter.state->archive_requests.resize(100); }}});
  const Matter matter = with_archives();
  const std::string id = matter.archive_request();
  using P = Attempt<ProvideArchives>;
  const P good{matter, "dept", handler, {id, ArchiveManner::copied, {}}, later, {}};
  walk<ProvideArchives>(
      good, {{CommonRefusal::field_required, [](P& a) { a.command.archive_request.clear(); }},
             {CommonRefusal::field_too_long, [](P& a) { a.command.note = text_of_length(2001); }}});
  walk<ProvideArchives>(
      good, {{Refusal::archives_already_answered,
              [](P& a) { a.matter.state->archive_requests.back().provided_at = later; }},
             {CommonRefusal::earlier_than_preceding_act,
              [](P& a) { a.occurred_at = at("2026-03-02 10:59:59"); }},
             {Refusal::archives_missing, [](P& a) { a.matter.state->materials.clear(); }}});
  walk<ProvideArchives>(
      good, {{Refusal::archives_missing, [](P& a) { a.matter.state->materials.clear(); }},
             {Refusal::archive_request_unknown, [](P& a) { a.command.archive_request = "none"; }}});
  using D = Attempt<DropArchiveRequest>;
  walk<DropArchiveRequest>({matter, "town", handler, {id, text("found")}, later, {}},
                           {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
                            {CommonRefusal::earlier_than_preceding_act,
                             [](D& a) { a.occurred_at = at("2026-03-02 10:59:59"); }},
                            {Refusal::archives_are_the_matter,
                             [](D& a) { a.matter.state->kind = NeedKind::archives; }}});
}

TEST_CASE("refusals of taking evidence, correcting and rendering, in order of precedence") {
  Matter replied = with_evidence();
  replied.must("dept", head, opinion(), at("2026-03-04 10:00"));
  using T = Attempt<TakeIntoCase>;
  walk<TakeIntoCase>(
      {replied, "town", handler, {}, later, {}},
      {{CommonRefusal::field_too_long, [](T& a) { a.command.comment = text_of_length(2001); }},
       {CommonRefusal::earlier_than_preceding_act,
        [](T& a) { a.occurred_at = at("2026-03-04 09:59:59"); }},
       {Refusal::archives_outstanding,
        [](T& a) { a.matter.state->archive_requests.push_back({}); }},
       {Refusal::case_number_missing, [](T& a) { a.matter.state->case_number.clear(); }}});
  using C = Attempt<Correct>;
  const C good{requested(), "town", head, correction(at("2026-03-01 09:00")), later, {}};
  walk<Correct>(good, {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
                       {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
                       {CommonRefusal::clock_ended,
                        [](C& a) { a.matter.state->stage = Stage::taken_into_case; }},
                       {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }},
                       {CommonRefusal::later_than_following_act,
                        [](C& a) { a.command.instant = at("2026-03-02 10:00:01"); }}});
  walk<Correct>(good, {{CommonRefusal::correction_changes_nothing,
                        [](C& a) { a.command.instant = at("2026-03-02 09:00"); }}});
  using R = Attempt<RecordRenderedLetter>;
  const std::string number = replied.state->letters.front().document_number;
  const R rendered{replied, "town", Role::system_admin, {number, "digest", 1}, later, {}};
  walk<RecordRenderedLetter>(
      rendered, {{CommonRefusal::field_required, [](R& a) { a.command.digest.clear(); }},
                 {CommonRefusal::number_out_of_range, [](R& a) { a.command.size = 0; }},
                 {CommonRefusal::letter_already_rendered,
                  [](R& a) { a.matter.state->letters.front().digest = "d"; }}});
  walk<RecordRenderedLetter>(rendered, {{CommonRefusal::letter_unknown,
                                         [](R& a) { a.command.document_number = "none"; }}});
}

TEST_CASE("every refusal of the table has been provoked above") {
  // No command of this system takes a list in which an entry could stand twice.
  domain_test::check_all_seen(refusals(), {"list_entry_repeated"});
}

}  // namespace liandong::enforcement_assistance::test
