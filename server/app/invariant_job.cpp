#include "app/invariant_job.hpp"

#include "app/joined/invariant_knowledge.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <utility>

namespace liandong::app {
namespace {

using store::Row;

constexpr std::size_t matters_per_step = 20;
/// When the platform checks by itself: between these hours, once a night.
constexpr std::int64_t night_begins = 2 * 3600;
constexpr std::int64_t night_ends = 5 * 3600;

/// One state of the store for everything a step reads.
class Snapshot {
 public:
  explicit Snapshot(store::Connection& reader) : reader_(reader) { reader_.begin(); }
  ~Snapshot() { reader_.rollback(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  store::Connection& reader_;
};

struct BrokenParams {
  std::int64_t check = 0;
  std::int64_t faults = 0;
};
LIANDONG_DESCRIBE(BrokenParams, check, faults)

void store_result(store::Connection& writer, CityCode city, std::int64_t id,
                  const engine::InvariantCheck& check, Instant now) {
  for (const std::string_view name : engine::invariant_names) {
    writer.execute(
        "insert into invariant_result(city, check_id, invariant, checked, faults) "
        "values($1, $2, $3, $4, $5)",
        {city, id, name, check.checked(name), check.faults(name)});
  }
  int serial = 0;
  for (const engine::InvariantFault& fault : check.first_faults()) {
    writer.execute(
        "insert into invariant_fault(city, check_id, serial, invariant, matter, what) "
        "values($1, $2, $3, $4, $5, $6)",
        {city, id, ++serial, fault.invariant, fault.matter, fault.what});
  }
  writer.execute(
      "update invariant_check set finished_at = $3, matters = $4, events = $5 where city = $1 and "
      "id = $2",
      {city, id, now, check.matters(), check.events()});
}

std::int64_t all_faults(const engine::InvariantCheck& check) {
  std::int64_t sum = 0;
  for (const std::string_view name : engine::invariant_names) {
    sum += check.faults(name);
  }
  return sum;
}

void read_results(store::Connection& connection, CityCode city, InvariantCheckView& view) {
  connection.query(
      "select invariant, checked, faults from invariant_result where city = $1 and check_id = $2",
      {city, view.id}, [&](const Row& row) {
        view.results.push_back({row.str(0), row.integer(1), row.integer(2)});
      });
  // By number, not by text: I2 stands before I10.
  std::sort(view.results.begin(), view.results.end(), [](const auto& a, const auto& b) {
    return std::pair(a.invariant.size(), a.invariant) < std::pair(b.invariant.size(), b.invariant);
  });
  connection.query(
      "select f.invariant, f.matter, f.what, m.number, m.title from invariant_fault f left join "
      "matter m on m.city = f.city and m.id = f.matter where f.city = $1 and f.check_id = $2 order "
      "by f.serial",
      {city, view.id}, [&](const Row& row) {
        InvariantFaultView fault{row.str(0), std::nullopt, row.str(2)};
        if (!row.text(1).empty()) {
          fault.matter = engine::MatterRef{row.id<MatterId>(1), row.str(3), row.str(4)};
        }
        view.faults.push_back(std::move(fault));
      });
}

}  // namespace

void InvariantJob::ask(PersonId person) {
  const std::lock_guard lock{mutex_};
  if (!asked_by_) {
    asked_by_ = person;
  }
}

std::optional<std::int64_t> InvariantJob::matters_done() const {
  const auto done = done_.load();
  return done < 0 ? std::nullopt : std::optional{done};
}

bool InvariantJob::is_due(Instant now) {
  {
    const std::lock_guard lock{mutex_};
    if (asked_by_) {
      return true;
    }
  }
  const Instant today = start_of(local_day(now));
  const bool night = now >= today + night_begins && now < today + night_ends;
  if (!night) {
    return false;
  }
  if (!last_started_) {
    readers_.with([&](store::Connection& connection) {
      last_started_ = Instant{0};
      connection.query("select max(started_at) from invariant_check where city = $1",
                       {engine_.city()}, [&](const Row& row) { last_started_ = row.instant(0); });
      return 0;
    });
  }
  return *last_started_ < today + night_begins;
}

void InvariantJob::begin(Instant now) {
  PersonId person;
  {
    const std::lock_guard lock{mutex_};
    person = asked_by_.value_or(PersonId{});
    asked_by_.reset();
  }
  engine_.writer().run([&](store::Connection& writer) {
    id_ = 1;
    writer.query("select max(id) from invariant_check where city = $1", {engine_.city()},
                 [&](const Row& row) { id_ = row.integer(0) + 1; });
    writer.execute(
        "insert into invariant_check(city, id, asked_by, started_at, matters, events) "
        "values($1, $2, $3, $4, 0, 0)",
        {engine_.city(), id_, person, now});
  });
  last_started_ = now;
  check_ = std::make_unique<engine::InvariantCheck>(engine_.city(), engine_.systems(),
                                                    invariant_knowledge());
  done_.store(0);
}

bool InvariantJob::step(engine::InvariantCheck& check) {
  const auto world = engine_.world();
  return readers_.with([&](store::Connection& reader) {
    const Snapshot snapshot{reader};
    return check.check_rule(reader, *world) ||
           check.check_matters(reader, *world, matters_per_step) > 0;
  });
}

void InvariantJob::finish() {
  const std::int64_t faults = all_faults(*check_);
  engine_.writer().run([&](store::Connection& writer) {
    store_result(writer, engine_.city(), id_, *check_, engine_.now());
    if (faults > 0) {
      const auto world = engine_.world();
      engine_.give_notice(writer, "invariants_broken", world->directory.coordinating_office(),
                          Role::coordinator, std::to_string(id_),
                          json::to_canonical(BrokenParams{id_, faults}));
    }
  });
  check_.reset();
  done_.store(-1);
}

bool InvariantJob::run(std::chrono::milliseconds most) {
  using Steady = std::chrono::steady_clock;
  if (!check_) {
    const Instant now = engine_.now();
    if (!is_due(now)) {
      return false;
    }
    begin(now);
  }
  const auto until = Steady::now() + most;
  while (step(*check_)) {
    done_.store(check_->matters());
    if (Steady::now() >= until) {
      return true;
    }
  }
  finish();
  return false;
}

InvariantsView read_invariants(store::Connection& connection, CityCode city) {
  InvariantsView view;
  connection.query("select count(*) from matter where city = $1", {city},
                   [&](const Row& row) { view.matters = row.integer(0); });
  connection.query(
      "select id, asked_by, started_at, finished_at, matters, events from invariant_check where "
      "city = $1 and finished_at is not null order by id desc limit 1",
      {city}, [&](const Row& row) {
        view.last = InvariantCheckView{row.integer(0),
                                       row.id<PersonId>(1),
                                       row.instant(2),
                                       row.instant_opt(3),
                                       row.integer(4),
                                       row.integer(5),
                                       {},
                                       {}};
      });
  if (view.last) {
    read_results(connection, city, *view.last);
  }
  return view;
}

}  // namespace liandong::app
