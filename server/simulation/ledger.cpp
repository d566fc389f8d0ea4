#include "simulation/ledger.hpp"

#include "engine/held_clocks.hpp"
#include "infra/json/read.hpp"

#include <algorithm>

namespace liandong::simulation {

std::vector<Change> Ledger::read_on(const engine::World& world) {
  std::vector<Change> changes;
  std::map<std::string, std::size_t, std::less<>> places;
  events_ = 0;
  reader_.query(
      "select seq, stream_id, version, type, command_id, actor, unit, occurred_at, recorded_at, "
      "payload from event where city = $1 and seq > $2 order by seq",
      {city_, last_seq_}, [&](const store::Row& row) {
        LoggedEvent event{row.integer(0),    row.str(1),           row.integer(2),
                          row.str(3),        row.id<CommandId>(4), row.id<PersonId>(5),
                          row.id<UnitId>(6), row.instant(7),       row.instant(8),
                          row.str(9)};
        last_seq_ = event.seq;
        ++events_;
        const auto [place, is_new] = places.try_emplace(event.stream_id, changes.size());
        if (is_new) {
          changes.emplace_back();
        }
        changes[place->second].events.push_back(std::move(event));
      });
  for (Change& change : changes) {
    const MatterId id = MatterId::parse(change.events.front().stream_id).value_or(MatterId{});
    change.before = find(id);
    change.after = load(id, world);
    if (change.after) {
      remember(change.after, change.before == nullptr);
    }
  }
  // A stream that is no matter, as that of a delegation, is no change of one.
  std::erase_if(changes, [](const Change& change) { return change.after == nullptr; });
  return changes;
}

KnownPtr Ledger::find(MatterId id) const {
  const auto found = known_.find(id);
  return found == known_.end() ? nullptr : found->second;
}

bool Ledger::has_act_between(MatterId id, std::int64_t seen, std::int64_t reached) const {
  bool found = false;
  reader_.query(
      "select 1 from event where city = $1 and stream_id = $2 and version > $3 and version <= $4 "
      "and actor <> '' limit 1",
      {city_, id, seen, reached}, [&](const store::Row&) { found = true; });
  return found;
}

KnownPtr Ledger::load(MatterId id, const engine::World& world) const {
  auto known = std::make_shared<Known>();
  known->id = id;
  std::string system;
  reader_.query(
      "select system, version, custodian, handler, waits_on, closed_at is not null, state from "
      "matter where city = $1 and id = $2",
      {city_, id}, [&](const store::Row& row) {
        system = row.str(0);
        known->version = row.integer(1);
        known->custodian = row.id<UnitId>(2);
        known->handler = row.id<PersonId>(3);
        known->waits_on = row.id<MatterId>(4);
        known->closed_row = row.boolean(5);
        known->state_text = row.str(6);
      });
  const auto of_name = std::find_if(systems_.begin(), systems_.end(),
                                    [&](const auto& each) { return each.name == system; });
  if (of_name == systems_.end()) {
    return nullptr;
  }
  known->system = &*of_name;
  auto stored = json::parse_stored(known->state_text);
  known->state = std::move(stored.as_object()["own"]);
  known->common = std::move(stored.as_object()["common"]);
  known->own = known->system->read_state(known->state);
  known->summary = known->system->summary(known->own.get());
  engine::MatterState state{{}, known->own};
  json::Reader reader;
  reader.read(known->common, state.common);
  json::throw_if_corrupt(reader);
  known->owed = engine::obligations_of(*known->system, state, world);
  engine::show_held(known->owed, state.common.held);
  known->rows = engine::load_obligations(reader_, city_, id);
  return known;
}

void Ledger::remember(const KnownPtr& known, bool is_new) {
  if (is_new) {
    all_.push_back(known->id);
    open_.push_back(known->id);
  }
  if (!known->closed_row) {
    known_[known->id] = known;
    return;
  }
  std::erase(open_, known->id);
  // What is closed is hardly read any more: only what judging needs is kept.
  auto kept = std::make_shared<Known>(*known);
  kept->state_text.clear();
  kept->state = nullptr;
  kept->common = nullptr;
  known_[known->id] = kept;
}

}  // namespace liandong::simulation
