// The inbox: every view at its bounds, paging, search, and counts that equal the lists.
#include "engine/queries.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace liandong::engine {
namespace {

using test::at;
using test::issue_body;
using test::literal;
using test::TestCity;
using test::with;

MatterFilter filter_of(MatterView view, bool mine = false, int limit = page_limit_max) {
  MatterFilter filter;
  filter.view = view;
  filter.mine = mine;
  filter.limit = limit;
  return filter;
}

std::int64_t listed(TestCity& city, const Actor& actor, const MatterFilter& filter) {
  const auto page = list_matters(city.read_context(actor), filter);
  REQUIRE(page);
  CHECK(page->total == static_cast<std::int64_t>(page->items.size()));
  return page->total;
}

/// All pages put together; fails on a repetition.
std::vector<MatterId> walk(TestCity& city, const Actor& actor, MatterFilter filter) {
  std::vector<MatterId> ids;
  std::set<MatterId> seen;
  for (;;) {
    const auto page = list_matters(city.read_context(actor), filter);
    REQUIRE(page);
    for (const MatterRow& row : page->items) {
      CHECK(seen.insert(row.id).second);
      ids.push_back(row.id);
    }
    if (!page->next_cursor) return ids;
    CHECK(page->items.size() == static_cast<std::size_t>(filter.limit));
    filter.cursor = *page->next_cursor;
  }
}

void check_counts(TestCity& city, const Actor& actor) {
  CAPTURE(actor.person.str());
  CAPTURE(to_rfc3339(city.now()));
  const MatterCounts counts = count_matters(city.read_context(actor));
  CHECK(counts.to_do == listed(city, actor, filter_of(MatterView::to_do)));
  CHECK(counts.to_receive == listed(city, actor, filter_of(MatterView::to_receive)));
  CHECK(counts.near == listed(city, actor, filter_of(MatterView::near)));
  CHECK(counts.overdue == listed(city, actor, filter_of(MatterView::overdue)));
  CHECK(counts.sent == listed(city, actor, filter_of(MatterView::sent)));
  CHECK(counts.done == listed(city, actor, filter_of(MatterView::done)));
  CHECK(counts.mine.to_do == listed(city, actor, filter_of(MatterView::to_do, true)));
  CHECK(counts.mine.near == listed(city, actor, filter_of(MatterView::near, true)));
  CHECK(counts.mine.overdue == listed(city, actor, filter_of(MatterView::overdue, true)));
}

struct Seen {
  Light light;
  std::int64_t near;
  std::int64_t overdue;
  bool over_target;
};

Seen seen_at(TestCity& city, const Actor& actor, Instant now) {
  city.set_now(now);
  const auto all = list_matters(city.read_context(actor), filter_of(MatterView::all));
  REQUIRE(all->items.size() == 1);
  const MatterRow& row = all->items.front();
  check_counts(city, actor);
  return {row.light, listed(city, actor, filter_of(MatterView::near)),
          listed(city, actor, filter_of(MatterView::overdue)), row.over_target};
}

}  // namespace

TEST_CASE("a matter becomes near and overdue exactly at its second") {
  TestCity city;
  city.find();  // due before 6 March 00:00; its last third begins on 4 March 19:00
  const Actor actor = city.actor(test::sucun);
  const Seen before = seen_at(city, actor, at("2026-03-04 18:59:59"));
  CHECK(before.light == Light::green);
  CHECK(before.near == 0);
  const Seen near = seen_at(city, actor, at("2026-03-04 19:00:00"));
  CHECK(near.light == Light::yellow);
  CHECK(near.near == 1);
  CHECK(near.overdue == 0);
  const Seen last = seen_at(city, actor, at("2026-03-05 23:59:59"));
  CHECK(last.light == Light::yellow);
  CHECK(last.near == 1);
  CHECK(last.overdue == 0);
  const Seen late = seen_at(city, actor, at("2026-03-06 00:00:00"));
  CHECK(late.light == Light::red);
  CHECK(late.near == 0);
  CHECK(late.overdue == 1);
}

TEST_CASE("an internal target is over at its second and never makes a matter overdue") {
  TestCity city;
  city.bring_to("issued");  // to be signed for before 4 March 00:00, a target
  const Actor actor = city.actor(test::land);
  CHECK(!seen_at(city, actor, at("2026-03-03 23:59:59")).over_target);
  const Seen over = seen_at(city, actor, at("2026-03-04 00:00:00"));
  CHECK(over.over_target);
  CHECK(over.light == Light::grey);
  CHECK(over.overdue == 0);
  CHECK(over.near == 1);
}

