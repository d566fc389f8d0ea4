#include "infra/documents/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::documents {
namespace {

std::u32string text_of(const std::vector<Atom>& atoms, LineSpan line) {
  std::u32string out;
  for (const Box& box : boxes_of(atoms, line)) out += box.text;
  return out;
}

std::vector<std::string> broken(std::u32string_view text, Units units) {
  const std::vector<Atom> atoms = atoms_of(text);
  std::vector<std::string> lines;
  for (const LineSpan& line : break_lines(atoms, units, units)) {
    lines.push_back(to_utf8(text_of(atoms, line)));
  }
  return lines;
}

std::vector<std::string> titled(std::u32string_view text,
                                const std::vector<std::u32string>& phrases = {}) {
  const std::vector<Atom> atoms = atoms_of(text, Fit::tight);
  std::vector<std::string> lines;
  for (const LineSpan& line : balance_lines(atoms, 40, phrases)) {
    lines.push_back(to_utf8(text_of(atoms, line)));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("cleaning keeps Chinese, rare characters and combining marks as they are") {
  CHECK(to_utf8(clean("中文䶮𬭎e\xCC\x81〔2026〕")) == "中文䶮𬭎e\xCC\x81〔2026〕");
}

TEST_CASE("cleaning drops controls, bidirectional overrides, zero-width characters and tags") {
  CHECK(clean("a\x01\x7F\u202E\u2066\u200B\uFEFF\u00AD\U000E0041\uFFFE\U0001FFFF\U0010FFFDb") ==
        U"ab");
  CHECK(clean(std::string_view("a\0b", 3)) == U"ab");
}

TEST_CASE("every kind of line break becomes one newline and every odd space a space") {
  CHECK(clean("a\r\nb\rc\nd\u2028e\u2029f\x0Bg\u0085h") == U"a\nb\nc\nd\ne\nf\ng\nh");
  CHECK(clean("a\tb\u00A0c\u2003d") == U"a b c d");
  CHECK(clean("a\u3000b") == U"a\u3000b");
}

TEST_CASE("malformed UTF-8 becomes replacement characters and never reads past the end") {
  CHECK(clean("\xFF") == U"\uFFFD");
  CHECK(clean("\xE4\xB8") == U"\uFFFD");
  CHECK(clean("\xE4\xB8"
              "A") ==
        U"\uFFFD"
        U"A");
  CHECK(clean("\xC0\xAF").front() == U'\uFFFD');  // Overlong.
  CHECK(clean("\xED\xA0\x80") == U"\uFFFD");      // Surrogate.
  CHECK(clean("\xF4\x90\x80\x80") == U"\uFFFD");  // Above U+10FFFF.
  CHECK(clean("\xF4\x8F\xBF\xBD").empty());       // Private use, the last valid plane.
}

TEST_CASE("lines are trimmed of both kinds of space and empty ones dropped") {
  const auto lines = split_lines(U"\u3000\u3000第一段 \n\n \n第二段");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == U"第一段");
  CHECK(lines[1] == U"第二段");
  CHECK(split_lines(U" \n\u3000").empty());
}

TEST_CASE("a line takes exactly as many cells as it has") {
  CHECK(broken(U"一二三四", 8) == Lines{"一二三四"});
  CHECK(broken(U"一二三四五", 8) == Lines{"一二三四", "五"});
}

TEST_CASE("closing punctuation takes the character before it to the next line") {
  CHECK(broken(U"一二三四。", 8) == Lines{"一二三", "四。"});
  CHECK(broken(U"一二三四”。五", 8) == Lines{"一二三", "四”。五"});
  CHECK(broken(U"一二三。四", 8) == Lines{"一二三。", "四"});
}

TEST_CASE("opening punctuation goes to the next line with what it opens") {
  CHECK(broken(U"一二三《四》", 8) == Lines{"一二三", "《四》"});
  CHECK(broken(U"一二三（“四", 8) == Lines{"一二三", "（“四"});
  CHECK(broken(U"一二《三四", 8) == Lines{"一二《三", "四"});
}

TEST_CASE("the halves of a dash and of an ellipsis stay together") {
  CHECK(broken(U"一二三——四", 8) == Lines{"一二", "三——四"});
  CHECK(broken(U"一二三……", 8) == Lines{"一二", "三……"});
}

TEST_CASE("a space does not let closing punctuation begin a line") {
  CHECK(broken(U"一二三四 。五", 8) == Lines{"一二三", "四 。五"});
}

TEST_CASE("a line of nothing but closing punctuation is broken at the edge") {
  CHECK(broken(U"。。。。。。", 8) == Lines{"。。。。", "。。"});
}

TEST_CASE("no line of any mixture is too wide, begins or ends wrongly, or loses a character") {
  const std::u32string_view pieces[] = {U"法", U"，", U"。”", U"（", U"2026", U"5",
                                        U"《", U"》", U"A4",  U" ",  U"——",   U"x"};
  // A fixed linear congruence: the same mixtures at every run.
  unsigned seed = 7;
  for (int round = 0; round < 400; ++round) {
    std::u32string text;
    for (int i = 0; i < 90; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += U"行";
      text += pieces[(seed >> 16U) % std::size(pieces)];
    }
    text += U"行";
    const std::vector<Atom> atoms = atoms_of(text);
    std::u32string together;
    for (const LineSpan& line : break_lines(atoms, 52, 56)) {
      const std::vector<Box> boxes = boxes_of(atoms, line);
      REQUIRE_FALSE(boxes.empty());
      CHECK(width_of(boxes) <= (line.first == 0 ? 52 : 56));
      CHECK(std::u32string_view(U"，。”》").find(boxes.front().text.front()) ==
            std::u32string::npos);
      CHECK(std::u32string_view(U"（《").find(boxes.back().text.back()) == std::u32string::npos);
      for (const Box& box : boxes) together += box.text;
    }
    std::erase(text, U' ');
    std::erase(together, U' ');
    CHECK(together == text);
  }
}

TEST_CASE("a Western run is centred in whole cells, tight text keeps half cells") {
  const auto width = [](std::u32string_view text, Fit fit) {
    const std::vector<Atom> atoms = atoms_of(text, fit);
    return width_of(boxes_of(atoms, {0, atoms.size()}));
  };
  CHECK(width(U"年11月", Fit::cells) == 6);
  CHECK(width(U"年1月", Fit::cells) == 6);
  CHECK(width(U"年1月", Fit::tight) == 5);
  CHECK(width(U"年123月", Fit::cells) == 8);
  CHECK(width(U"年 月", Fit::cells) == 6);
}

TEST_CASE("words up to sixteen letters stay whole, longer ones are broken anywhere") {
  CHECK(broken(U"一二三abcdefgh", 12) == Lines{"一二三", "abcdefgh"});
  CHECK(atoms_of(U"0123456789abcdef").size() == 1);
  CHECK(atoms_of(U"0123456789abcdefg").size() == 17);
  CHECK(broken(U"一二0123456789abcdefg", 20) == Lines{"一二0123456789abcdef", "g"});
}

TEST_CASE("an apostrophe inside a Western word is not a Chinese quotation mark") {
  CHECK(atoms_of(U"O’Neill").size() == 1);
  CHECK(atoms_of(U"‘中’").size() == 3);
}

TEST_CASE("a line short by one or two cells is stretched, a shorter one is not") {
  const auto stretched = [](int characters) {
    const std::vector<Atom> atoms =
        atoms_of(std::u32string(static_cast<std::size_t>(characters), U'文'));
    std::vector<Box> boxes = boxes_of(atoms, {0, atoms.size()});
    stretch(boxes, 56);
    return width_of(boxes);
  };
  CHECK(stretched(28) == 56);
  CHECK(stretched(27) == doctest::Approx(56));
  CHECK(stretched(26) == doctest::Approx(56));
  CHECK(stretched(25) == 50);
}

TEST_CASE("a title of up to twenty characters stays on one line") {
  CHECK(titled(std::u32string(20, U'文')).size() == 1);
  CHECK(titled(std::u32string(21, U'文')).size() == 2);
}

TEST_CASE("the lines of a title differ in length and do not cut words") {
  CHECK(titled(U"南宫市苏村镇人民政府关于移送张某某涉嫌未经许可从事燃气经营活动案件的函",
               {U"南宫市苏村镇人民政府"}) ==
        Lines{"南宫市苏村镇人民政府关于移送张某某", "涉嫌未经许可从事燃气经营活动案件的函"});
  CHECK(titled(std::u32string(22, U'文')) !=
        Lines{std::string(titled(std::u32string(11, U'文'))[0]),
              std::string(titled(std::u32string(11, U'文'))[0])});
}

TEST_CASE("a title of three lines is never an hourglass") {
  for (std::size_t length = 45; length <= 58; ++length) {
    const Lines lines = titled(std::u32string(length, U'文'));
    REQUIRE(lines.size() == 3);
    CHECK_FALSE((lines[1].size() < lines[0].size() && lines[1].size() < lines[2].size()));
    for (const std::string& line : lines) CHECK(line.size() <= 3 * 20);
  }
}

}  // namespace
}  // namespace liandong::documents
