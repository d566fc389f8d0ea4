#include "app/simulated_city.hpp"

#include "app/city_store.hpp"
#include "app/founding.hpp"
#include "app/joined/systems.hpp"
#include "app/messages.hpp"
#include "app/openapi.hpp"
#include "app/rosters.hpp"
#include "infra/json/read.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>

namespace liandong::app {
namespace {

constexpr std::string_view password = "simulated-0";

crypto::VaultCipher fixed_cipher() {
  crypto::MasterKey key;
  std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
  return crypto::VaultCipher{std::move(key)};
}

/// What all seeds share.
struct Shared {
  Messages messages;
  std::vector<engine::System> systems;
  simulation::Scripts scripts;
  simulation::Shapes shapes;
  crypto::VaultCipher cipher = fixed_cipher();
};

simulation::Report run_seed(const SimulationPlan& plan, const Shared& shared, std::uint64_t seed) {
  const auto database = plan.open_store ? plan.open_store() : store::open_sqlite(":memory:", true);
  const Instant from = start_of(plan.from);
  CityCode city;
  {
    const auto writer = database->open_writer();
    store::migrate(*writer);
    crypto::IdSource ids;
    const Founding founding{plan.city, plan.resources / "calendar", from, from};
    found_from_tables(*writer, founding, ids, shared.messages, std::string{password});
    city = founded_city(*writer)->code;
  }
  const auto reader = database->open_reader();
  ReaderPool readers{*database};
  const simulation::Surroundings surroundings{
      *database,
      city,
      shared.systems,
      shared.cipher,
      [&](store::Connection& connection, Instant now) {
        return load_world(connection, city, now).world;
      },
      desks_of(*reader, city, from),
      shared.scripts,
      shared.shapes,
      nullptr,
      [&readers](engine::Engine& engine) { keep_rosters(engine, readers); }};
  simulation::Settings settings;
  settings.seed = seed;
  settings.from = from;
  settings.until = start_of(plan.from + plan.days);
  settings.volume = plan.volume;
  return simulation::simulate(surroundings, settings);
}

}  // namespace

std::vector<simulation::Desk> desks_of(store::Connection& connection, CityCode city, Instant now) {
  std::vector<simulation::Desk> desks;
  connection.query(
      "select o.person, o.id, o.unit, u.kind, o.roles from post o join unit u on u.city = o.city "
      "and u.id = o.unit join person p on p.city = o.city and p.id = o.person where o.city = $1 "
      "and p.active = 1 and u.active = 1 and o.valid_from <= $2 and (o.valid_until is null or "
      "o.valid_until > $2) order by o.unit, p.login, o.roles",
      {city, now}, [&](const store::Row& row) {
        simulation::Desk desk;
        desk.person = row.id<PersonId>(0);
        desk.post = row.id<PostId>(1);
        desk.unit = row.id<UnitId>(2);
        desk.unit_kind = *json::parse_enum<UnitKind>(row.text(3));
        desk.roles.bits = static_cast<std::uint16_t>(row.integer(4));
        desks.push_back(desk);
      });
  return desks;
}

std::vector<simulation::Report> simulate_seeds(
    const SimulationPlan& plan,
    const std::function<void(const simulation::Report&, double)>& done) {
  const Messages messages = Messages::load((plan.resources / "messages").string());
  const Shared shared{messages, all_systems(),
                      simulation::read_scripts(plan.resources / "simulation"),
                      simulation::Shapes{json::parse_stored(openapi_document(messages))}};
  std::vector<simulation::Report> reports;
  for (const std::uint64_t seed : plan.seeds) {
    const auto started = std::chrono::steady_clock::now();
    reports.push_back(run_seed(plan, shared, seed));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    if (done) {
      done(reports.back(), taken.count());
    }
  }
  return reports;
}

int simulate_city(const SimulationPlan& plan, std::ostream& out) {
  const auto reports = simulate_seeds(plan, [&out](const simulation::Report& report, double took) {
    out << simulation::to_text(report, took) << std::flush;
  });
  const bool clean = std::all_of(reports.begin(), reports.end(),
                                 [](const auto& report) { return report.fault.empty(); });
  return clean ? 0 : 1;
}

}  // namespace liandong::app
