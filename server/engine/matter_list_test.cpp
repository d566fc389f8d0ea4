// A condition no index holds is looked for stretch by stretch, and nothing is left out. [D0108]
#include "engine/queries.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace liandong::engine {
namespace {

using test::at;
using test::literal;
using test::TestCity;
using test::with;

struct Walked {
  std::vector<MatterId> ids;
  int pages = 0;
  std::int64_t total = 0;  // of the first page, and whether it says that this is all
  bool exact = false;
};

/// All pages put together; fails on a repetition and on a page longer than asked.
Walked walk(TestCity& city, const Actor& actor, MatterFilter filter) {
  Walked walked;
  std::set<MatterId> seen;
  do {
    const auto page = list_matters(city.read_context(actor), filter);
    REQUIRE(page);
    CHECK(page->items.size() <= static_cast<std::size_t>(filter.limit));
    for (const MatterRow& row : page->items) {
      CHECK(seen.insert(row.id).second);
      walked.ids.push_back(row.id);
    }
    if (walked.pages++ == 0) {
      walked.total = page->total;
      walked.exact = page->total_exact;
    }
    REQUIRE(walked.pages < 200);
    filter.cursor = page->next_cursor.value_or("");
  } while (!filter.cursor.empty());
  return walked;
}

struct Condition {
  const char* name;
  std::function<void(MatterFilter&)> set;
};

const std::vector<Condition> conditions{
    {"mine", [](MatterFilter& f) { f.mine = true; }},
    {"system", [](MatterFilter& f) { f.system = "case_transfer"; }},
    {"stage", [](MatterFilter& f) { f.stage = "issued"; }},
    {"words", [](MatterFilter& f) { f.words = "堆放"; }},
    {"no such words", [](MatterFilter& f) { f.words = "没有这个词"; }},
    {"from", [](MatterFilter& f) { f.from = at("2026-03-04 09:00"); }},
    {"to", [](MatterFilter& f) { f.to = at("2026-03-04 09:00"); }},
    {"unit", [](MatterFilter& f) { f.unit = UnitId{test::land}; }},
    {"urgent", [](MatterFilter& f) { f.urgent = true; }},
    {"two of them", [](MatterFilter& f) {
       f.stage = "found";
       f.urgent = false;
     }}};

constexpr std::array views{MatterView::to_do,   MatterView::to_receive, MatterView::near,
                           MatterView::overdue, MatterView::sent,       MatterView::done,
                           MatterView::all};

/// Two weeks in which some matters are urgent, issued, dismissed, overdue.
void fill(TestCity& city) {
  const auto found = [&](std::string_view title, const char* urgency) {
    city.must(city.actor(test::sucun), "record_finding",
              with(city.finding_body(city.now()),
                   {{"title", literal(title)}, {"urgency", urgency ? literal(urgency) : "null"}}));
  };
  for (int day = 2; day <= 6; ++day) {
    city.set_now("2026-03-0" + std::to_string(day) + " 09:00");
    found("沿街堆放建材", nullptr);
    city.bring_to("issued");
    found("占道经营", "party_may_flee");
    city.bring_to("dismissed");
    city.bring_to("issued");
  }
  city.set_now("2026-03-07 09:00");  // the first have become overdue
}

}  // namespace

TEST_CASE("a list looked through in stretches is the list looked through at once") {
  TestCity city;
  fill(city);
  std::set<MatterView> found_in;
  const std::vector readers{city.actor(test::sucun), city.actor(test::land),
                            city.actor(test::justice, Role::coordinator)};
  for (const Actor& reader : readers) {
    for (const MatterView view : views) {
      for (const Condition& condition : conditions) {
        MatterFilter filter;
        filter.view = view;
        filter.limit = page_limit_max;
        condition.set(filter);
        const Walked at_once = walk(city, reader, filter);
        CHECK(at_once.pages == 1);
        CHECK(at_once.exact);
        if (at_once.ids.size() > 1) found_in.insert(view);
        for (const int looked_at : {1, 3, 24, 25, 26}) {
          for (const int limit : {1, 2, 100}) {
            CAPTURE(reader.unit.str());
            CAPTURE(static_cast<int>(view));
            CAPTURE(condition.name);
            CAPTURE(looked_at);
            CAPTURE(limit);
            filter.looked_at = looked_at;
            filter.limit = limit;
            const Walked walked = walk(city, reader, filter);
            CHECK(walked.ids == at_once.ids);
            CHECK(walked.total <= at_once.total);
            if (walked.exact) CHECK(walked.total == at_once.total);
          }
        }
      }
    }
  }
  CHECK(found_in.size() == views.size());
}