TEST_CASE("a legal bound is not hidden behind an internal target that passes before it") {
  TestCity city;
  city.must(city.actor(test::sucun), "record_finding",
            with(city.finding_body(city.now()), {{"in_progress", "true"}}));
  const Actor actor = city.actor(test::sucun);
  // To tell the competent unit within two hours is a target, to transfer within 24 hours the law.
  const Seen told = seen_at(city, actor, at("2026-03-02 11:00:00"));
  CHECK(told.over_target);
  CHECK(told.overdue == 0);
  CHECK(told.light == Light::green);
  CHECK(seen_at(city, actor, at("2026-03-03 00:59:59")).light == Light::green);
  CHECK(seen_at(city, actor, at("2026-03-03 01:00:00")).light == Light::yellow);
  CHECK(seen_at(city, actor, at("2026-03-03 08:59:59")).overdue == 0);
  const Seen late = seen_at(city, actor, at("2026-03-03 09:00:00"));
  CHECK(late.overdue == 1);
  CHECK(late.light == Light::red);
  const auto page = list_matters(city.read_context(actor), filter_of(MatterView::overdue));
  CHECK(page->items.front().duty == "transfer");
  CHECK(page->items.front().clause == "3.1.1-c");
}

TEST_CASE("each view shows what it says to sender, receiver and their offices") {
  TestCity city;
  struct Expected {
    std::string_view stage;
    std::string_view unit;
    std::int64_t to_do, to_receive, sent, done;
  };
  const Expected table[] = {{"found", test::sucun, 1, 0, 1, 0},
                            {"issued", test::sucun, 0, 0, 1, 0},
                            {"issued", test::sucun_team, 0, 0, 1, 0},
                            {"issued", test::land, 1, 1, 0, 0},
                            {"issued", test::land_office, 1, 1, 0, 0},
                            {"received", test::land, 1, 0, 0, 0},
                            {"supplementing", test::sucun, 1, 0, 1, 0},
                            {"objected", test::sucun, 2, 0, 1, 0},
                            // The objection opened a dispute, a matter of its own.
                            {"objected", test::land, 1, 0, 1, 0},
                            {"concluded", test::sucun, 0, 0, 1, 1},
                            {"concluded", test::land, 0, 0, 0, 1},
                            {"dismissed", test::sucun, 0, 0, 1, 1}};
  for (const Expected& row : table) {
    TestCity fresh;
    fresh.bring_to(row.stage);
    const Actor actor = fresh.actor(row.unit);
    const MatterCounts counts = count_matters(fresh.read_context(actor));
    CAPTURE(row.stage);
    CAPTURE(row.unit);
    CHECK(counts.to_do == row.to_do);
    CHECK(counts.to_receive == row.to_receive);
    CHECK(counts.sent == row.sent);
    CHECK(counts.done == row.done);
    CHECK(counts.done_this_month == row.done);
    check_counts(fresh, actor);
  }
}

TEST_CASE("what was done counts for the month it was done in") {
  TestCity city;
  city.set_now("2026-03-31 23:59:59");
  city.bring_to("dismissed");
  const Actor actor = city.actor(test::sucun);
  CHECK(count_matters(city.read_context(actor)).done_this_month == 1);
  city.set_now("2026-04-01 00:00:00");
  CHECK(count_matters(city.read_context(actor)).done_this_month == 0);
  CHECK(count_matters(city.read_context(actor)).done == 1);
}

TEST_CASE("mine are those assigned to me, and for the head those assigned to nobody") {
  TestCity city;
  city.bring_to("issued");
  const MatterId assigned = city.bring_to("issued");
  city.must(city.actor(test::land), "assign_handler", R"({"person":"natural_resources.handler"})",
            assigned);
  const auto mine = [&](Role role) {
    const Actor actor = city.actor(test::land, role);
    check_counts(city, actor);
    return listed(city, actor, filter_of(MatterView::to_do, true));
  };
  CHECK(mine(Role::handler) == 1);
  CHECK(mine(Role::head) == 1);
  CHECK(mine(Role::liaison_a) == 0);
}

