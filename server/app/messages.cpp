#include "app/messages.hpp"

#include "infra/json/read.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace liandong::app {
namespace {

std::string_view text_of(const boost::json::object& message, std::string_view language,
                         const std::string& where) {
  const auto* text = message.if_contains(language);
  if (text == nullptr || !text->is_string()) {
    throw std::runtime_error(where + ": no text for language " + std::string{language});
  }
  return {text->get_string().data(), text->get_string().size()};
}

bool is_message(const boost::json::value& value) {
  return value.is_object() && value.get_object().contains("zh");
}

}  // namespace

Messages Messages::load(const std::string& folder) {
  Messages messages;
  const auto add = [&](const std::string& key, const boost::json::value& value,
                       const std::string& where) {
    if (!is_message(value)) {
      throw std::runtime_error(where + ": " + key + " is no message");
    }
    const auto& object = value.get_object();
    messages.messages_[key] = {std::string{text_of(object, "zh", where + ": " + key)},
                               std::string{text_of(object, "en", where + ": " + key)}};
  };
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  // The words common to all systems keep their names; see below.
  std::stable_partition(files.begin(), files.end(),
                        [](const auto& path) { return path.filename() == "common.json"; });
  for (const auto& path : files) {
    std::ifstream in{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto parsed = json::parse(text);
    const std::string where = path.filename().string();
    if (!parsed || !parsed->is_object()) {
      throw std::runtime_error(where + " is no JSON object");
    }
    for (const auto& entry : parsed->get_object()) {
      const std::string group{entry.key().data(), entry.key().size()};
      if (is_message(entry.value())) {
        add("refusal." + group, entry.value(), where);
        continue;
      }
      // "stage.issued" may mean one thing in one system and another in the next; with the system
      // before it, "case_transfer_stage.issued", it is clear.
      const std::string own = path.stem().string() + "_" + group;
      for (const auto& word : entry.value().as_object()) {
        const std::string name{word.key().data(), word.key().size()};
        add(own + "." + name, word.value(), where);
        if (!messages.has(group + "." + name)) {
          add(group + "." + name, word.value(), where);
        }
      }
    }
  }
  return messages;
}

Message Messages::of(std::string_view key) const {
  const auto it = messages_.find(key);
  return it == messages_.end() ? Message{std::string{key}, std::string{key}} : it->second;
}

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    const std::string placeholder = "{" + name + "}";
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size())) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

}  // namespace liandong::app
