// Rows that screens read and that are not what the log gives are named, column by column.
#include "app/verification_fixture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace liandong::app {
namespace {

enum class Holds : std::uint8_t { words, number, yes_or_no };

struct Column {
  std::string_view name;
  Holds holds = Holds::words;
};

/// Changes one column of the rows and back. There must be such a row.
class Change {
 public:
  Change(std::string_view table, std::string_view where, Column column)
      // tidy-allow 5: tables and columns are constants of this file.
      : update_("update " + std::string{table} + " set " + std::string{column.name} + " = "),
        where_(" where " + std::string{where} + " and " + std::string{column.name} +
               " is not null"),
        count_("select count(*) from " + std::string{table} + where_),
        name_(column.name),
        holds_(column.holds) {}

  void make(Evidence& evidence) const {
    INFO(count_);
    REQUIRE(evidence.city.number(count_) > 0);
    evidence.damage(update_ +
                    (holds_ == Holds::words    ? name_ + " || 'x'"
                     : holds_ == Holds::number ? name_ + " + 1"
                                               : "1 - " + name_) +
                    where_);
  }
  void undo(Evidence& evidence) const {
    evidence.damage(update_ +
                    (holds_ == Holds::words ? "substr(" + name_ + ", 1, length(" + name_ + ") - 1)"
                     : holds_ == Holds::number ? name_ + " - 1"
                                               : "1 - " + name_) +
                    where_);
  }

 private:
  std::string update_;
  std::string where_;
  std::string count_;
  std::string name_;
  Holds holds_;
};

/// Each column alone is named, with these words around it, and nothing is wrong in the end.
template <std::size_t count>
void check_each(Evidence& evidence, std::string_view table, std::string_view where,
                const std::array<Column, count>& columns, std::string_view before,
                std::string_view after) {
  for (const Column column : columns) {
    const Change change{table, where, column};
    change.make(evidence);
    const std::string fault = evidence.fault();
    const std::string wanted = std::string{before} + std::string{column.name} + std::string{after};
    INFO(fault);
    CHECK_MESSAGE(fault.find(wanted) != std::string::npos, wanted);
    change.undo(evidence);
  }
  CHECK(evidence.fault() == "");
}

void check_named(Evidence& evidence, std::string_view sql, std::string_view words,
                 store::Params params = {}) {
  evidence.damage(sql, params);
  const std::string fault = evidence.fault();
  INFO(fault);
  CHECK_MESSAGE(fault.find(words) != std::string::npos, words);
}

std::string of_stage(Evidence& evidence, std::string_view stage) {
  return evidence.city.words("select min(id) from matter where stage = $1", {stage});
}

}  // namespace

TEST_CASE("every column of a matter that the log does not give is named") {
  Evidence evidence;
  // tidy-allow 5: the id of a matter of the test.
  const std::string concluded = "id = '" + of_stage(evidence, "concluded") + "'";
  check_each(evidence, "matter", concluded,
             std::array<Column, 13>{{{"number"},
                                     {"title"},
                                     {"stage"},
                                     {"sender"},
                                     {"receiver"},
                                     {"custodian"},
                                     {"handler"},
                                     {"waits_on"},
                                     {"urgent", Holds::yes_or_no},
                                     {"in_progress", Holds::yes_or_no},
                                     {"opened_at", Holds::number},
                                     {"updated_at", Holds::number},
                                     {"closed_at", Holds::number}}},
             "its ", " is not what its log gives");
}

TEST_CASE("a matter without its row, its state or its system is named") {
  Evidence evidence;
  const std::string matter = evidence.city.words("select min(id) from matter");
  SUBCASE("state") {
    check_named(evidence, "update matter set state = state || ' ' where id = $1",
                "matter " + matter + ": its row differs from its log", {matter});
  }
  SUBCASE("row") {
    check_named(evidence, "delete from matter where id = $1",
                "matter " + matter + ": its row is missing", {matter});
  }
  SUBCASE("system") {
    check_named(evidence, "update matter set system = 'x' where id = $1",
                "of one of another system", {matter});
  }
}