TEST_CASE("pages over equal sort keys lose nothing and repeat nothing, in every view") {
  TestCity city;
  for (int i = 0; i < 23; ++i) city.bring_to("issued");
  for (int i = 0; i < 9; ++i) city.bring_to("dismissed");
  for (int i = 0; i < 13; ++i) city.find();
  const Actor sender = city.actor(test::sucun);
  const Actor receiver = city.actor(test::land);
  const Actor s = city.actor(test::justice, Role::coordinator);
  for (const int limit : {1, 4, 9, 23, 100}) {
    CAPTURE(limit);
    CHECK(walk(city, receiver, filter_of(MatterView::to_do, false, limit)).size() == 23);
    CHECK(walk(city, receiver, filter_of(MatterView::to_receive, false, limit)).size() == 23);
    CHECK(walk(city, sender, filter_of(MatterView::to_do, false, limit)).size() == 13);
    CHECK(walk(city, sender, filter_of(MatterView::sent, false, limit)).size() == 45);
    CHECK(walk(city, sender, filter_of(MatterView::done, false, limit)).size() == 9);
    CHECK(walk(city, sender, filter_of(MatterView::all, false, limit)).size() == 45);
    CHECK(walk(city, s, filter_of(MatterView::all, false, limit)).size() == 45);
  }
}

TEST_CASE("what has to be done first stands first") {
  TestCity city;
  const MatterId later = city.find();
  city.set_now("2026-03-02 10:00");
  const MatterId urgent =
      city.must(city.actor(test::sucun), "record_finding",
                with(city.finding_body(city.now()), {{"urgency", literal("party_may_flee")}}))
          .id;
  const Actor actor = city.actor(test::sucun);
  CHECK(walk(city, actor, filter_of(MatterView::to_do)) == std::vector{urgent, later});
  CHECK(walk(city, actor, filter_of(MatterView::sent)) == std::vector{urgent, later});
}

TEST_CASE("what a unit sent and what it has begins with the newest, whatever happened since") {
  TestCity city;
  const MatterId older = city.find();
  city.set_now("2026-03-02 10:00");
  const MatterId newer = city.find();
  city.set_now("2026-03-02 11:00");
  const Actor actor = city.actor(test::sucun);
  city.must(actor, "assign_handler", R"({"person":"100.handler"})", older);
  for (const int limit : {1, 2, 100}) {
    CAPTURE(limit);
    CHECK(walk(city, actor, filter_of(MatterView::sent, false, limit)) ==
          std::vector{newer, older});
    CHECK(walk(city, actor, filter_of(MatterView::all, false, limit)) == std::vector{newer, older});
  }
}

TEST_CASE("a cursor that is not ours is refused") {
  TestCity city;
  city.find();
  const Actor actor = city.actor(test::sucun);
  for (const auto* cursor :
       {"x", ".", "1", "1.", ".a", "1.a b", "99999999999999999999.a", "1;drop table matter.a"}) {
    auto filter = filter_of(MatterView::to_do);
    filter.cursor = cursor;
    CAPTURE(cursor);
    CHECK(!list_matters(city.read_context(actor), filter));
  }
}

TEST_CASE("words are searched as they stand, wildcards included") {
  TestCity city;
  const auto titled = [&](std::string_view title) {
    city.must(city.actor(test::sucun), "record_finding",
              with(city.finding_body(city.now()), {{"title", literal(title)}}));
  };
  titled("含量达到50%的农药");
  titled("含量达到50克的农药");
  titled("地块A_1违建");
  titled("地块AB1违建");
  titled(R"(路径C:\违建)");
  titled("引号'违建");
  const Actor actor = city.actor(test::sucun);
  const auto found = [&](std::string_view words) {
    auto filter = filter_of(MatterView::all);
    filter.words = words;
    return listed(city, actor, filter);
  };
  CHECK(found("50%") == 1);
  CHECK(found("%") == 1);
  CHECK(found("A_1") == 1);
  CHECK(found("a_1") == 1);
  CHECK(found("_") == 1);
  CHECK(found(R"(C:\)") == 1);
  CHECK(found(R"(\)") == 1);
  CHECK(found("'") == 1);
  CHECK(found("违建") == 4);
  CHECK(found("没有这个词") == 0);
}

