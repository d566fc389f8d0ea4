// Where an installation is, and how it moves to another store.
#pragma once

#include "infra/store/database.hpp"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

namespace liandong::app {

/// Where an installation is: its folder of files and keys, and the address of its database, empty
/// if its rows are in a SQLite file of that folder.
struct Place {
  std::filesystem::path data;
  std::string store;
  std::string city_code = {};  // of several cities in one database; empty = all, or the only one
  std::filesystem::path files = {};  // shared by several processes; empty = a folder of `data`
};

/// The store of an installation that is there. @throws std::runtime_error naming what is not
[[nodiscard]] std::unique_ptr<store::Database> open_existing(const std::filesystem::path& data,
                                                             const std::string& location);

/// Carries the rows of a stopped installation into another store and compares every one; files and
/// keys stay. @param from, to addresses, or "sqlite" for the file in the data folder
/// @throws std::runtime_error
[[nodiscard]] int move_installation(const std::filesystem::path& data, const std::string& from,
                                    const std::string& to, std::ostream& out);

}  // namespace liandong::app
