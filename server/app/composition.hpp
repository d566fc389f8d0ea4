// Builds the running server out of its parts; the only place that knows them all.
#pragma once

#include "app/config.hpp"
#include "app/data_lock.hpp"
#include "app/founding.hpp"
#include "app/systems.hpp"
#include "engine/engine.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace liandong::app {

/// The shared password of demonstration accounts.
inline constexpr std::string_view demo_password = "Liandong-2026";

/// Files of one installation below its data folder.
struct InstallationPaths {
  /// @param shared folder of the files where several processes share them; empty = one of `data`
  explicit InstallationPaths(const std::filesystem::path& data,
                             const std::filesystem::path& shared = {})
      : database(data / "liandong.db"),
        files(shared.empty() ? data / "files" : shared),
        key(data / "keys" / "master.key"),
        checkpoint_key(data / "keys" / "checkpoint.key"),
        checkpoints(data / "checkpoints") {}
  std::filesystem::path database;
  std::filesystem::path files;
  std::filesystem::path key;
  std::filesystem::path checkpoint_key;
  std::filesystem::path checkpoints;  // unless the configuration names another folder
};

/// Where the rows of an installation are: in the database of this address, or else in the file
/// below its data folder. @throws std::runtime_error if they were moved away from there
[[nodiscard]] std::string store_location(const std::filesystem::path& data,
                                         const std::string& store);
/// What a file of rows is called after its rows were moved into a database.
[[nodiscard]] std::filesystem::path moved_database(const InstallationPaths& paths);

/// Opens the store, brings its schema up to date, and founds a city if there is none: with the
/// demonstration tables if config.demo, else empty.
/// @return the first accounts of a city that was founded empty just now
/// @throws store::StoreUnavailable, std::runtime_error with one clear line
struct Installation {
  std::unique_ptr<DataLock> lock;
  std::unique_ptr<store::Database> database;
  CityInfo city;
  std::vector<FirstAccount> first_accounts;
  bool founded_now = false;
};
[[nodiscard]] Installation open_installation(const Config& config);

/// Lives the demonstration anew up to now. @throws std::runtime_error if the folder holds an
/// installation that is none
void renew_demonstration(const Config& config);

/// Serves until stop() is called.
class Application {
 public:
  explicit Application(const Config& config, Installation installation);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;
  void start();
  [[nodiscard]] unsigned port() const;
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace liandong::app
