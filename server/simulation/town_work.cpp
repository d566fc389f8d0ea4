// Matters begin and duties are met: mostly in time, some late, some only after everybody was told.
#include "engine/escalation.hpp"
#include "simulation/town.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

constexpr int attempts_in_script = 4;
constexpr int attempts_max = 14;
constexpr int aside_percent = 12;
constexpr int often_percent = 35;
constexpr std::int64_t far_off_days = 25;
constexpr std::int64_t convened_days = 16;  // until what was opened beside should have met the duty
constexpr int rare_ways_more = 25;          // while a way was not yet taken some times
constexpr int rare_ways_times = 3;
constexpr std::int64_t waiting_shown_days = 9;
constexpr int waiting_shown_percent = 50;
constexpr int overdue_shown_percent = 14;
constexpr std::int64_t soon_shown_days =
    4;  // a legal period that ends so soon is mostly still open
constexpr int soon_shown_percent = 90;
constexpr std::int64_t unbounded_days = 12;  // how long a duty without any bound waits at most

bool is_open(const engine::StoredObligation& row) { return row.outcome == ObligationOutcome::open; }

}  // namespace

void Town::open_matter(const engine::System& system) {
  const Script& script = surroundings_.scripts.of(system.name);
  Opening opening{1, dice_.chance(60) ? "local" : "department", "", "", "", nullptr};
  if (!script.openings.empty()) {
    std::vector<int> weights;
    for (const Opening& each : script.openings) {
      weights.push_back(each.weight);
    }
    opening = script.openings[dice_.weighted(weights)];
  }
  const auto command = std::find_if(
      system.commands.begin(), system.commands.end(), [&](const engine::CommandDescriptor& each) {
        return opening.command.empty() ? each.opens : each.name == opening.command;
      });
  if (command == system.commands.end()) {
    return;
  }
  const bool shown = dice_.chance(often_percent);
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    const auto actor =
        find_beginning(system, command->name, opening, shown && attempt < attempts_max / 2);
    if (!actor) {
      continue;
    }
    Act act = act_of(*actor, system, command->name, nullptr);
    const Step step{std::string{command->name}, opening.body, "", ""};
    const bool scripted = !opening.body.is_null();
    act.body = body_of(act, scripted ? &step : nullptr, nullptr, 2);
    give(act, scripted ? &step : nullptr);
    return;
  }
}

/// Who begins it, and its story; nothing if what was drawn does not fit together.
/// @param shown  only a unit that begins most matters will do, if there are any of this kind
std::optional<Actor> Town::find_beginning(const engine::System& system, std::string_view command,
                                          const Opening& opening, bool shown) {
  const engine::WorldPtr world = office_.world();
  const bool of_the_field = opening.by == "field";
  UnitId unit = of_the_field ? UnitId{} : some_unit(people_.of_kind(opening.by));
  const UnitId place = opening.by == "local" ? unit : some_unit(people_.local_units());
  opening_story_ = words_.story(opening, unit, place, office_.now(), *world);
  if (opening_story_ && of_the_field) {
    unit = UnitId{surroundings_.scripts.themes[opening_story_->theme].unit};
    const auto& departments = people_.departments();
    const bool acts = std::find(departments.begin(), departments.end(), unit) != departments.end();
    if (!acts || (shown && !settings_.often.empty() && !is_shown(unit))) {
      return std::nullopt;
    }
  }
  if (!opening_story_) {
    return std::nullopt;
  }
  return people_.who_may(system, command, nullptr, unit, world->directory, office_.now(), dice_);
}

bool Town::is_shown(UnitId unit) const {
  return std::find(settings_.often.begin(), settings_.often.end(), unit) != settings_.often.end();
}

/// One of the units; of those that begin most matters, if they are among them, in a third of all
/// cases.
UnitId Town::some_unit(const std::vector<UnitId>& units) {
  if (!settings_.often.empty() && dice_.chance(often_percent)) {
    const UnitId often = dice_.of(settings_.often);
    if (std::find(units.begin(), units.end(), often) != units.end()) {
      return often;
    }
  }
  return dice_.of(units);
}

void Town::let_rest(const Change& change) {
  const Known& matter = *change.after;
  const bool entered = !change.before || change.before->summary.stage != matter.summary.stage;
  if (entered && settings_.rest_from && office_.now() >= *settings_.rest_from &&
      !matter.closed_row) {
    resting_[std::string{matter.system->name} + "." + std::string{matter.summary.stage}] =
        matter.id;
  }
}

bool Town::rests(const Known& matter) const {
  const auto found =
      resting_.find(std::string{matter.system->name} + "." + std::string{matter.summary.stage});
  return found != resting_.end() && found->second == matter.id;
}

