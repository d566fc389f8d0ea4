#include "app/settings_options.hpp"

#include "app/settings_documents.hpp"

#include <CLI/CLI.hpp>

namespace liandong::app {

void SettingOptions::add_file(CLI::App& command) {
  command.add_option("--config", file_, "配置文件 · file with settings")->type_name("FILE");
}

void SettingOptions::add(CLI::App& command, std::string_view name) {
  const auto& setting = *setting_named(name);
  const std::string help = std::string{setting.zh} + " · " + std::string{setting.en};
  if (setting.kind == SettingKind::flag) {
    command.add_flag_function(
        option_name(setting),
        [this, &setting](std::int64_t count) {
          said_[setting.name] = {count > 0 ? "true" : "false"};
        },
        help);
    return;
  }
  auto* option = command.add_option_function<std::vector<std::string>>(
      option_name(setting),
      [this, &setting](const std::vector<std::string>& words) { said_[setting.name] = words; },
      help);
  option->expected(1, takes_list(setting) ? setting.most : 1);
  option->type_name(setting.kind == SettingKind::number
                        ? std::to_string(setting.least) + "-" + std::to_string(setting.most)
                        : "TEXT");
  option->default_str(default_of(setting));
}

void SettingOptions::add_all(CLI::App& command) {
  add_file(command);
  for (const Setting& setting : settings()) {
    add(command, setting.name);
  }
}

void SettingOptions::add_place(CLI::App& command) {
  add_file(command);
  for (const auto* name : {"data", "store", "store_file", "city_code", "files"}) {
    add(command, name);
  }
}

void SettingOptions::settle(Config& config) const {
  SettingsReader reader;
  if (has_file()) {
    reader.read_file(file_);
  }
  for (const auto& [name, words] : said_) {
    reader.take(*setting_named(name), words);
  }
  reader.settle(config);
}

}  // namespace liandong::app
