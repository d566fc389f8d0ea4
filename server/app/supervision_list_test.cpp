// The list S and G look at: what belongs on it, its order, its pages, and that no reading of it
// walks through a table.
#include "app/supervision_list.hpp"

#include "app/joined/systems.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace liandong::app {
namespace {

using Reason = SupervisionReason;

const CityCode city{"1"};
const UnitId town{"town"};
const UnitId office{"town.office"};
const UnitId water{"water"};

engine::Directory directory() {
  std::map<UnitId, engine::UnitEntry> units;
  const auto add = [&](UnitId id, UnitKind kind, UnitId parent, bool legal) {
    engine::UnitEntry entry;
    entry.facts = {id, kind, parent, legal, true, {}};
    units.emplace(id, std::move(entry));
  };
  add(town, UnitKind::township_government, {}, true);
  add(office, UnitKind::internal_office, town, false);
  add(water, UnitKind::municipal_department, {}, true);
  return {std::move(units), {}, {}, {}};
}

/// Asks the store how it would run each statement before it runs it.
class Watched final : public store::Connection {
 public:
  explicit Watched(store::Connection& inner) : inner_(inner) {}
  void begin() override { inner_.begin(); }
  void commit() override { inner_.commit(); }
  void rollback() noexcept override { inner_.rollback(); }
  [[nodiscard]] std::int64_t changes() override { return inner_.changes(); }
  void script(std::string_view sql) override { inner_.script(sql); }
  [[nodiscard]] bool is_sqlite() const override { return true; }
  std::vector<std::string> scans;
  std::set<std::string> indexes;

 protected:
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::RowVisitor* visit) override {
    inner_.query("explain query plan " + std::string{sql}, params, [&](const store::Row& row) {
      const std::string step = row.str(3);
      // A table or index read from end to end is a SCAN, or a SEARCH of all there is in the city,
      // which for the flagged items and for an index of nothing but bounces is what was asked for.
      // The newest of an index is one step.
      const bool small = step.find("unused_item") != std::string::npos ||
                         step.find("notice_bounced") != std::string::npos ||
                         sql.starts_with("select max(");
      if (step.starts_with("SCAN") || (step.ends_with("(city=?)") && !small) ||
          step.find("TEMP B-TREE FOR ORDER BY") != std::string::npos) {
        scans.push_back(step + " in " + std::string{sql});
      }
      if (const auto at = step.find("INDEX "); at != std::string::npos) {
        indexes.insert(step.substr(at + 6, step.find(' ', at + 6) - at - 6));
      }
    });
    if (visit != nullptr) {
      inner_.query(sql, params, *visit);
    }
  }

 private:
  store::Connection& inner_;
};

/// A store with nothing in it but what a case writes.
struct Desk {
  test::TestStore place;
  std::unique_ptr<store::Database> database = place.open();
  std::unique_ptr<store::Connection> writer = database->open_writer();
  engine::Directory units = directory();
  std::vector<engine::System> systems = all_systems();
  Instant now{1'000'000};

  [[nodiscard]] SupervisionSource source() { return {*writer, city, units, systems, now}; }
  std::string matter(std::string_view system, UnitId custodian = town) {
    const std::string id = "m" + std::to_string(++matters_);
    writer->execute(
        "insert into matter values($1, $2, $3, '', 't', 's', 1, 0, 0, '', '', $4, '', 0, 0, null, "
        "'', 1, '{}')",
        {city, id, system, custodian});
    return id;
  }
  void event(std::string_view type, UnitId unit, const std::string& stream,
             Instant at = {900'000}) {
    ++seq_;
    writer->execute(
        "insert into event values($1, $2, $3, $2, 1, 'x', $4, 'c', $5, $5, 'p', '', $6, '{}', $7, "
        "$7)",
        {city, seq_, stream, type, at, unit, store::Param::bytes("h")});
  }
  void owes(const std::string& matter, std::string_view duty, UnitId debtor,
            std::optional<Instant> due, std::string_view outcome = "open") {
    writer->execute(
        "insert into obligation values($1, $2, $3, 'case_transfer', $3, 'c', 'notice', $4, '', "
        "500000, '3wd', $5, null, null, null, 0, 0, $6, null, 1, 0, null)",
        {city, matter, duty, debtor, due, outcome});
  }
  SupervisionPage page(SupervisionFilter filter) {
    const auto read = list_supervised(source(), filter);
    REQUIRE(read.has_value());
    return *read;
  }
  std::size_t size(Reason reason, UnitId unit = {}, std::string system = {}) {
    return page({reason, unit, std::move(system), LocalDay{0}, 20, {}}).items.size();
  }

 private:
  int matters_ = 0;
  std::int64_t seq_ = 0;
};

constexpr std::array every_reason{Reason::overdue,   Reason::unanswered, Reason::dismissed,
                                  Reason::withdrawn, Reason::refused,    Reason::shirked,
                                  Reason::bounced,   Reason::extended,   Reason::unused};

}  // namespace

