// The commands that every matter has: urging, supervision, guidance, links.
#include "support/city/city_checks.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::TestCity;

std::int64_t notices(TestCity& city, std::string_view unit, std::string_view kind) {
  return city.number("select count(*) from notice where unit = $1 and kind = $2",
                     {city.unit(unit), kind});
}

std::int64_t open_duties(TestCity& city, MatterId matter, std::string_view duty) {
  return city.number(
      "select count(*) from obligation where matter = $1 and duty = $2 and outcome = 'open'",
      {matter, duty});
}

/// The id of the only record of that kind on the matter.
std::string id_of(TestCity& city, MatterId matter, const Actor& reader, bool supervision) {
  const auto page = read_matter(city.read_context(reader), matter);
  const auto& answers = supervision ? page->supervisions : page->guidances;
  REQUIRE(answers.size() == 1);
  return answers.front().id;
}

std::vector<std::string> offered(TestCity& city, MatterId matter, const Actor& actor) {
  std::vector<std::string> names;
  const auto page = read_matter(city.read_context(actor), matter);
  for (const auto& command : page->commands) {
    names.push_back(command.name);
  }
  return names;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("who is owed a duty urges the debtor, who is told; no clock moves") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  const auto due = city.number(
      "select target_before from obligation where matter = $1 and duty = 'receive'", {matter});
  const auto before = notices(city, test::land, "urged");
  city.must(city.actor(test::sucun), "urge", R"({"obligation":"receive","text":"请尽快签收"})",
            matter);
  CHECK(notices(city, test::land, "urged") == before + 1);
  CHECK(city.number("select target_before from obligation where matter = $1 and duty = 'receive'",
                    {matter}) == due);
  CHECK(test::first_fault(city) == "");
}

TEST_CASE("nobody urges what is not owed, what is done, or what is owed to others") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  const auto urge = [&](std::string_view unit, RoleSet role, std::string_view key) {
    return city.refusal(city.actor(unit, role), "urge",
                        test::with("{}", {{"obligation", test::literal(key)}}), matter);
  };
  CHECK(urge(test::sucun, Role::head, "no_such") == "obligation_not_open");
  CHECK(urge(test::land, Role::head, "transfer") == "obligation_not_open");
  CHECK(urge(test::land, Role::head, "receive") == "only_creditor_urges");
  CHECK(urge(test::housing, Role::head, "receive") == "not_found");
  CHECK(urge(test::justice, Role::coordinator, "receive") == "");
  CHECK(urge(test::government, Role::decider, "receive") == "");
  CHECK(has(offered(city, matter, city.actor(test::sucun)), "urge"));
  CHECK_FALSE(has(offered(city, matter, city.actor(test::land)), "urge"));
}

TEST_CASE("a supervised unit owes an answer to who supervises") {
  TestCity city;
  const MatterId matter = city.bring_to("received");
  const auto office = city.actor(test::justice, Role::coordinator);
  CHECK(city.refusal(city.actor(test::sucun), "supervise", R"({"text":"请说明"})", matter) ==
        "forbidden");
  CHECK(city.refusal(office, "supervise", R"({"text":""})", matter) == "words_missing");
  CHECK(city.refusal(office, "supervise",
                     test::with(R"({"text":"x"})", {{"unit", test::literal(test::merged)}}),
                     matter) == "asked_unit_unknown");
  CHECK(city.refusal(office, "supervise",
                     test::with(R"({"text":"x"})", {{"unit", test::literal(test::justice)}}),
                     matter) == "asked_own_unit");
  city.must(office, "supervise", R"({"text":"请于三个工作日内书面说明进展"})", matter);
  CHECK(open_duties(city, matter, "answer_supervision") == 1);
  CHECK(city.words("select debtor from obligation where matter = $1 and duty = "
                   "'answer_supervision'",
                   {matter}) == city.unit(test::land).str());

  const std::string id = id_of(city, matter, office, true);
  const std::string answer =
      test::with(R"({"text":"已立案调查"})", {{"supervision", test::literal(id)}});
  CHECK(city.refusal(city.actor(test::sucun), "answer_supervision", answer, matter) ==
        "answer_not_owed");
  CHECK(has(offered(city, matter, city.actor(test::land)), "answer_supervision"));
  city.must(city.actor(test::land), "answer_supervision", answer, matter);
  CHECK(open_duties(city, matter, "answer_supervision") == 0);
  CHECK(city.refusal(city.actor(test::land), "answer_supervision", answer, matter) ==
        "answer_not_owed");
  CHECK(notices(city, test::justice, "obligation_discharged") >= 1);
  CHECK(test::first_fault(city) == "");
}

