// The refusals of requests alone and in pairs; then every refusal of the table must have been seen.
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/sharing_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_request::test {
namespace {

namespace limits = information_sharing::limits;
using information_sharing::CommonRefusal;
using information_sharing::Refusal;
using information_sharing::refusals;

template <class C>
using Attempt = domain_test::Attempt<Request, C>;
template <class C>
using Fault = domain_test::Fault<1300, Request, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1300, Request, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
const Instant asked_at = at("2026-03-02 10:00");
const Instant early = at("2026-03-02 09:59:59");
const Instant later = at("2026-03-03 10:00");

Request asked() {
  Request request;
  request.ask(asked_at);
  return request;
}

Request answered() {
  Request request = asked();
  request.answer(asked_at);
  return request;
}

Request declined() {
  Request request = asked();
  request.decline(asked_at);
  return request;
}

void close(Request& request, std::string_view unit) {
  request.units.units[UnitId{unit}].active = false;
}

}  // namespace

TEST_CASE("precedence of refusals: request_information") {
  using A = Attempt<RequestInformation>;
  const A good{{}, "dept", handler, question(), later, {}};
  walk<RequestInformation>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.need = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.purpose = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.ask(asked_at); }},
       {Refusal::holder_not_enforcement_unit, [](A& a) { a.unit = "orphan"; }}});
  walk<RequestInformation>(
      good, {{Refusal::holder_without_legal_subject,
              [](A& a) { a.matter.units.units[UnitId{"dept"}].legal_subject = false; }},
             {Refusal::asked_not_enforcement_unit, [](A& a) { a.command.asked = UnitId{"court"}; }},
             {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
             {CommonRefusal::unit_not_active, [](A& a) { close(a.matter, "dept"); }},
             {CommonRefusal::earlier_than_preceding_act,
              [](A& a) { a.command.wanted_before = later + -1; }}});
  walk<RequestInformation>(
      good, {{CommonRefusal::unit_not_found, [](A& a) { a.command.asked = UnitId{"none"}; }}});
  walk<RequestInformation>(
      good, {{CommonRefusal::unit_is_own, [](A& a) { a.command.asked = UnitId{"dept"}; }},
             {CommonRefusal::receiver_not_legal_subject,
              [](A& a) { a.matter.units.units[a.command.asked].legal_subject = false; }}});
}

TEST_CASE("precedence of refusals: files of a request") {
  using M = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {asked(), "town", handler, material(MaterialKind::answer), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.file_name = {}; }},
       {CommonRefusal::number_out_of_range, [](M& a) { a.command.copies = 0; }},
       {CommonRefusal::not_in_this_stage, [](M& a) { a.matter.state->stage = Stage::answered; }},
       {CommonRefusal::too_many_records,
        [](M& a) { a.matter.state->materials.resize(limits::materials); }},
       {Refusal::file_not_yours, [](M& a) { a.command.kind = MaterialKind::form; }},
       {CommonRefusal::file_unknown, [](M& a) { a.command.file = BlobId{"foreign"}; }}});
  using R = Attempt<RemoveMaterial>;
  Request with_file = asked();
  with_file.must("town", handler, material(MaterialKind::answer), asked_at);
  R good{with_file, "town", handler, {}, later, {}};
  good.command = {with_file.state->materials[0].id, text("reason")};
  walk<RemoveMaterial>(
      good,
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.material = std::string(37, 'x'); }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::answered; }},
       {CommonRefusal::material_unknown, [](R& a) { a.matter.state->materials.clear(); }}});
  walk<RemoveMaterial>(good, {{Refusal::file_not_yours, [](R& a) { a.unit = "dept"; }},
                              {Refusal::file_already_sent, [](R& a) {
                                 a.matter.state->rounds[0].materials = {a.command.material};
                               }}});
}

TEST_CASE("precedence of refusals: the unit that was asked") {
  using A = Attempt<AnswerRequest>;
  walk<AnswerRequest>(
      {asked(), "town", handler, answer(), later, {}},
      {{CommonRefusal::field_too_long,
        [](A& a) { a.command.content = text_of_length(limits::long_text + 1); }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::answered; }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }},
       {Refusal::personal_data_not_reviewed, [](A& a) { a.matter.personal_data_found = 1; }}});
  walk<AnswerRequest>(
      {asked(), "town", handler, answer(), later, {}},
      {{Refusal::content_missing, [](A& a) { a.command.content = {}; }},
       {Refusal::personal_data_not_reviewed, [](A& a) { a.matter.personal_data_found = 1; }}});
  using D = Attempt<Decline>;
  walk<Decline>(
      {asked(), "town", head, refusal(), later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::answered; }},
       {CommonRefusal::unit_not_active, [](D& a) { close(a.matter, "town2"); }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = early; }}});
  walk<Decline>({asked(), "town", head, refusal(), later, {}},
                {{CommonRefusal::unit_is_own, [](D& a) { a.command.holder = UnitId{"town"}; }}});
}

TEST_CASE("precedence of refusals: who asked, and S") {
  using C = Attempt<Confirm>;
  walk<Confirm>(
      {answered(), "dept", handler, {}, later, {}},
      {{CommonRefusal::field_too_long, [](C& a) { a.command.comment = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::requested; }},
       {CommonRefusal::earlier_than_preceding_act, [](C& a) { a.occurred_at = early; }}});
  using G = Attempt<AskAgain>;
  const std::function<void(G&)> fill = [](G& a) {
    a.matter.state->rounds.resize(limits::records, a.matter.state->rounds[0]);
  };
  walk<AskAgain>(
      {answered(), "dept", handler, {text("missing")}, later, {}},
      {{CommonRefusal::field_required, [](G& a) { a.command.missing = {}; }},
       {CommonRefusal::not_in_this_stage, [](G& a) { a.matter.state->stage = Stage::requested; }},
       {CommonRefusal::earlier_than_preceding_act, [](G& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records, fill}});
  using O = Attempt<OverruleDecline>;
  walk<OverruleDecline>(
      {declined(), "justice", Role::coordinator, {text("reason")}, later, {}},
      {{CommonRefusal::field_required, [](O& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](O& a) { a.matter.state->stage = Stage::answered; }},
       {CommonRefusal::earlier_than_preceding_act, [](O& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records,
        [](O& a) { a.matter.state->rounds.resize(limits::records, a.matter.state->rounds[0]); }}});
  using W = Attempt<Withdraw>;
  walk<Withdraw>(
      {asked(), "dept", head, {text("reason")}, later, {}},
      {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.state->stage = Stage::confirmed; }},
       {CommonRefusal::earlier_than_preceding_act, [](W& a) { a.occurred_at = early; }}});
  using K = Attempt<Correct>;
  walk<Correct>(
      {asked(), "dept", head, correction(CorrectableField::title, text("x")), later, {}},
      {{CommonRefusal::field_required, [](K& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](K& a) { a.command.text = text_of_length(201); }},
       {CommonRefusal::not_in_this_stage, [](K& a) { a.matter.state->stage = Stage::answered; }}});
}

TEST_CASE("every refusal was seen, but for those no command of this system can meet") {
  domain_test::check_all_seen(
      refusals(), {"times_out_of_order", "letter_already_rendered", "signatory_not_own_unit",
                   "office_may_not_sign", "signed_for_another_unit", "letter_unknown"});
}

}  // namespace liandong::information_request::test
