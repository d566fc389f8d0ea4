#include "simulation/invariants.hpp"

#include "app/joined/invariant_knowledge.hpp"
#include "engine/common.hpp"

#include <algorithm>
#include <array>

namespace liandong::simulation {
namespace {

[[noreturn]] void broken(const Known& matter, const std::string& rule) {
  throw Broken(rule + " (" + std::string{matter.system->name} + " " + matter.id.str() + ", stage " +
               std::string{matter.summary.stage} + ", version " + std::to_string(matter.version) +
               ")");
}

bool is_open(const Obligation& o) { return outcome_of(o) == ObligationOutcome::open; }

std::optional<Instant> bound_of(const Obligation& o) {
  return o.due_before ? o.due_before : o.target_before;
}

/// True if the event says why: a reason, ground or explanation, or the result of what was done, as
/// of a dissuasion that ended the urgency.
bool gives_reason(const LoggedEvent& event) {
  constexpr std::array words = {R"("reason)", R"("ground")", R"("explanation")", R"("result")"};
  return std::any_of(words.begin(), words.end(), [&](const char* word) {
    return event.payload.find(word) != std::string::npos;
  });
}

}  // namespace

void Invariants::judge(const std::vector<Change>& changes, const engine::World& world) {
  for (const Change& change : changes) {
    judge_known(*change.after);
    judge_matter(*change.after, world);
    judge_rows(*change.after, world);
    judge_log(change);
    judge_clocks(change, world);
  }
  judge_documents(changes, world);
  judge_readings();
  reader_.query("select max(id) from notice where city = $1", {city_},
                [&](const store::Row& row) { last_notice_ = row.integer(0); });
}

// I2, I11: a disputed matter is kept safe, a suspected crime is not passed over.
void Invariants::judge_known(const Known& now) const {
  static const auto known = app::invariant_knowledge();
  if (const std::string fault = known.crime_fault(*now.system, now.own.get()); !fault.empty()) {
    broken(now, "I11: " + fault);
  }
  const UnitId interim = known.interim_unit(*now.system, now.own.get());
  if (!interim.empty() && !engine::keeps_safe(interim, now.owed)) {
    broken(now, "I2: the interim responsible unit owes it to keep the matter safe");
  }
}

// I1, I2, I4, I7: who has the matter and what is still owed.
void Invariants::judge_matter(const Known& now, const engine::World& world) const {
  const bool closed = now.summary.closed;
  const bool owes = std::any_of(now.owed.begin(), now.owed.end(), is_open);
  const auto custodian = world.directory.find(now.custodian);
  if (!closed && (!custodian || !custodian->active)) {
    broken(now, "I1: an open matter has one active custodian");
  }
  if (!now.handler.empty() && world.directory.person(now.handler) == nullptr) {
    broken(now, "I1: a handler is a person of the city");
  }
  if (now.custodian != now.summary.custodian || now.waits_on != now.summary.waits_on) {
    broken(now, "I4: the row names the custodian and the matter waited for as the state does");
  }
  if (closed != now.closed_row) {
    broken(now, "I3: the row is closed when the state is");
  }
  if (!closed && !owes) {
    const KnownPtr awaited = ledger_.find(now.summary.waits_on);
    if (now.summary.waits_on.empty()) {
      broken(now, "I2: an open matter owes something or waits on another");
    }
    if (awaited == nullptr || awaited->closed_row) {
      broken(now, "I2: the matter waited for is open");
    }
  }
  if (closed && owes) {
    broken(now, "I7: a closed matter owes nothing");
  }
}

// I1, I5, I7: the rows that inboxes and escalation read are the obligations of the state.
void Invariants::judge_rows(const Known& now, const engine::World& world) const {
  for (const Obligation& o : now.owed) {
    const auto row = now.rows.find(o.key);
    if (row == now.rows.end()) {
      broken(now, "I5: a row for the obligation " + o.key);
    }
    const bool open = is_open(o);
    if (open != (row->second.outcome == ObligationOutcome::open)) {
      broken(now, "I5: the row of " + o.key + " is as open as its obligation");
    }
    if (open && !(row->second.obligation == o)) {
      broken(now, "I5: the row of " + o.key + " is its obligation");
    }
    if (o.debtor.empty() || !world.directory.find(o.debtor)) {
      broken(now, "I1: a debtor for " + o.key);
    }
    if (o.basis == Basis::internal && o.due_before) {
      broken(now, "an internal target is never a legal bound: " + o.key);
    }
  }
  if (now.rows.size() != now.owed.size()) {
    broken(now, "I5: a row without an obligation");
  }
}

// I3, I10: versions and seq run without gaps, recorded_at never backwards.
void Invariants::judge_log(const Change& change) {
  const Known& now = *change.after;
  std::int64_t version = change.before ? change.before->version : 0;
  for (const LoggedEvent& event : change.events) {
    if (event.version != ++version) {
      broken(now, "I10: version " + std::to_string(version) + " is missing in the log");
    }
    if (event.recorded_at < event.occurred_at || event.recorded_at < last_recorded_) {
      broken(now, "I10: an event recorded before it happened, or before an earlier one");
    }
    last_recorded_ = std::max(last_recorded_, event.recorded_at);
    last_seq_ = std::max(last_seq_, event.seq);
  }
  if (version != now.version) {
    broken(now, "I3: the row is at the version of its last event");
  }
  if (last_seq_ > ledger_.last_seq()) {
    broken(now, "I10: the log ends at its last event");
  }
}

// I5, I8: what happened to the clocks that ran before.
void Invariants::judge_clocks(const Change& change, const engine::World& world) {
  if (!change.before) {
    return;
  }
  for (const auto& [key, old] : change.before->rows) {
    const auto now = change.after->rows.find(key);
    if (now == change.after->rows.end()) {
      broken(*change.after, "I5: the obligation " + key + " vanished");
    }
    if (old.outcome == ObligationOutcome::open) {
      judge_moved(change, old.obligation, now->second.obligation, world);
    } else if (!(old.obligation == now->second.obligation)) {
      broken(*change.after, "I5: the ended obligation " + key + " changed");
    }
  }
}

void Invariants::judge_moved(const Change& change, const Obligation& old, const Obligation& now,
                             const engine::World& world) const {
  const auto before = bound_of(old);
  const auto after = bound_of(now);
  if (before == after || !is_open(now)) {
    return;
  }
  // Who gains time says why; who loses it is told (I8).
  const bool later = !after || (before && *before < *after);
  const bool explained =
      std::any_of(change.events.begin(), change.events.end(), [&](const LoggedEvent& event) {
        return event.type == engine::ClockMoved::type ||
               (!event.actor.empty() && (!later || gives_reason(event)));
      });
  if (!explained) {
    broken(*change.after, "I5: the clock of " + now.key + " moved without a person or a reason");
  }
  if (before && after && *after < *before) {
    // Who moves the own clock, or that of the office's own unit, knows.
    bool told =
        std::any_of(change.events.begin(), change.events.end(), [&](const LoggedEvent& event) {
          return event.unit == now.debtor || world.directory.principal(event.unit) == now.debtor;
        });
    reader_.query(
        "select 1 from notice where city = $1 and id > $2 and kind = 'clock_moved' and matter = $3 "
        "and obligation = $4 limit 1",
        {city_, last_notice_, change.after->id, now.key}, [&](const store::Row&) { told = true; });
    if (!told) {
      broken(*change.after, "I8: the due time of " + now.key + " moved earlier silently");
    }
  }
}

// I6, I10: documents bear the name of a unit that may sign, and none ever goes away.
void Invariants::judge_documents(const std::vector<Change>& changes, const engine::World& world) {
  const std::size_t before = documents_.size();
  std::string fault;
  for (const Change& change : changes) {
    reader_.query("select number, unit from document where city = $1 and matter = $2",
                  {city_, change.after->id}, [&](const store::Row& row) {
                    documents_.insert(row.str(0));
                    const UnitId unit = row.id<UnitId>(1);
                    if (world.directory.principal(unit) != unit) {
                      fault = "I6: " + unit.str() + " signs the document " + row.str(0);
                    }
                  });
  }
  if (fault.empty() && documents_.size() > before) {
    reader_.query("select count(*) from document where city = $1", {city_},
                  [&](const store::Row& row) {
                    const auto there = static_cast<std::size_t>(row.integer(0));
                    fault = there == documents_.size() ? "" : "I10: a document went away";
                  });
  }
  if (!fault.empty()) {
    throw Broken(fault);
  }
}

void Invariants::judge_readings() {
  reader_.query(
      "select id from audit where city = $1 and kind = 'revealed' and id > $2 order by id",
      {city_, last_audit_}, [&](const store::Row& row) {
        last_audit_ = row.integer(0);
        ++logged_readings_;
      });
  if (logged_readings_ != readings_) {
    throw Broken("I9: " + std::to_string(readings_) + " readings of protected fields, " +
                 std::to_string(logged_readings_) + " in the audit list");
  }
}

}  // namespace liandong::simulation
