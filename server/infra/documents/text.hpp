// Text on the character grid: cleaning, line breaking with kinsoku, and the place of every
// character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::documents {

/// Widths count half cells: a Chinese character is 2 units, a Western letter or digit 1.
using Units = int;

/// Decodes UTF-8 (malformed bytes become U+FFFD) and drops what must not reach paper: controls,
/// bidirectional overrides, zero-width characters, tags and noncharacters. Tabs become spaces,
/// every kind of line break becomes '\n'.
[[nodiscard]] std::u32string clean(std::string_view utf8);

[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// The lines between '\n', without leading and trailing spaces (U+0020, U+3000); empty ones
/// dropped.
[[nodiscard]] std::vector<std::u32string> split_lines(std::u32string_view text);

[[nodiscard]] bool is_wide(char32_t c);
/// Combining marks and variation selectors, which stay with the character before them.
[[nodiscard]] bool is_mark(char32_t c);

enum class AtomKind { wide, western, space };

/// Running text keeps the grid: a run of Western words is centred in whole cells. Numbers, dates
/// and tables are set tight.
enum class Fit { cells, tight };

/// The least thing a line may hold: a Chinese character, a Western word or a space.
struct Atom {
  AtomKind kind = AtomKind::wide;
  Units units = 0;
  std::u32string text;
  Fit fit = Fit::cells;
};

/// Words longer than 8 cells (digests, addresses) become one atom per letter, so they can be
/// broken.
[[nodiscard]] std::vector<Atom> atoms_of(std::u32string_view text, Fit fit = Fit::cells);

/// Atoms [first, last).
struct LineSpan {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Whether a line may end before atoms[i]: no closing punctuation at a line's start, no opening at
/// its end, —— and …… in one piece.
[[nodiscard]] bool may_break_before(const std::vector<Atom>& atoms, std::size_t i);

/// Fills lines greedily. A line of nothing but closing punctuation is broken anywhere.
/// @param first_units  width of the first line, @param units of the others; at least 2
[[nodiscard]] std::vector<LineSpan> break_lines(const std::vector<Atom>& atoms, Units first_units,
                                                Units units);

/// The fewest lines that fit, shaped as a trapezoid or a rhombus and not broken inside common words
/// or the given phrases if it can be avoided (标题回行).
[[nodiscard]] std::vector<LineSpan> balance_lines(const std::vector<Atom>& atoms, Units units,
                                                  const std::vector<std::u32string>& phrases);

/// A Chinese character, or a run of Western words, with its place on the line.
struct Box {
  bool western = false;
  double x = 0;     ///< In units from the line's start; a fraction where the line is stretched.
  Units units = 0;  ///< Even for Fit::cells.
  double lean =
      0.5;  ///< Share of the spare width before the text: 0 = flush left, 1 = flush right.
  std::u32string text;
};

/// Spaces at the ends of the line are dropped.
[[nodiscard]] std::vector<Box> boxes_of(const std::vector<Atom>& atoms, LineSpan line);
[[nodiscard]] double width_of(const std::vector<Box>& boxes);

/// Makes a full line end flush: stretches it to `units` if it is short by at most two cells, which
/// is what kinsoku costs; more would read as spaces.
void stretch(std::vector<Box>& boxes, Units units);

}  // namespace liandong::documents
