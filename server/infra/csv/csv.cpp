#include "infra/csv/csv.hpp"

#include "infra/csv/encoding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace liandong::csv {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const Limits& limits) : rest_(text), limits_(limits) {}

  Result<Rows, Failure> run() {
    while (!rest_.empty()) {
      ++row_;
      column_ = 0;
      if (row_ > limits_.rows_max) return Err{at(Problem::too_many_rows, limits_.rows_max)};
      std::vector<std::string> fields;
      if (!skip_line_end()) {
        if (const auto failure = read_row(fields)) return Err{*failure};
      }
      rows_.push_back(std::move(fields));
    }
    while (!rows_.empty() && rows_.back().empty()) rows_.pop_back();
    return std::move(rows_);
  }

 private:
  Failure at(Problem problem, std::size_t number = 0) const {
    return {problem, row_, column_, static_cast<std::int64_t>(number)};
  }

  bool skip_line_end() {
    const std::size_t size = rest_.starts_with('\n') ? 1 : rest_.starts_with("\r\n") ? 2 : 0;
    rest_.remove_prefix(size);
    return size > 0;
  }

  std::optional<Failure> read_row(std::vector<std::string>& fields) {
    for (;;) {
      ++column_;
      if (column_ > limits_.columns_max) {
        return at(Problem::too_many_columns, limits_.columns_max);
      }
      std::string field;
      const bool quoted = !rest_.empty() && rest_.front() == '"';
      if (const auto failure = quoted ? read_quoted(field) : read_plain(field)) return failure;
      if (field.size() > limits_.field_bytes_max) {
        return at(Problem::field_too_long, limits_.field_bytes_max);
      }
      fields.push_back(std::move(field));
      if (rest_.empty()) return std::nullopt;
      const char end = rest_.front();
      if (end != ',' && end != '\n' && !rest_.starts_with("\r\n")) {
        return at(end == '\r' ? Problem::bare_carriage_return : Problem::text_after_quote);
      }
      rest_.remove_prefix(end == '\r' ? 2 : 1);
      if (end != ',') return std::nullopt;
    }
  }

  std::optional<Failure> read_plain(std::string& field) {
    const std::size_t size = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    field = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (field.find('"') != std::string::npos) return at(Problem::quote_inside_field);
    return std::nullopt;
  }

  std::optional<Failure> read_quoted(std::string& field) {
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return at(Problem::quote_not_closed);
      field += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (rest_.empty() || rest_.front() != '"') return std::nullopt;
      field += '"';
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
  const Limits& limits_;
  Rows rows_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
};

// The place of the first NUL, counted over line ends; quotes do not matter to find it.
Failure nul_failure(std::string_view text) {
  Failure failure{Problem::nul_character, 1, 1, 0};
  for (const char c : text.substr(0, text.find('\0'))) {
    if (c == '\n') {
      ++failure.row;
      failure.column = 1;
    } else if (c == ',') {
      ++failure.column;
    }
  }
  return failure;
}

bool needs_quotes(std::string_view field) {
  return field.find_first_of(",\"\r\n") != std::string_view::npos;
}

bool looks_like_formula(std::string_view field) {
  return !field.empty() &&
         std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
}

void append_field(std::string& out, std::string_view field) {
  const bool quoted = needs_quotes(field);
  if (quoted) out += '"';
  if (looks_like_formula(field)) out += '\'';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::string_view to_string(Problem problem) {
  switch (problem) {
    case Problem::too_large:
      return "too_large";
    case Problem::too_many_rows:
      return "too_many_rows";
    case Problem::too_many_columns:
      return "too_many_columns";
    case Problem::field_too_long:
      return "field_too_long";
    case Problem::encoding_unknown:
      return "encoding_unknown";
    case Problem::nul_character:
      return "nul_character";
    case Problem::quote_inside_field:
      return "quote_inside_field";
    case Problem::text_after_quote:
      return "text_after_quote";
    case Problem::quote_not_closed:
      return "quote_not_closed";
    case Problem::bare_carriage_return:
      return "bare_carriage_return";
  }
  return {};
}

Result<Table, Failure> read(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes_max) {
    return Err{Failure{Problem::too_large, 0, 0, static_cast<std::int64_t>(limits.bytes_max)}};
  }
  if (bytes.find('\0') != std::string_view::npos) return Err{nul_failure(bytes)};
  Table table;
  std::string converted;
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (!is_utf8(bytes)) {
    std::optional<std::string> text = utf8_from_gb18030(bytes);
    if (!text) return Err{Failure{Problem::encoding_unknown, 0, 0, 0}};
    converted = std::move(*text);
    bytes = converted;
    table.encoding = Encoding::gb18030;
  }
  auto rows = Reader(bytes, limits).run();
  if (!rows) return Err{rows.error()};
  table.rows = std::move(rows).value();
  return table;
}

std::string write(const Rows& rows) {
  std::string out(byte_order_mark);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_field(out, row[i]);
    }
    // A line without any character would be read as a row without fields.
    if (row.size() == 1 && row.front().empty()) out += "\"\"";
    out += "\r\n";
  }
  return out;
}

}  // namespace liandong::csv
