// Careless people and broken clients: acts nobody may do, acts done twice, two at the same time.
#include "simulation/town.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

constexpr std::int64_t meddlings_per_day_permille = 16'000;
constexpr std::int64_t collisions_per_day_permille = 3'000;
constexpr std::int64_t restarts_per_day_permille = 60;
constexpr int key_reused = 905;
constexpr int command_id_reused = 906;

}  // namespace

void Town::plan_mischief(LocalDay day) {
  const auto plan = [&](std::int64_t permille, auto&& deed) {
    for (int n = dice_.times(permille * settings_.volume / 100); n > 0; --n) {
      agenda_.at(start_of(day) + dice_.number(0, seconds_per_day - 1), deed);
    }
  };
  plan(meddlings_per_day_permille, [this] { meddle(); });
  plan(collisions_per_day_permille, [this] { collide(); });
  plan(restarts_per_day_permille, [this] {
    office_.restart();
    ++tally_.restarts;
  });
}

KnownPtr Town::some_matter() {
  const auto& from = dice_.chance(90) && !ledger_.open().empty() ? ledger_.open() : ledger_.all();
  return from.empty() ? nullptr : ledger_.find(dice_.of(from));
}

/// Mostly somebody of a unit concerned, now and then anybody of the city.
const Desk& Town::some_desk(const Known& matter) {
  const UnitId units[] = {matter.summary.sender, matter.summary.receiver, matter.custodian,
                          office_.world()->directory.coordinating_office()};
  const auto& desks = people_.of(dice_.of(units));
  return desks.empty() || dice_.chance(25) ? dice_.of(people_.desks()) : dice_.of(desks);
}

/// Any command by anybody with any body, at any time of the day: mostly refused, never more.
void Town::meddle() {
  const KnownPtr matter = some_matter();
  if (!matter) {
    return;
  }
  const engine::System& system = *matter->system;
  const Desk& desk = some_desk(*matter);
  const auto& paths = surroundings_.shapes.commands(system.plural);
  std::string command{dice_.of(system.commands).name};
  if (dice_.chance(40) && !paths.empty()) {
    command = dice_.of(paths);
  }
  const auto actor = people_.at(desk, office_.now());
  if (!actor || command == "record_paper_act") {
    return;
  }
  Act act = act_of(*actor, system, command, matter.get());
  const auto steps = surroundings_.scripts.of(system.name).giving(command);
  const bool in_words = !steps.empty() && !matter->state.is_null() && dice_.chance(60);
  act.body = body_of(act, in_words ? dice_.of(steps) : nullptr, matter.get(), 12);
  if (dice_.chance(15)) {
    act.expected_version = dice_.chance(50) ? matter->version - 1 : dice_.number(0, 30);
  }
  if (dice_.chance(10)) {
    act.on_paper_at = office_.now() + dice_.number(-5 * seconds_per_day, 3600);
  }
  const Done done = give_all({act}).front();
  // Versions that only the platform made since are no reason to refuse.
  const bool stale = act.expected_version &&
                     (*act.expected_version > matter->version ||
                      ledger_.has_act_between(matter->id, *act.expected_version, matter->version));
  if (stale && done.accepted()) {
    throw Broken("a command for version " + std::to_string(*act.expected_version) +
                 " was accepted at version " + std::to_string(matter->version));
  }
}

/// The same request again, as a client sends it that got no answer; then the key misused.
void Town::repeat(const Act& act, const Done& done) {
  if (dice_.chance(50)) {
    office_.set_now(office_.now() + dice_.number(0, 5));
  }
  if (!done.accepted()) {
    return;
  }
  const Done again = give_all({act}).front();
  if (!again.accepted() || !again.result.repeated || again.result.id != done.result.id ||
      again.result.version != done.result.version) {
    throw Broken("the same key did not get the same answer: " + act.key);
  }
  Act other = act;
  other.body = boost::json::object{{"comment", "另一内容"}};
  const Done misused = give_all({other}).front();
  if (misused.kind == Done::Kind::accepted ||
      (misused.kind == Done::Kind::refused &&
       static_cast<int>(misused.refusal.code) != key_reused)) {
    throw Broken("a key was used for two bodies: " + act.key);
  }
}

/// Two people of a unit do the same at the same moment; a third client names the command's id.
void Town::collide() {
  const KnownPtr matter = some_matter();
  if (!matter || matter->closed_row) {
    return;
  }
  const Script& script = surroundings_.scripts.of(matter->system->name);
  if (script.steps.empty()) {
    return;
  }
  const engine::WorldPtr world = office_.world();
  const UnitId units[] = {matter->summary.sender, matter->summary.receiver, matter->custodian};
  for (int attempt = 0; attempt < 8; ++attempt) {
    const auto entry =
        std::next(script.steps.begin(), dice_.number(0, static_cast<int>(script.steps.size()) - 1));
    const UnitId unit = dice_.of(units);
    const auto may = [&] {
      return people_.who_may(*matter->system, entry->second.command, matter.get(), unit,
                             world->directory, office_.now(), dice_);
    };
    const auto one = may();
    const auto two = may();
    if (!one || !two) {
      continue;
    }
    Act first = act_of(*one, *matter->system, entry->second.command, matter.get());
    first.body = body_of(first, &entry->second, matter.get(), 0);
    first.expected_version = matter->version;
    first.id = CommandId{"client-" + std::to_string(++keys_)};
    Act second = first;
    second.actor = *two;
    second.id = {};
    const auto done = give_all({first, second});
    if (done[0].accepted() && done[1].accepted()) {
      throw Broken("two commands for one version were both accepted");
    }
    Act thief = first;
    thief.actor = *two;
    const Done stolen = give_all({thief}).front();
    const bool same = one->person == two->person;
    if (done[0].accepted() && !same &&
        (stolen.accepted() || static_cast<int>(stolen.refusal.code) != command_id_reused)) {
      throw Broken("a command id was used by two people");
    }
    return;
  }
}

}  // namespace liandong::simulation
