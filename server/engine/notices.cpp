#include "engine/notices.hpp"

#include "engine/held_clocks.hpp"
#include "infra/json/write.hpp"

namespace liandong::engine {
namespace {

struct ChangeParams {
  std::string duty;
  std::string clause;
  std::optional<Instant> bound;
  std::optional<Instant> old_bound;
};
LIANDONG_DESCRIBE(ChangeParams, duty, clause, bound, old_bound)

}  // namespace

RoleSet responsible_roles(bool hour_clock) {
  return hour_clock ? Role::head | Role::duty_desk : RoleSet{Role::head};
}

void NoticeWriter::add(std::string_view kind, UnitId unit, RoleSet roles, PersonId person,
                       MatterId matter, std::string_view obligation, std::string_view params) {
  writer_.execute(
      "insert into notice(city, id, kind, unit, roles, person, matter, obligation, params, "
      "created_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {city_, ++last_id_, kind, unit, static_cast<int>(roles.bits), person, matter, obligation,
       params, now_});
}

void NoticeWriter::tell(std::string_view kind, UnitId unit, MatterId matter,
                        const Obligation& about, const CommonState& common,
                        std::string_view params) {
  const PersonId handler = handler_of(common, unit);
  // A hand-over is for everybody who may sign for it, not only for one person's desk.
  const RoleSet roles = responsible_roles(about.hour_clock) | (Role::handler | Role::duty_desk);
  add(kind, unit, handler.empty() ? roles : RoleSet{}, handler, matter, about.key, params);
}

void NoticeWriter::urged(MatterId matter, const Obligation& o, const CommonState& common) {
  const ChangeParams params{o.duty, o.clause, bound_of(o), std::nullopt};
  tell("urged", o.debtor, matter, o, common, json::to_canonical(params));
}

void NoticeWriter::of_change(MatterId matter, const ObligationChange& change, UnitId acting,
                             const CommonState& common) {
  const Obligation& o = change.obligation;
  const ChangeParams params{o.duty, o.clause, bound_of(o), change.old_bound};
  const auto tell_other = [&](std::string_view kind, UnitId unit) {
    if (!unit.empty() && unit != acting) {
      tell(kind, unit, matter, o, common, json::to_canonical(params));
    }
  };
  switch (change.kind) {
    case ObligationChange::Kind::opened:
      if (outcome_of(o) == ObligationOutcome::open) {
        tell_other("obligation_opened", o.debtor);
      }
      break;
    case ObligationChange::Kind::moved:
      tell_other("clock_moved", o.debtor);
      break;
    case ObligationChange::Kind::ended:
      if (o.discharged_at) {
        tell_other("obligation_discharged", o.creditor);
      }
      break;
  }
}

void NoticeWriter::of_held(MatterId matter, const Obligation& counted, const CommonState& common) {
  const HeldClock* held = held_clock(common.held, counted.key);
  const ChangeParams params{counted.duty, counted.clause, bound_of(counted),
                            held == nullptr    ? std::nullopt
                            : held->due_before ? held->due_before
                                               : held->target_before};
  tell("clock_held", counted.debtor, matter, counted, common, json::to_canonical(params));
}

}  // namespace liandong::engine
