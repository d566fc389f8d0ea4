// Strict RFC 4180 tables: reads what spreadsheets save, refuses what it would have to guess at.
#pragma once

#include "kernel/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::csv {

/// One vector per row, the header included; rows may differ in length.
using Rows = std::vector<std::vector<std::string>>;

struct Limits {
  std::size_t bytes_max = 10'000'000;
  std::size_t rows_max = 100'000;  // the header included
  std::size_t columns_max = 200;
  std::size_t field_bytes_max = 65'536;
};

enum class Problem : std::uint8_t {
  too_large,         // number = bytes_max
  too_many_rows,     // number = rows_max
  too_many_columns,  // number = columns_max
  field_too_long,    // number = field_bytes_max
  encoding_unknown,  // neither UTF-8 nor GB18030
  nul_character,
  quote_inside_field,  // a quote in a field that does not begin with one
  text_after_quote,    // a quoted field goes on after its closing quote
  quote_not_closed,
  bare_carriage_return  // CR without LF outside quotes
};
/// The message is `csv.<word>` in the message files.
[[nodiscard]] std::string_view to_string(Problem problem);

/// Where reading stopped; row and column count from 1, 0 = the file as a whole. A row is what a
/// spreadsheet numbers: a line break inside quotes does not start a new one.
struct Failure {
  Problem problem = Problem::too_large;
  std::size_t row = 0;
  std::size_t column = 0;
  std::int64_t number = 0;
  friend bool operator==(const Failure&, const Failure&) = default;
};

enum class Encoding : std::uint8_t { utf8, gb18030 };

struct Table {
  Rows rows;
  Encoding encoding = Encoding::utf8;  // of the input; `rows` are always UTF-8
};

/// Reads UTF-8 with or without BOM; what is not valid UTF-8 is taken for GB18030 (what Excel writes
/// on a Chinese Windows) and converted. Lines end in CRLF or LF, the last line may lack its end;
/// a line without any character is a row without fields, dropped at the end of the file only, so
/// that `rows[i]` is always row i + 1 of the spreadsheet. The separator is the comma only.
/// @threads any number
[[nodiscard]] Result<Table, Failure> read(std::string_view bytes, const Limits& limits = {});

/// Writes UTF-8 with BOM and CRLF, which every spreadsheet opens correctly. Fields are quoted only
/// where needed, except that a field a spreadsheet would run as a formula (it begins with = + - @
/// or a tab) gets an apostrophe in front, since exports carry what outsiders typed.
/// @param rows valid UTF-8
[[nodiscard]] std::string write(const Rows& rows);

}  // namespace liandong::csv
