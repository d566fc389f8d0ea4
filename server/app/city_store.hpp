// Calendar, register and targets of a city as stored, and the world snapshot built from all tables.
#pragma once

#include "engine/world.hpp"
#include "infra/store/database.hpp"
#include "kernel/calendar_import.hpp"
#include "systems/jurisdiction/domain/import_error.hpp"
#include "systems/jurisdiction/domain/register.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

/// Inserts all years under the version; earlier versions stay.
void save_calendar(store::Connection& writer, CityCode city, std::uint32_t version,
                   const std::vector<CalendarYear>& years, Instant now);
struct StoredCalendar {
  std::uint32_t version = 0;
  std::vector<CalendarYear> years;
};
/// The newest version. @throws store::StoreBroken if there is none
[[nodiscard]] StoredCalendar load_calendar_years(store::Connection& connection, CityCode city);

void save_targets(store::Connection& writer, CityCode city,
                  const std::map<std::string, std::string>& targets);
/// Reads {"name": "1wd", …}. @throws std::runtime_error naming the fault
[[nodiscard]] std::map<std::string, std::string> read_targets_file(
    const std::filesystem::path& file);

/// Everything decisions rest on, read anew. `reg` is null before a register was imported.
struct LoadedWorld {
  engine::WorldPtr world;
  std::shared_ptr<const jurisdiction::Register> reg;
  std::vector<CalendarYear> calendar_years;
};
/// Why the stored register and these units would not stand together: nobody could read the city any
/// more. Empty if they do, or if there is no register.
/// @param changed as it will be, new or instead of the stored unit of its id
struct UnitFault {
  UnitId unit;
  jurisdiction::ImportError error;
};
[[nodiscard]] std::vector<UnitFault> register_faults(
    store::Connection& connection, CityCode city,
    const std::optional<jurisdiction::HolderUnit>& changed = {});
[[nodiscard]] LoadedWorld load_world(store::Connection& connection, CityCode city, Instant now);

}  // namespace liandong::app