TEST_CASE("every column of an inbox row that the log does not give is named") {
  Evidence evidence;
  // Whoever got the letter has it to do, by an internal target; who found it, by a legal bound.
  const std::string issued = of_stage(evidence, "issued");
  // tidy-allow 5: the id of a matter of the test.
  check_each(evidence, "matter_unit",
             "matter = '" + issued + "' and unit = '130581.natural_resources'",
             std::array<Column, 9>{{{"bucket"},
                                    {"obligation"},
                                    {"elapsed_since", Holds::number},
                                    {"near_at", Holds::number},
                                    {"target_before", Holds::number},
                                    {"sort_at", Holds::number},
                                    {"receives", Holds::yes_or_no},
                                    {"relations", Holds::number},
                                    {"handler"}}},
             "in the inbox row of 130581.natural_resources its ", " is not what the log gives");
  // tidy-allow 5: as above.
  const std::string found = "matter = '" + of_stage(evidence, "found") + "' and bucket = 'to_do'";
  check_each(evidence, "matter_unit", found, std::array<Column, 1>{{{"due_before", Holds::number}}},
             "its ", " is not what the log gives");
  // tidy-allow 5: as above.
  const std::string done =
      "matter = '" + of_stage(evidence, "concluded") + "' and unit = '130581.natural_resources'";
  check_each(evidence, "matter_unit", done,
             std::array<Column, 2>{{{"sort_at", Holds::number}, {"bucket"}}}, "its ",
             " is not what the log gives");
  SUBCASE("a row that is gone") {
    check_named(
        evidence, "delete from matter_unit where matter = $1 and unit = $2",
        "matter " + issued + ": the inbox row of " + std::string{test::land} + " is missing",
        {issued, test::land});
  }
  SUBCASE("a row for a unit that the matter is no business of") {
    check_named(evidence,
                "insert into matter_unit select city, '130581.housing_construction', matter, "
                "relations, bucket, receives, sort_at, near_at, due_before, target_before, "
                "elapsed_since, obligation, handler, system, updated_at from matter_unit where "
                "matter = $1 and unit = $2",
                "in the inbox row of 130581.housing_construction its bucket", {issued, test::land});
  }
  SUBCASE("a row of no matter") {
    check_named(evidence, "update matter_unit set matter = 'x' where matter = $1 and unit = $2",
                "an inbox row of no matter", {issued, test::land});
  }
  SUBCASE("a row of another system") {
    check_named(evidence, "update matter_unit set system = 'x' where matter = $1",
                "an inbox row of no matter, or of one of another system", {issued});
  }
}

TEST_CASE("every column of an obligation that is not what is owed is named") {
  Evidence evidence;
  // tidy-allow 5: the ids of matters of the test.
  const std::string found = "matter = '" + of_stage(evidence, "found") + "' and outcome = 'open'";
  check_each(evidence, "obligation", found,
             std::array<Column, 11>{{{"duty"},
                                     {"clause"},
                                     {"debtor"},
                                     {"creditor"},
                                     {"arises_at", Holds::number},
                                     {"due_before", Holds::number},
                                     {"near_at", Holds::number},
                                     {"next_rung_at", Holds::number},
                                     {"provisional", Holds::yes_or_no},
                                     {"hour_clock", Holds::yes_or_no},
                                     {"period"}}},
             "its ", " is not what is owed");
  // tidy-allow 5: as above.
  const std::string issued = "matter = '" + of_stage(evidence, "issued") + "' and outcome = 'open'";
  check_each(evidence, "obligation", issued,
             std::array<Column, 1>{{{"target_before", Holds::number}}}, "its ",
             " is not what is owed");
  check_each(evidence, "obligation", "outcome = 'on_time'",
             std::array<Column, 2>{{{"ended_at", Holds::number}, {"debtor"}}}, "its ",
             " is not what is owed");
  SUBCASE("an escalation that is silenced") {
    check_named(evidence,
                "update obligation set rung = 4, next_rung_at = null where outcome = 'open'",
                "an obligation does not stand at the rung that fired last");
  }
  SUBCASE("a breach that is shown as kept in time") {
    check_named(evidence,
                "update obligation set outcome = 'late' where outcome = 'on_time' and duty = "
                "'transfer'",
                "its outcome is not what is owed");
  }
  SUBCASE("a row that is gone") {
    check_named(evidence, "delete from obligation where outcome = 'open'", "no row for");
  }
  SUBCASE("a row of no matter") {
    check_named(evidence,
                "update obligation set matter = 'x' where outcome = 'open' and matter = $1",
                "an obligation of no matter", {of_stage(evidence, "issued")});
  }
}

TEST_CASE("every column of a case that the log does not give is named") {
  Evidence evidence;
  const std::string concluded = of_stage(evidence, "concluded");
  // tidy-allow 5: the id of a matter of the test.
  check_each(evidence, "matter_case", "matter = '" + concluded + "'",
             std::array<Column, 5>{{{"item"},
                                    {"place"},
                                    {"unit"},
                                    {"filed_at", Holds::number},
                                    {"decided_at", Holds::number}}},
             "as a case its ", " is not what its log gives");
  SUBCASE("a row that is gone") {
    check_named(evidence, "delete from matter_case where matter = $1",
                "matter " + concluded + ": as a case its row", {concluded});
  }
  SUBCASE("a row of another system") {
    check_named(evidence, "update matter_case set system = 'x' where matter = $1",
                "a case of no matter, or of one of another system", {concluded});
  }
  SUBCASE("a row of no matter") {
    check_named(evidence, "update matter_case set matter = 'x' where matter = $1",
                "a case of no matter", {concluded});
  }
}

