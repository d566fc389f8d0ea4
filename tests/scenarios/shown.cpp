#include "scenarios/shown.hpp"

#include "app/joined/handoffs.hpp"
#include "engine/rows.hpp"
#include "support/city/test_city.hpp"

namespace liandong::scenario {
namespace {

void note(Sides& sides, Instant bound, const Obligation& obligation) {
  if (!obligation.discharged_at) return;
  const auto after = obligation.discharged_at->seconds - bound.seconds;
  sides.kept = sides.kept || after == -1;
  sides.missed = sides.missed || after == 0;
}

}  // namespace

std::map<std::string, Sides> bounds_of(test::TestCity& city) {
  std::vector<std::pair<MatterId, std::string>> matters;
  city.reader().query("select id, system from matter", {}, [&](const store::Row& row) {
    matters.emplace_back(row.id<MatterId>(0), row.str(1));
  });
  std::map<std::string, Sides> bounds;
  for (const auto& [id, system] : matters) {
    for (const auto& [key, row] :
         engine::load_obligations(city.reader(), test::TestCity::code(), id)) {
      const Obligation& o = row.obligation;
      const std::string duty = system + "." + o.duty;
      const std::string period = to_string(o.period);
      for (const std::string& name : {duty, duty + " [" + o.clause + "]"}) {
        if (o.due_before) note(bounds[name + " " + period], *o.due_before, o);
        if (o.target_before && o.target_before != o.due_before) {
          note(bounds[name + " target " + period], *o.target_before, o);
        }
      }
    }
  }
  return bounds;
}

std::string name_of(const engine::Handoff& handoff) {
  return std::string{handoff.event} + " → " + std::string{handoff.system} + "." +
         std::string{handoff.command};
}

NotedHandoffs::NotedHandoffs() {
  for (const engine::Handoff& row : app::handoffs()) {
    rows_.push_back(row);
    rows_.back().lead = [this, &row](const engine::Cause& cause, engine::HandoffDesk& desk) {
      auto consequences = row.lead(cause, desk);
      if (!consequences.empty()) unsettled_.insert(name_of(row));
      return consequences;
    };
  }
}

void NotedHandoffs::settle(bool succeeded) {
  if (succeeded) led_.merge(unsettled_);
  unsettled_.clear();
}

}  // namespace liandong::scenario