TEST_CASE("every event of the list is one that its system knows") {
  for (const SupervisedEvent& each : supervised_events()) {
    CAPTURE(each.type);
    const auto systems = all_systems();
    const auto name = each.type.substr(0, each.type.find('.'));
    const auto found = std::find_if(systems.begin(), systems.end(),
                                    [&](const engine::System& s) { return s.name == name; });
    REQUIRE(found != systems.end());
    // An unknown type has another failure than an empty payload.
    std::string failure;
    try {
      std::string out;
      json::Writer writer{out};
      found->write_event(writer, each.type, "{}");
    } catch (const json::CorruptJson& corrupt) {
      failure = corrupt.what();
    }
    CHECK(failure.find("unknown event type") == std::string::npos);
  }
}

TEST_CASE("a duty is overdue at its bound and not a second before; targets and ended ones never") {
  Desk desk;
  const auto m = desk.matter("case_transfer");
  desk.owes(m, "transfer", town, Instant{1'000'000});
  desk.owes(m, "respond", water, std::nullopt);
  desk.owes(m, "done", water, Instant{1}, "late");
  desk.now = Instant{999'999};
  CHECK(desk.size(Reason::overdue) == 0);
  desk.now = Instant{1'000'000};
  const auto page = desk.page({Reason::overdue, {}, {}, LocalDay{0}, 20, {}});
  REQUIRE(page.items.size() == 1);
  CHECK(page.items[0].unit == town);
  CHECK(page.items[0].word == "transfer");
  CHECK(page.items[0].matter->id.view() == m);
  CHECK(desk.size(Reason::overdue, water) == 0);
  CHECK(desk.size(Reason::overdue, town, "case_transfer") == 1);
  CHECK(desk.size(Reason::overdue, town, "complaint_intake") == 0);
}

TEST_CASE("a supervision is on the list until it is answered") {
  Desk desk;
  const auto m = desk.matter("case_transfer");
  desk.owes(m, "answer_supervision", water, std::nullopt);
  CHECK(desk.size(Reason::unanswered) == 1);
  desk.writer->execute("update obligation set outcome = 'on_time'");
  CHECK(desk.size(Reason::unanswered) == 0);
}

TEST_CASE("acts are listed under their reason, newest first, with the unit behind an office") {
  Desk desk;
  const auto a = desk.matter("case_transfer");
  const auto b = desk.matter("hazard_notice");
  desk.event("case_transfer.finding_dismissed.v1", office, a);
  desk.event("case_transfer.issued.v1", town, a);
  desk.event("hazard_notice.hazard_dropped.v1", town, b);
  desk.event("hazard_notice.refused.v1", water, b);
  const auto page = desk.page({Reason::dismissed, {}, {}, LocalDay{0}, 20, {}});
  REQUIRE(page.items.size() == 2);
  CHECK(page.items[0].word == "hazard_dropped");
  CHECK(page.items[1].word == "finding_dismissed");
  CHECK(page.items[1].unit == town);
  CHECK(desk.size(Reason::dismissed, town) == 2);
  CHECK(desk.size(Reason::dismissed, water) == 0);
  CHECK(desk.size(Reason::dismissed, town, "hazard_notice") == 1);
  CHECK(desk.size(Reason::refused, water) == 1);
}

TEST_CASE("acts count from the first second of the day asked for") {
  Desk desk;
  const auto m = desk.matter("case_transfer");
  const LocalDay day{100};
  desk.event("case_transfer.withdrawn.v1", town, m, start_of(day) + -1);
  desk.event("case_transfer.withdrawn.v1", town, m, start_of(day));
  desk.event("case_transfer.issued.v1", town, m, start_of(day) + 60);
  CHECK(desk.page({Reason::withdrawn, {}, {}, day, 20, {}}).items.size() == 1);
  CHECK(desk.page({Reason::withdrawn, {}, {}, day + -1, 20, {}}).items.size() == 2);
  CHECK(desk.page({Reason::withdrawn, {}, {}, day + 1, 20, {}}).items.empty());
  const auto counts = count_supervised(desk.source(), day);
  REQUIRE(counts.counts.size() == 1);
  CHECK(counts.counts[0].count == 1);
}

TEST_CASE("pages follow each other without a gap or a repetition, in every kind of order") {
  Desk desk;
  for (int i = 0; i < 7; ++i) {
    const auto m = desk.matter("case_transfer");
    // Equal bounds must not confuse the order.
    desk.owes(m, "transfer", town, Instant{100 + i / 3});
    desk.event("case_transfer.withdrawn.v1", i % 2 == 0 ? town : water, m);
    desk.event("enforcement_assistance.withdrawn.v1", town, m);
    desk.writer->execute("insert into unused_item values($1, $2, $3, 'n', '2020-01-01', '', $4)",
                         {city, "i" + std::to_string(i), town, Instant{500 + i / 3}});
  }
  for (const auto& [reason, size] : std::initializer_list<std::pair<Reason, std::size_t>>{
           {Reason::overdue, 7}, {Reason::withdrawn, 14}, {Reason::unused, 7}}) {
    CAPTURE(size);
    SupervisionFilter filter{reason, {}, {}, LocalDay{0}, 2, {}};
    std::set<std::string> seen;
    int pages = 0;
    for (bool more = true; more; ++pages) {
      const auto page = desk.page(filter);
      for (const auto& each : page.items) {
        CHECK(seen.insert(each.id).second);
      }
      more = page.next_cursor.has_value();
      filter.cursor = page.next_cursor.value_or("");
    }
    CHECK(seen.size() == size);
    CHECK(pages == static_cast<int>((size + 1) / 2));
  }
}

TEST_CASE("a cursor that is none of ours is refused") {
  Desk desk;
  for (const char* cursor : {"x", "1", "1/", "/a/b", "1x/a/b"}) {
    CHECK_FALSE(list_supervised(desk.source(), {Reason::overdue, {}, {}, LocalDay{0}, 2, cursor})
                    .has_value());
  }
}

TEST_CASE("a matter that bounced twice is listed for its custodian, items for their holder") {
  Desk desk;
  const auto m = desk.matter("case_transfer", water);
  desk.writer->execute(
      "insert into notice values($1, 1, 'bounced_twice', 'justice', 0, '', $2, '', '{}', 950000)",
      {city, m});
  desk.writer->execute("insert into notice values($1, 2, 'urged', 'x', 0, '', $2, '', '{}', 0)",
                       {city, m});
  CHECK(desk.size(Reason::bounced) == 1);
  CHECK(desk.size(Reason::bounced, water) == 1);
  CHECK(desk.size(Reason::bounced, town) == 0);
  desk.writer->execute(
      "insert into unused_item values($1, 'burning', 'town', 'Burning', '2020-01-01', "
      "'2021-01-01', 7)",
      {city});
  const auto items = desk.page({Reason::unused, town, "jurisdiction", LocalDay{0}, 20, {}}).items;
  REQUIRE(items.size() == 1);
  CHECK(items[0].item->view() == "burning");
  CHECK_FALSE(items[0].matter.has_value());
  CHECK(to_iso_date(*items[0].last_used_on) == "2021-01-01");
  CHECK(desk.size(Reason::unused, town, "case_transfer") == 0);
  std::int64_t sum = 0;
  for (const auto& each : count_supervised(desk.source(), LocalDay{0}).counts) {
    sum += each.count;
  }
  CHECK(sum == 2);
}

// Asks SQLite, which says how it would run a statement in words that can be read.
TEST_CASE("no reading of the list walks through a table, and the counts read indexes alone" *
          doctest::skip(test::on_postgres())) {
  Desk desk;
  Watched watched{*desk.writer};
  SupervisionSource source = desk.source();
  SupervisionSource observed{watched, source.city, source.directory, source.systems, source.now};
  for (const Reason reason : every_reason) {
    for (const UnitId& unit : {UnitId{}, town}) {
      for (const char* system : {"", "case_transfer"}) {
        static_cast<void>(list_supervised(observed, {reason, unit, system, LocalDay{0}, 20, {}}));
      }
    }
  }
  for (const std::string& scan : watched.scans) {
    CHECK_MESSAGE(false, scan);
  }
  for (const char* index : {"event_supervised_time", "event_supervised", "obligation_overdue",
                            "obligation_supervised", "notice_bounced", "unused_item_flagged"}) {
    CHECK_MESSAGE(watched.indexes.contains(index), index);
  }
  watched.indexes.clear();
  static_cast<void>(count_supervised(observed, LocalDay{0}));
  CHECK(watched.scans.empty());
  CHECK(watched.indexes.contains("event_supervised"));
  CHECK(watched.indexes.contains("obligation_overdue"));
}

}  // namespace liandong::app
