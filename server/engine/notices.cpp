#include "engine/notices.hpp"

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

void NoticeWriter::tell(std::string_view kind, UnitId unit, MatterId matter, const Obligation& o,
                        const CommonState& common, std::optional<Instant> old_bound) {
  const ChangeParams params{o.duty, o.clause, o.due_before ? o.due_before : o.target_before,
                            old_bound};
  const PersonId handler = handler_of(common, unit);
  // A hand-over is for everybody who may sign for it, not only for one person's desk.
  const RoleSet roles = responsible_roles(o.hour_clock) | (Role::handler | Role::duty_desk);
  add(kind, unit, handler.empty() ? roles : RoleSet{}, handler, matter, o.key,
      json::to_canonical(params));
}

void NoticeWriter::urged(MatterId matter, const Obligation& o, const CommonState& common) {
  tell("urged", o.debtor, matter, o, common, std::nullopt);
}

void NoticeWriter::of_change(MatterId matter, const ObligationChange& change, UnitId acting,
                             const CommonState& common) {
  const Obligation& o = change.obligation;
  const auto inform = [&](std::string_view kind, UnitId unit) {
    if (!unit.empty() && unit != acting) {
      tell(kind, unit, matter, o, common, change.old_bound);
    }
  };
  switch (change.kind) {
    case ObligationChange::Kind::opened:
      if (outcome_of(o) == ObligationOutcome::open) {
        inform("obligation_opened", o.debtor);
      }
      break;
    case ObligationChange::Kind::moved:
      inform("clock_moved", o.debtor);
      break;
    case ObligationChange::Kind::ended:
      if (o.discharged_at) {
        inform("obligation_discharged", o.creditor);
      }
      break;
  }
}

}  // namespace liandong::engine
