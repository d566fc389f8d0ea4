#include "infra/documents/canvas.hpp"

#include "infra/documents/letter.hpp"

#include <cairo/cairo-pdf.h>

#include <algorithm>
#include <numbers>

namespace liandong::documents {

// A cluster on its place: what one piece of extracted text looks like.
struct Canvas::Piece {
  std::u32string text;
  const Face* face = nullptr;
  double scale = 1;  // Horizontal.
  struct Mark {
    unsigned glyph;
    double x;
    double rise;
  };
  std::vector<Mark> marks;
};

namespace {

// Viewers take a larger gap for a space that nobody wrote.
constexpr double unnoticed_gap = 0.08;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::vector<Box> single_line(std::u32string_view text) {
  const std::vector<Atom> atoms = atoms_of(text, Fit::tight);
  return boxes_of(atoms, {0, atoms.size()});
}

Canvas::Canvas(const FontSet& fonts, const Metadata& metadata)
    : fonts_(fonts),
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height),
               &cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), &cairo_destroy) {
  cairo_surface_t* pdf = surface_.get();
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, metadata.title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, metadata.author.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, metadata.subject.c_str());
  // Without a date cairo writes the current time.
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, metadata.created.c_str());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo_.get(), options);
  cairo_font_options_destroy(options);
}

void Canvas::new_page() {
  if (page_begun_) cairo_show_page(cairo_.get());
  page_begun_ = true;
}

std::vector<Canvas::Piece> Canvas::pieces_of(const std::vector<Box>& boxes, double x,
                                             const Style& style) const {
  std::vector<Piece> pieces;
  // A widely set mark is one piece, for the same reason as below.
  const bool spread = style.cell > style.size * (style.condense + unnoticed_gap);
  bool gap_before = false;
  for (const Box& box : boxes) {
    const Shaped shaped = fonts_.shape(style.role, box.text, box.western);
    const double room = box.units * style.cell / 2;
    const double natural = shaped.width * style.size * style.condense;
    const double squeeze = natural > room && natural > 0 ? room / natural : 1;
    const double scale = style.condense * squeeze;
    const double blank = std::max(0.0, room - natural);
    const double start = x + box.x * style.cell / 2 + blank * box.lean;
    // “年1月”: the digit stands in the middle of its cell. As one piece with its neighbours it is
    // extracted without spaces.
    const bool gap = spread || (box.western && blank > 2 * unnoticed_gap * style.size);
    bool joins = gap || gap_before;
    for (const Cluster& cluster : shaped.clusters) {
      if (cluster.glyphs.empty()) continue;
      const Face* face = cluster.glyphs.front().face;
      const bool same =
          !pieces.empty() && pieces.back().face == face && pieces.back().scale == scale;
      if (!joins || !same) pieces.push_back({{}, face, scale, {}});
      joins = gap;
      Piece& piece = pieces.back();
      piece.text += cluster.text;
      for (const Glyph& glyph : cluster.glyphs) {
        piece.marks.push_back(
            {glyph.id, start + glyph.x * style.size * scale, glyph.y * style.size});
      }
    }
    gap_before = gap;
  }
  return pieces;
}

void Canvas::show(const std::vector<Piece>& pieces, double baseline, const Style& style) {
  cairo_t* cairo = cairo_.get();
  cairo_set_source_rgb(cairo, style.colour.red, style.colour.green, style.colour.blue);
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first;
    std::string utf8;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    for (; last < pieces.size() && pieces[last].face == pieces[first].face &&
           pieces[last].scale == pieces[first].scale;
         ++last) {
      const std::string text = to_utf8(pieces[last].text);
      utf8 += text;
      clusters.push_back(
          {static_cast<int>(text.size()), static_cast<int>(pieces[last].marks.size())});
      for (const Piece::Mark& mark : pieces[last].marks) {
        glyphs.push_back({mark.glyph, mark.x, baseline - mark.rise});
      }
    }
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, style.size * pieces[first].scale, style.size);
    cairo_set_font_face(cairo, pieces[first].face->drawing());
    cairo_set_font_matrix(cairo, &matrix);
    cairo_show_text_glyphs(cairo, utf8.data(), static_cast<int>(utf8.size()), glyphs.data(),
                           static_cast<int>(glyphs.size()), clusters.data(),
                           static_cast<int>(clusters.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
    first = last;
  }
}

void Canvas::text(const std::vector<Box>& boxes, double x, double baseline, const Style& style) {
  show(pieces_of(boxes, x, style), baseline, style);
}

void Canvas::text(std::u32string_view line, double x, double baseline, const Style& style) {
  text(single_line(line), x, baseline, style);
}

void Canvas::rule(double x1, double y1, double x2, double y2, double thickness, Colour colour) {
  cairo_t* cairo = cairo_.get();
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
  cairo_set_line_width(cairo, thickness);
  cairo_move_to(cairo, x1, y1);
  cairo_line_to(cairo, x2, y2);
  cairo_stroke(cairo);
}

void Canvas::watermark(std::u32string_view line) {
  constexpr double diagonal = mm(200);
  constexpr double size_max = 90;
  constexpr double lightness = 0.93;
  const std::vector<Box> boxes = single_line(line);
  if (boxes.empty()) return;
  Style style{FontRole::heading, 0, 0, black, 1};
  style.size = std::min(size_max, diagonal / (width_of(boxes) / 2));
  style.cell = style.size;
  cairo_t* cairo = cairo_.get();
  cairo_save(cairo);
  cairo_translate(cairo, page_width / 2, page_height / 2);
  cairo_rotate(cairo, -std::numbers::pi / 4);
  cairo_set_source_rgb(cairo, lightness, lightness, lightness);
  const double x = -width_of(boxes) * style.cell / 4;
  for (const Piece& piece : pieces_of(boxes, x, style)) {
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, style.size * piece.scale, style.size);
    cairo_set_font_face(cairo, piece.face->drawing());
    cairo_set_font_matrix(cairo, &matrix);
    for (const Piece::Mark& mark : piece.marks) {
      const cairo_glyph_t glyph{mark.glyph, mark.x, style.size * 0.38 - mark.rise};
      cairo_glyph_path(cairo, &glyph, 1);
    }
    cairo_fill(cairo);
  }
  cairo_restore(cairo);
}

std::string Canvas::finish() {
  if (page_begun_) cairo_show_page(cairo_.get());
  const cairo_status_t drawn = cairo_status(cairo_.get());
  cairo_surface_finish(surface_.get());
  const cairo_status_t written = cairo_surface_status(surface_.get());
  for (const cairo_status_t status : {drawn, written}) {
    if (status != CAIRO_STATUS_SUCCESS) {
      throw RenderError(std::string("cairo: ") + cairo_status_to_string(status));
    }
  }
  return std::move(bytes_);
}

}  // namespace liandong::documents
