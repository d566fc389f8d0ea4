#include "app/snapshot_text.hpp"

#include "infra/crypto/sm3.hpp"

#include <charconv>
#include <sstream>

namespace liandong::app {
namespace {

constexpr std::string_view heading = "liandong-backup-v1";
constexpr std::size_t sum_line = 4 + 64 + 1;

[[noreturn]] void broken() { throw DamagedBackup("the list of a backup is not what it was"); }

std::int64_t number_of(std::string_view word) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) {
    broken();
  }
  return number;
}

Instant instant_of(std::string_view word) {
  const auto at = parse_rfc3339(word);
  if (!at) {
    broken();
  }
  return *at;
}

void append_table(std::string& text, std::string_view word, const SnapshotTable& table) {
  std::string columns = table.columns;
  std::erase(columns, ' ');
  text += std::string{word} + " " + table.name + " " + std::to_string(table.rows) + " " + columns +
          "\n";
  for (const Digest& list : table.lists) {
    text += "list " + crypto::to_hex(list) + "\n";
  }
}

SnapshotTable table_of(std::istringstream& words) {
  SnapshotTable table;
  std::string rows;
  std::string columns;
  words >> table.name >> rows >> columns;
  table.rows = number_of(rows);
  for (const char letter : columns) {
    table.columns += letter;
    table.columns += letter == ',' ? " " : "";
  }
  return table;
}

void take_line(Snapshot& snapshot, SnapshotTable*& current, const std::string& line) {
  std::istringstream words{line};
  std::string word;
  words >> word;
  if (word == "table") {
    snapshot.tables.push_back(table_of(words));
    current = &snapshot.tables.back();
    return;
  }
  if (word == "files") {
    snapshot.files = table_of(words);
    current = &snapshot.files;
    return;
  }
  std::string value;
  words >> value;
  if (word == "list") {
    const auto digest = crypto::parse_hex(value);
    if (!digest || current == nullptr) {
      broken();
    }
    current->lists.push_back(*digest);
  } else if (word == "number") {
    snapshot.number = number_of(value);
  } else if (word == "city" && CityCode::fits(value)) {
    snapshot.city = CityCode{value};
  } else if (word == "schema") {
    snapshot.schema = static_cast<int>(number_of(value));
  } else if (word == "made_at") {
    snapshot.made_at = instant_of(value);
  } else if (word == "events") {
    snapshot.events = number_of(value);
  } else if (word == "recorded_at") {
    snapshot.recorded_at = instant_of(value);
  } else {
    broken();
  }
}

}  // namespace

std::string summed(std::string text) {
  const Digest sum = crypto::sm3(text);
  return std::move(text) + "sum " + crypto::to_hex(sum) + "\n";
}

std::optional<std::string> checked(std::string_view text) {
  if (text.size() < sum_line) {
    return std::nullopt;
  }
  std::string body{text.substr(0, text.size() - sum_line)};
  return summed(body) == text ? std::optional{std::move(body)} : std::nullopt;
}

std::string text_of(const Snapshot& s) {
  std::string text{heading};
  text += "\nnumber " + std::to_string(s.number) + "\ncity " + s.city.str() + "\nschema " +
          std::to_string(s.schema) + "\nmade_at " + to_rfc3339(s.made_at) + "\nevents " +
          std::to_string(s.events) + "\nrecorded_at " + to_rfc3339(s.recorded_at) + "\n";
  for (const SnapshotTable& table : s.tables) {
    append_table(text, "table", table);
  }
  append_table(text, "files", s.files);
  return summed(std::move(text));
}

Snapshot parse_snapshot(std::string_view text) {
  const auto body = checked(text);
  if (!body) {
    broken();
  }
  std::istringstream lines{*body};
  std::string line;
  std::getline(lines, line);
  if (line != heading) {
    broken();
  }
  Snapshot snapshot;
  SnapshotTable* current = nullptr;
  while (std::getline(lines, line)) {
    take_line(snapshot, current, line);
  }
  return snapshot;
}

}  // namespace liandong::app
