#include "systems/jurisdiction/domain/table.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace liandong::jurisdiction {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::string_view stripped(std::string_view text) {
  constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view blank : blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        changed = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        changed = true;
      }
    }
  }
  return text;
}

bool is_blank(const std::vector<std::string>& row) {
  return std::all_of(row.begin(), row.end(),
                     [](const std::string& cell) { return stripped(cell).empty(); });
}

}  // namespace

TableReader::TableReader(Table table, const Rows& rows, const Vocabulary& vocabulary,
                         ImportErrors& errors)
    : table_(table),
      columns_(columns_of(table)),
      rows_(rows),
      vocabulary_(vocabulary),
      errors_(errors) {
  end_ = rows.size();
  while (end_ > 0 && is_blank(rows[end_ - 1])) --end_;
  if (end_ == 0) {
    errors_.add({table_, 0, {}, ImportErrorCode::table_empty, {}, 0, 0});
  } else if (end_ > import_rows_max) {
    errors_.add({table_, 0, {}, ImportErrorCode::too_many_rows, {}, 0, import_rows_max});
    end_ = 0;
  } else {
    read_header();
  }
}

std::size_t TableReader::find_column(std::string_view header) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (header == columns_[i].name) return i;
  }
  return nowhere;
}

void TableReader::read_header() {
  const std::size_t before = errors_.size();
  cell_of_column_.assign(columns_.size(), nowhere);
  for (std::size_t i = 0; i < rows_[0].size(); ++i) {
    const std::string_view header = stripped(rows_[0][i]);
    const std::string_view meant = vocabulary_.word(column_group(table_), header);
    const std::size_t column = find_column(meant.empty() ? header : meant);
    if (column == nowhere) {
      error({}, ImportErrorCode::header_unknown, header);
    } else if (cell_of_column_[column] != nowhere) {
      error(columns_[column].name, ImportErrorCode::header_repeated, header);
    } else {
      cell_of_column_[column] = i;
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (cell_of_column_[i] == nowhere && columns_[i].required) {
      error(columns_[i].name, ImportErrorCode::header_missing, columns_[i].name);
    }
  }
  if (errors_.size() != before) end_ = 0;
}

bool TableReader::next() {
  while (row_ + 1 < end_) {
    ++row_;
    if (rows_[row_].size() == rows_[0].size()) return true;
    errors_.add({table_,
                 row_of_index(index()),
                 {},
                 ImportErrorCode::row_length,
                 {},
                 0,
                 static_cast<std::int64_t>(rows_[0].size())});
  }
  return false;
}

std::string TableReader::text(std::string_view column) {
  const std::size_t at = find_column(column);
  LIANDONG_CHECK(at != nowhere);
  if (cell_of_column_[at] == nowhere) return {};
  const std::string_view cell = stripped(rows_[row_][cell_of_column_[at]]);
  if (cell.size() <= columns_[at].bytes_max) return std::string(cell);
  errors_.add({table_, row_of_index(index()), std::string(column), ImportErrorCode::too_long,
               std::string(cell), 0, static_cast<std::int64_t>(columns_[at].bytes_max)});
  return {};
}

std::string TableReader::required_text(std::string_view column) {
  const std::size_t before = errors_.size();
  std::string cell = text(column);
  if (cell.empty() && errors_.size() == before) error(column, ImportErrorCode::cell_missing, {});
  return cell;
}

std::vector<std::string> TableReader::split(std::string_view cell) const {
  constexpr std::array<std::string_view, 6> separators{";", ",", "/", "；", "，", "、"};
  std::vector<std::string> parts;
  while (!cell.empty()) {
    std::size_t at = cell.size();
    std::size_t width = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = cell.find(separator);
      if (found >= at) continue;
      at = found;
      width = separator.size();
    }
    const std::string_view part = stripped(cell.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    cell.remove_prefix(at + width);
  }
  return parts;
}

LocalDay TableReader::day(std::string_view column) {
  if (required_text(column).empty()) return {};
  return optional_day(column).value_or(LocalDay{});
}

std::optional<LocalDay> TableReader::optional_day(std::string_view column) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const std::optional<LocalDay> parsed = parse_iso_date(cell);
  if (!parsed) error(column, ImportErrorCode::day_malformed, cell);
  return parsed;
}

Instant TableReader::instant(std::string_view column) {
  if (required_text(column).empty()) return {};
  return optional_instant(column).value_or(Instant{});
}

std::optional<Instant> TableReader::optional_instant(std::string_view column) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const std::optional<Instant> parsed = parse_rfc3339(cell);
  if (!parsed) error(column, ImportErrorCode::instant_malformed, cell);
  return parsed;
}

bool TableReader::flag(std::string_view column) {
  const std::string cell = required_text(column);
  const std::string_view meant = vocabulary_.word("flag", cell);
  const std::string_view word = meant.empty() ? std::string_view(cell) : meant;
  if (word == "yes" || word == "true" || word == "1") return true;
  const bool no = word.empty() || word == "no" || word == "false" || word == "0";
  if (!no) error(column, ImportErrorCode::flag_malformed, cell);
  return false;
}

std::uint32_t TableReader::number(std::string_view column) {
  if (required_text(column).empty()) return 0;
  return optional_number(column).value_or(0);
}

std::optional<std::uint32_t> TableReader::optional_number(std::string_view column) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = cell.data() + cell.size();
  const auto [stop, problem] = std::from_chars(cell.data(), end, value);
  if (problem == std::errc{} && stop == end) return value;
  error(column, ImportErrorCode::number_malformed, cell);
  return std::nullopt;
}

// Before the first row it is the header that is wrong.
void TableReader::error(std::string_view column, ImportErrorCode code, std::string_view value,
                        std::int64_t other_row) {
  const std::int64_t row = row_ == 0 ? 1 : row_of_index(index());
  errors_.add({table_, row, std::string(column), code, std::string(value), other_row, 0});
}

}  // namespace liandong::jurisdiction
