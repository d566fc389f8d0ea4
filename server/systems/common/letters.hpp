// What the application asks of a system whose matters send letters.
#pragma once

#include "engine/world.hpp"
#include "infra/documents/letter.hpp"
#include "infra/json/write.hpp"
#include "kernel/content.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::common {

/// Words of the register for one item at one place on one day.
struct RegisterWords {
  std::string item_name;  // empty = on no list
  std::string place_name;
  std::string competence;  // 管辖依据: laws and articles of the item
};

/// Words a letter needs that are not in the state.
struct LetterContext {
  const json::Resolver& words;
  const engine::Directory& directory;
  std::function<RegisterWords(ItemCode, PlaceCode, LocalDay)> register_words;
};

/// A text that would leave with the letter; `where` is its field.
struct OutgoingText {
  std::string_view where;
  Text text;
};

/// `state` is that of the system.
struct Letters {
  std::string_view system;
  /// The letter with that number; nothing if the matter has none.
  std::optional<documents::Letter> (*compose)(const void* state, std::string_view number,
                                              const LetterContext& context);
  /// A draft of the next letter before it is sent.
  documents::Letter (*preview)(const void* state, UnitId receiver, const LetterContext& context,
                               Instant now);
  /// Every text that would leave. What is meant to leave, as the party's own fields, is not here.
  std::vector<OutgoingText> (*outgoing)(const void* state);
  /// True if what the sending command itself says leaves, too.
  bool command_leaves = false;
};

}  // namespace liandong::common
