// The sheets behind the letter: 移送材料清单 and 回执.
#include "infra/documents/pages.hpp"

#include <algorithm>
#include <cmath>

namespace liandong::documents {

namespace {

constexpr double frame = 0.75;
constexpr double cell_rule = 0.5;
constexpr double right = margin_left + text_width;
const Style title_style{FontRole::title, title_size, title_size, black, 1};
const Style cell_style{FontRole::body, 11, 11, black, 1};
const Style header_style{FontRole::heading, 11, 11, black, 1};
const Style digest_style{FontRole::number, 8, 8, grey, 1};
const Style form_style{FontRole::body, 14, 14, black, 1};
const Style form_label_style{FontRole::heading, 12, 12, black, 1};
const Style note_style{FontRole::body, 12, 12, black, 1};

std::u32string decimal(int number) {
  std::u32string out;
  for (const char digit : std::to_string(number)) out += static_cast<char32_t>(digit);
  return out;
}

struct Column {
  std::u32string_view label;
  double width;
};
constexpr Column columns[] = {{U"序号", 34},  {U"材料名称", text_width - 34 - 100 - 36 - 36 - 45},
                              {U"类别", 100}, {U"份数", 36},
                              {U"页数", 36},  {U"原件或复印件", 45}};
constexpr double padding = 5;
constexpr double row_pitch = 15;
constexpr double digest_pitch = 13;
constexpr double header_height = 36;

class MaterialTable {
 public:
  MaterialTable(const FontSet& fonts, Canvas& canvas, Pages& pages)
      : fonts_(fonts), canvas_(canvas), pages_(pages) {}

  void draw(const Letter& letter, const CopiesTo& copies_to) {
    heading(letter);
    header();
    int number = 0;
    for (const MaterialRow& material : letter.materials) row(++number, material);
    totals(letter);
    canvas_.rule(margin_left, table_top_, margin_left, y_, frame);
    canvas_.rule(right, table_top_, right, y_, frame);
    signatures(copies_to.height());
    copies_to.draw(canvas_, text_bottom);
  }

 private:
  // 附件标题居中编排在版心第三行；序号与正文附件说明一致。
  void heading(const Letter& letter) {
    pages_.begin(PageNumber::shown);
    const std::u32string mark = attachment_mark(letter);
    const Style style{FontRole::heading, body_size, body_size, black, 1};
    text_block(canvas_, mark, margin_left, margin_top, text_width, line_pitch, style);
    text_block(canvas_, U"移送材料清单", margin_left, margin_top + 2 * line_pitch, text_width,
               line_pitch, title_style, Align::centre);
    y_ = margin_top + 3.5 * line_pitch;
    const std::u32string number = one_line(fonts_, letter.document_number);
    if (!number.empty()) {
      y_ = text_block(canvas_, U"案件移送文号：" + number, margin_left, y_, text_width, 20,
                      note_style);
    }
    y_ += 4;
  }

  std::u32string attachment_mark(const Letter& letter) const {
    for (std::size_t i = 0; i < letter.attachments.size(); ++i) {
      const std::u32string name = one_line(fonts_, letter.attachments[i]);
      if (name.find(U"材料清单") == name.npos) continue;
      if (letter.attachments.size() == 1) return U"附件";
      return U"附件" + decimal(static_cast<int>(i) + 1);
    }
    return {};
  }

  void header() {
    table_top_ = y_;
    canvas_.rule(margin_left, y_, right, y_, frame);
    double x = margin_left;
    for (const Column& column : columns) {
      const double inner = column.width - 2 * padding;
      const auto lines = static_cast<double>(block_lines(column.label, inner, header_style));
      text_block(canvas_, column.label, x + padding, y_ + (header_height - lines * row_pitch) / 2,
                 inner, row_pitch, header_style, Align::centre);
      if (x > margin_left) canvas_.rule(x, y_, x, y_ + header_height, cell_rule);
      x += column.width;
    }
    y_ += header_height;
    canvas_.rule(margin_left, y_, right, y_, cell_rule);
  }