TEST_CASE("every column of shared information that the log does not give is named") {
  Evidence evidence;
  auto& city = evidence.city;
  const auto shared_with_land = [&] {
    const MatterId id =
        city.must(
                city.actor(test::sucun, Role::handler), "record_formed",
                R"({"kind":"inspection_record","title":"巡查记录","content":"无异常","formed_at":)" +
                    test::literal(city.now()) + R"(,"sensitivity":"internal"})")
            .id;
    city.must(city.actor(test::sucun), "share",
              R"({"to_subscribers":true,"recipients":["130581.natural_resources"]})", id);
    return id;
  };
  const MatterId item = shared_with_land();
  city.must(city.actor(test::land), "acknowledge", "{}", item);
  REQUIRE(evidence.fault() == "");
  check_each(evidence, "shared_item", "seq > 0",
             std::array<Column, 9>{{{"holder"},
                                    {"category"},
                                    {"kind"},
                                    {"sensitivity"},
                                    {"item"},
                                    {"place"},
                                    {"source_id"},
                                    {"formed_at", Holds::number},
                                    {"shared_at", Holds::number}}},
             "its shared_item.", " is not what the log gives");
  check_each(evidence, "shared_recipient", "unit = '130581.natural_resources'",
             std::array<Column, 3>{{{"shared_at", Holds::number},
                                    {"acknowledged_at", Holds::number},
                                    {"withdrawn", Holds::yes_or_no}}},
             "its shared_recipient.", " of 130581.natural_resources is not what the log gives");
  SUBCASE("a row that is gone") {
    check_named(evidence, "delete from shared_recipient", "shared_recipient.row of");
  }
  SUBCASE("a row of an earlier round that is shown as if it were still given") {
    const MatterId twice = shared_with_land();
    city.must(city.actor(test::sucun), "withdraw", R"({"reason":"重新核对"})", twice);
    city.must(city.actor(test::sucun), "share",
              R"({"to_subscribers":true,"recipients":["130581.housing_construction"]})", twice);
    REQUIRE(evidence.fault() == "");
    check_named(evidence,
                "update shared_recipient set withdrawn = 0 where unit = $1 and matter = $2",
                "shared_recipient.withdrawn of 130581.natural_resources", {test::land, twice});
  }
  SUBCASE("a row for a unit that was given nothing") {
    check_named(evidence,
                "insert into shared_recipient select city, '130581.housing_construction', matter, "
                "seq, shared_at, acknowledged_at, withdrawn from shared_recipient",
                "shared_recipient.row of 130581.housing_construction");
  }
  SUBCASE("a row of no matter") {
    check_named(evidence, "update shared_item set matter = 'x'",
                "a row of shared_item of no matter of its system");
  }
}

