#include "app/openapi_labels.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace liandong::app {
namespace {

/// "CaseTransferStage" → {"case", "transfer", "stage"}.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || words.empty()) {
      words.emplace_back();
    }
    words.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

std::string both(const Message& text) { return text.zh + " · " + text.en; }

void label_words(std::string_view name, boost::json::object& schema, const Messages& messages) {
  const auto words = words_of(name);
  const auto& values = schema.at("enum").as_array();
  for (std::size_t from = 0; from < words.size(); ++from) {
    std::string group;
    for (std::size_t i = from; i < words.size(); ++i) {
      group += words[i] + (i + 1 < words.size() ? "_" : ".");
    }
    const auto key = [&](const boost::json::value& word) {
      return group + std::string{word.as_string()};
    };
    const bool all = std::all_of(values.begin(), values.end(), [&](const boost::json::value& word) {
      return messages.has(key(word));
    });
    if (all) {
      boost::json::object labels;
      for (const auto& word : values) {
        labels[word.as_string()] = both(messages.of(key(word)));
      }
      schema["x-labels"] = std::move(labels);
      return;
    }
  }
}

}  // namespace

void add_labels(boost::json::object& components, const Messages& messages) {
  for (auto& [name, component] : components) {
    auto& schema = component.as_object();
    if (schema.contains("enum")) {
      label_words({name.data(), name.size()}, schema, messages);
    }
    auto* properties = schema.if_contains("properties");
    if (properties == nullptr) {
      continue;
    }
    for (auto& [member, value] : properties->as_object()) {
      const std::string key = "field." + std::string{member};
      if (messages.has(key)) {
        value.as_object()["title"] = both(messages.of(key));
      }
    }
  }
}

}  // namespace liandong::app