  void need(double height) {
    if (y_ + height <= text_bottom) return;
    canvas_.rule(margin_left, table_top_, margin_left, y_, frame);
    canvas_.rule(right, table_top_, right, y_, frame);
    canvas_.rule(margin_left, y_, right, y_, frame);
    pages_.begin(PageNumber::shown);
    y_ = margin_top;
    header();
  }

  void row(int number, const MaterialRow& material) {
    const std::u32string texts[] = {decimal(number),
                                    one_line(fonts_, material.name),
                                    one_line(fonts_, material.kind),
                                    decimal(material.copies),
                                    decimal(material.pages),
                                    material.original ? U"原件" : U"复印件"};
    std::size_t lines = 1;
    for (std::size_t i = 0; i < std::size(columns); ++i) {
      lines = std::max(lines, block_lines(texts[i], columns[i].width - 2 * padding, cell_style));
    }
    const double cells_height = static_cast<double>(lines) * row_pitch + 6;
    const double inner = text_width - columns[0].width - 2 * padding;
    const std::u32string digest =
        U"SM3：" + one_line(fonts_, material.digest_sm3.empty() ? "—" : material.digest_sm3);
    const double digest_height =
        static_cast<double>(block_lines(digest, inner, digest_style)) * digest_pitch + 2;
    need(cells_height + digest_height);
    double x = margin_left;
    for (std::size_t i = 0; i < std::size(columns); ++i) {
      const bool tall = i == 0;  // 序号 stands beside the digest too.
      const double height = cells_height + (tall ? digest_height : 0);
      const double width = columns[i].width - 2 * padding;
      const auto own = static_cast<double>(block_lines(texts[i], width, cell_style));
      text_block(canvas_, texts[i], x + padding, y_ + (height - own * row_pitch) / 2, width,
                 row_pitch, cell_style, i == 1 ? Align::left : Align::centre);
      if (i > 0)
        canvas_.rule(x, y_, x, y_ + cells_height + (i == 1 ? digest_height : 0), cell_rule);
      x += columns[i].width;
    }
    text_block(canvas_, digest, margin_left + columns[0].width + padding, y_ + cells_height, inner,
               digest_pitch, digest_style);
    y_ += cells_height + digest_height;
    canvas_.rule(margin_left, y_, right, y_, cell_rule);
  }

  void totals(const Letter& letter) {
    constexpr double height = 26;
    long copies = 0;
    long pages = 0;
    for (const MaterialRow& material : letter.materials) {
      copies += material.copies;
      pages += material.pages;
    }
    need(height);
    const std::string sum = "合计：" + std::to_string(letter.materials.size()) + "件，" +
                            std::to_string(copies) + "份，" + std::to_string(pages) + "页";
    text_block(canvas_, clean(sum), margin_left + padding, y_, text_width - 2 * padding, height,
               header_style, Align::right);
    y_ += height;
    canvas_.rule(margin_left, y_, right, y_, frame);
  }

  // 交接双方签名时间。
  void signatures(double below) {
    constexpr double pitch = 30;
    constexpr double height = 2 * pitch + 14;
    if (y_ + height + below > text_bottom) {
      pages_.begin(PageNumber::shown);
      y_ = margin_top;
    }
    y_ += 14;
    const double half = text_width / 2;
    const std::u32string_view labels[2][2] = {{U"移交人（签名）：", U"接收人（签名）："},
                                              {U"移交时间：", U"接收时间："}};
    for (const auto& line : labels) {
      for (std::size_t i = 0; i < 2; ++i) {
        const double x = margin_left + half * static_cast<double>(i);
        text_block(canvas_, line[i], x, y_, half, pitch, note_style);
        const double start = x + width_of(single_line(line[i])) * note_style.cell / 2;
        canvas_.rule(start, y_ + pitch - 7, x + half - 16, y_ + pitch - 7, cell_rule);
      }
      y_ += pitch;
    }
  }

  const FontSet& fonts_;
  Canvas& canvas_;
  Pages& pages_;
  double y_ = 0;
  double table_top_ = 0;
};

class ReceiptSheet {
 public:
  ReceiptSheet(const FontSet& fonts, Canvas& canvas) : fonts_(fonts), canvas_(canvas) {}

