#include "app/settings_reader.hpp"

#include "app/secret_file.hpp"
#include "infra/json/read.hpp"
#include "infra/store/database.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace liandong::app {
namespace {

constexpr std::size_t file_bytes_max = 64 * 1024;
constexpr std::size_t faults_max = 50;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// Up to the `#` that begins a comment; one inside quotes begins none.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && quoted) {
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == '#' && !quoted) {
      return line.substr(0, i);
    }
  }
  return line;
}

template <class T>
std::optional<SettingValue> as(const boost::json::value& value) {
  json::Reader reader{nullptr, true};
  T out{};
  reader.read(value, out);
  return reader.errors().empty() ? std::optional<SettingValue>{std::move(out)} : std::nullopt;
}

/// @return nothing if the text is no value that any setting has
std::optional<SettingValue> value_in(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) {
    return std::nullopt;
  }
  if (value->is_bool()) {
    return as<bool>(*value);
  }
  if (value->is_string()) {
    return as<std::string>(*value);
  }
  return value->is_array() ? as<std::vector<std::string>>(*value) : as<std::int64_t>(*value);
}

/// What the words of a command line mean for a setting; a text where they cannot mean more.
SettingValue spoken(const Setting& setting, const std::vector<std::string>& words) {
  if (takes_list(setting)) {
    return words;
  }
  const std::string word = words.empty() ? "" : words.back();
  if (setting.kind == SettingKind::flag && (word == "true" || word == "false")) {
    return word == "true";
  }
  std::int64_t value = 0;
  const auto* end = word.data() + word.size();
  if (const auto read = std::from_chars(word.data(), end, value);
      setting.kind == SettingKind::number && read.ec == std::errc{} && read.ptr == end) {
    return value;
  }
  return word;
}

std::string fault_line(const std::string& where, std::string_view name, std::string_view en,
                       std::string_view zh) {
  std::string line = where + ": ";
  if (!name.empty()) {
    line.append(name).append(": ");
  }
  return line.append(en).append(" · ").append(zh);
}

std::string rule_line(const std::string& where, std::string_view name, const Setting& setting) {
  return fault_line(where, name, "must be " + rule_en(setting), "应为 " + rule_zh(setting));
}

bool is_path(SettingKind kind) {
  return kind == SettingKind::folder || kind == SettingKind::existing_folder ||
         kind == SettingKind::secret_file;
}

/// A relative path would mean another place for every folder the program is started in.
bool is_relative(const Setting& setting, const SettingValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return is_path(setting.kind) && text != nullptr && !text->empty() && text->front() != '/';
}

bool is_missing(const Setting& setting, const SettingValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  std::error_code ignored;
  return setting.kind == SettingKind::existing_folder && text != nullptr && !text->empty() &&
         !std::filesystem::is_directory(*text, ignored);
}

}  // namespace

void SettingsReader::read_file(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string text(file_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (in.bad() || (!in.is_open() || (in.fail() && !in.eof()))) {
    faults_.push_back(fault_line(file.string(), "", "cannot be read", "无法读取"));
  } else if (text.size() > file_bytes_max) {
    faults_.push_back(fault_line(file.string(), "", "is longer than 64 KiB", "超过 64 KiB"));
  } else {
    read_text(text, file.string());
  }
}

void SettingsReader::read_text(std::string_view text, const std::string& name) {
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end), name + ":" + std::to_string(number));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
}

void SettingsReader::read_line(std::string_view line, const std::string& where) {
  line = trimmed(without_comment(line));
  if (line.empty() || faults_.size() >= faults_max) {
    return;
  }
  const auto equals = line.find('=');
  if (equals == line.npos) {
    faults_.push_back(fault_line(where, "", "is no line `name = value`", "不是“名称 = 值”的形式"));
    return;
  }
  const std::string name{trimmed(line.substr(0, equals))};
  const auto* setting = setting_named(name);
  if (setting == nullptr) {
    faults_.push_back(fault_line(where, name.substr(0, 64),
                                 "there is no such setting; see "
                                 "liandong config --sample",
                                 "没有这个配置项"));
    return;
  }
  auto value = value_in(trimmed(line.substr(equals + 1)));
  if (!value) {
    faults_.push_back(rule_line(where, name, *setting));
  } else if (is_relative(*setting, *value)) {
    faults_.push_back(fault_line(where, name, "must be an absolute path", "应为绝对路径"));
  } else if (said_.contains(setting->name)) {
    faults_.push_back(fault_line(where, name, "is there twice", "重复"));
  } else {
    say(*setting, {*std::move(value), where, true});
  }
}

void SettingsReader::take(const Setting& setting, const std::vector<std::string>& words) {
  // Two ways of saying the same: the command line's word counts, whichever it takes.
  if (setting.name == "store" || setting.name == "store_file") {
    std::erase_if(said_, [](const auto& each) {
      return each.second.in_file && (each.first == "store" || each.first == "store_file");
    });
  }
  say(setting, {spoken(setting, words), option_name(setting), false});
}

void SettingsReader::say(const Setting& setting, Said said) {
  said_.insert_or_assign(setting.name, std::move(said));
}

void SettingsReader::settle(Config& config) const {
  auto faults = faults_;
  for (const Setting& setting : settings()) {
    const auto found = said_.find(setting.name);
    if (found == said_.end()) {
      continue;
    }
    const Said& said = found->second;
    if (!assign(setting, said.value, config) || is_missing(setting, said.value)) {
      faults.push_back(rule_line(said.where, said.in_file ? setting.name : "", setting));
    }
  }
  if (const auto said = said_.find("store_file"); said != said_.end() && faults.empty()) {
    if (!config.store.empty()) {
      faults.push_back(fault_line(said->second.where, "store_file", "stands beside store: say one",
                                  "与 store 只能填写一个"));
    } else if (!config.store_file.empty()) {
      try {
        config.store = read_secret_file(config.store_file);
        if (!store::is_postgres(config.store)) {
          throw SecretFileRefused(config.store_file.string() +
                                  " holds no address postgresql://… · 不是 postgresql://… 地址");
        }
      } catch (const SecretFileRefused& refused) {
        faults.push_back(said->second.where + ": store_file: " + refused.what());
      }
    }
  }
  if (faults.empty()) {
    return;
  }
  std::string lines;
  for (const std::string& fault : faults) {
    lines += (lines.empty() ? "" : "\n") + fault;
  }
  throw SettingsRefused(lines);
}

}  // namespace liandong::app