TEST_CASE("3.2.2-f a department that is asked for guidance owes it at once") {
  TestCity city;
  const MatterId matter = city.bring_to("accepted");
  const auto ask = [&](std::string_view unit) {
    return test::with(R"({"text":"如何认定违法所得"})", {{"unit", test::literal(unit)}});
  };
  CHECK(city.refusal(city.actor(test::land), "request_guidance", ask(test::land), matter) ==
        "asked_own_unit");
  CHECK(city.refusal(city.actor(test::land), "request_guidance", ask(test::land_office), matter) ==
        "asked_unit_unknown");
  city.must(city.actor(test::land), "request_guidance", ask(test::market), matter);
  CHECK(open_duties(city, matter, "give_guidance") == 1);
  CHECK(city.words("select clause from obligation where matter = $1 and duty = 'give_guidance'",
                   {matter}) == "3.2.2-f");
  const std::string id = id_of(city, matter, city.actor(test::land), false);
  city.must(city.actor(test::market), "give_guidance",
            test::with(R"({"text":"按销售额认定"})", {{"guidance", test::literal(id)}}), matter);
  CHECK(open_duties(city, matter, "give_guidance") == 0);
}

TEST_CASE("what is still to be answered when a matter closes is owed no longer") {
  TestCity city;
  const MatterId matter = city.bring_to("decided");
  const auto office = city.actor(test::justice, Role::coordinator);
  city.must(office, "supervise", R"({"text":"请说明"})", matter);
  city.must(city.actor(test::land), "report_result", R"({"summary":"已处罚"})", matter);
  CHECK(open_duties(city, matter, "answer_supervision") == 0);
  CHECK(city.words("select outcome from obligation where matter = $1 and duty = "
                   "'answer_supervision'",
                   {matter}) == "superseded");
  CHECK(city.refusal(office, "supervise", R"({"text":"请说明"})", matter) == "matter_closed");
  CHECK(test::first_fault(city) == "");
}

TEST_CASE("linked matters show each other to whoever sees both") {
  TestCity city;
  const MatterId one = city.bring_to("issued");
  const MatterId two = city.must(city.actor(test::sucun), "record_finding",
                                 test::with(city.finding_body(city.now()), {{"item", R"("P003")"}}))
                           .id;
  const auto head = city.actor(test::sucun);
  const auto link = [](MatterId matter) {
    return test::with("{}", {{"matter", test::literal(matter.view())}});
  };
  CHECK(city.refusal(head, "link", link(one), one) == "link_to_itself");
  CHECK(city.refusal(head, "link", link(MatterId{"01NOSUCHMATTER"}), one) ==
        "linked_matter_unknown");
  // The department sees the letter, not the finding that was not sent.
  CHECK(city.refusal(city.actor(test::land), "link", link(two), one) == "linked_matter_unknown");
  city.must(head, "link", link(two), one);
  CHECK(city.refusal(head, "link", link(two), one) == "linked_already");
  const auto seen = [&](MatterId matter, std::string_view unit) {
    return read_matter(city.read_context(city.actor(unit)), matter)->links.size();
  };
  CHECK(seen(one, test::sucun) == 1);
  CHECK(seen(two, test::sucun) == 1);
  CHECK(seen(one, test::land) == 0);
}

TEST_CASE("a command names only matters that the own unit sees") {
  TestCity city;
  const MatterId own = city.must(city.actor(test::sucun), "record_finding",
                                 test::with(city.finding_body(city.now()), {{"item", R"("P003")"}}))
                           .id;
  const auto finding = [&](std::string_view origin) {
    return test::with(city.finding_body(city.now()),
                      {{"item", R"("P004")"}, {"origin", test::literal(origin)}});
  };
  const auto stranger = city.actor(test::land);
  CHECK(city.refusal(stranger, "record_finding", finding(own.view())) == "linked_matter_unknown");
  CHECK(city.refusal(stranger, "record_finding", finding("01NOSUCHMATTER")) ==
        "linked_matter_unknown");
  CHECK(city.number("select count(*) from matter") == 1);
  city.must(city.actor(test::sucun), "record_finding", finding(own.view()));
}

TEST_CASE("what the platform did meanwhile makes nobody's view stale, an act of a person does") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  const auto version = city.number("select version from matter where id = $1", {matter});
  const auto number = city.words("select number from matter where id = $1", {matter});
  auto rendered = city.request(
      TestCity::platform(), "record_rendered_letter",
      test::with(R"({"digest":"d","size":9})", {{"document_number", test::literal(number)}}),
      matter);
  rendered.by_platform = true;
  REQUIRE(city.engine().run(std::move(rendered)));
  auto late = city.request(city.actor(test::land), "receive", "{}", matter);
  late.expected_version = version - 1;
  const auto refused = city.engine().run(std::move(late));
  REQUIRE(!refused);
  CHECK(city.name_of(refused.error().code) == "stale_version");
  auto receive = city.request(city.actor(test::land), "receive", "{}", matter);
  receive.expected_version = version;
  CHECK(city.engine().run(std::move(receive)));
}

}  // namespace liandong::engine
