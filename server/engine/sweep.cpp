// The sweep: fires the rungs of the escalation ladder that are due, each exactly once.
#include "engine/engine.hpp"
#include "engine/escalation.hpp"
#include "engine/notices.hpp"
#include "engine/rows.hpp"
#include "infra/json/write.hpp"

namespace liandong::engine {
namespace {

struct DueRung {
  MatterId matter;
  Obligation obligation;  // as far as rungs depend on it; open, or it would have none
  int rung = 0;
  PersonId handler;  // of the debtor; empty = the head by default
};

struct RungParams {
  int rung = 0;
  std::string duty;
  std::string clause;
  UnitId debtor;
  std::optional<Instant> bound;
};
LIANDONG_DESCRIBE(RungParams, rung, duty, clause, debtor, bound)

std::vector<DueRung> due_rungs(store::Connection& connection, CityCode city, Instant now,
                               int limit) {
  std::vector<DueRung> rungs;
  connection.query(
      "select o.matter, o.rung, coalesce(u.handler, ''), o.key, o.duty, o.clause, o.debtor, "
      "o.arises_at, o.due_before, o.target_before, o.hour_clock from obligation o "
      "left join matter_unit u on u.city = o.city and u.unit = o.debtor and u.matter = o.matter "
      "where o.city = $1 and o.next_rung_at is not null and o.next_rung_at <= $2 "
      "order by o.next_rung_at limit $3",
      {city, now, limit}, [&](const store::Row& row) {
        DueRung& due = rungs.emplace_back();
        due.matter = row.id<MatterId>(0);
        due.rung = static_cast<int>(row.integer(1));
        due.handler = row.id<PersonId>(2);
        Obligation& o = due.obligation;
        o.key = row.str(3);
        o.duty = row.str(4);
        o.clause = row.str(5);
        o.debtor = row.id<UnitId>(6);
        o.arises_at = row.instant(7);
        o.due_before = row.instant_opt(8);
        o.target_before = row.instant_opt(9);
        o.hour_clock = row.boolean(10);
      });
  return rungs;
}

/// Everybody a rung speaks to. Nobody assigned never means nobody told.
void tell(NoticeWriter& notices, const Directory& directory, const DueRung& due,
          const std::string& params) {
  const Obligation& o = due.obligation;
  const auto add = [&](UnitId unit, RoleSet roles, PersonId person) {
    notices.add("escalation", unit, roles, person, due.matter, o.key, params);
  };
  switch (due.rung) {
    case rung_near:
      if (due.handler.empty()) {
        add(o.debtor, responsible_roles(o.hour_clock), {});
      } else {
        add(o.debtor, {}, due.handler);
      }
      break;
    case rung_due:
      add(o.debtor, responsible_roles(o.hour_clock), {});
      break;
    case rung_supervisor:
      add(o.debtor, Role::liaison_a | Role::liaison_b, {});
      add(directory.coordinating_office(), Role::coordinator, {});
      break;
    default:
      add(directory.government(), Role::decider, {});
      break;
  }
}

}  // namespace

std::size_t Engine::sweep() {
  std::size_t fired = 0;
  for (;;) {
    std::size_t chunk = 0;
    bool more = false;  // a later rung of the same obligation is due as well, e.g. after an outage
    std::optional<Instant> now;
    writer_->run([&](store::Connection& connection) {
      chunk = 0;
      more = false;
      if (!now) {
        now = clock_();
      }
      const WorldPtr world = world_.load();
      NoticeWriter notices{connection, city_, last_notice_, *now};
      for (const DueRung& due : due_rungs(connection, city_, *now, options_.sweep_chunk)) {
        const Obligation& o = due.obligation;
        const RungParams params{due.rung, o.duty, o.clause, o.debtor,
                                o.due_before ? o.due_before : o.target_before};
        tell(notices, world->directory, due, json::to_canonical(params));
        const auto next = rung_time(o, due.rung + 1, world->calendar);
        connection.execute(
            "update obligation set rung = $4, next_rung_at = $5 "
            "where city = $1 and matter = $2 and key = $3",
            {city_, due.matter, o.key, due.rung + 1, next});
        matters_.forget(due.matter);
        more = more || (next && *next <= *now);
        ++chunk;
      }
    });
    fired += chunk;
    if (chunk > 0 && listener_) {
      listener_(0);
    }
    if (chunk < static_cast<std::size_t>(options_.sweep_chunk) && !more) {
      return fired;
    }
  }
}

}  // namespace liandong::engine
