// What an installation is told at start; settings.cpp says how each of it is called and bounded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace liandong::app {

struct Config {
  std::filesystem::path data;        // database, files and keys of this installation
  std::string store;                 // address of a database; empty = a SQLite file below `data`
  std::filesystem::path store_file;  // holds that address instead, for one with a password in it
  std::filesystem::path resources;   // data/ of the program: calendar, messages, cities, notice
  std::filesystem::path web;         // built front end; empty = none is served
  std::filesystem::path city = "data/cities/nangong";  // used when the installation is made
  std::string address = "127.0.0.1";
  int port = 8080;
  bool secure_cookie = false;                // on behind TLS
  std::vector<std::string> origins;          // of the pages, if a proxy rewrites the Host
  std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For is believed
  std::filesystem::path checkpoints;     // where signed checkpoints go; empty = a folder of `data`
  int checkpoint_minutes = 15;           // from one to the next
  std::filesystem::path backup_to;       // folder of backups; empty = the server makes none
  int backup_minutes = 1'440;            // from one to the next; 0 = others make them
  std::filesystem::path backup_scratch;  // where each is tried; empty = in that folder
  std::string log_level = "info";
  int io_threads = 2;
  int connections_max = 4'096;
  int reply_seconds = 60;  // from a whole request to its answer; then 503
  int drain_seconds = 10;  // requests in progress have so long when the server stops
  int queue_max = 10'000;  // commands that wait for the writer; beyond it 503
  int requests_per_second = 50;
  int upload_megabytes_max = 200;
  int password_threads = 2;
  int letter_threads = 1;

  // Where several processes serve one database:
  std::string city_code;        // of several cities in one database, the one served
  std::filesystem::path files;  // uploaded files, shared by all; empty = a folder of `data`
  std::string advertise;        // host:port by which the others reach this one; empty = address

  bool demo = false;            // fill a new installation with demonstration data
  std::uint64_t demo_seed = 1;  // of the people who live in it
  bool founds = true;           // make an installation where none is
};

}  // namespace liandong::app
