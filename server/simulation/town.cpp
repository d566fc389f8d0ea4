#include "simulation/town.hpp"

#include "engine/common.hpp"
#include "engine/escalation.hpp"
#include "simulation/calendars.hpp"

#include <sstream>

namespace liandong::simulation {
namespace {

constexpr std::int64_t sweep_seconds = 2 * 3600;
constexpr std::int64_t platform_works_seconds = 6 * 3600;
constexpr int uploads_per_hundred = 3;

/// A world whose calendar and list the simulation changes.
engine::WorldPtr with(const engine::World& world, WorkCalendar calendar,
                      std::shared_ptr<const CompetenceLookup> competence) {
  return std::make_shared<const engine::World>(engine::World{
      world.city, std::move(calendar), world.targets, world.directory, std::move(competence)});
}

}  // namespace

Town::Town(const Surroundings& surroundings, const Settings& settings)
    : surroundings_(surroundings),
      settings_(settings),
      dice_(settings.seed),
      reader_(surroundings.database.open_reader()),
      full_calendar_(surroundings.load_world(*reader_, settings.from)->calendar),
      competence_(surroundings.load_world(*reader_, settings.from)->competence),
      office_(surroundings, settings.from,
              with(*surroundings.load_world(*reader_, settings.from),
                   settings.changes
                       ? published_until(full_calendar_, civil(local_day(settings.from)).year,
                                         full_calendar_.version())
                       : full_calendar_,
                   competence_)),
      people_(surroundings.desks, office_.world()->directory),
      ledger_(*reader_, surroundings.city, surroundings.systems),
      invariants_(*reader_, surroundings.city, ledger_),
      words_(surroundings.scripts, people_, ledger_, dice_,
             [this](const Actor& actor, const std::string& words) {
               return office_.upload(actor, words);
             }) {
  tally_.seed = settings.seed;
}

void Town::live() {
  static_cast<void>(ledger_.read_on(*office_.world()));  // what the founding wrote
  for (LocalDay day = local_day(settings_.from); start_of(day) < settings_.until; day = day + 1) {
    agenda_.at(start_of(day), [this, day] { plan_day(day); });
  }
  if (settings_.changes) {
    plan_changes();
  }
  while (!agenda_.empty() && agenda_.next_at() < settings_.until) {
    office_.set_now(agenda_.next_at());
    agenda_.take()();
  }
  office_.set_now(settings_.until);
  tally_.rungs += static_cast<std::int64_t>(office_.sweep());
  if (settings_.judged) {
    judge_at_rest();
  }
}

void Town::judge_at_rest() {
  // Whoever waits for new clocks gets them now: then every row must be its obligation.
  to_recompute_.clear();
  recompute(0);
  const std::string fault =
      first_fault(*reader_, surroundings_.city, surroundings_.systems, *office_.world());
  if (!fault.empty()) {
    throw Broken(fault);
  }
}

void Town::plan_openings(LocalDay day, bool working) {
  for (const engine::System& system : surroundings_.systems) {
    const Script& script = surroundings_.scripts.of(system.name);
    const bool shown = settings_.rest_from && script.shown_per_100_days > 0;
    const std::int64_t rate = shown ? script.shown_per_100_days : script.openings_per_100_days;
    const std::int64_t permille = rate * 10 * settings_.volume / 100 / (working ? 1 : 8);
    const int besides = working && !first_day_over_ ? script.on_first_day : 0;
    for (int n = dice_.times(permille) + besides; n > 0; --n) {
      agenda_.at(office_time(day), [this, &system] { open_matter(system); });
    }
  }
  first_day_over_ = first_day_over_ || working;
}

void Town::plan_day(LocalDay day) {
  const bool working = office_.world()->calendar.is_working(day);
  plan_openings(day, working);
  agenda_.at(start_of(day) + platform_works_seconds, [this] {
    if (!settings_.changes) {
      office_.replace_world(surroundings_.load_world(*reader_, office_.now()));
    }
    office_.do_platform_work();
    look_around();
  });
  for (std::int64_t at = 0; at < seconds_per_day; at += sweep_seconds) {
    agenda_.at(start_of(day) + at, [this] {
      tally_.rungs += static_cast<std::int64_t>(office_.sweep());
      if (!surroundings_.store_file) {
        render_letters();
      }
    });
  }
  if (settings_.mischief) {
    plan_mischief(day);
  }
  if (settings_.changes && working) {
    leave(day);
  }
}

Instant Town::office_time(LocalDay day) {
  return start_of(day) + dice_.number(engine::office_opens_seconds, engine::office_closes_seconds);
}

Act Town::act_of(const Actor& actor, const engine::System& system, std::string_view command,
                 const Known* matter) const {
  Act act;
  act.actor = actor;
  act.system = &system;
  act.command = command;
  if (matter != nullptr) {
    act.matter = matter->id;
  }
  return act;
}

const Story& Town::story_of(const Known* matter) {
  if (matter == nullptr) {
    return *opening_story_;
  }
  const auto found = stories_.find(matter->id);
  if (found != stories_.end()) {
    return found->second;
  }
  // Opened by another matter, or before this run: told anew from what its state says.
  Story story;
  const auto* own = matter->state.if_object();
  const auto text = [&](std::string_view name) {
    const auto* member = own == nullptr ? nullptr : own->if_contains(name);
    return member != nullptr && member->is_string() ? std::string{member->get_string().c_str()}
                                                    : std::string{};
  };
  const auto& themes = surroundings_.scripts.themes;
  story.theme =
      static_cast<std::size_t>(dice_.number(0, static_cast<std::int64_t>(themes.size()) - 1));
  for (std::size_t i = 0; i < themes.size(); ++i) {
    story.theme = !text("item").empty() && themes[i].item == text("item") ? i : story.theme;
  }
  story.place = text("place").empty() ? dice_.of(people_.local_units()).str() : text("place");
  story.party = "某单位";
  return stories_.emplace(matter->id, story).first->second;
}

boost::json::value Town::body_of(const Act& act, const Step* step, const Known* matter,
                                 int careless) {
  const engine::WorldPtr world = office_.world();
  const Scene here{act.actor,     world->directory.principal(act.actor.unit),
                   matter,        story_of(matter),
                   office_.now(), *world};
  if (step != nullptr) {
    return words_.filled(step->body, here);
  }
  const auto* descriptor = act.system->command(act.command);
  const bool opens = descriptor != nullptr && descriptor->opens;
  const auto* schema =
      surroundings_.shapes.body_of(act.system->plural, opens ? "" : std::string_view{act.command});
  if (schema == nullptr) {
    return boost::json::object{};
  }
  return random_body(
      surroundings_.shapes, *schema, dice_,
      [&](std::string_view member, std::string_view format) {
        return words_.suggestion(member, format, here);
      },
      careless);
}

Done Town::give(Act act, const Step* step) {
  if (dice_.chance(uploads_per_hundred) && act.system->command(act.command) != nullptr) {
    act.personal_data_found = act.system->command(act.command)->sends_outward ? 2 : 0;
  }
  if (settings_.mischief && step != nullptr && dice_.chance(4)) {
    act.key = "key-" + std::to_string(++keys_);
  }
  if (settings_.mischief && step != nullptr && act.matter && dice_.chance(2)) {
    act.on_paper_at = office_.now() + -dice_.number(0, 20 * 3600);
  }
  Done done = give_all({act}).front();
  if (done.kind == Done::Kind::misshapen && step != nullptr) {
    ++tally_.misshapen_steps[std::string{act.system->name} + "." + act.command + " " + done.fault];
  }
  if (!act.key.empty()) {
    repeat(act, done);
  }
  return done;
}

std::vector<Done> Town::give_all(const std::vector<Act>& acts) {
  std::vector<Done> all = office_.give_together(acts);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Done& done = all[i];
    ++tally_.commands;
    if (done.kind == Done::Kind::misshapen) {
      ++tally_.misshapen;
    } else if (done.kind == Done::Kind::refused) {
      ++tally_.refused;
      ++tally_.refusals[static_cast<int>(done.refusal.code)];
    } else {
      ++tally_.accepted;
      tally_.repeated += done.result.repeated ? 1 : 0;
      ++tally_.commands_of[std::string{acts[i].system->name} + "." + acts[i].command];
      const auto* descriptor = acts[i].system->command(acts[i].command);
      if (descriptor != nullptr && descriptor->reveals && !done.result.repeated) {
        invariants_.count_reading();
      }
      if (done.result.opened && !done.result.repeated && opening_story_) {
        stories_.emplace(done.result.id, *opening_story_);
      }
    }
  }
  look_around();
  return all;
}