TEST_CASE("a letter is found by its number, and filters combine") {
  TestCity city;
  city.bring_to("issued");
  city.set_now("2026-03-03 09:00");
  const MatterId urgent =
      city.must(city.actor(test::sucun), "record_finding",
                with(city.finding_body(city.now()), {{"urgency", literal("party_may_flee")}}))
          .id;
  const Actor actor = city.actor(test::sucun);
  const auto count = [&](auto change) {
    auto filter = filter_of(MatterView::all);
    change(filter);
    return listed(city, actor, filter);
  };
  CHECK(count([](MatterFilter& f) { f.words = "〔2026〕1号"; }) == 1);
  CHECK(count([](MatterFilter& f) { f.stage = "found"; }) == 1);
  CHECK(count([](MatterFilter& f) { f.urgent = true; }) == 1);
  CHECK(count([](MatterFilter& f) { f.urgent = false; }) == 1);
  CHECK(count([](MatterFilter& f) { f.unit = UnitId{test::land}; }) == 1);
  CHECK(count([](MatterFilter& f) { f.unit = UnitId{test::sucun}; }) == 2);
  CHECK(count([](MatterFilter& f) { f.unit = UnitId{test::housing}; }) == 0);
  CHECK(count([](MatterFilter& f) { f.system = "case_transfer"; }) == 2);
  CHECK(count([](MatterFilter& f) { f.system = "complaint_intake"; }) == 0);
  CHECK(count([](MatterFilter& f) { f.from = at("2026-03-03 09:00"); }) == 1);
  CHECK(count([](MatterFilter& f) { f.from = at("2026-03-03 09:00:01"); }) == 0);
  CHECK(count([](MatterFilter& f) { f.to = at("2026-03-03 09:00"); }) == 1);
  CHECK(count([](MatterFilter& f) { f.to = at("2026-03-03 09:00:01"); }) == 2);
  CHECK(count([](MatterFilter& f) {
          f.urgent = true;
          f.stage = "issued";
        }) == 0);
  CHECK(read_matter(city.read_context(actor), urgent)->urgent);
}

TEST_CASE("obligations are paged without loss") {
  TestCity city;
  for (int i = 0; i < 7; ++i) {
    city.must(city.actor(test::sucun), "record_finding",
              with(city.finding_body(city.now()), {{"in_progress", "true"}}));
  }
  const Actor actor = city.actor(test::sucun);
  ObligationFilter filter;
  filter.limit = 4;
  std::set<std::string> seen;
  for (;;) {
    const auto page = list_obligations(city.read_context(actor), filter);
    REQUIRE(page);
    for (const auto& owed : page->items) CHECK(seen.insert(owed.matter.id.str() + owed.key).second);
    if (!page->next_cursor) break;
    filter.cursor = *page->next_cursor;
  }
  CHECK(seen.size() == 21);  // transfer, dissuade, tell
  filter.cursor = "nonsense";
  CHECK(!list_obligations(city.read_context(actor), filter));
}

TEST_CASE("the red matters come first on whichever page they fall") {
  TestCity city;
  const Actor actor = city.actor(test::sucun);
  for (int i = 0; i < 9; ++i) {
    // Every third has duties with targets that pass long before its legal bound.
    const bool in_progress = i % 3 == 0;
    city.must(
        actor, "record_finding",
        with(city.finding_body(city.now()), {{"in_progress", in_progress ? "true" : "false"}}));
    city.set_now(city.now() + 7 * 3'600);
  }
  for (const char* now : {"2026-03-04 12:00:00", "2026-03-06 12:00:00", "2026-03-20 00:00:00"}) {
    city.set_now(at(now));
    MatterFilter filter = filter_of(MatterView::to_do);
    filter.limit = 50;
    const auto whole = walk(city, actor, filter);
    REQUIRE(whole.size() == 9);
    const auto page = list_matters(city.read_context(actor), filter);
    CHECK(std::is_partitioned(page->items.begin(), page->items.end(),
                              [](const MatterRow& row) { return row.light == Light::red; }));
    for (const int limit : {1, 2, 4, 9}) {
      filter.limit = limit;
      CHECK(walk(city, actor, filter) == whole);
    }
  }
}

TEST_CASE("a notice is read once per person") {
  TestCity city;
  city.bring_to("issued");  // the transfer was made, and a letter waits to be signed for
  const Actor head = city.actor(test::land, Role::head);
  const Actor desk = city.actor(test::land, Role::duty_desk);
  CHECK(list_notices(city.read_context(head), true, 10).unread == 2);
  city.write([&](store::Connection& connection) {
    mark_notices_read(connection, TestCity::code(), head, city.engine().world()->directory,
                      std::nullopt, city.now());
  });
  CHECK(list_notices(city.read_context(head), true, 10).unread == 0);
  CHECK(list_notices(city.read_context(head), false, 10).items.size() == 2);
  CHECK(list_notices(city.read_context(desk), true, 10).unread == 2);
  const Actor other = city.actor(test::housing, Role::head);
  CHECK(list_notices(city.read_context(other), false, 10).items.empty());
}

TEST_CASE("who stands in for a handler sees what was addressed and given to that handler") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  city.must(city.actor(test::land), "assign_handler", R"({"person":"natural_resources.handler"})",
            matter);
  city.turn_days({*parse_iso_date("2026-03-03")});
  city.must(TestCity::platform(), "recompute_clocks", "{}", matter);
  Actor absent = city.actor(test::land, Role::handler);
  CHECK(absent.person.view() == "natural_resources.handler");
  const auto seen_by = [&](const Actor& actor) {
    MatterFilter mine;
    mine.mine = true;
    const auto context = city.read_context(actor);
    return std::to_string(list_notices(context, true, 10).unread) + " " +
           std::to_string(list_matters(context, mine)->items.size()) + " " +
           std::to_string(count_matters(context).mine.to_do);
  };
  const std::string to_handler = seen_by(absent);
  CHECK(to_handler != "0 0 0");
  Actor substitute = absent;
  substitute.person = PersonId{"somebody.else"};
  CHECK(seen_by(substitute) != to_handler);
  substitute.substitutes_for = absent.person;
  CHECK(seen_by(substitute) == to_handler);
  // Read by the substitute, it still waits for the holder.
  city.write([&](store::Connection& writer) {
    mark_notices_read(writer, TestCity::code(), substitute, city.world()->directory, std::nullopt,
                      city.now());
  });
  CHECK(list_notices(city.read_context(substitute), true, 10).unread == 0);
  CHECK(seen_by(absent) == to_handler);
}

