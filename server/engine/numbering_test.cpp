// Document numbers: gapless per unit, type and year; a refused sending uses none up.
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::issue_body;
using test::TestCity;

MatterId ready(TestCity& city, std::string_view unit = test::sucun) {
  const MatterId matter =
      city.must(city.actor(unit), "record_finding", city.finding_body(city.now())).id;
  city.attach_all(matter, unit);
  return matter;
}

std::string issue(TestCity& city, MatterId matter, std::string_view unit = test::sucun) {
  return city.must(city.actor(unit), "issue", issue_body, matter).number;
}

}  // namespace

TEST_CASE("numbers run without a gap for each unit") {
  TestCity city;
  CHECK(issue(city, ready(city)) == "苏政执移〔2026〕1号");
  CHECK(issue(city, ready(city)) == "苏政执移〔2026〕2号");
  CHECK(issue(city, ready(city, test::dagaocun), test::dagaocun) == "大高政执移〔2026〕1号");
  CHECK(issue(city, ready(city)) == "苏政执移〔2026〕3号");
  CHECK(city.number("select last_serial from number_counter where unit = '130581100'") == 3);
}

TEST_CASE("a refused sending and a batch that is redone use up no number") {
  TestCity city;
  const MatterId bare = city.find();
  CHECK(city.refusal(city.actor(test::sucun), "issue", issue_body, bare) == "basic_facts_missing");
  CHECK(city.number("select count(*) from number_counter") == 0);
  const MatterId matter = ready(city);
  CHECK(city.refusal(city.actor(test::sucun), "issue", R"({"receiver":"130581.natural_resources"})",
                     matter) != "");
  auto on_paper = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  TestCity::on_paper(on_paper, city.now(), "");  // refused after the number was asked for
  CHECK(!city.engine().run(std::move(on_paper)));
  CHECK(city.number("select count(*) from number_counter") == 0);
  CHECK(issue(city, matter) == "苏政执移〔2026〕1号");
}

TEST_CASE("the number of a withdrawn letter is kept as void and never given again") {
  TestCity city;
  const MatterId matter = ready(city);
  CHECK(issue(city, matter) == "苏政执移〔2026〕1号");
  city.set_now("2026-03-02 10:00");
  city.must(city.actor(test::sucun), "withdraw", R"({"reason":"发错单位"})", matter);
  CHECK(city.words("select number from matter") == "");
  CHECK(issue(city, matter) == "苏政执移〔2026〕2号");
  CHECK(city.number("select voided_at from document where number = '苏政执移〔2026〕1号'") ==
        test::at("2026-03-02 10:00").seconds);
  CHECK(city.number("select count(*) from document where voided_at is null") == 1);
  const Actor actor = city.actor(test::sucun);
  const auto page = read_matter(city.read_context(actor), matter);
  REQUIRE(page->documents.size() == 2);
  CHECK(page->documents.front().status == "withdrawn");
}

TEST_CASE("a new year begins with one, by the local day of the sending") {
  TestCity city;
  city.set_now("2026-12-31 23:59:59");
  const MatterId first = ready(city);
  const MatterId second = ready(city);
  const MatterId on_paper = ready(city);
  CHECK(issue(city, first) == "苏政执移〔2026〕1号");
  city.set_now("2027-01-01 00:00");
  CHECK(issue(city, second) == "苏政执移〔2027〕1号");
  // Done on paper in the old year, entered in the new one: it bears the year it was signed in.
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, on_paper);
  TestCity::on_paper(request, test::at("2026-12-31 23:59:59"));
  const auto outcome = city.engine().run(std::move(request));
  REQUIRE(outcome);
  CHECK(outcome->number == "苏政执移〔2026〕2号");
}

TEST_CASE("numbers go on after a restart") {
  TestCity city;
  issue(city, ready(city));
  city.restart();
  CHECK(issue(city, ready(city)) == "苏政执移〔2026〕2号");
}

}  // namespace liandong::engine
