// Reads typed cells out of a table with a header; every mistake is noted with its row and column.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/jurisdiction/domain/import_error.hpp"
#include "systems/jurisdiction/domain/vocabulary.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::jurisdiction {

/// One vector per row, the header first; the same shape as csv::Rows.
using Rows = std::vector<std::vector<std::string>>;

inline constexpr std::size_t import_rows_max = 100'000;

struct Column {
  std::string_view name;  // canonical, English
  bool required = true;   // the header must be there; what an empty cell means is the reader's
  std::size_t bytes_max = 600;
};

/// The columns of a table, in the order of its files.
[[nodiscard]] std::span<const Column> columns_of(Table table);
/// "column_units": the group of messages that names the table's columns.
[[nodiscard]] std::string column_group(Table table);

/// A cursor over the rows below the header. Cells are stripped of blanks, also full-width ones.
/// Trailing rows whose cells are all empty, as spreadsheets leave them, do not count.
/// A reading function notes its error and returns an empty value, so that one pass finds them all.
class TableReader {
 public:
  /// Borrows everything for its lifetime.
  TableReader(Table table, const Rows& rows, const Vocabulary& vocabulary, ImportErrors& errors);

  /// Steps to the next row; false at the end, or at once if the header is unusable. A row of the
  /// wrong length is an error and skipped; `index()` still counts it.
  bool next();
  /// 0 for the first row below the header.
  [[nodiscard]] std::size_t index() const { return row_ - 1; }

  std::string text(std::string_view column);           // may be empty
  std::string required_text(std::string_view column);  // must not be
  template <class I>
  I id(std::string_view column) {
    const std::string cell = required_text(column);
    return cell.empty() ? I{} : parse_id<I>(column, cell);
  }
  template <class I>
  I optional_id(std::string_view column) {
    const std::string cell = text(column);
    return cell.empty() ? I{} : parse_id<I>(column, cell);
  }
  /// The wire word, or a label of it in the group.
  template <class E>
  E word(std::string_view column, std::string_view group) {
    const std::string cell = required_text(column);
    if (cell.empty()) return E{};
    if (const auto found = find_word<E>(cell, group)) return *found;
    error(column, ImportErrorCode::word_unknown, cell);
    return E{};
  }
  /// A list of words split at ; , / or their full-width forms; not empty.
  template <class E>
  std::vector<E> word_list(std::string_view column, std::string_view group) {
    std::vector<E> list;
    const std::string cell = required_text(column);
    const std::vector<std::string> parts = split(cell);
    if (parts.empty() && !cell.empty()) error(column, ImportErrorCode::cell_missing, cell);
    for (const std::string& part : parts) {
      const auto found = find_word<E>(part, group);
      if (found) list.push_back(*found);
      if (!found) error(column, ImportErrorCode::word_unknown, part);
    }
    return list;
  }
  LocalDay day(std::string_view column);  // 2026-11-22
  std::optional<LocalDay> optional_day(std::string_view column);
  Instant instant(std::string_view column);  // RFC 3339
  std::optional<Instant> optional_instant(std::string_view column);
  bool flag(std::string_view column);  // yes no true false 1 0, or a label of group `flag`
  std::uint32_t number(std::string_view column);
  std::optional<std::uint32_t> optional_number(std::string_view column);

  /// Notes an error of the current row.
  void error(std::string_view column, ImportErrorCode code, std::string_view value,
             std::int64_t other_row = 0);

 private:
  void read_header();
  std::size_t find_column(std::string_view header) const;
  std::vector<std::string> split(std::string_view cell) const;
  template <class I>
  I parse_id(std::string_view column, const std::string& cell) {
    if (const auto parsed = I::parse(cell)) return *parsed;
    error(column, ImportErrorCode::id_malformed, cell);
    return I{};
  }
  template <class E>
  std::optional<E> find_word(const std::string& cell, std::string_view group) const {
    E value{};
    if (boost::describe::enum_from_string(cell.c_str(), value)) return value;
    const std::string word(vocabulary_.word(group, cell));
    if (boost::describe::enum_from_string(word.c_str(), value)) return value;
    return std::nullopt;
  }

  Table table_;
  std::span<const Column> columns_;
  const Rows& rows_;
  const Vocabulary& vocabulary_;
  ImportErrors& errors_;
  std::vector<std::size_t> cell_of_column_;
  std::size_t row_ = 0;
  std::size_t end_ = 0;
};

}  // namespace liandong::jurisdiction
