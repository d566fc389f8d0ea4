// The words of the scenario language, Chinese and English.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liandong::scenario {

struct Word {
  std::string_view chinese;
  std::string_view frozen;  // the word of the code
};

[[nodiscard]] std::span<const Word> keywords();  // 情景, 时间, 预期 …
[[nodiscard]] std::span<const Word> systems();   // 案件移送, 争议协调 …
[[nodiscard]] std::span<const Word> commands();  // 发现, 移送 …
[[nodiscard]] std::span<const Word> duties();
[[nodiscard]] std::span<const Word> expectations();  // 法定期限, 结果 …
[[nodiscard]] std::span<const Word> values();        // enumerators, stages, lights, kinds of notice

/// How a parameter of a command is read.
/// `topics` are kinds of topics, `tasks` are unit:topic:day, each parted by 、.
/// A `matter` is a case named before.
/// `units` are parted by 、; `changes` are changes of the list, 赋权 收回 换依据 with their day.
enum class FieldKind {
  words,
  matter,
  time,
  unit,
  units,
  item,
  value,
  yes_no,
  list,
  digits,
  number,
  topics,
  tasks,
  changes
};
struct Field {
  std::string_view command;  // empty = of any command
  std::string_view chinese;
  std::string_view name;
  FieldKind kind;
};
[[nodiscard]] const Field* field(std::string_view command, std::string_view word);

/// The frozen word; the word itself if it already is one. Nothing if it is neither.
[[nodiscard]] std::optional<std::string_view> translated(std::span<const Word> words,
                                                         std::string_view word);
/// A frozen word of the list other than the given one.
[[nodiscard]] std::string_view another(std::span<const Word> words, std::string_view word);

}  // namespace liandong::scenario