void Town::plan_work(const Change& change) {
  auto& planned = planned_[change.after->id];
  for (const auto& [key, row] : change.after->rows) {
    if (!is_open(row)) {
      planned.erase(key);
    } else if (planned.insert(key).second) {
      agenda_.at(time_for(row.obligation),
                 [this, id = change.after->id, key = key] { work(id, key, 0); });
    }
  }
}

/// When somebody gets round to it: 7 of 10 early, some near the bound, some late, some only when
/// the ladder of the escalation has been climbed.
Instant Town::time_for(const Obligation& duty) {
  const Instant now = std::max(office_.now(), duty.arises_at);
  const auto bound = duty.due_before ? duty.due_before : duty.target_before;
  const std::int64_t left =
      std::max<std::int64_t>(bound ? *bound - now : unbounded_days * seconds_per_day, 1800);
  const bool shown =
      settings_.rest_from && settings_.until - now < waiting_shown_days * seconds_per_day;
  const bool in_time = !bound || *bound > settings_.until;
  const bool soon = duty.due_before && in_time &&
                    *duty.due_before - settings_.until < soon_shown_days * seconds_per_day;
  const int waits = soon      ? soon_shown_percent
                    : in_time ? waiting_shown_percent
                              : overdue_shown_percent;
  if (shown && dice_.chance(waits)) {
    return settings_.until + seconds_per_day;  // a demonstration shows what waits, and what is late
  }
  const int luck = static_cast<int>(dice_.number(1, 100));
  Instant at = now;
  const bool far = left > far_off_days * seconds_per_day;  // a meeting next month is not held now
  if (luck <= 70) {
    at = now + dice_.number(far ? left * 6 / 10 : left / 20, far ? left * 9 / 10 : left * 7 / 10);
  } else if (luck <= 84) {
    at = now + dice_.number(left * 7 / 10, left);
  } else if (luck <= 95) {
    at = now + left + dice_.number(1800, 4 * seconds_per_day);
  } else {
    at = now + left + dice_.number(5 * seconds_per_day, 20 * seconds_per_day);
  }
  if (duty.hour_clock && left < seconds_per_day) {
    return at;  // the duty desk acts at night as well
  }
  const auto& calendar = office_.world()->calendar;
  const Instant open = engine::in_office_hours(at, calendar);
  // Not everybody is there when the doors open.
  return open == at ? at : open + dice_.number(0, 3 * 3600);
}

void Town::work(MatterId id, const std::string& key, int attempt) {
  KnownPtr matter = ledger_.find(id);
  const auto row = matter->rows.find(key);
  if (matter->closed_row || row == matter->rows.end() || !is_open(row->second)) {
    return;
  }
  if (rests(*matter)) {
    agenda_.at(office_.now() + seconds_per_day,
               [this, id, key, attempt] { work(id, key, attempt); });
    return;
  }
  const Obligation duty = row->second.obligation;
  const Script& script = surroundings_.scripts.of(matter->system->name);
  const auto ways = script.duties.find(duty.duty);
  const bool scripted = ways != script.duties.end();
  bool opened_beside = false;
  if (scripted && attempt < attempts_in_script && !ways->second.empty()) {
    const Way& way = choose(ways->second, matter->system->name);
    opened_beside = !script.step(way.steps.back())->system.empty();
    walk(*matter, duty, way);
  } else if (!scripted || !ways->second.empty()) {
    improvise(*matter, duty.duty, duty.debtor);
  }
  if (dice_.chance(aside_percent)) {
    aside(id);
  }
  matter = ledger_.find(id);
  const auto now = matter->rows.find(key);
  if (now == matter->rows.end() || !is_open(now->second) || attempt >= attempts_max) {
    return;
  }
  const bool soon = duty.hour_clock && attempt < 2;
  const std::int64_t pause = opened_beside ? convened_days * seconds_per_day
                             : soon
                                 ? dice_.number(1800, 4 * 3600)
                                 : dice_.number(seconds_per_day, (2 + attempt) * seconds_per_day);
  const Instant next = office_.now() + pause;
  agenda_.at(soon ? next : engine::in_office_hours(next, office_.world()->calendar),
             [this, id, key, attempt] { work(id, key, attempt + 1); });
}

/// By weight; where everything is to be shown, what was rarely done comes first.
const Way& Town::choose(const std::vector<Way>& ways, std::string_view system) {
  const auto taken = [&](const Way& way) {
    const auto found = taken_.find(std::string{system} + "." + way.steps.back());
    return found == taken_.end() ? 0 : found->second;
  };
  const bool shown = settings_.rest_from && office_.now() >= *settings_.rest_from;
  std::vector<int> weights;
  for (const Way& way : ways) {
    const bool rare = shown && taken(way) < rare_ways_times;
    weights.push_back(way.weight + (rare ? rare_ways_more : 0));
  }
  return ways[dice_.weighted(weights)];
}

