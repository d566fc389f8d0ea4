// The settings of an installation, one row each: options, file, schema and documents are made of
// it.
#pragma once

#include "app/config.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::app {

enum class SettingKind : std::uint8_t {
  store_address,  // postgresql://… without a password
  secret_file,    // that nobody but its owner may read
  folder,
  existing_folder,  // must be there at start
  ip_address,
  origin,  // http(s)://host[:port]
  log_level,
  division_code,  // of a city
  host_port,      // where a process is reached
  number,
  flag,
};

using SettingValue = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

struct Setting {
  using Member = std::variant<std::string Config::*, std::filesystem::path Config::*, int Config::*,
                              bool Config::*, std::vector<std::string> Config::*>;
  std::string_view name;  // in the file; as an option "--" and '-' for '_'
  Member member;
  SettingKind kind;
  int least;  // of a number; of the bytes of a text; of the entries of a list
  int most;
  std::string_view packaged;  // what the file of the package says; empty = the default stands
  std::string_view zh;
  std::string_view en;
};

[[nodiscard]] std::span<const Setting> settings();
/// @return null if there is none of that name
[[nodiscard]] const Setting* setting_named(std::string_view name);

[[nodiscard]] std::string option_name(const Setting& setting);
[[nodiscard]] bool takes_list(const Setting& setting);
/// What a value must be: "a whole number from 1 to 1440", "1 到 1440 的整数".
[[nodiscard]] std::string rule_en(const Setting& setting);
[[nodiscard]] std::string rule_zh(const Setting& setting);

/// @return false, and nothing changed, if the value breaks the rule of its setting
[[nodiscard]] bool assign(const Setting& setting, const SettingValue& value, Config& config);
[[nodiscard]] SettingValue value_of(const Setting& setting, const Config& config);

}  // namespace liandong::app
