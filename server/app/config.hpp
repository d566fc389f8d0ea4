// What an installation is told at start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace liandong::app {

struct Config {
  std::filesystem::path data;       // database, files and keys of this installation
  std::string store;                // address of a database; empty = a SQLite file below `data`
  std::filesystem::path resources;  // data/ of the program: calendar, messages, cities, notice
  std::filesystem::path web;        // built front end; empty = none is served
  std::filesystem::path city;       // folder of a city's data, used when the installation is made
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  bool demo = false;                  // fill a new installation with demonstration data
  std::uint64_t demo_seed = 1;        // of the people who live in it
  bool secure_cookie = false;         // on behind TLS
  std::filesystem::path checkpoints;  // where signed checkpoints go; empty = a folder of `data`
  int checkpoint_minutes = 15;        // from one to the next
};

}  // namespace liandong::app
