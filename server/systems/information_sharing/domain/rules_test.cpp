// What the sentences of 三（三） ask of information that was formed, on both sides of every bound.
#include "systems/information_sharing/domain/clocks.hpp"
#include "systems/information_sharing/domain/sharing_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

// Formed on Friday 6 March 2026; its day ends with that Friday.
const Instant formed = at("2026-03-06 09:00");

Item formed_item() {
  Item item;
  item.form(formed);
  return item;
}

Item shared_item() {
  Item item = formed_item();
  item.share(at("2026-03-06 16:00"));
  return item;
}

}  // namespace

TEST_CASE("3.3.9-c a department shares on the day it formed the information, to the second") {
  Item item = formed_item();
  const Obligation row = item.duty("share");
  CHECK(row.debtor == UnitId{"dept"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.3.9-c");
  CHECK(*row.due_before == at("2026-03-07 00:00"));
  CHECK_FALSE(row.target_before.has_value());
  Item late = item;
  item.share(at("2026-03-06 23:59:59"));
  CHECK(outcome_of(item.duty("share")) == Outcome::on_time);
  late.share(at("2026-03-07 00:00"));
  CHECK(outcome_of(late.duty("share")) == Outcome::late);
  CHECK(late.state->stage == Stage::shared);
}

TEST_CASE("3.3.9-c the day of forming is the day, be it a rest day, and whenever it is recorded") {
  Item item;
  item.must("dept", handler, record(at("2026-03-07 23:59:59")), at("2026-03-09 10:00"));
  CHECK(*item.duty("share").due_before == at("2026-03-08 00:00"));
  item.share(at("2026-03-09 10:01"));
  CHECK(outcome_of(item.duty("share")) == Outcome::late);
}

TEST_CASE("3.3.9-c a township owes it promptly, with the target of the city and no legal bound") {
  Item item;
  item.form(formed, Kind::penalty_decision, "town");
  const Obligation row = item.duty("share");
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.3.3-a");
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-07 00:00"));
  Item late = item;
  item.must("town", handler, by_hand({"dept"}), at("2026-03-06 23:59:59"));
  CHECK(outcome_of(item.duty("share")) == Outcome::on_time);
  late.must("town", handler, by_hand({"dept"}), at("2026-03-07 00:00"));
  CHECK(outcome_of(late.duty("share")) == Outcome::over_target);
}

TEST_CASE("3.3.9-c what was formed and not shared stays an open duty") {
  Item item = formed_item();
  CHECK(light_at(item.duty("share"), at("2026-05-06 09:00"), domain_test::calendar_2026()) ==
        Light::red);
  CHECK_FALSE(closed(*item.state));
}

TEST_CASE("3.3.9-d the time is extended before it ends and counted from its last day") {
  Item item = formed_item();
  Item late = item;
  item.must("dept", handler, extension(2), at("2026-03-06 23:59:59"));
  CHECK(item.state->stage == Stage::extended);
  const Obligation row = item.duty("share");
  CHECK(row.clause == "3.3.9-d");
  CHECK(*row.due_before == at("2026-03-11 00:00"));
  CHECK(*row.strict_due_before == at("2026-03-07 00:00"));
  CHECK(is(late.refused("dept", handler, extension(2), at("2026-03-07 00:00")),
           Refusal::sharing_time_over));
  item.share(at("2026-03-10 23:59:59"));
  CHECK(outcome_of(item.duty("share")) == Outcome::on_time);
}

TEST_CASE("3.3.9-d all extensions together last three working days") {
  Item item = formed_item();
  item.must("dept", handler, extension(2), at("2026-03-06 10:00"));
  CHECK(is(item.refused("dept", handler, extension(2), at("2026-03-09 10:00")),
           Refusal::sharing_extension_too_long));
  item.must("dept", handler, extension(1), at("2026-03-10 23:59:59"));
  CHECK(*item.duty("share").due_before == at("2026-03-12 00:00"));
  CHECK(is(item.refused("dept", handler, extension(1), at("2026-03-11 10:00")),
           Refusal::sharing_extension_too_long));
  item.share(at("2026-03-12 00:00"));
  CHECK(outcome_of(item.duty("share")) == Outcome::late);
}

TEST_CASE("3.3.9-d without a target any length may be taken") {
  Item item;
  item.targets = Targets{};
  item.form(formed);
  item.must("dept", handler, extension(20), at("2026-03-06 10:00"));
  CHECK(item.state->stage == Stage::extended);
}

TEST_CASE("3.3.9-d holidays are not counted and make-up days are") {
  // Formed on 30 September: 1–7 October are holidays, Saturday the 10th is a working day.
  Item item;
  item.form(at("2026-09-30 09:00"));
  item.must("dept", handler, extension(3), at("2026-09-30 10:00"));
  CHECK(*item.duty("share").due_before == at("2026-10-11 00:00"));
}

TEST_CASE("3.3.9-d a township has no time that could be extended") {
  Item item;
  item.form(formed, Kind::penalty_decision, "town");
  CHECK(is(item.refused("town", handler, extension(1), at("2026-03-06 10:00")),
           Refusal::time_not_bound));
  CHECK_FALSE(has_use(*item.state, Extend::name, UnitId{"town"}));
}

TEST_CASE("3.3.0-a it goes to whoever subscribes and to the units named, and that is frozen") {
  Item item = formed_item();
  Share command = sharing();
  command.recipients = {UnitId{"court"}, UnitId{"town"}};
  item.must("dept", handler, command, at("2026-03-06 16:00"));
  const Round& round = *round_in_force(*item.state);
  REQUIRE(round.recipients.size() == 3);
  CHECK(round.recipients[0].unit == UnitId{"court"});
  CHECK_FALSE(round.recipients[0].subscribed);
  CHECK(round.recipients[0].outside_notice);
  CHECK(round.recipients[1].unit == UnitId{"town"});
  CHECK(round.recipients[1].subscribed);
  CHECK_FALSE(round.recipients[1].outside_notice);
  item.subscribers.of.clear();
  CHECK(round_in_force(*item.state)->recipients.size() == 3);
}

TEST_CASE("3.3.0-a subscriptions of the holder, of closed units and of offices are passed over") {
  Item item = formed_item();
  item.subscribers.of["dynamics"] = {UnitId{"closed"}, UnitId{"dept"}, UnitId{"none"},
                                     UnitId{"town.team"}, UnitId{"town2"}};
  item.share(at("2026-03-06 16:00"));
  REQUIRE(round_in_force(*item.state)->recipients.size() == 1);
  CHECK(round_in_force(*item.state)->recipients[0].unit == UnitId{"town2"});
}

TEST_CASE("3.3.0-a every recipient acknowledges within three working days; the last one closes") {
  Item item = shared_item();
  const Obligation row = item.duty("acknowledge");
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.creditor == UnitId{"dept"});
  CHECK(row.basis == Basis::internal);
  CHECK(*row.target_before == at("2026-03-12 00:00"));
  item.acknowledge("town", at("2026-03-11 23:59:59"));
  CHECK(outcome_of(item.duty("acknowledge")) == Outcome::on_time);
  CHECK(item.state->stage == Stage::shared);
  item.must("town2", handler, Acknowledge{text("comment")}, at("2026-03-12 00:00"));
  CHECK(outcome_of(item.duty("acknowledge.2")) == Outcome::over_target);
  CHECK(item.state->stage == Stage::acknowledged);
}

TEST_CASE("3.3.0-a the office of a recipient acknowledges for it, and once") {
  Item item = shared_item();
  item.acknowledge("town.team", at("2026-03-06 17:00"));
  CHECK(recipient_of(*item.state, UnitId{"town"})->acknowledged_at.has_value());
  CHECK_FALSE(has_use(*item.state, Acknowledge::name, UnitId{"town"}));
  CHECK(has_use(*item.state, Acknowledge::name, UnitId{"town2"}));
  CHECK(is(item.refused("town", handler, Acknowledge{}, at("2026-03-06 18:00")),
           Refusal::already_acknowledged));
}

TEST_CASE("3.3.0-a a unit that was forgotten is added and acknowledges, too") {
  Item item = shared_item();
  item.must("dept", handler, AddRecipients{{UnitId{"police"}}}, at("2026-03-09 10:00"));
  CHECK(*item.duty("acknowledge.3").target_before == at("2026-03-13 00:00"));
  item.acknowledge("town", at("2026-03-09 11:00"));
  item.acknowledge("town2", at("2026-03-09 11:00"));
  CHECK(item.state->stage == Stage::shared);
  item.acknowledge("police", at("2026-03-09 11:00"));
  CHECK(item.state->stage == Stage::acknowledged);
}

TEST_CASE("3.3.0-a what was withdrawn before receipt is owed again with its original clock") {
  Item item = shared_item();
  CHECK(has_use(*item.state, Withdraw::name, UnitId{"dept"}));
  item.must("dept", head, Withdraw{text("reason")}, at("2026-03-06 17:00"));
  CHECK(item.state->stage == Stage::formed);
  CHECK(*item.duty("share.2").due_before == at("2026-03-07 00:00"));
  CHECK(outcome_of(item.duty("share")) == Outcome::on_time);
  CHECK(outcome_of(item.duty("acknowledge")) == Outcome::superseded);
  CHECK(recipient_of(*item.state, UnitId{"town"}) == nullptr);
  item.share(at("2026-03-09 09:00"));
  CHECK(outcome_of(item.duty("share.2")) == Outcome::late);
  item.acknowledge("town", at("2026-03-09 10:00"));
  CHECK_FALSE(has_use(*item.state, Withdraw::name, UnitId{"dept"}));
}

TEST_CASE("3.3.0-a what was recorded wrongly is given up; nothing is owed then") {
  Item item = formed_item();
  item.must("dept", head, Discard{DiscardGround::duplicate, text("reason")},
            at("2026-03-09 10:00"));
  CHECK(closed(*item.state));
  CHECK(outcome_of(item.duty("share")) == Outcome::superseded);
  Item out = shared_item();
  out.acknowledge("town", at("2026-03-06 17:00"));
  out.must("dept", head, Discard{DiscardGround::not_to_be_shared, text("reason")},
           at("2026-03-06 18:00"));
  CHECK(outcome_of(out.duty("acknowledge")) == Outcome::on_time);
  CHECK(outcome_of(out.duty("acknowledge.2")) == Outcome::superseded);
}

TEST_CASE("3.3.0-a restricted information goes to units named by hand only") {
  Item item;
  RecordFormed command = record(formed);
  command.sensitivity = Sensitivity::restricted;
  item.must("dept", handler, command, formed);
  CHECK(is(item.refused("dept", handler, sharing(), formed), Refusal::recipients_missing));
  Share both = sharing();
  both.recipients = {UnitId{"town"}};
  CHECK(is(item.refused("dept", handler, both, formed), Refusal::restricted_goes_by_hand));
  item.must("dept", handler, by_hand({"town"}), formed);
  CHECK(round_in_force(*item.state)->recipients.size() == 1);
}

TEST_CASE("3.3.0-b every kind belongs to one of the eight categories with its own sentence") {
  std::set<std::string_view> clauses;
  std::set<std::string_view> words;
  for (int kind = 0; kind <= static_cast<int>(Kind::other); ++kind) {
    clauses.insert(clause_of(category_of(static_cast<Kind>(kind))));
    words.insert(word_of(category_of(static_cast<Kind>(kind))));
  }
  CHECK(clauses == std::set<std::string_view>{"3.3.1", "3.3.2", "3.3.3-a", "3.3.4", "3.3.5",
                                              "3.3.6", "3.3.7", "3.3.8"});
  CHECK(words.size() == 8);
}

TEST_CASE("3.3.7 of a complaint nobody may be recognised") {
  Item item;
  item.form(formed, Kind::complaint_outcome);
  Share unconfirmed = sharing();
  unconfirmed.redaction_confirmed = false;
  CHECK(is(item.refused("dept", handler, unconfirmed, formed), Refusal::redaction_not_confirmed));
  item.personal_data_found = 1;
  CHECK(is(item.refused("dept", handler, sharing(), formed), Refusal::personal_data_not_reviewed));
  Share reviewed = sharing();
  reviewed.personal_data_reviewed = true;
  item.must("dept", handler, reviewed, formed);
  Item other = formed_item();
  other.must("dept", handler, unconfirmed, formed);
  CHECK(other.state->stage == Stage::shared);
}

TEST_CASE("3.3.0-a the office that drafts shares for its unit, and S like a department") {
  Item item;
  item.form(formed, Kind::inspection_record, "dept.brigade");
  CHECK(item.state->holder == UnitId{"dept"});
  CHECK(item.state->drafting_office == UnitId{"dept.brigade"});
  item.must("dept.brigade", handler, sharing(), formed);
  Item own;
  own.must("justice", Role::coordinator, record(formed, Kind::law_change), formed);
  CHECK(own.duty("share").clause == "3.3.9-c");
  CHECK(own.duty("share").debtor == UnitId{"justice"});
}

TEST_CASE("3.3.9-c the clock moves only with the head and only before it was judged") {
  Item item = formed_item();
  const Correct earlier = correction(at("2026-03-05 09:00"));
  CHECK(is(item.refused("dept", handler, earlier, at("2026-03-06 10:00")),
           CommonRefusal::head_must_correct_clock));
  item.must("dept", head, earlier, at("2026-03-06 10:00"));
  CHECK(*item.duty("share").due_before == at("2026-03-06 00:00"));
  item.share(at("2026-03-06 11:00"));
  CHECK(outcome_of(item.duty("share")) == Outcome::late);
  CHECK(is(item.refused("dept", head, correction(formed), at("2026-03-06 12:00")),
           CommonRefusal::clock_ended));
  item.must("dept", handler, correction(CorrectableField::content, text("more")),
            at("2026-03-06 12:00"));
  CHECK(item.state->last_corrected_at.has_value());
}

TEST_CASE("the stream of files: what went out once stays") {
  Item item = formed_item();
  item.must("dept", handler, material(), formed);
  item.must("dept", handler, RemoveMaterial{item.state->materials[0].id, text("reason")}, formed);
  CHECK(item.state->materials.empty());
  item.must("dept", handler, material(), formed);
  const std::string id = item.state->materials[0].id;
  item.share(formed);
  item.must("dept", head, Withdraw{text("reason")}, formed);
  CHECK(is(item.refused("dept", handler, RemoveMaterial{id, text("reason")}, formed),
           Refusal::file_already_sent));
}

TEST_CASE("warnings name what is allowed but looks wrong") {
  RecordFormed restricted = record(formed);
  CHECK(warnings(restricted).empty());
  restricted.sensitivity = Sensitivity::restricted;
  CHECK(warnings(restricted) == std::vector<std::string_view>{"no_secrets"});
  CHECK(warnings(sharing()).empty());
  CHECK(warnings(by_hand({"town"})) == std::vector<std::string_view>{"subscribers_left_out"});
}

}  // namespace liandong::information_sharing::test
