// The letter as lines of the grid, and their division into pages.
#pragma once

#include "infra/documents/canvas.hpp"
#include "infra/documents/letter.hpp"
#include "infra/documents/text.hpp"

#include <cstddef>
#include <vector>

namespace liandong::documents {

inline constexpr double margin_left = mm(28);
inline constexpr double margin_top = mm(37);
inline constexpr double text_width = mm(156);
inline constexpr double text_bottom = margin_top + mm(225);
inline constexpr int rows_per_page = 22;
inline constexpr int cells_per_line = 28;
inline constexpr Units line_units = 2 * cells_per_line;
inline constexpr double line_pitch = 28.95;
inline constexpr double body_size = 15.75;
inline constexpr double title_size = 22;
inline constexpr double cell_width = text_width / cells_per_line;

/// Chinese type stands centred in its row when its baseline is this share of its size below the
/// row's middle.
inline constexpr double middle_to_baseline = 0.38;

enum class LineKind {
  heading,  ///< Number, title, addressee.
  text,
  blank,    ///< Dropped at the top of a page.
  closing,  ///< Signature, date, note: never separated.
};

struct FlowLine {
  LineKind kind = LineKind::blank;
  bool keep_with_next = false;
  double x = margin_left;
  Style style;
  std::vector<Box> boxes;
};

struct Flow {
  std::vector<FlowLine> lines;
  std::size_t closing = 0;  ///< Index of the first line that belongs to the signature.
};

/// Breaks the letter into lines; `printable` text only, see FontSet::printable.
[[nodiscard]] Flow flow_of(const Letter& letter, const FontSet& fonts);

/// Lines of each page. The signature stays in one piece and has at least two lines of text with it,
/// if the letter has as many; headings stay with what follows.
/// @param first_rows   rows of the first page
/// @param closing_rows rows to keep free below the signature (抄送)
[[nodiscard]] std::vector<LineSpan> paginate(const Flow& flow, std::size_t first_rows,
                                             std::size_t rows, std::size_t closing_rows);

/// One field as a single line of printable text.
[[nodiscard]] std::u32string one_line(const FontSet& fonts, std::string_view utf8);

}  // namespace liandong::documents