TEST_CASE("every column of what a single event left is named") {
  Evidence evidence;
  auto& city = evidence.city;
  const auto found = MatterId{of_stage(evidence, "found")};
  const auto issued = MatterId{of_stage(evidence, "issued")};
  city.must(city.actor(test::sucun), "add_note", R"({"text":"周三现场见过当事人"})", found);
  city.must(city.actor(test::sucun), "link",
            R"({"matter":")" + issued.str() + R"(","text":"同一地块"})", found);
  REQUIRE(evidence.fault() == "");
  check_each(
      evidence, "note", "unit <> ''",
      std::array<Column, 4>{{{"unit"}, {"person"}, {"content"}, {"recorded_at", Holds::number}}},
      "its ", " is not what the log gives");
  check_each(evidence, "matter_link", "kind = 'linked'",
             std::array<Column, 1>{{{"linked_at", Holds::number}}},
             "link (linked) to " + issued.str() + ": its ", " is not what the log gives");
  // Without it the rule over used numbers, which is asked first, would speak of most changes.
  evidence.damage("delete from number_counter");
  // tidy-allow 5: the id of a matter of the test.
  check_each(evidence, "document", "matter = '" + issued.str() + "'",
             std::array<Column, 6>{{{"kind"},
                                    {"unit"},
                                    {"issued_at", Holds::number},
                                    {"status"},
                                    {"digest"},
                                    {"size", Holds::number}}},
             "its ", " is not what the log gives");
  SUBCASE("a note that is gone") { check_named(evidence, "delete from note", " has no row"); }
  SUBCASE("a note that nobody wrote") {
    check_named(evidence,
                "insert into note select city, 'x', $1, unit, person, content, recorded_at from "
                "note",
                "note x is in no event", {issued});
  }
  SUBCASE("a note of no matter") {
    check_named(evidence,
                "insert into note select city, 'x', 'x', unit, person, content, recorded_at from "
                "note",
                "a note of no matter");
  }
  SUBCASE("a link that is gone") {
    check_named(evidence, "delete from matter_link",
                "link (linked) to " + issued.str() + " has no row");
  }
  SUBCASE("a link of another kind") {
    check_named(evidence, "update matter_link set kind = 'followed'", " has no row");
  }
  SUBCASE("a link that nobody made") {
    check_named(evidence,
                "insert into matter_link(city, matter, other, kind, linked_at) select city, $1, "
                "$2, kind, linked_at from matter_link",
                "link (linked) to " + found.str() + " is in no event",
                {of_stage(evidence, "concluded"), found});
  }
  SUBCASE("a link of no matter") {
    check_named(evidence,
                "insert into matter_link(city, matter, other, kind, linked_at) select city, 'x', "
                "'y', kind, linked_at from matter_link",
                "a link of no matter");
  }
  SUBCASE("linked from both sides: one row stands for both, and not none") {
    city.must(city.actor(test::sucun), "link", R"({"matter":")" + found.str() + R"(","text":""})",
              issued);
    CHECK(city.number("select count(*) from matter_link") == 1);
    CHECK(evidence.fault() == "");
    SUBCASE("none") { check_named(evidence, "delete from matter_link", " has no row"); }
    SUBCASE("the one of who came second") {
      check_named(evidence,
                  "update matter_link set matter = other, other = matter, linked_at = (select "
                  "recorded_at from event where stream_id = $1 and type = 'matter.linked.v1')",
                  "link (linked) to " + issued.str() + " has no row", {issued});
    }
  }
  SUBCASE("a letter that is shown as withdrawn") {
    check_named(evidence, "update document set voided_at = issued_at where matter = $1",
                "its voided_at is not what the log gives", {issued});
  }
  SUBCASE("a letter that is never to be rendered") {
    check_named(evidence, "update document set next_try_at = null where matter = $1",
                "its next_try_at is not what the log gives", {issued});
  }
  SUBCASE("a letter that is gone") {
    check_named(evidence, "delete from document where matter = $1", " has no row", {issued});
  }
  SUBCASE("a letter that nobody issued") {
    check_named(evidence,
                "insert into document select city, number || 'x', kind, matter, unit, issued_at, "
                "voided_at, status, digest, size, attempts, next_try_at from document where "
                "matter = $1",
                "is in no event", {issued});
  }
  SUBCASE("a letter of no matter") {
    check_named(evidence,
                "insert into document select city, number || 'x', kind, 'x', unit, issued_at, "
                "voided_at, status, digest, size, attempts, next_try_at from document where "
                "matter = $1",
                "a document of no matter", {issued});
  }
}

TEST_CASE("a letter that was rendered and withdrawn is shown as both") {
  Evidence evidence;
  auto& city = evidence.city;
  const auto issued = MatterId{of_stage(evidence, "issued")};
  const auto number = city.words("select number from document where matter = $1", {issued});
  const std::string digest = crypto::to_hex(crypto::sm3(Evidence::material));
  auto rendered = city.request(
      test::TestCity::platform(), "record_rendered_letter",
      test::with(R"({"size":6})",
                 {{"digest", test::literal(digest)}, {"document_number", test::literal(number)}}),
      issued);
  rendered.by_platform = true;
  city.set_now(Instant{city.now().seconds + 60});
  REQUIRE(city.engine().run(std::move(rendered)));
  city.set_now(Instant{city.now().seconds + 60});
  city.must(city.actor(test::sucun), "withdraw", R"({"reason":"发错单位"})", issued);
  REQUIRE(evidence.fault() == "");
  // tidy-allow 5: the id of a matter of the test.
  check_each(evidence, "document", "matter = '" + issued.str() + "'",
             std::array<Column, 5>{{{"issued_at", Holds::number},
                                    {"voided_at", Holds::number},
                                    {"status"},
                                    {"digest"},
                                    {"size", Holds::number}}},
             "its ", " is not what the log gives");
  SUBCASE("a letter that is shown as if it were still good") {
    check_named(evidence, "update document set voided_at = null where matter = $1",
                "its voided_at is not what the log gives", {issued});
  }
  SUBCASE("a letter that is to be rendered again") {
    check_named(evidence, "update document set next_try_at = 0 where matter = $1",
                "its next_try_at is not what the log gives", {issued});
  }
}

}  // namespace liandong::app
