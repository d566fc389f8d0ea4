// A4 pages in memory: text on the grid and ruled lines, written out as PDF. Lengths are points.
#pragma once

#include "infra/documents/text.hpp"
#include "infra/documents/typeface.hpp"

#include <cairo/cairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::documents {

constexpr double mm(double millimetres) { return millimetres * 72.0 / 25.4; }

inline constexpr double page_width = mm(210);
inline constexpr double page_height = mm(297);

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};
inline constexpr Colour black{};
inline constexpr Colour official_red{0.9, 0, 0};
inline constexpr Colour grey{0.35, 0.35, 0.35};

/// How boxes are set.
struct Style {
  FontRole role = FontRole::body;
  double size = 15.75;  ///< Height of the type.
  double cell = 15.75;  ///< Distance from one Chinese character to the next.
  Colour colour = black;
  double condense = 1;  ///< Horizontal scale of every character.
};

/// What the PDF says about itself.
struct Metadata {
  std::string title;
  std::string author;
  std::string subject;
  std::string created;  ///< ISO 8601.
};

class Canvas {
 public:
  Canvas(const FontSet& fonts, const Metadata& metadata);
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Begins the first or another page.
  void new_page();

  /// Sets the boxes with their line's start at x and the foot of the Western letters at `baseline`.
  void text(const std::vector<Box>& boxes, double x, double baseline, const Style& style);
  /// The same for one line of text, without breaking it.
  void text(std::u32string_view line, double x, double baseline, const Style& style);

  void rule(double x1, double y1, double x2, double y2, double thickness, Colour colour = black);

  /// Light diagonal letters over the middle of the page; outlines, so that they stay out of copied
  /// text.
  void watermark(std::u32string_view line);

  /// @throws RenderError if the drawing library failed
  [[nodiscard]] std::string finish();

 private:
  struct Piece;
  void show(const std::vector<Piece>& pieces, double baseline, const Style& style);
  [[nodiscard]] std::vector<Piece> pieces_of(const std::vector<Box>& boxes, double x,
                                             const Style& style) const;

  const FontSet& fonts_;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
  bool page_begun_ = false;
};

/// The boxes of a line that is not broken, set tight.
[[nodiscard]] std::vector<Box> single_line(std::u32string_view text);

}  // namespace liandong::documents
