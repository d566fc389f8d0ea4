// Makes a new installation: an empty city with three administrators, or one filled from a folder of
// tables.
#pragma once

#include "app/messages.hpp"
#include "infra/crypto/random.hpp"
#include "infra/store/database.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/jurisdiction/domain/import.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

struct CityInfo {
  CityCode code;
  std::string name;
  std::string name_en;
};
/// Reads city.json of a city's folder. @throws std::runtime_error
[[nodiscard]] CityInfo read_city_file(const std::filesystem::path& folder);
/// The cities of this installation, by code: separate sets of rows that know nothing of each other.
[[nodiscard]] std::vector<CityInfo> founded_cities(store::Connection& connection);
/// The city of this code, or the only one if none is named; nothing if it was not founded.
/// @throws std::runtime_error if there are several and none is named
[[nodiscard]] std::optional<CityInfo> founded_city(store::Connection& connection,
                                                   std::string_view code = {});

/// Names and one-time passwords of the first administrators; shown once, never stored.
struct FirstAccount {
  std::string login;
  std::string password;
  std::string role;
};

struct Founding {
  std::filesystem::path city;      // folder with city.json and targets.json
  std::filesystem::path calendar;  // folder of calendar files
  Instant now;
  Instant log_begins;  // ≤ now; earlier only for a demonstration that plays past weeks
};

/// An empty city: calendar, targets, places and a first list without items, and the three
/// administrators, who exclude each other and every business role. No default password exists: each
/// must be changed at the first sign-in.
/// @throws std::runtime_error if that city is there already
std::vector<FirstAccount> found_empty(store::Connection& writer, const Founding& founding,
                                      crypto::IdSource& ids, const Messages& messages);

/// The city with all its tables. Every account gets `password`; for demonstration only.
/// @throws std::runtime_error with every error of the tables, by file, row and column
void found_from_tables(store::Connection& writer, const Founding& founding, crypto::IdSource& ids,
                       const Messages& messages, const std::string& password);

}  // namespace liandong::app
