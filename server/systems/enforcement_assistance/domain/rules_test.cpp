// What the sentences of 三（五） ask, on both sides of every bound.
#include "systems/enforcement_assistance/domain/assistance_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::enforcement_assistance::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

// Asked on Monday 2 March 2026; five working days end with Monday 9 March.
Matter asked(Instant now = at("2026-03-02 10:00")) {
  Matter matter;
  matter.need(at("2026-03-02 09:00"));
  matter.attach("town", MaterialKind::case_material, now);
  matter.request(now);
  return matter;
}

Matter archives_asked() {
  Matter matter;
  matter.need(at("2026-03-02 09:00"), NeedKind::archives);
  matter.request(at("2026-03-02 10:00"));
  return matter;
}

}  // namespace

TEST_CASE("3.5.1-a the letter is owed promptly from the need, with the city's target only") {
  Matter matter;
  matter.need(at("2026-03-02 09:00"));
  const Obligation row = matter.duty("request");
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.creditor == UnitId{"dept"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.5.1-a");
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-05 00:00"));
  Matter late = matter;
  matter.request(at("2026-03-04 23:59:59"));
  CHECK(outcome_of(matter.duty("request")) == Outcome::on_time);
  late.request(at("2026-03-05 00:00"));
  CHECK(outcome_of(late.duty("request")) == Outcome::over_target);
}

TEST_CASE("3.5.1-b five working days from the day after the letter arrived, to the second") {
  Matter matter = asked();
  const Obligation row = matter.duty("reply");
  CHECK(*row.due_before == at("2026-03-10 00:00"));
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.5.1-b");
  CHECK(row.debtor == UnitId{"dept"});
  CHECK(row.creditor == UnitId{"town"});
  Matter late = matter;
  matter.reply(at("2026-03-09 23:59:59"));
  CHECK(outcome_of(matter.duty("reply")) == Outcome::on_time);
  late.reply(at("2026-03-10 00:00"));
  CHECK(outcome_of(late.duty("reply")) == Outcome::late);
  CHECK(late.state->stage == Stage::replied);
}

TEST_CASE("3.5.1-b make-up days count and holidays do not") {
  // Asked on 30 September: 1–7 October are holidays, Saturday the 10th is a working day.
  Matter matter;
  matter.need(at("2026-09-30 09:00"));
  matter.request(at("2026-09-30 23:59:59"));
  CHECK(*matter.duty("reply").due_before == at("2026-10-14 00:00"));
}

TEST_CASE("3.5.1-b a late receipt does not start the clock later") {
  Matter matter = asked();
  const Instant bound = *matter.duty("reply").due_before;
  CHECK(*matter.duty("receive").target_before == at("2026-03-04 00:00"));
  matter.must("dept", handler, Receive{}, at("2026-03-06 10:00"));
  CHECK(*matter.duty("reply").due_before == bound);
  CHECK(outcome_of(matter.duty("receive")) == Outcome::over_target);
}

TEST_CASE("3.5.1-b whoever answers has received the letter") {
  Matter matter = asked();
  matter.reply(at("2026-03-03 10:00"));
  CHECK(outcome_of(matter.duty("receive")) == Outcome::on_time);
}

TEST_CASE("3.5.1-b the opinion comes with evidence, or says why there is none") {
  Matter matter = asked();
  CHECK(is(matter.refused("dept", head, opinion(), at("2026-03-03 10:00")),
           Refusal::evidence_missing));
  Reply reasoned = opinion();
  reasoned.no_evidence_reason = text("determined from the photographs that were sent");
  matter.must("dept", head, reasoned, at("2026-03-03 10:00"));
  CHECK(matter.state->stage == Stage::replied);
}

TEST_CASE("3.5.1-c what was handed over becomes the evidence of the case, in list order") {
  Matter matter = asked();
  matter.attach("dept", MaterialKind::evidence, at("2026-03-03 09:00"));
  matter.reply(at("2026-03-03 10:00"));
  const Obligation row = matter.duty("take_into_case");
  CHECK(row.clause == "3.5.1-c");
  CHECK(row.arises_at == at("2026-03-03 10:00"));
  CHECK(row.debtor == UnitId{"town"});
  matter.must("town", handler, TakeIntoCase{}, at("2026-03-04 10:00"));
  CHECK(matter.state->stage == Stage::taken_into_case);
  REQUIRE(matter.state->evidence.size() == 2);
  CHECK(matter.state->evidence[0] == matter.state->materials[1].id);
  CHECK(matter.state->case_number == "case 1");
  CHECK(outcome_of(matter.duty("take_into_case")) == Outcome::on_time);
}

TEST_CASE("3.5.2-a officers are owed promptly from the request for them, if either reason holds") {
  for (const OnSiteReason reason : {OnSiteReason::urgent, OnSiteReason::evidence_may_be_lost}) {
    Matter matter = asked();
    matter.must("town", handler, RequestOnSite{reason, text("rain is forecast")},
                at("2026-03-02 11:00"));
    const Obligation row = matter.duty("dispatch");
    CHECK(row.clause == "3.5.2-a");
    CHECK(row.basis == Basis::notice);
    CHECK_FALSE(row.due_before.has_value());
    CHECK(*row.target_before == at("2026-03-02 13:00"));
    CHECK(row.hour_clock);
    Matter late = matter;
    matter.must("dept", handler, dispatch_at(at("2026-03-02 12:59:59")), at("2026-03-02 14:00"));
    CHECK(outcome_of(matter.duty("dispatch")) == Outcome::on_time);
    CHECK(matter.state->stage == Stage::on_site);
    late.must("dept", handler, dispatch_at(at("2026-03-02 13:00")), at("2026-03-02 14:00"));
    CHECK(outcome_of(late.duty("dispatch")) == Outcome::over_target);
  }
}

TEST_CASE("3.5.2-a the letter itself may ask for officers, and the opinion is still owed") {
  Matter matter;
  matter.need(at("2026-03-02 09:00"));
  Request command = request_to("dept");
  command.on_site = OnSiteReason::evidence_may_be_lost;
  matter.must("town", head, command, at("2026-03-02 10:00"));
  matter.must("dept", Role::duty_desk, dispatch_at(at("2026-03-02 10:30")), at("2026-03-02 10:30"));
  CHECK(is(matter.refused("dept", head, opinion(), at("2026-03-02 12:00")),
           CommonRefusal::not_in_this_stage));
  matter.must("dept", handler, scene(at("2026-03-02 11:00"), at("2026-03-02 12:00")),
              at("2026-03-02 12:00"));
  CHECK(matter.state->stage == Stage::requested);
  CHECK(outcome_of(matter.duty("record_scene")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("reply")) == Outcome::open);
  matter.attach("dept", MaterialKind::scene_record, at("2026-03-02 13:00"));
  matter.must("dept", head, opinion(), at("2026-03-02 14:00"));
  CHECK(outcome_of(matter.duty("reply")) == Outcome::on_time);
}

TEST_CASE("3.5.2-a officers nobody waits for any more are overtaken when the letter ended") {
  Matter matter = asked();
  matter.must("town", handler, RequestOnSite{OnSiteReason::urgent, text("rain")},
              at("2026-03-02 11:00"));
  const Instant end = at("2026-03-03 10:00");
  Matter withdrawn = matter;
  withdrawn.must("town", head, Withdraw{text("wrong unit")}, end);
  CHECK(*withdrawn.duty("dispatch").superseded_at == end);
  Matter declined = matter;
  declined.decline(end);
  CHECK(*declined.duty("dispatch").superseded_at == end);
  matter.reply(end);
  CHECK(*matter.duty("dispatch").superseded_at == end);
}

TEST_CASE("3.5.2-b more time is announced before the five days are over, not a second later") {
  Matter matter = asked();
  Matter late = matter;
  matter.must("dept", handler, extension(5), at("2026-03-09 23:59:59"));
  CHECK(matter.state->stage == Stage::extended);
  const Rejection no = late.refused("dept", handler, extension(5), at("2026-03-10 00:00"));
  CHECK(is(no, Refusal::extension_after_expiry));
  CHECK(no.at == at("2026-03-10 00:00"));
}

TEST_CASE(
    "3.5.2-c the new time is counted from the old last day, and the old one stays beside it") {
  Matter matter = asked();
  matter.must("dept", handler, extension(5), at("2026-03-03 10:00"));
  const Obligation row = matter.duty("reply");
  CHECK(*row.due_before == at("2026-03-17 00:00"));
  CHECK(*row.strict_due_before == at("2026-03-10 00:00"));
  CHECK(row.clause == "3.5.2-c");
  Matter late = matter;
  matter.reply(at("2026-03-16 23:59:59"));
  CHECK(outcome_of(matter.duty("reply")) == Outcome::on_time);
  late.reply(at("2026-03-17 00:00"));
  CHECK(outcome_of(late.duty("reply")) == Outcome::late);
}

TEST_CASE("3.5.2-c one announcement is as long as the city allows; again needs the deputy head") {
  Matter matter = asked();
  const Rejection no = matter.refused("dept", handler, extension(11), at("2026-03-03 10:00"));
  CHECK(is(no, Refusal::extension_too_long));
  CHECK(no.number == 10);
  AnnounceExtension plain = extension(10);
  plain.approved_by = {};
  matter.must("dept", handler, plain, at("2026-03-03 10:00"));
  CHECK(*matter.duty("reply").due_before == at("2026-03-24 00:00"));
  CHECK(is(matter.refused("dept", head, plain, at("2026-03-04 10:00")),
           Refusal::extension_needs_approval));
  CHECK(is(matter.refused("dept", handler, extension(1), at("2026-03-04 10:00")),
           Refusal::extension_needs_approval));
  matter.must("dept", head, extension(1), at("2026-03-23 23:59:59"));
  CHECK(*matter.duty("reply").due_before == at("2026-03-25 00:00"));
  CHECK(is(matter.refused("dept", head, extension(1), at("2026-03-25 00:00")),
           Refusal::extension_after_expiry));
}

TEST_CASE("3.5.2-c a city without a target limits no announcement") {
  Matter matter = asked();
  matter.targets = Targets{};
  matter.must("dept", handler, extension(250), at("2026-03-03 10:00"));
  CHECK(matter.duty("reply").provisional);
}

TEST_CASE("3.5.3-a archives are owed promptly, with the city's target only") {
  Matter matter = archives_asked();
  const Obligation row = matter.duty("provide_archives");
  CHECK(row.clause == "3.5.3-a");
  CHECK(row.basis == Basis::notice);
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-06 00:00"));
  CHECK_FALSE(matter.has_duty("reply"));
  matter.attach("dept", MaterialKind::archive, at("2026-03-05 10:00"));
  const ProvideArchives copies{matter.archive_request(), ArchiveManner::copied, {}};
  Matter late = matter;
  matter.must("dept", handler, copies, at("2026-03-05 23:59:59"));
  CHECK(outcome_of(matter.duty("provide_archives")) == Outcome::on_time);
  CHECK(matter.state->stage == Stage::replied);
  CHECK(matter.has_duty("take_into_case"));
  late.must("dept", handler, copies, at("2026-03-06 00:00"));
  CHECK(outcome_of(late.duty("provide_archives")) == Outcome::over_target);
}

TEST_CASE("3.5.3-a archives may be asked for beside the opinion, also after it came") {
  Matter matter = asked();
  matter.reply(at("2026-03-03 10:00"));
  matter.must("town", handler, RequestArchives{text("licence file"), text("the case")},
              at("2026-03-03 11:00"));
  CHECK(is(matter.refused("town", handler, TakeIntoCase{}, at("2026-03-03 12:00")),
           Refusal::archives_outstanding));
  matter.must("dept", handler,
              ProvideArchives{matter.archive_request(), ArchiveManner::consulted, text("seen")},
              at("2026-03-04 10:00"));
  matter.must("town", handler, TakeIntoCase{}, at("2026-03-04 12:00"));
  CHECK(matter.state->stage == Stage::taken_into_case);
}

TEST_CASE("3.5.3-a a request that is no longer needed is dropped and overtaken, not late") {
  Matter matter = asked();
  matter.must("town", handler, RequestArchives{text("licence file"), text("the case")},
              at("2026-03-03 11:00"));
  matter.must("town", handler, DropArchiveRequest{matter.archive_request(), text("found")},
              at("2026-03-20 11:00"));
  CHECK(outcome_of(matter.duty("provide_archives")) == Outcome::superseded);
  CHECK(is(matter.refused(
               "dept", handler,
               ProvideArchives{matter.archive_request(), ArchiveManner::consulted, text("seen")},
               at("2026-03-20 12:00")),
           Refusal::archives_already_answered));
}

TEST_CASE("3.5.3-b a decline names the right unit and the letter is owed anew from then") {
  Matter matter = asked();
  matter.must("dept", handler, Receive{}, at("2026-03-03 10:00"));
  matter.decline(at("2026-03-04 10:00"), "dept2");
  CHECK(matter.state->stage == Stage::declined);
  CHECK(*matter.duty("reply").superseded_at == at("2026-03-04 10:00"));
  const Obligation again = matter.duty("request.2");
  CHECK(again.arises_at == at("2026-03-04 10:00"));
  CHECK(again.creditor == UnitId{"dept2"});
  CHECK(*again.target_before == at("2026-03-07 00:00"));
  CHECK(is(matter.refused("town", head, request_to("dept"), at("2026-03-05 10:00")),
           Refusal::unit_has_declined));
  matter.request(at("2026-03-05 10:00"), "dept2");
  CHECK(*matter.duty("reply.2").due_before == at("2026-03-13 00:00"));
  CHECK(matter.duty("reply.2").debtor == UnitId{"dept2"});
}

TEST_CASE("3.5.3-b an overruled decline leaves the original clock, so a decline wins no time") {
  Matter matter = asked();
  matter.decline(at("2026-03-04 10:00"));
  matter.must("justice", Role::coordinator, OverruleDecline{text("it has the power")},
              at("2026-03-11 10:00"));
  CHECK(matter.state->stage == Stage::requested);
  CHECK(outcome_of(matter.duty("request.2")) == Outcome::superseded);
  CHECK(*matter.duty("reply.2").due_before == at("2026-03-10 00:00"));
  matter.reply(at("2026-03-12 10:00"));
  CHECK(outcome_of(matter.duty("reply.2")) == Outcome::late);
}

TEST_CASE("3.5.3-b an overruled decline of archives owes them again from the letter") {
  Matter matter = archives_asked();
  matter.decline(at("2026-03-04 10:00"));
  CHECK(outcome_of(matter.duty("provide_archives")) == Outcome::superseded);
  matter.must("justice", Role::coordinator, OverruleDecline{text("it has the power")},
              at("2026-03-05 10:00"));
  CHECK(*matter.duty("provide_archives.2").target_before == at("2026-03-06 00:00"));
}

TEST_CASE("a withdrawal before receipt leaves the original clock of the letter") {
  Matter matter = asked();
  matter.must("town", head, Withdraw{text("wrong unit")}, at("2026-03-03 10:00"));
  CHECK(matter.state->stage == Stage::needed);
  CHECK(outcome_of(matter.duty("reply")) == Outcome::superseded);
  CHECK(*matter.duty("request.2").target_before == at("2026-03-05 00:00"));
  CHECK(matter.state->letters.back().withdrawn_at.has_value());
  matter.request(at("2026-03-04 10:00"), "dept2");
  matter.must("dept2", handler, Receive{}, at("2026-03-04 11:00"));
  CHECK(is(matter.refused("town", head, Withdraw{text("late")}, at("2026-03-04 12:00")),
           Refusal::withdrawal_after_receipt));
}

TEST_CASE("a need that is dropped owes nothing more, and nothing of it counts as late") {
  Matter matter = asked();
  matter.must("town", head, DropNeed{text("the party confessed")}, at("2026-03-20 10:00"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("reply")) == Outcome::superseded);
}

TEST_CASE("between other units than township and department all periods are targets") {
  struct Direction {
    std::string_view from;
    std::string_view to;
  };
  for (const auto& [from, to] : {Direction{"dept", "town"}, {"town", "town2"}, {"dept", "dept2"}}) {
    CAPTURE(std::string(from));
    Matter matter;
    RecordNeed command = need_found(at("2026-03-02 09:00"));
    command.expected_unit = UnitId{to};
    matter.must(from, handler, command, at("2026-03-02 09:00"));
    matter.must(from, head, request_to(to), at("2026-03-02 10:00"));
    const Obligation row = matter.duty("reply");
    CHECK(row.basis == Basis::internal);
    CHECK_FALSE(row.due_before.has_value());
    CHECK(*row.target_before == at("2026-03-10 00:00"));
    matter.must(to, handler, extension(5), at("2026-03-03 10:00"));
    CHECK(*matter.duty("reply").target_before == at("2026-03-17 00:00"));
  }
}

TEST_CASE("a corrected need moves what is owed and nothing that ended") {
  Matter matter;
  matter.need(at("2026-03-02 09:00"));
  CHECK(is(
      matter.refused("town", handler, correction(at("2026-03-01 09:00")), at("2026-03-02 10:00")),
      CommonRefusal::head_must_correct_clock));
  matter.must("town", head, correction(at("2026-02-28 09:00")), at("2026-03-02 10:00"));
  CHECK(*matter.duty("request").target_before == at("2026-03-04 00:00"));
  matter.request(at("2026-03-03 09:00"));
  const Obligation ended = matter.duty("request");
  matter.must("town", head, correction(at("2026-03-02 09:00")), at("2026-03-03 10:00"));
  CHECK(matter.duty("request") == ended);
}

TEST_CASE("what was sent stays as it was; what was not may be removed by its own unit") {
  Matter matter = asked();
  const std::string sent = matter.state->materials.back().id;
  CHECK(is(
      matter.refused("town", handler, RemoveMaterial{sent, text("wrong")}, at("2026-03-02 11:00")),
      Refusal::material_already_sent));
  matter.attach("dept", MaterialKind::evidence, at("2026-03-03 09:00"));
  const std::string draft = matter.state->materials.back().id;
  CHECK(is(
      matter.refused("town", handler, RemoveMaterial{draft, text("wrong")}, at("2026-03-03 11:00")),
      Refusal::material_not_yours));
  matter.must("dept", handler, RemoveMaterial{draft, text("wrong")}, at("2026-03-03 11:00"));
  CHECK(matter.state->materials.size() == 1);
}

TEST_CASE("a signature needs a legal subject or a statute on file  [3.1.3-a, 3.1.3-c]") {
  Matter matter;
  matter.must("town", handler, need_found(at("2026-03-02 09:00")), at("2026-03-02 09:00"));
  CHECK(is(matter.refused("town.team", head, request_to("dept"), at("2026-03-02 10:00")),
           CommonRefusal::signatory_not_own_unit));
  matter.request(at("2026-03-02 10:00"), "branch");
  matter.attach("branch", MaterialKind::evidence, at("2026-03-03 09:00"));
  matter.must("branch", head, opinion(), at("2026-03-03 10:00"));
  CHECK(matter.state->letters.back().statute == "eco_code_53");
}

TEST_CASE("warnings are given and nothing is refused for them") {
  Dispatch alone = dispatch_at(at("2026-03-02 11:00"));
  alone.officers.resize(1);
  alone.officers.front().certificate.clear();
  CHECK(warnings(alone) ==
        std::vector<std::string_view>{"one_officer_only", "officer_without_certificate"});
  CHECK(warnings(dispatch_at(at("2026-03-02 11:00"))).empty());
  Reply bare = opinion();
  bare.qualification.clear();
  bare.no_evidence_reason = text("none");
  CHECK(warnings(bare) ==
        std::vector<std::string_view>{"qualification_missing", "reply_without_evidence"});
  CHECK(warnings(opinion()).empty());
  RecordNeed unnamed = need_found(at("2026-03-02 09:00"));
  unnamed.case_number.clear();
  CHECK(warnings(unnamed) == std::vector<std::string_view>{"case_not_named"});
  unnamed.case_matter = MatterId{"m1"};
  CHECK(warnings(unnamed).empty());
  Request silent = request_to("dept");
  silent.contact = {};
  CHECK(warnings(silent) == std::vector<std::string_view>{"contact_missing"});
}

}  // namespace liandong::enforcement_assistance::test
