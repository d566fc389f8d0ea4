#include "infra/documents/letter.hpp"

#include "infra/documents/flow.hpp"
#include "infra/documents/pages.hpp"

#include <algorithm>
#include <cmath>

namespace liandong::documents {

namespace {

constexpr double rule_length = mm(170);
constexpr double rule_left = (page_width - rule_length) / 2;
constexpr double thick = 2.25;
constexpr double thin = 0.75;
constexpr double double_rule_height = 4.5;
constexpr double lower_rule_bottom = page_height - mm(20);
// 首行、末行与红线的距离为3号汉字高度的7/8; a row is higher than its characters.
constexpr double rule_to_row = body_size * 7 / 8 - (line_pitch - body_size) / 2;

std::size_t length_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned>(c) & 0xC0U) != 0x80; }));
}

void limit(std::string_view field, std::string_view text, std::size_t length_max) {
  const std::size_t length = length_of(text);
  if (length <= length_max) return;
  throw RenderError("letter: " + std::string(field) + " has " + std::to_string(length) +
                    " characters, at most " + std::to_string(length_max) + " are allowed");
}

void limit_count(std::string_view field, std::size_t count, std::size_t count_max) {
  if (count <= count_max) return;
  throw RenderError("letter: " + std::to_string(count) + " " + std::string(field) + ", at most " +
                    std::to_string(count_max) + " are allowed");
}

void check_limits(const Letter& letter) {
  limit("issuer", letter.issuer, short_text_length_max);
  limit("document_number", letter.document_number, short_text_length_max);
  limit("title", letter.title, short_text_length_max);
  limit("addressee", letter.addressee, short_text_length_max);
  limit("signature_unit", letter.signature_unit, short_text_length_max);
  limit("contact", letter.contact, contact_length_max);
  limit("verification_text", letter.verification_text, short_text_length_max);
  limit("watermark", letter.watermark, watermark_length_max);
  std::size_t body_length = 0;
  for (const Paragraph& paragraph : letter.body) {
    body_length += length_of(paragraph.text);
    if (paragraph.level < 0 || paragraph.level > 3) throw RenderError("letter: level of heading");
  }
  limit_count("characters in body", body_length, body_length_max);
  limit_count("attachments", letter.attachments.size(), attachments_max);
  for (const std::string& name : letter.attachments) {
    limit("attachments", name, short_text_length_max);
  }
  std::size_t copies_length = 0;
  for (const std::string& unit : letter.copies_to) copies_length += length_of(unit) + 1;
  limit_count("characters in copies_to", copies_length, copies_to_length_max);
  limit_count("materials", letter.materials.size(), materials_max);
  for (const MaterialRow& row : letter.materials) {
    limit("materials.name", row.name, short_text_length_max);
    limit("materials.kind", row.kind, short_text_length_max);
    limit("materials.digest_sm3", row.digest_sm3, short_text_length_max);
  }
  if (!letter.receipt) return;
  for (const std::string* text :
       {&letter.receipt->document_number, &letter.receipt->receiving_unit,
        &letter.receipt->receiver, &letter.receipt->received_at, &letter.receipt->return_to}) {
    limit("receipt", *text, short_text_length_max);
  }
}

void double_rule(Canvas& canvas, double top, bool thick_first) {
  const double first = thick_first ? thick : thin;
  const double second = thick_first ? thin : thick;
  const double right = rule_left + rule_length;
  const double bottom = top + double_rule_height;
  canvas.rule(rule_left, top + first / 2, right, top + first / 2, first, official_red);
  canvas.rule(rule_left, bottom - second / 2, right, bottom - second / 2, second, official_red);
}

struct IssuerMark {
  struct Line {
    std::vector<Box> boxes;
    double x = 0;
    double baseline = 0;
  };
  Style style;
  std::vector<Line> lines;
  double bottom = mm(30);  // Lower end of the ink.
};

// 发文机关标志: as large as its length allows, long names condensed, then in two lines. The upper
// end of its ink is 30 mm below the page's edge.
IssuerMark issuer_mark(const Letter& letter, const FontSet& fonts) {
  constexpr double size_max = 44;
  constexpr double size_of_long = 24;
  constexpr double condense_min = 0.7;
  constexpr double spread_max = 1.5;
  constexpr double line_gap = 0.35;
  IssuerMark mark;
  const std::vector<Atom> atoms = atoms_of(one_line(fonts, letter.issuer), Fit::tight);
  double cells = width_of(boxes_of(atoms, {0, atoms.size()})) / 2;
  if (cells == 0) return mark;
  std::vector<LineSpan> lines = {{0, atoms.size()}};
  if (size_of_long * condense_min * cells > text_width) {
    const Units half = static_cast<Units>(cells * 1.15) + 2;
    lines = balance_lines(atoms, half, {});
    cells = 0;
    for (const LineSpan& line : lines) {
      cells = std::max(cells, width_of(boxes_of(atoms, line)) / 2);
    }
  }
  Style& style = mark.style;
  style = {FontRole::title, std::clamp(text_width / cells, size_of_long, size_max), 0, official_red,
           1};
  style.condense = std::min(1.0, text_width / (cells * style.size));
  style.cell = std::clamp(text_width / cells, style.size * style.condense, style.size * spread_max);
  for (const LineSpan& line : lines) {
    std::vector<Box> boxes = boxes_of(atoms, line);
    std::u32string text;
    for (const Box& box : boxes) text += box.text;
    const FontSet::Ink ink = fonts.ink_of(style.role, text);
    const double x = (page_width - width_of(boxes) * style.cell / 2) / 2;
    const double top = mark.bottom + (mark.lines.empty() ? 0 : style.size * line_gap);
    const double baseline = top + ink.height * style.size;
    mark.lines.push_back({std::move(boxes), x, baseline});
    mark.bottom = baseline + ink.depth * style.size;
  }
  return mark;
}