void Town::walk(const Known& matter, const Obligation& duty, const Way& way) {
  const Script& script = surroundings_.scripts.of(matter.system->name);
  for (const std::string& name : way.steps) {
    const bool prepares = &name != &way.steps.back();
    const std::string once = matter.id.str() + " " + duty.key + " " + name;
    // What was prepared for one attempt is there at the next.
    if (prepares && prepared_.contains(once)) {
      continue;
    }
    const bool done = take_step(matter.id, *script.step(name), duty.debtor);
    if (done && prepares) {
      prepared_.insert(once);
    }
    if (done && settings_.rest_from && office_.now() >= *settings_.rest_from) {
      ++taken_[std::string{matter.system->name} + "." + name];
    }
  }
}

bool Town::take_step(MatterId id, const Step& step, UnitId unit) {
  const KnownPtr matter = ledger_.find(id);
  const engine::WorldPtr world = office_.world();
  UnitId by = unit;
  if (!step.by.empty()) {
    const Actor nobody;
    const Scene here{nobody, unit, matter.get(), story_of(matter.get()), office_.now(), *world};
    const auto named = words_.filled(boost::json::string{"{" + step.by + "}"}, here);
    by = named.is_string() ? UnitId{named.get_string().c_str()} : unit;
  }
  if (!step.system.empty()) {
    return open_beside(*matter, step, by);
  }
  const auto actor = people_.who_may(*matter->system, step.command, matter.get(), by,
                                     world->directory, office_.now(), dice_);
  if (!actor) {
    return false;
  }
  Act act = act_of(*actor, *matter->system, step.command, matter.get());
  act.body = body_of(act, &step, matter.get(), 0);
  return give(act, &step).accepted();
}

/// A matter of another system that people begin because of this one: a meeting for a group.
bool Town::open_beside(const Known& matter, const Step& step, UnitId by) {
  const auto& systems = surroundings_.systems;
  const auto system = std::find_if(systems.begin(), systems.end(),
                                   [&](const auto& each) { return each.name == step.system; });
  if (system == systems.end()) {
    return false;
  }
  const auto actor = people_.who_may(*system, step.command, nullptr, by, office_.world()->directory,
                                     office_.now(), dice_);
  if (!actor) {
    return false;
  }
  opening_story_ = story_of(&matter);
  Act act = act_of(*actor, *system, step.command, nullptr);
  act.body = body_of(act, &step, &matter, 0);
  return give(act, &step).accepted();
}

/// Some command of those the unit may give now: one that bears the name of the duty, if there is
/// one, else any.
bool Town::improvise(const Known& matter, std::string_view duty, UnitId unit) {
  const engine::WorldPtr world = office_.world();
  std::vector<std::pair<std::string, Actor>> possible;
  for (const std::string& command : surroundings_.shapes.commands(matter.system->plural)) {
    if (matter.system->command(command) == nullptr) {
      continue;
    }
    const auto actor = people_.who_may(*matter.system, command, &matter, unit, world->directory,
                                       office_.now(), dice_);
    // Whether it has a use is asked of permitted commands only.
    if (actor && matter.system->has_use &&
        !matter.system->has_use(matter.own.get(), command, unit)) {
      continue;
    }
    if (actor && command == duty && dice_.chance(70)) {
      possible.assign(1, {command, *actor});
      break;
    }
    if (actor) {
      possible.emplace_back(command, *actor);
    }
  }
  if (possible.empty()) {
    return false;
  }
  const auto& [command, actor] = dice_.of(possible);
  Act act = act_of(actor, *matter.system, command, &matter);
  const auto steps = surroundings_.scripts.of(matter.system->name).giving(command);
  const Step* step = steps.empty() ? nullptr : dice_.of(steps);
  act.body = body_of(act, step, &matter, 2);
  return give(act, step).accepted();
}

void Town::aside(MatterId id) {
  const KnownPtr matter = ledger_.find(id);
  const Script& script = surroundings_.scripts.of(matter->system->name);
  if (matter->closed_row || script.asides.empty()) {
    return;
  }
  const auto& directory = office_.world()->directory;
  const UnitId units[] = {matter->summary.sender, matter->summary.receiver,
                          matter->summary.custodian, directory.coordinating_office(),
                          directory.government()};
  const Step& step = *script.step(dice_.of(script.asides));
  for (int attempt = 0; attempt < 4; ++attempt) {
    const UnitId unit = dice_.of(units);
    if (!unit.empty() && take_step(id, step, unit)) {
      return;
    }
  }
}

}  // namespace liandong::simulation
