// Every refusal is provoked once alone; then every two faults a command can have at once are
// committed together, and the one that stands earlier in the table must answer.
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/sharing_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing::test {
namespace {

template <class C>
using Attempt = domain_test::Attempt<Item, C>;
template <class C>
using Fault = domain_test::Fault<1300, Item, C>;

template <class C>
void walk(const Attempt<C>& good, const std::vector<Fault<C>>& faults) {
  domain_test::walk_faults<1300, Item, C>(good, faults, refusals());
}

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;

const Instant formed_at = at("2026-03-06 09:00");
const Instant later = at("2026-03-06 16:00");
const Instant early = at("2026-03-06 08:59:59");

Item formed() {
  Item item;
  item.form(formed_at);
  return item;
}

Item shared() {
  Item item = formed();
  item.share(formed_at);
  return item;
}

Item with_file() {
  Item item = formed();
  item.must("dept", handler, material(), formed_at);
  return item;
}

void close(Item& item, std::string_view unit) { item.units.units[UnitId{unit}].active = false; }

}  // namespace

TEST_CASE("precedence of refusals: record_formed") {
  using A = Attempt<RecordFormed>;
  const A good{{}, "dept", handler, record(formed_at), later, {}};
  walk<RecordFormed>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.title = {}; }},
       {CommonRefusal::field_too_long, [](A& a) { a.command.reference = std::string(61, 'x'); }},
       {CommonRefusal::time_in_future, [](A& a) { a.occurred_at = later + 1; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.form(formed_at); }},
       {Refusal::holder_not_enforcement_unit, [](A& a) { a.unit = "orphan"; }}});
  walk<RecordFormed>(
      good, {{Refusal::holder_without_legal_subject,
              [](A& a) { a.matter.units.units[UnitId{"dept"}].legal_subject = false; }},
             {CommonRefusal::place_unknown, [](A& a) { a.command.place = PlaceCode{"moon"}; }},
             {CommonRefusal::item_unknown, [](A& a) { a.command.item = ItemCode{"none"}; }},
             {CommonRefusal::unit_not_active, [](A& a) { close(a.matter, "dept"); }},
             {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }}});
}

TEST_CASE("precedence of refusals: files") {
  using M = Attempt<AttachMaterial>;
  walk<AttachMaterial>(
      {formed(), "dept", handler, material(), later, {}},
      {{CommonRefusal::field_required, [](M& a) { a.command.file_name = {}; }},
       {CommonRefusal::field_too_long, [](M& a) { a.command.file_name = std::string(121, 'x'); }},
       {CommonRefusal::number_out_of_range, [](M& a) { a.command.pages = 0; }},
       {CommonRefusal::not_in_this_stage, [](M& a) { a.matter.state->stage = Stage::shared; }},
       {CommonRefusal::too_many_records,
        [](M& a) { a.matter.state->materials.resize(limits::materials); }},
       {CommonRefusal::file_unknown, [](M& a) { a.command.file = BlobId{"foreign"}; }}});
  using R = Attempt<RemoveMaterial>;
  const R good{with_file(), "dept", handler, {}, later, {}};
  R removal = good;
  removal.command = {good.matter.state->materials[0].id, text("reason")};
  walk<RemoveMaterial>(
      removal,
      {{CommonRefusal::field_required, [](R& a) { a.command.reason = {}; }},
       {CommonRefusal::field_too_long, [](R& a) { a.command.material = std::string(37, 'x'); }},
       {CommonRefusal::not_in_this_stage, [](R& a) { a.matter.state->stage = Stage::shared; }},
       {CommonRefusal::material_unknown, [](R& a) { a.matter.state->materials.clear(); }},
       {Refusal::file_already_sent, [](R& a) {
          Round round;
          round.withdrawn_at = formed_at;
          round.materials = {a.command.material.substr(0, 36)};
          a.matter.state->rounds.push_back(round);
        }}});
}