struct FirstPage {
  double rows_top = 0;
  std::size_t rows = 0;
};

FirstPage first_page_below(const IssuerMark& mark) {
  const double top = mark.bottom + mm(4) + double_rule_height + rule_to_row;
  const double bottom = lower_rule_bottom - double_rule_height - rule_to_row;
  return {top, static_cast<std::size_t>((bottom - top) / line_pitch)};
}

void draw_head(const IssuerMark& mark, bool urgent, double rows_top, Canvas& canvas) {
  for (const IssuerMark::Line& line : mark.lines) {
    canvas.text(line.boxes, line.x, line.baseline, mark.style);
  }
  double_rule(canvas, mark.bottom + mm(4), true);
  double_rule(canvas, lower_rule_bottom - double_rule_height, false);
  if (!urgent) return;
  const Style style{FontRole::heading, body_size, cell_width, black, 1};
  canvas.text(U"特急", margin_left, rows_top + line_pitch / 2 + middle_to_baseline * body_size,
              style);
}

void draw_rows(const Flow& flow, LineSpan page, double top, Canvas& canvas) {
  for (std::size_t i = page.first; i < page.last; ++i) {
    const FlowLine& line = flow.lines[i];
    const double middle = top + line_pitch * (static_cast<double>(i - page.first) + 0.5);
    canvas.text(line.boxes, line.x, middle + middle_to_baseline * line.style.size, line.style);
  }
}

void draw_letter(const Letter& letter, const FontSet& fonts, Canvas& canvas, Pages& pages,
                 const CopiesTo& copies_to) {
  const IssuerMark mark = issuer_mark(letter, fonts);
  const FirstPage first = first_page_below(mark);
  const Flow flow = flow_of(letter, fonts);
  // 版记 is the last thing of the letter, so with a list of materials it moves behind that.
  const bool copies_here = letter.materials.empty();
  const double copies_height = copies_here ? copies_to.height() : 0;
  const auto copies_rows = static_cast<std::size_t>(std::ceil(copies_height / line_pitch));
  const std::vector<LineSpan> spans = paginate(flow, first.rows, rows_per_page, copies_rows);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    pages.begin(i == 0 ? PageNumber::hidden : PageNumber::shown);
    if (i == 0) draw_head(mark, letter.urgent, first.rows_top, canvas);
    draw_rows(flow, spans[i], i == 0 ? first.rows_top : margin_top, canvas);
  }
  const bool single = spans.size() == 1;
  const std::size_t room = single ? first.rows : rows_per_page;
  const bool fits = spans.back().last - spans.back().first + copies_rows <= room;
  if (copies_height == 0) return;
  if (!fits) pages.begin(PageNumber::shown);
  const double first_bottom = lower_rule_bottom - double_rule_height - body_size * 7 / 8;
  copies_to.draw(canvas, single && fits ? first_bottom : text_bottom);
}

Metadata metadata_of(const Letter& letter) {
  const auto text = [](const std::string& field) { return to_utf8(clean(field)); };
  return {text(letter.title), text(letter.issuer), text(letter.document_number),
          to_iso_date(letter.date) + "T00:00:00+08:00"};
}

}  // namespace

std::string render_pdf(const Letter& letter, const Fonts& fonts) {
  check_limits(letter);
  const FontSet& set = fonts.set();
  Canvas canvas(set, metadata_of(letter));
  Pages pages(canvas, one_line(set, letter.watermark), one_line(set, letter.verification_text));
  const CopiesTo copies_to(letter, set);
  draw_letter(letter, set, canvas, pages, copies_to);
  if (!letter.materials.empty()) draw_materials(letter, set, canvas, pages, copies_to);
  if (letter.receipt) draw_receipt(letter, set, canvas, pages);
  return canvas.finish();
}

std::string render_pdf(const Letter& letter) { return render_pdf(letter, Fonts()); }

}  // namespace liandong::documents
