// Sentences and labels for people, by key, in Chinese and English; the only place prose comes from.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace liandong::app {

struct Message {
  std::string zh;
  std::string en;
};

/// Loaded from data/messages/*.json: {"group": {"word": {"zh": …, "en": …}}}; refusals.*.json are
/// flat and form the group "refusal". Keys are "group.word".
class Messages {
 public:
  /// @throws std::runtime_error naming the file and key of a fault
  static Messages load(const std::string& folder);
  /// The message, or the key itself in both languages if it is missing.
  [[nodiscard]] Message of(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return messages_.contains(key); }

 private:
  std::map<std::string, Message, std::less<>> messages_;
};

/// Replaces {name} by the value given; unknown placeholders stay.
[[nodiscard]] std::string filled(std::string text,
                                 const std::map<std::string, std::string>& values);

}  // namespace liandong::app