  void draw(const Letter& letter, const Receipt& receipt) {
    Style spread = title_style;
    spread.cell = 2 * title_size;
    text_block(canvas_, U"回执", margin_left, margin_top + line_pitch, text_width, line_pitch,
               spread, Align::centre);
    y_ = margin_top + 3 * line_pitch;
    const Style style{FontRole::body, body_size, cell_width, black, 1};
    const std::u32string to = one_line(fonts_, letter.issuer);
    if (!to.empty()) {
      y_ = text_block(canvas_, to + U"：", margin_left, y_, text_width, line_pitch, style);
    }
    y_ = text_block(canvas_, U"你单位来文收悉，现将签收及处理意见回复如下：",
                    margin_left + 2 * cell_width, y_, text_width - 2 * cell_width, line_pitch,
                    style);
    y_ += 8;
    const double top = y_;
    canvas_.rule(margin_left, y_, right, y_, frame);
    const std::string& number =
        receipt.document_number.empty() ? letter.document_number : receipt.document_number;
    field(U"来文字号", number);
    field(U"来文标题", letter.title);
    field(U"签收单位", receipt.receiving_unit);
    field(U"签收人", receipt.receiver);
    field(U"签收时间", receipt.received_at);
    opinion();
    canvas_.rule(margin_left, y_, right, y_, frame);
    for (const double x : {margin_left, right}) canvas_.rule(x, top, x, y_, frame);
    canvas_.rule(margin_left + label_width, top, margin_left + label_width, y_, cell_rule);
    foot(receipt);
  }

 private:
  static constexpr double label_width = 92;
  static constexpr double pitch = 20;

  void label(std::u32string_view text, double height) {
    text_block(canvas_, text, margin_left, y_ + (height - pitch) / 2, label_width, pitch,
               form_label_style, Align::centre);
  }

  void field(std::u32string_view name, std::string_view utf8) {
    constexpr double height_min = 38;
    const double inner = text_width - label_width - 2 * padding;
    const std::u32string text = one_line(fonts_, utf8);
    const double lines_height = static_cast<double>(block_lines(text, inner, form_style)) * pitch;
    const double height = std::max(height_min, lines_height + 12);
    label(name, height);
    text_block(canvas_, text, margin_left + label_width + padding, y_ + (height - lines_height) / 2,
               inner, pitch, form_style);
    y_ += height;
    canvas_.rule(margin_left, y_, right, y_, cell_rule);
  }

  void opinion() {
    constexpr double height = 216;
    constexpr double blank_pitch = 30;
    label(U"处理意见", height);
    const double x = margin_left + label_width + padding;
    double line = y_ + 8;
    line = text_block(canvas_, U"□ 受理", x, line, 150, 26, form_style);
    line = text_block(canvas_, U"□ 异议（理由）：", x, line, 250, 26, form_style);
    for (int i = 0; i < 3; ++i) {
      line += blank_pitch;
      canvas_.rule(x, line, right - padding - 4, line, cell_rule);
    }
    y_ += height;
    text_block(canvas_, U"（签收单位盖章）", x, y_ - 50, right - 24 - x, pitch, form_style,
               Align::right);
    text_block(canvas_, U"年　　月　　日", x, y_ - 28, right - 24 - x, pitch, form_style,
               Align::right);
  }

  void foot(const Receipt& receipt) {
    const std::u32string return_to = one_line(fonts_, receipt.return_to);
    const std::u32string text = return_to.empty() ? U"注：请填写并盖章后退回来文单位。"
                                                  : U"注：请填写并盖章后退回：" + return_to;
    text_block(canvas_, text, margin_left, y_ + 8, text_width, pitch, note_style);
  }

  const FontSet& fonts_;
  Canvas& canvas_;
  double y_ = 0;
};

}  // namespace

void draw_materials(const Letter& letter, const FontSet& fonts, Canvas& canvas, Pages& pages,
                    const CopiesTo& copies_to) {
  MaterialTable(fonts, canvas, pages).draw(letter, copies_to);
}

void draw_receipt(const Letter& letter, const FontSet& fonts, Canvas& canvas, Pages& pages) {
  pages.begin(PageNumber::hidden);
  ReceiptSheet(fonts, canvas).draw(letter, *letter.receipt);
}

}  // namespace liandong::documents
