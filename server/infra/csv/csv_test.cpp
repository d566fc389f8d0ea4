#include "infra/csv/csv.hpp"

#include "infra/csv/encoding.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace liandong::csv;

namespace {

Rows rows_of(std::string_view text) {
  const auto table = read(text);
  REQUIRE(table.has_value());
  return table->rows;
}

Failure failure_of(std::string_view text, const Limits& limits = {}) {
  const auto table = read(text, limits);
  REQUIRE_FALSE(table.has_value());
  return table.error();
}

}  // namespace

TEST_CASE("lines end in LF or CRLF and the last may lack its end") {
  const Rows expected{{"a", "b"}, {"c", ""}};
  CHECK(rows_of("a,b\nc,") == expected);
  CHECK(rows_of("a,b\r\nc,\r\n") == expected);
  CHECK(rows_of("a,b\nc,\n") == expected);
}

TEST_CASE("quoted fields hold commas, quotes and line breaks") {
  CHECK(rows_of("\"a,\"\"b\"\"\r\nc\",d\r\n") == Rows{{"a,\"b\"\r\nc", "d"}});
  CHECK(rows_of("\"\",x") == Rows{{"", "x"}});
  CHECK(rows_of("\"\"\n") == Rows{{""}});
}

TEST_CASE("an empty file has no rows and empty lines are kept except at the end") {
  CHECK(rows_of("").empty());
  CHECK(rows_of("\n\r\n").empty());
  CHECK(rows_of("a\n\nb\n\n") == Rows{{"a"}, {}, {"b"}});
}

TEST_CASE("the byte order mark is not part of the first field") {
  CHECK(rows_of("\xEF\xBB\xBFname\n") == Rows{{"name"}});
}

TEST_CASE("GB18030 is converted, with characters of four bytes") {
  // 名称 = C3FB B3C6; 䶮 (U+4DAE) is FE9F.
  const auto table = read("\xC3\xFB\xB3\xC6,\xFE\x9F\n");
  REQUIRE(table.has_value());
  CHECK(table->encoding == Encoding::gb18030);
  CHECK(table->rows == Rows{{"名称", "䶮"}});
  const auto rare = read("\x95\x32\x82\x36,\xC3\xFB\n");  // 𠀀 (U+20000)
  REQUIRE(rare.has_value());
  CHECK(rare->rows == Rows{{"𠀀", "名"}});
  CHECK(read("名称\n")->encoding == Encoding::utf8);
}

TEST_CASE("bytes of no known encoding are refused") {
  CHECK(failure_of("a,\xFF\xFF\n").problem == Problem::encoding_unknown);
  CHECK(failure_of("\xC3").problem == Problem::encoding_unknown);  // half a character
}

TEST_CASE("UTF-8 is judged strictly at every bound") {
  CHECK(
      is_utf8("a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80"
              "\xF4\x8F\xBF\xBF"));
  for (const char* bad : {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("what is malformed is refused with its row and column") {
  CHECK(failure_of("a,b\nc,d\"e\n") == Failure{Problem::quote_inside_field, 2, 2, 0});
  CHECK(failure_of("\"a\"b,c\n") == Failure{Problem::text_after_quote, 1, 1, 0});
  CHECK(failure_of("a\nb,\"c\n") == Failure{Problem::quote_not_closed, 2, 2, 0});
  CHECK(failure_of("a\rb\n") == Failure{Problem::bare_carriage_return, 1, 1, 0});
  CHECK(failure_of("\"x\ny\",a\n\"p\"q\n") == Failure{Problem::text_after_quote, 2, 1, 0});
  CHECK(failure_of(std::string_view("a\nb,\0\n", 6)) == Failure{Problem::nul_character, 2, 2, 0});
}

TEST_CASE("each limit admits its number and refuses one more") {
  Limits limits;
  limits.bytes_max = 6;
  CHECK(read("a,b\nc\n", limits).has_value());
  CHECK(failure_of("a,b\ncc\n", limits) == Failure{Problem::too_large, 0, 0, 6});
  limits = {};
  limits.rows_max = 2;
  CHECK(read("a\nb\n", limits).has_value());
  CHECK(failure_of("a\nb\nc", limits) == Failure{Problem::too_many_rows, 3, 0, 2});
  limits = {};
  limits.columns_max = 2;
  CHECK(read("a,b\n", limits).has_value());
  CHECK(failure_of("a,b,c\n", limits) == Failure{Problem::too_many_columns, 1, 3, 2});
  limits = {};
  limits.field_bytes_max = 3;
  CHECK(read("abc,\"d\"\"f\"\n", limits).has_value());
  CHECK(failure_of("a,\"bcd,\"\n", limits) == Failure{Problem::field_too_long, 1, 2, 3});
}

TEST_CASE("what is written reads back the same") {
  const Rows rows{{"编号", "名称"}, {"1", "a,\"b\"\r\nc"}, {}, {""}, {"", ""}, {"刘䶮", " x "}};
  const std::string text = write(rows);
  CHECK(text.starts_with("\xEF\xBB\xBF编号,名称\r\n"));
  CHECK(rows_of(text) == rows);
}

TEST_CASE("a field a spreadsheet would run as a formula is defused") {
  CHECK(write({{"=1+1", "-2", "@x", "+3", "a=b"}}) == "\xEF\xBB\xBF'=1+1,'-2,'@x,'+3,a=b\r\n");
  CHECK(write({{"=\"a\""}}) == "\xEF\xBB\xBF\"'=\"\"a\"\"\"\r\n");
}

// Every mutation of a valid file is either read or refused with a place inside the file; what is
// read is valid UTF-8 and survives writing and reading.
TEST_CASE("mutated files are read or refused, never half read") {
  const std::string seed_text = "编号,name,\"a \"\"b\"\" ,\r\n c\"\r\n1,刘䶮,\r\n2,\"x\",y\n";
  std::mt19937 random(20261122);
  const std::string_view special("\",\r\n\0\xFF\xEF\x81", 8);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = seed_text;
    const unsigned changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes && !text.empty(); ++i) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text.erase(at, 1 + random() % 3);
          break;
        case 1:
          text.insert(at, 1, special[random() % special.size()]);
          break;
        case 2:
          text[at] = static_cast<char>(random() % 256);
          break;
        default:
          text += text.substr(at, random() % 8);
          break;
      }
    }
    const auto table = read(text);
    if (!table.has_value()) {
      REQUIRE_FALSE(to_string(table.error().problem).empty());
      REQUIRE(table.error().row <= text.size() + 1);
      continue;
    }
    for (const auto& row : table->rows) {
      for (const std::string& field : row) REQUIRE(is_utf8(field));
    }
    bool formula = false;
    for (const auto& row : table->rows) {
      for (const std::string& field : row) {
        formula |=
            !field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string::npos;
      }
    }
    if (!formula) REQUIRE(rows_of(write(table->rows)) == table->rows);
  }
}
