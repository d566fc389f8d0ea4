#include "simulation/script.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace liandong::simulation {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::string_view every_system = "*";

std::string text_of(const value& from) {
  return from.is_string() ? std::string{from.get_string().data(), from.get_string().size()} : "";
}

std::string text_of(const object& from, std::string_view name) {
  const value* found = from.if_contains(name);
  return found == nullptr ? "" : text_of(*found);
}

int number_of(const object& from, std::string_view name, int otherwise) {
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_int64() ? static_cast<int>(found->get_int64()) : otherwise;
}

value read_file(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  auto parsed = json::parse(text);
  if (!parsed || !parsed->is_object()) {
    throw std::runtime_error(file.string() + " is no JSON object");
  }
  return std::move(*parsed);
}

/// The list under a name; an empty one if there is none.
const boost::json::array& list_of(const object& from, std::string_view name) {
  static const boost::json::array none;
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_array() ? found->get_array() : none;
}

std::vector<std::string> texts_of(const object& from, std::string_view name) {
  std::vector<std::string> texts;
  for (const value& each : list_of(from, name)) {
    texts.push_back(text_of(each));
  }
  return texts;
}

Script read_script(const object& from) {
  Script script;
  script.system = text_of(from, "system");
  script.openings_per_100_days = number_of(from, "openings_per_100_days", 100);
  script.shown_per_100_days = number_of(from, "shown_per_100_days", 0);
  script.on_first_day = number_of(from, "on_first_day", 0);
  script.asides = texts_of(from, "asides");
  for (const value& each : list_of(from, "openings")) {
    const object& opening = each.as_object();
    script.openings.push_back({number_of(opening, "weight", 1), text_of(opening, "by"),
                               text_of(opening, "themes"), text_of(opening, "command"),
                               text_of(opening, "needs"), opening.at("body")});
  }
  if (const value* steps = from.if_contains("steps")) {
    for (const auto& entry : steps->as_object()) {
      const object& step = entry.value().as_object();
      const std::string name{entry.key().data(), entry.key().size()};
      const std::string command = text_of(step, "command");
      const value* body = step.if_contains("body");
      script.steps[name] = {command.empty() ? name : command,
                            body == nullptr ? value(object{}) : *body, text_of(step, "by"),
                            text_of(step, "system")};
    }
  }
  if (const value* duties = from.if_contains("duties")) {
    for (const auto& entry : duties->as_object()) {
      auto& ways = script.duties[std::string{entry.key().data(), entry.key().size()}];
      for (const value& each : entry.value().as_array()) {
        ways.push_back(
            {number_of(each.as_object(), "weight", 1), texts_of(each.as_object(), "steps")});
      }
    }
  }
  return script;
}

void check(const Script& script, const std::filesystem::path& file) {
  const auto known = [&](const std::string& name) {
    if (script.step(name) == nullptr) {
      throw std::runtime_error(file.string() + ": no step “" + name + "”");
    }
  };
  for (const auto& [duty, ways] : script.duties) {
    for (const Way& way : ways) {
      std::for_each(way.steps.begin(), way.steps.end(), known);
    }
  }
  std::for_each(script.asides.begin(), script.asides.end(), known);
}

/// What every matter has, unless the system says it itself.
void add_common(Script& script, const Script& common) {
  script.steps.insert(common.steps.begin(), common.steps.end());
  script.duties.insert(common.duties.begin(), common.duties.end());
  script.asides.insert(script.asides.end(), common.asides.begin(), common.asides.end());
}

std::vector<Theme> read_themes(const object& from) {
  std::vector<Theme> themes;
  for (const value& each : list_of(from, "themes")) {
    const object& theme = each.as_object();
    themes.push_back(
        {text_of(theme, "item"), text_of(theme, "kind"), text_of(theme, "unit"), theme});
  }
  return themes;
}

}  // namespace

const Step* Script::step(std::string_view name) const {
  const auto found = steps.find(name);
  return found == steps.end() ? nullptr : &found->second;
}

std::vector<const Step*> Script::giving(std::string_view command) const {
  std::vector<const Step*> found;
  for (const auto& [name, step] : steps) {
    if (step.command == command) {
      found.push_back(&step);
    }
  }
  return found;
}

const Script& Scripts::of(std::string_view system) const {
  const auto found = std::find_if(systems.begin(), systems.end(),
                                  [&](const Script& each) { return each.system == system; });
  return found == systems.end() ? common : *found;
}

Scripts read_scripts(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  Scripts scripts;
  for (const auto& file : files) {
    const value content = read_file(file);
    const object& members = content.get_object();
    try {
      if (members.contains("themes")) {
        scripts.themes = read_themes(members);
      } else if (members.contains("system")) {
        Script script = read_script(members);
        check(script, file);
        (script.system == every_system ? scripts.common : scripts.systems.emplace_back()) =
            std::move(script);
      } else {
        scripts.words = members;
      }
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error(file.string() + ": " + error.what());
    }
  }
  if (scripts.themes.empty()) {
    throw std::runtime_error(folder.string() + " holds no themes");
  }
  for (Script& script : scripts.systems) {
    add_common(script, scripts.common);
  }
  return scripts;
}

}  // namespace liandong::simulation
