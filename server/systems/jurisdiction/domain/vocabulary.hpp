// The words people write in tables instead of wire words, taken from the message files.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::jurisdiction {

/// Labels by group and what they mean. Without any, tables are read in English only.
class Vocabulary {
 public:
  /// A label given twice in one group keeps its first meaning.
  void add(std::string_view group, std::string_view label, std::string_view word) {
    words_[std::string(group)].emplace(label, word);
  }
  /// The word, or empty if the label means nothing in the group; valid as long as the vocabulary.
  [[nodiscard]] std::string_view word(std::string_view group, std::string_view label) const {
    const auto labels = words_.find(group);
    if (labels == words_.end()) return {};
    const auto found = labels->second.find(label);
    return found == labels->second.end() ? std::string_view{} : std::string_view(found->second);
  }

 private:
  using Labels = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, Labels, std::less<>> words_;
};

/// One message of the message files, `<group>.<word>`.
struct VocabularyKey {
  std::string group;
  std::string word;
};

/// Every message a full vocabulary is made of: the columns of all tables (`column_<table>.<name>`),
/// the enumerations that cells hold, and `flag.yes`, `flag.no`.
[[nodiscard]] std::vector<VocabularyKey> vocabulary_keys();

}  // namespace liandong::jurisdiction
