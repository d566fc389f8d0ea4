// What commands ask of their fields, and what they warn about.
#include "systems/case_transfer/domain/transfer_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::case_transfer::test {
namespace {

constexpr auto handler = Role::handler;

Matter found() {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  return matter;
}

const Instant later = at("2026-11-25 09:00");

}  // namespace

TEST_CASE("lengths and numbers hold at their limit and are refused one beyond") {
  const auto answer = [](const Command& command) {
    Matter matter;
    return matter.act("town", handler, command, at("2026-11-16 09:00")).has_value();
  };
  const RecordFinding fine = finding(at("2026-11-16 09:00"));
  const auto with = [&](Text RecordFinding::*field, std::uint32_t length) {
    RecordFinding command = fine;
    command.*field = text_of_length(length);
    return answer(command);
  };
  CHECK(with(&RecordFinding::title, 200));
  CHECK_FALSE(with(&RecordFinding::title, 201));
  CHECK(with(&RecordFinding::location, 200));
  CHECK_FALSE(with(&RecordFinding::location, 201));
  CHECK(with(&RecordFinding::facts, 10'000));
  CHECK_FALSE(with(&RecordFinding::facts, 10'001));
  CHECK(with(&RecordFinding::facts, 1));
  CHECK_FALSE(with(&RecordFinding::facts, 0));

  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  const auto attaches = [&](int copies, int pages, std::string name) {
    AttachMaterial command = material(MaterialKind::other);
    command.copies = copies;
    command.pages = pages;
    command.file_name = std::move(name);
    return Matter(matter).act("town", handler, command, later).has_value();
  };
  CHECK(attaches(1, 1, "x"));
  CHECK(attaches(99, 9'999, "x"));
  CHECK_FALSE(attaches(0, 1, "x"));
  CHECK_FALSE(attaches(100, 1, "x"));
  CHECK_FALSE(attaches(1, 0, "x"));
  CHECK_FALSE(attaches(1, 10'000, "x"));
  CHECK_FALSE(attaches(1, 1, ""));
  std::string characters;  // three bytes each
  for (int i = 0; i < 120; ++i) characters += "照";
  CHECK(attaches(1, 1, characters));
  CHECK_FALSE(attaches(1, 1, characters + "片"));
}

TEST_CASE("an unknown party needs no name, a known one does") {
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.party = {};
  Matter matter;
  matter.must("town", handler, command, at("2026-11-16 09:00"));
  command.party.kind = PartyKind::person;
  const Rejection no = Matter{}.refused("town", handler, command, at("2026-11-16 09:00"));
  CHECK(is(no, CommonRefusal::field_required));
  CHECK(no.subject.view() == "party.name");
}

TEST_CASE("3.1.1-e: a call names the person who took it, the platform does not need to") {
  Matter matter = found();
  TellCompetentUnit command = telling(at("2026-11-16 09:10"));
  command.person = {};
  CHECK(is(matter.refused("town", handler, command, later), CommonRefusal::field_required));
  command.channel = Channel::platform;
  matter.must("town", handler, command, later);
}

TEST_CASE("3.1.1-d: one officer and no certificate are warned about, not refused") {
  RecordDissuasion command = dissuasion(at("2026-11-16 09:05"), DissuasionResult::stopped);
  CHECK(warnings(command).empty());
  command.officers.pop_back();
  CHECK(warnings(command) == std::vector<std::string_view>{"one_officer_only"});
  command.officers[0].certificate.clear();
  CHECK(warnings(command) ==
        std::vector<std::string_view>{"one_officer_only", "officer_without_certificate"});
  Matter matter = found();
  matter.must("town", handler, command, later);
}

TEST_CASE("what looks wrong is named") {
  RecordFinding vague = finding(at("2026-11-16 09:00"));
  CHECK(warnings(vague).empty());
  vague.item = {};
  vague.party = {};
  vague.provisions = {};
  CHECK(warnings(vague) ==
        std::vector<std::string_view>{"item_on_no_list", "party_unknown", "provisions_missing"});
  Issue issue = issue_to("dept2");
  issue.contact = {};
  CHECK(warnings(issue) == std::vector<std::string_view>{"contact_missing", "receiver_overridden"});
  RecordOutcome decided = outcome(at("2026-11-16 09:00"));
  CHECK(warnings(decided).empty());
  decided.amount_fen = 0;
  CHECK(warnings(decided) == std::vector<std::string_view>{"fine_without_amount"});
  decided.kind = DecisionKind::warning;
  decided.amount_fen = 1;
  CHECK(warnings(decided) == std::vector<std::string_view>{"amount_without_fine"});
  CHECK(warnings(Receive{}).empty());
}

}  // namespace liandong::case_transfer::test
