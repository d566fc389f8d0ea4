#include "infra/documents/pages.hpp"

#include <algorithm>

namespace liandong::documents {

namespace {

constexpr double number_size = 14;  // 4号
constexpr double small_print_size = 8;
constexpr double small_print_pitch = 10.5;
constexpr double small_print_top = page_height - mm(18);

constexpr double copies_size = 14;  // 4号
constexpr double copies_pitch = 22;
constexpr std::u32string_view copies_label = U"抄送：";
const Style copies_style{FontRole::body, copies_size, copies_size, black, 1};
constexpr Units copies_label_units = 6;
// 左右各空一字。
constexpr Units copies_units = 2 * static_cast<Units>((text_width - 2 * copies_size) / copies_size);

std::vector<LineSpan> copies_lines(const std::vector<Atom>& atoms) {
  const Units units = copies_units - copies_label_units;
  return break_lines(atoms, units, units);
}

Units units_in(double width, const Style& style) {
  return std::max(2, 2 * static_cast<Units>(width / style.cell + 1e-6));
}

}  // namespace

void Pages::begin(PageNumber number) {
  ++count_;
  canvas_.new_page();
  canvas_.watermark(watermark_);
  draw_verification();
  if (number == PageNumber::shown) draw_number();
}

// 一字线上距版心下边缘7毫米，单页居右空一字，双页居左空一字。
void Pages::draw_number() {
  const Style style{FontRole::number, number_size, number_size, black, 1};
  std::u32string line = U"— ";
  for (const char digit : std::to_string(count_)) line += static_cast<char32_t>(digit);
  line += U" —";
  const double width = width_of(single_line(line)) * number_size / 2;
  const bool odd = count_ % 2 == 1;
  const double x = odd ? margin_left + text_width - number_size - width : margin_left + number_size;
  canvas_.text(line, x, text_bottom + mm(7) + middle_to_baseline * number_size, style);
}

void Pages::draw_verification() {
  const Style style{FontRole::number, small_print_size, small_print_size, grey, 1};
  text_block(canvas_, verification_, margin_left, small_print_top, text_width, small_print_pitch,
             style, Align::centre);
}

double text_block(Canvas& canvas, std::u32string_view text, double x, double y, double width,
                  double pitch, const Style& style, Align align) {
  const std::vector<Atom> atoms = atoms_of(text, Fit::tight);
  const Units units = units_in(width, style);
  for (const LineSpan& line : break_lines(atoms, units, units)) {
    const std::vector<Box> boxes = boxes_of(atoms, line);
    const double spare = width - width_of(boxes) * style.cell / 2;
    const double share = align == Align::left ? 0 : align == Align::centre ? 0.5 : 1;
    canvas.text(boxes, x + spare * share, y + pitch / 2 + middle_to_baseline * style.size, style);
    y += pitch;
  }
  return y;
}

std::size_t block_lines(std::u32string_view text, double width, const Style& style) {
  const Units units = units_in(width, style);
  return break_lines(atoms_of(text, Fit::tight), units, units).size();
}

CopiesTo::CopiesTo(const Letter& letter, const FontSet& fonts) {
  for (const std::string& unit : letter.copies_to) {
    const std::u32string name = one_line(fonts, unit);
    if (name.empty()) continue;
    if (!text_.empty()) text_ += U'，';
    text_ += name;
  }
  if (!text_.empty()) text_ += U'。';
}

double CopiesTo::height() const {
  return static_cast<double>(copies_lines(atoms_of(text_, Fit::tight)).size()) * copies_pitch;
}

void CopiesTo::draw(Canvas& canvas, double bottom) const {
  const std::vector<Atom> atoms = atoms_of(text_, Fit::tight);
  const double x = margin_left + copies_size;
  double y = bottom - height();
  bool first = true;
  for (const LineSpan& line : copies_lines(atoms)) {
    std::vector<Box> boxes = boxes_of(atoms, line);
    for (Box& box : boxes) box.x += copies_label_units;
    if (first) {
      const std::vector<Box> label = single_line(copies_label);
      boxes.insert(boxes.begin(), label.begin(), label.end());
    }
    first = false;
    canvas.text(boxes, x, y + copies_pitch / 2 + middle_to_baseline * copies_size, copies_style);
    y += copies_pitch;
  }
}

}  // namespace liandong::documents