TEST_CASE("precedence of refusals: extend") {
  using E = Attempt<Extend>;
  const E good{formed(), "dept", handler, extension(3), later, {}};
  walk<Extend>(
      good,
      {{CommonRefusal::field_required, [](E& a) { a.command.approved_by = {}; }},
       {CommonRefusal::field_too_long, [](E& a) { a.command.reason = text_of_length(2'001); }},
       {CommonRefusal::number_out_of_range, [](E& a) { a.command.working_days = 0; }},
       {CommonRefusal::time_in_future, [](E& a) { a.occurred_at = a.now + 1; }},
       {CommonRefusal::not_in_this_stage, [](E& a) { a.matter.state->stage = Stage::shared; }},
       {CommonRefusal::earlier_than_preceding_act, [](E& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records,
        [](E& a) {
          a.matter.state->extensions.resize(limits::records);
          for (Extension& one : a.matter.state->extensions) {
            one.working_days = 1;
            one.extended_at = formed_at;
          }
        }},
       {Refusal::time_not_bound, [](E& a) { a.matter.state->holder_is_local = true; }}});
  walk<Extend>(good,
               {{Refusal::sharing_time_over, [](E& a) { a.now = at("2026-03-07 00:00"); }},
                {Refusal::sharing_extension_too_long, [](E& a) { a.command.working_days = 4; }}});
}

TEST_CASE("precedence of refusals: share") {
  using S = Attempt<Share>;
  S good{formed(), "dept", handler, sharing(), later, {}};
  good.matter.state->category = Category::complaint_handling;
  good.command.recipients = {UnitId{"police"}, UnitId{"court"}};
  walk<Share>(good, {{CommonRefusal::field_required, [](S& a) { a.command.recipients[0] = {}; }},
                     {CommonRefusal::field_too_long,
                      [](S& a) { a.command.content = text_of_length(limits::long_text + 1); }},
                     {CommonRefusal::list_length_out_of_range,
                      [](S& a) {
                        for (int i = 0; i < 200; ++i) {
                          a.command.recipients.emplace_back("unit" + std::to_string(i));
                        }
                      }},
                     {CommonRefusal::not_in_this_stage,
                      [](S& a) { a.matter.state->stage = Stage::shared; }}});
  walk<Share>(good,
              {{CommonRefusal::list_entry_repeated,
                [](S& a) { a.command.recipients.emplace_back("court"); }},
               {CommonRefusal::unit_not_active, [](S& a) { close(a.matter, "police"); }},
               {CommonRefusal::earlier_than_preceding_act, [](S& a) { a.occurred_at = early; }},
               {CommonRefusal::too_many_records,
                [](S& a) {
                  Round round;
                  round.withdrawn_at = formed_at;
                  a.matter.state->rounds.resize(limits::records, round);
                }},
               {CommonRefusal::receiver_not_legal_subject,
                [](S& a) { a.matter.units.units[UnitId{"court"}].legal_subject = false; }}});
  walk<Share>(
      good,
      {{CommonRefusal::unit_not_found, [](S& a) { a.command.recipients[0] = UnitId{"none"}; }},
       {CommonRefusal::unit_is_own, [](S& a) { a.command.recipients[1] = UnitId{"dept"}; }},
       {Refusal::content_missing, [](S& a) { a.matter.state->content = {}; }},
       {Refusal::restricted_goes_by_hand,
        [](S& a) { a.matter.state->sensitivity = Sensitivity::restricted; }},
       {Refusal::redaction_not_confirmed, [](S& a) { a.command.redaction_confirmed = false; }},
       {Refusal::personal_data_not_reviewed, [](S& a) { a.matter.personal_data_found = 2; }}});
  S alone{formed(), "dept", handler, sharing(), later, {}};
  walk<Share>(alone, {{Refusal::recipients_missing, [](S& a) { a.matter.subscribers.of.clear(); }},
                      {Refusal::personal_data_not_reviewed,
                       [](S& a) { a.matter.personal_data_found = 2; }}});
}

TEST_CASE("precedence of refusals: recipients that were forgotten") {
  using A = Attempt<AddRecipients>;
  const A good{shared(), "dept", handler, {{UnitId{"police"}, UnitId{"court"}}}, later, {}};
  walk<AddRecipients>(
      good,
      {{CommonRefusal::field_required, [](A& a) { a.command.recipients[1] = {}; }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::formed; }},
       {CommonRefusal::unit_not_active, [](A& a) { close(a.matter, "police"); }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }},
       {CommonRefusal::too_many_records, [](A& a) {
          auto& recipients = a.matter.state->rounds.back().recipients;
          for (int i = 0; i < 200; ++i) recipients.push_back(recipients[0]);
        }}});
  walk<AddRecipients>(
      good, {{CommonRefusal::list_length_out_of_range, [](A& a) { a.command.recipients = {}; }}});
  walk<AddRecipients>(
      good, {{CommonRefusal::unit_is_own, [](A& a) { a.command.recipients[0] = UnitId{"dept"}; }},
             {Refusal::already_recipient, [](A& a) { a.command.recipients[1] = UnitId{"town"}; }}});
}

TEST_CASE("precedence of refusals: acknowledge, withdraw and discard") {
  using A = Attempt<Acknowledge>;
  const A receipt{shared(), "town", handler, {}, later, {}};
  walk<Acknowledge>(
      receipt,
      {{CommonRefusal::field_too_long, [](A& a) { a.command.comment = text_of_length(2'001); }},
       {CommonRefusal::not_in_this_stage, [](A& a) { a.matter.state->stage = Stage::formed; }},
       {Refusal::already_acknowledged, [](A& a) { a.matter.acknowledge("town", formed_at); }},
       {CommonRefusal::earlier_than_preceding_act, [](A& a) { a.occurred_at = early; }}});
  walk<Acknowledge>(receipt, {{Refusal::unit_not_recipient, [](A& a) { a.unit = "court"; }}});
  using W = Attempt<Withdraw>;
  walk<Withdraw>(
      {shared(), "dept", head, {text("reason")}, later, {}},
      {{CommonRefusal::field_required, [](W& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](W& a) { a.matter.state->stage = Stage::formed; }},
       {Refusal::shared_and_acknowledged, [](W& a) { a.matter.acknowledge("town", formed_at); }},
       {CommonRefusal::earlier_than_preceding_act, [](W& a) { a.occurred_at = early; }}});
  using D = Attempt<Discard>;
  walk<Discard>(
      {formed(), "dept", head, {DiscardGround::duplicate, text("reason")}, later, {}},
      {{CommonRefusal::field_required, [](D& a) { a.command.reason = {}; }},
       {CommonRefusal::not_in_this_stage, [](D& a) { a.matter.state->stage = Stage::discarded; }},
       {CommonRefusal::earlier_than_preceding_act, [](D& a) { a.occurred_at = early; }}});
}

TEST_CASE("precedence of refusals: correct") {
  using C = Attempt<Correct>;
  const C clock{formed(), "dept", head, correction(at("2026-03-05 09:00")), later, {}};
  walk<Correct>(
      clock,
      {{CommonRefusal::field_required, [](C& a) { a.command.reason = {}; }},
       {CommonRefusal::field_not_allowed, [](C& a) { a.command.text = text("x"); }},
       {CommonRefusal::not_in_this_stage, [](C& a) { a.matter.state->stage = Stage::discarded; }}});
  walk<Correct>(clock,
                {{CommonRefusal::time_in_future, [](C& a) { a.occurred_at = later + 1; }},
                 {CommonRefusal::clock_ended, [](C& a) { a.matter.state->stage = Stage::shared; }},
                 {CommonRefusal::head_must_correct_clock, [](C& a) { a.roles = handler; }},
                 {CommonRefusal::later_than_following_act,
                  [](C& a) { a.command.instant = at("2026-03-06 09:00:01"); }}});
  walk<Correct>(clock, {{CommonRefusal::correction_changes_nothing,
                         [](C& a) { a.command.instant = formed_at; }}});
  const C words{formed(), "dept", head, correction(CorrectableField::title, text("x")), later, {}};
  walk<Correct>(words,
                {{CommonRefusal::field_too_long,
                  [](C& a) { a.command.text = text_of_length(limits::title + 1); }},
                 {CommonRefusal::field_not_allowed, [](C& a) { a.command.instant = formed_at; }}});
}

}  // namespace liandong::information_sharing::test