TEST_CASE("a list row offers what the page of the matter offers") {
  TestCity city;
  for (const auto stage : {"found", "issued", "received", "supplementing", "accepted", "filed",
                           "decided", "concluded"}) {
    const MatterId matter = city.bring_to(stage);
    for (const auto unit : {test::sucun, test::land, test::justice}) {
      for (const auto role : {Role::head, Role::handler, Role::coordinator}) {
        const auto context = city.read_context(city.actor(unit, role));
        const auto page = read_matter(context, matter);
        const auto rows = list_matters(context, {});
        if (!page || !rows) continue;
        for (const MatterRow& row : rows->items) {
          if (row.id == matter) CHECK(row.allowed_commands == page->allowed_commands);
        }
      }
    }
  }
}

TEST_CASE("the reason of an act on paper stands in the timeline in words") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  auto request = city.request(city.actor(test::land), "receive", "{}", matter);
  TestCity::on_paper(request, city.now(), "系统停机期间线下签收");
  REQUIRE(city.engine().run(request));
  const auto page = read_matter(city.read_context(city.actor(test::land)), matter);
  REQUIRE(page->timeline.back().on_paper.has_value());
  CHECK(page->timeline.back().on_paper->reason == "系统停机期间线下签收");
}

TEST_CASE("a clock that stood still is explained from its start to its end") {
  TestCity city;
  const MatterId matter = city.bring_to("supplementing");
  const auto explained = [&] {
    const auto page = read_matter(city.read_context(city.actor(test::land)), matter);
    const auto found = std::find_if(page->obligations.begin(), page->obligations.end(),
                                    [](const ObligationView& o) { return o.key == "respond"; });
    return std::pair{found->explanation_zh.value_or(""), found->explanation_en.value_or("")};
  };
  const auto paused = explained();
  CHECK(paused.first.find("因要求补充材料，暂停计算") != std::string::npos);
  CHECK(paused.first.find("据此，应于") != std::string::npos);
  CHECK(paused.second.find("because more material was asked for") != std::string::npos);
  // A calendar that makes the time shown another one than it counts explains nothing.
  city.write([](store::Connection& writer) {
    writer.execute("update obligation set target_before = target_before + 60");
  });
  CHECK(explained().first.empty());
}

TEST_CASE("a bound that is plain counting is explained as counting") {
  TestCity city;
  const MatterId matter = city.find();
  const auto page = read_matter(city.read_context(city.actor(test::sucun)), matter);
  const auto& transfer = page->obligations.front();
  CHECK(transfer.key == "transfer");
  CHECK(transfer.explanation_zh->ends_with("第3个工作日为2026年3月5日（星期四），至当日24时止。"));
}

}  // namespace liandong::engine
