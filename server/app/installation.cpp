// Where an installation is, how it is founded, and how it is opened.
#include "app/composition.hpp"
#include "app/demonstration.hpp"
#include "infra/crypto/random.hpp"
#include "infra/store/query_plans.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

namespace liandong::app {
namespace {

Instant system_now() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

InstallationPaths paths_of(const Config& config) {
  return InstallationPaths{config.data, config.files};
}

/// The key is made once, before the city is founded. A city whose key is gone does not start: with
/// a fresh key what was sealed would never open again, and nobody would notice.
void make_key(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) {
    return;
  }
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::permissions(path.parent_path(), std::filesystem::perms::owner_all);
  crypto::create_key_file(path.string());
}

}  // namespace

std::filesystem::path moved_database(const InstallationPaths& paths) {
  auto moved = paths.database;
  moved += ".moved";
  return moved;
}

std::string store_location(const std::filesystem::path& data, const std::string& store) {
  if (!store.empty() && !store::is_postgres(store)) {
    throw std::runtime_error("--store takes an address postgresql://…");
  }
  const InstallationPaths paths{data};
  if (store.empty() && !std::filesystem::exists(paths.database) &&
      std::filesystem::exists(moved_database(paths))) {
    throw std::runtime_error("the rows of " + data.string() +
                             " were moved into a database: say --store postgresql://…");
  }
  return store.empty() ? paths.database.string() : store;
}

namespace {

std::vector<CityInfo> cities_in(const std::string& location) {
  if (!store::is_postgres(location) && !std::filesystem::exists(location)) {
    return {};
  }
  const auto opened = store::open(location, true);
  store::migrate(*opened->open_writer());
  return founded_cities(*opened->open_reader());
}

/// Whether the city that is asked for has to be founded. A second one in a database is named, so
/// that nobody founds it by mistake.
bool must_found(const Config& config, const std::vector<CityInfo>& cities) {
  const bool there = std::any_of(cities.begin(), cities.end(), [&](const CityInfo& city) {
    return config.city_code.empty() || city.code.view() == config.city_code;
  });
  if (there) {
    return false;
  }
  if (!config.city_code.empty() && read_city_file(config.city).code.view() != config.city_code) {
    throw std::runtime_error("the city " + config.city_code + " is not here, and " +
                             config.city.string() + " is another one");
  }
  if (config.demo && !cities.empty()) {
    throw std::runtime_error("a demonstration needs a database of its own");
  }
  return true;
}

void make_demonstration(const Config& config) {
  const InstallationPaths paths = paths_of(config);
  make_key(paths.key);
  const crypto::VaultCipher cipher{crypto::read_key_file(paths.key.string())};
  blobs::BlobStore blobs{paths.files.string()};
  const DemonstrationPlan plan{config.city, config.resources, system_now(), config.demo_seed,
                               std::string{demo_password}};
  const std::string location = store_location(config.data, config.store);
  if (store::is_postgres(location)) {
    fill_with_demonstration(*store::open(location, true)->open_writer(), plan, cipher, blobs);
  } else {
    write_demonstration(paths.database, plan, cipher, blobs);
  }
}

}  // namespace

void renew_demonstration(const Config& config) {
  std::filesystem::create_directories(config.data);
  const DataLock lock{config.data};
  const std::string location = store_location(config.data, config.store);
  if (!cities_in(location).empty()) {
    const auto database = store::open(location, false);
    if (!is_demonstration(*database->open_reader())) {
      throw std::runtime_error(database->name() +
                               " holds an installation that is no demonstration");
    }
  }
  // Those of the demonstration before speak of a log that is no more.
  std::filesystem::remove_all(InstallationPaths{config.data}.checkpoints);
  make_demonstration(config);
}

Installation open_installation(const Config& config) {
  std::filesystem::create_directories(config.data);
  const InstallationPaths paths = paths_of(config);
  Installation installation;
  installation.lock = std::make_unique<DataLock>(config.data);
  const std::string location = store_location(config.data, config.store);
  installation.founded_now = must_found(config, cities_in(location));
  if (installation.founded_now && !config.founds) {
    throw std::runtime_error("还没有安装，先运行 liandong init · nothing is installed in " +
                             config.data.string() + " yet: run liandong init first");
  }
  if (installation.founded_now && config.demo) {
    make_demonstration(config);
  }
  installation.database = store::open(location, true);
  if (const char* plans = std::getenv("LIANDONG_QUERY_PLANS"); plans != nullptr) {
    installation.database = store::with_query_plans(std::move(installation.database), plans);
  }
  const auto writer = installation.database->open_writer();
  store::migrate(*writer);
  if (installation.founded_now && !config.demo) {
    make_key(paths.key);
    crypto::IdSource ids;
    const Instant now = system_now();
    installation.first_accounts =
        found_empty(*writer, {config.city, config.resources / "calendar", now, now}, ids,
                    Messages::load((config.resources / "messages").string()));
  }
  const auto city = founded_city(*writer, config.city_code);
  LIANDONG_CHECK(city.has_value());
  installation.city = *city;
  return installation;
}

}  // namespace liandong::app
