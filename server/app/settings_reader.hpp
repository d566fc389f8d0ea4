// What file and command line say about an installation, put together and judged before anything
// starts.
#pragma once

#include "app/settings.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

/// Something that was said breaks a rule. what() has one line per fault: place, setting, rule.
class SettingsRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// First the file, then the command line, whose word counts; then settle(). Faults are collected,
/// so that one attempt shows them all.
///
/// The file has one `name = value` per line, blank lines, and comments from `#` on; values are
/// written as in JSON: "text", 12, true, ["one", "two"]. That is TOML without tables.  [D0085]
class SettingsReader {
 public:
  /// Reads the file named; paths in it must be absolute.
  void read_file(const std::filesystem::path& file);
  /// @param name how faults call the text
  void read_text(std::string_view text, const std::string& name);
  /// @param words as given on the command line; of a flag "true" or "false"
  void take(const Setting& setting, const std::vector<std::string>& words);

  /// Writes what was said into `config`, and the address out of its secret file.
  /// @throws SettingsRefused with every fault; `config` is then of no use
  void settle(Config& config) const;

 private:
  struct Said {
    SettingValue value;
    std::string where;
    bool in_file = false;
  };
  void read_line(std::string_view line, const std::string& where);
  void say(const Setting& setting, Said said);

  std::map<std::string_view, Said> said_;
  std::vector<std::string> faults_;
};

}  // namespace liandong::app