TEST_CASE("a request looks at so many rows, and says that the total is not all") {
  TestCity city;
  for (int i = 0; i < 7; ++i) city.find();
  const Actor office = city.actor(test::justice, Role::coordinator);
  MatterFilter filter;
  filter.view = MatterView::all;
  filter.stage = "found";
  filter.looked_at = 3;
  const auto part = list_matters(city.read_context(office), filter);
  CHECK(part->items.size() == 3);
  CHECK(part->total == 3);
  CHECK_FALSE(part->total_exact);
  CHECK(part->next_cursor);
  filter.looked_at = 6;
  CHECK_FALSE(list_matters(city.read_context(office), filter)->total_exact);
  filter.looked_at = 7;  // all there are
  const auto whole = list_matters(city.read_context(office), filter);
  CHECK(whole->items.size() == 7);
  CHECK(whole->total == 7);
  CHECK(whole->total_exact);
  CHECK_FALSE(whole->next_cursor);
}

TEST_CASE("what a unit sent and what it did not are looked through together") {
  TestCity city;
  for (int i = 0; i < 5; ++i) city.find();
  city.set_now("2026-03-02 10:00");
  std::set<std::string> received;
  for (int i = 0; i < 5; ++i) received.insert(city.find().str());
  city.write([&](store::Connection& writer) {
    for (const std::string& matter : received) {
      writer.execute("update matter_unit set relations = 2 where matter = $1", {matter});
    }
  });
  MatterFilter filter;
  filter.view = MatterView::all;
  filter.stage = "found";
  filter.looked_at = 2;
  std::vector<std::size_t> sizes;
  do {
    const auto page = list_matters(city.read_context(city.actor(test::sucun)), filter);
    sizes.push_back(page->items.size());
    filter.cursor = page->next_cursor.value_or("");
  } while (!filter.cursor.empty());
  CHECK(sizes == std::vector<std::size_t>{2, 2, 3, 2, 1});  // the fifth received, then those sent
}

TEST_CASE("red before what is over its target before what is ahead, also where much is red") {
  TestCity city;
  // Seconds from now of the earliest bound, and of the legal one if there is one.
  const std::vector<std::pair<int, std::optional<int>>> bounds{
      {-9, -1}, {-8, 0}, {-7, {}}, {-7, 5}, {-6, -6}, {-5, -3}, {-4, 1}, {0, {}}, {1, {}}, {2, 9}};
  std::vector<MatterId> ids;
  for (std::size_t i = 0; i < bounds.size(); ++i) ids.push_back(city.find());
  city.write([&](store::Connection& writer) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto& [sort_at, due] = bounds[i];
      const auto due_before = due ? std::optional{city.now() + *due} : std::nullopt;
      writer.execute("update matter_unit set sort_at = $1, due_before = $2 where matter = $3",
                     {city.now() + sort_at, due_before, ids[i]});
    }
  });
  // 4 (-6), 5 (-3), 0 (-1), 1 (0) are red; 2, 3 (-7), 6 (-4), 7 (0) are over their targets.
  const std::vector<MatterId> in_order{ids[4], ids[5], ids[0], ids[1], ids[2],
                                       ids[3], ids[6], ids[7], ids[8], ids[9]};
  MatterFilter filter;
  for (const int looked_at : {1, 2, 3, 7, 8, 9, 100}) {
    for (const int limit : {1, 2, 3, 100}) {
      CAPTURE(looked_at);
      CAPTURE(limit);
      filter.looked_at = looked_at;
      filter.limit = limit;
      const Walked walked = walk(city, city.actor(test::sucun), filter);
      CHECK(walked.ids == in_order);
      CHECK(walked.total == 10);
      CHECK(walked.exact);
      // Eight have passed a bound. Whoever may look at all of them needs no further page.
      if (limit == 100) CHECK((walked.pages == 1) == (looked_at >= 8));
    }
  }
}

