// Settings as options of a command line, beside the file that --config names.
#pragma once

#include "app/settings_reader.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace liandong::app {

/// Must outlive the parsing of the command lines it was added to.
class SettingOptions {
 public:
  /// Every setting, and --config.
  void add_all(CLI::App& command);
  /// The setting of this name alone.
  void add(CLI::App& command, std::string_view name);
  /// --config, data, store, store_file, city_code and files: where an installation is.
  void add_place(CLI::App& command);

  /// Writes what the file and the parsed command line say into `config`. @throws SettingsRefused
  void settle(Config& config) const;
  [[nodiscard]] bool has_file() const { return !file_.empty(); }

 private:
  void add_file(CLI::App& command);

  std::filesystem::path file_;
  std::map<std::string_view, std::vector<std::string>> said_;
};

}  // namespace liandong::app