void Town::look_around() {
  const engine::WorldPtr world = office_.world();
  const auto changes = ledger_.read_on(*world);
  if (settings_.judged) {
    invariants_.judge(changes, *world);
  }
  for (const Change& change : changes) {
    plan_work(change);
    let_rest(change);
    if (change.after->closed_row) {
      planned_.erase(change.after->id);
    }
  }
}

Report Town::report() const {
  Report report = tally_;
  reader_->query("select system, stage, count(*) from matter group by system, stage", {},
                 [&](const store::Row& row) {
                   report.matters[row.str(0) + "." + row.str(1)] = row.integer(2);
                 });
  reader_->query(
      "select e.payload, m.system from event e join matter m on m.city = e.city and "
      "m.id = e.stream_id where e.type = $1",
      {engine::Followed::type}, [&](const store::Row& row) {
        const auto followed = json::from_storage<engine::Followed>(row.text(0));
        ++report.handoffs[followed.event + " " + row.str(1)];
      });
  return report;
}

Report simulate(const Surroundings& surroundings, const Settings& settings) {
  Town town{surroundings, settings};
  std::string fault;
  try {
    town.live();
  } catch (const std::exception& failure) {
    fault = failure.what();
  }
  Report report = town.report();
  report.fault = fault;
  if (!fault.empty()) {
    report.last_acts = town.last_acts();
  }
  return report;
}

std::string to_text(const Report& report, double seconds) {
  std::ostringstream out;
  out << "种子 · seed " << report.seed << ": " << report.commands << " commands, "
      << report.accepted << " accepted, " << report.refused << " refused ("
      << report.refusals.size() << " kinds), " << report.repeated << " repeated, "
      << report.misshapen << " misshapen, " << report.rungs << " rungs, " << report.restarts
      << " restarts";
  if (seconds > 0) {
    out << "; " << static_cast<std::int64_t>(seconds * 10) / 10.0 << " s, "
        << static_cast<std::int64_t>(static_cast<double>(report.commands) / seconds)
        << " commands/s";
  }
  out << "\n";
  std::string system;
  for (const auto& [name, count] : report.matters) {
    const auto dot = name.find('.');
    if (name.substr(0, dot) != system) {
      out << (system.empty() ? "  " : "\n  ") << name.substr(0, dot) << ":";
      system = name.substr(0, dot);
    }
    out << " " << name.substr(dot + 1) << " " << count;
  }
  out << "\n";
  for (const auto& [step, count] : report.misshapen_steps) {
    out << "  misshapen step " << step << ": " << count << "\n";
  }
  if (!report.fault.empty()) {
    out << "✘ " << report.fault << "\n  the last acts before, with seed " << report.seed << ":\n";
    for (const auto& act : report.last_acts) {
      out << "    " << act << "\n";
    }
  }
  return out.str();
}

}  // namespace liandong::simulation
