// What every page carries besides its text: watermark, page number and small print.
#pragma once

#include "infra/documents/canvas.hpp"
#include "infra/documents/flow.hpp"

#include <string>

namespace liandong::documents {

enum class PageNumber { hidden, shown };

class Pages {
 public:
  Pages(Canvas& canvas, std::u32string watermark, std::u32string verification)
      : canvas_(canvas), watermark_(std::move(watermark)), verification_(std::move(verification)) {}

  /// Begins the next page. A hidden number counts all the same.
  void begin(PageNumber number);

 private:
  void draw_number();
  void draw_verification();

  Canvas& canvas_;
  std::u32string watermark_;
  std::u32string verification_;
  int count_ = 0;
};

enum class Align { left, centre, right };

/// Text in a column: breaks it into lines of `width` points.
/// @return the y below the last line
double text_block(Canvas& canvas, std::u32string_view text, double x, double y, double width,
                  double pitch, const Style& style, Align align = Align::left);

/// The number of lines text_block would draw.
[[nodiscard]] std::size_t block_lines(std::u32string_view text, double width, const Style& style);

/// 抄送 at the foot: a block whose last line ends at `bottom`.
class CopiesTo {
 public:
  /// An empty list makes a block of no height.
  CopiesTo(const Letter& letter, const FontSet& fonts);
  [[nodiscard]] double height() const;
  void draw(Canvas& canvas, double bottom) const;

 private:
  std::u32string text_;
};

/// 移送材料清单 with the signatures of both sides below it, then 抄送.
void draw_materials(const Letter& letter, const FontSet& fonts, Canvas& canvas, Pages& pages,
                    const CopiesTo& copies_to);

/// 回执.
void draw_receipt(const Letter& letter, const FontSet& fonts, Canvas& canvas, Pages& pages);

}  // namespace liandong::documents