TEST_CASE("a list is read on while its targets pass, or a clock is set back") {
  TestCity city;
  city.set_now("2026-03-02 09:05");
  std::vector<MatterId> ids;
  for (int i = 0; i < 10; ++i) ids.push_back(city.find());
  city.write([&](store::Connection& writer) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      writer.execute("update matter_unit set sort_at = $1, due_before = null where matter = $2",
                     {at("2026-03-02 09:00") + static_cast<std::int64_t>(i) * 60, ids[i]});
    }
  });
  for (const int step : {1, -1}) {
    for (const int looked_at : {1, 2, 100}) {
      CAPTURE(step);
      CAPTURE(looked_at);
      MatterFilter filter;
      filter.limit = 2;
      filter.looked_at = looked_at;
      std::vector<MatterId> seen;
      for (int minute = 5;; minute = std::clamp(minute + step, 0, 9)) {
        city.set_now("2026-03-02 09:0" + std::to_string(minute));
        const auto page = list_matters(city.read_context(city.actor(test::sucun)), filter);
        for (const MatterRow& row : page->items) seen.push_back(row.id);
        if (!page->next_cursor) break;
        filter.cursor = *page->next_cursor;
        REQUIRE(seen.size() <= ids.size());
      }
      CHECK(seen == ids);
    }
  }
}

TEST_CASE("without a condition nothing has to be looked for") {
  TestCity city;
  for (int i = 0; i < 7; ++i) city.find();
  MatterFilter filter;
  filter.looked_at = 3;
  for (const MatterView view : {MatterView::to_do, MatterView::sent, MatterView::all}) {
    filter.view = view;
    const auto page = list_matters(city.read_context(city.actor(test::sucun)), filter);
    CHECK(page->items.size() == 7);
    CHECK(page->total_exact);
  }
}

TEST_CASE("a whole number finds its matter wherever it stands, and others by its words") {
  TestCity city;
  const MatterId first = city.bring_to("issued");
  for (int i = 0; i < 5; ++i) city.bring_to("issued");
  const Actor sender = city.actor(test::sucun);
  const std::string number = read_matter(city.read_context(sender), first)->number;
  MatterFilter filter;
  filter.view = MatterView::all;
  filter.looked_at = 1;
  filter.words = number;
  const auto page = list_matters(city.read_context(sender), filter);
  REQUIRE(page->items.size() == 1);
  CHECK(page->items.front().id == first);
  CHECK(page->total == 1);
  CHECK_FALSE(page->next_cursor);
  // Where it is not to be seen, it is a word like others.
  filter.stage = "found";
  filter.looked_at = looked_at_max;
  CHECK(list_matters(city.read_context(sender), filter)->items.empty());
  city.must(sender, "record_finding",
            with(city.finding_body(city.now()), {{"title", literal("续" + number)}}));
  CHECK(list_matters(city.read_context(sender), filter)->items.size() == 1);
}

TEST_CASE("duties looked through in stretches are those looked through at once") {
  TestCity city;
  fill(city);
  int lists_with_duties = 0;
  for (const bool open : {true, false}) {
    for (const std::string_view debtor : {test::sucun, test::land, test::housing}) {
      const auto walked = [&](int looked_at, int limit) {
        ObligationFilter filter;
        filter.debtor = UnitId{debtor};
        filter.open = open;
        filter.limit = limit;
        filter.looked_at = looked_at;
        std::vector<std::string> owed;
        do {
          const auto page = list_obligations(
              city.read_context(city.actor(test::justice, Role::coordinator)), filter);
          REQUIRE(page);
          CHECK(page->items.size() <= static_cast<std::size_t>(limit));
          for (const auto& one : page->items) owed.push_back(one.matter.id.str() + one.key);
          filter.cursor = page->next_cursor.value_or("");
        } while (!filter.cursor.empty());
        return owed;
      };
      const auto at_once = walked(looked_at_max, 100);
      lists_with_duties += at_once.empty() ? 0 : 1;
      for (const int looked_at : {1, 2, 9}) {
        for (const int limit : {1, 3, 100}) {
          CAPTURE(looked_at);
          CAPTURE(limit);
          CHECK(walked(looked_at, limit) == at_once);
        }
      }
    }
  }
  CHECK(lists_with_duties == 3);  // the department has not ended any
}

}  // namespace liandong::engine
