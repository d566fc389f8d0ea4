#include "infra/documents/flow.hpp"

#include <algorithm>
#include <utility>

namespace liandong::documents {

namespace {

constexpr Units indent = 4;
constexpr Units date_right_blank = 8;  // 右空四字

const Style body_style{FontRole::body, body_size, cell_width, black, 1};

std::u32string decimal(std::size_t number) {
  std::u32string out;
  for (const char digit : std::to_string(number)) out += static_cast<char32_t>(digit);
  return out;
}

void shift(std::vector<Box>& boxes, double units) {
  for (Box& box : boxes) box.x += units;
}

class Builder {
 public:
  Builder(const Letter& letter, const FontSet& fonts) : letter_(letter), fonts_(fonts) {}

  Flow build() {
    head();
    for (const Paragraph& paragraph : letter_.body) body(paragraph);
    attachments();
    flow_.closing = flow_.lines.size();
    signature();
    return std::move(flow_);
  }

 private:
  std::u32string line_of(std::string_view utf8) const { return one_line(fonts_, utf8); }

  void add(LineKind kind, std::vector<Box> boxes, const Style& style = body_style) {
    flow_.lines.push_back({kind, false, margin_left, style, std::move(boxes)});
  }
  void blank(int count) {
    for (int i = 0; i < count; ++i) add(LineKind::blank, {});
  }

  // Lines of `text`, the first one and the others beginning at the given columns.
  void wrapped(LineKind kind, const std::u32string& text, Units first_column, Units column,
               const Style& style) {
    const std::vector<Atom> atoms = atoms_of(text);
    const std::vector<LineSpan> spans =
        break_lines(atoms, line_units - first_column, line_units - column);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const Units start = i == 0 ? first_column : column;
      std::vector<Box> boxes = boxes_of(atoms, spans[i]);
      if (i + 1 < spans.size()) stretch(boxes, line_units - start);
      shift(boxes, start);
      add(kind, std::move(boxes), style);
    }
  }

  // 标题与其上最后一个要素相距二行；主送机关在标题下空一行。
  void head() {
    const bool marked = letter_.urgent || !letter_.document_number.empty();
    if (marked) number_line();
    const std::vector<std::u32string> titles = split_lines(fonts_.printable(clean(letter_.title)));
    if (!titles.empty()) {
      if (marked) gap(2);
      for (const std::u32string& title : titles) title_lines(title);
      gap(1);
    }
    std::u32string addressee = line_of(letter_.addressee);
    if (addressee.empty()) return;
    if (addressee.back() == U':') addressee.pop_back();
    if (addressee.back() != U'：') addressee += U'：';
    wrapped(LineKind::heading, addressee, 0, 0, body_style);
    flow_.lines.back().keep_with_next = true;
  }

  // Not LineKind::blank: the head keeps its distances even on a page of its own.
  void gap(int count) {
    for (int i = 0; i < count; ++i) {
      add(LineKind::heading, {});
      flow_.lines.back().keep_with_next = true;
    }
  }

  // The number stands flush right; “特急” shares the row and is drawn with the page's head.
  void number_line() {
    std::vector<Box> number = single_line(line_of(letter_.document_number));
    shift(number, std::max(0.0, line_units - width_of(number)));
    add(LineKind::heading, std::move(number));
    flow_.lines.back().keep_with_next = true;
  }

  void title_lines(const std::u32string& title) {
    const Style style{FontRole::title, title_size, title_size, black, 1};
    const Units units = 2 * static_cast<Units>(text_width / title_size);
    const std::vector<Atom> atoms = atoms_of(title, Fit::tight);
    const std::vector<std::u32string> phrases = {
        line_of(letter_.issuer), line_of(letter_.signature_unit), line_of(letter_.addressee)};
    for (const LineSpan& span : balance_lines(atoms, units, phrases)) {
      std::vector<Box> boxes = boxes_of(atoms, span);
      const double width = width_of(boxes) * title_size / 2;
      add(LineKind::heading, std::move(boxes), style);
      flow_.lines.back().x += (text_width - width) / 2;
      flow_.lines.back().keep_with_next = true;
    }
  }

  void body(const Paragraph& paragraph) {
    Style style = body_style;
    if (paragraph.level == 1) style.role = FontRole::heading;
    if (paragraph.level == 2) style.role = FontRole::kai;
    for (const std::u32string& text : split_lines(fonts_.printable(clean(paragraph.text)))) {
      wrapped(LineKind::text, text, indent, 0, style);
      flow_.lines.back().keep_with_next = paragraph.level > 0;
    }
  }

  // 正文下空一行左空二字；名称后不加标点。
  void attachments() {
    std::vector<std::u32string> names;
    for (const std::string& attachment : letter_.attachments) {
      std::u32string name = line_of(attachment);
      while (!name.empty() && std::u32string_view(U"。；，;").find(name.back()) != name.npos) {
        name.pop_back();
      }
      if (!name.empty()) names.push_back(std::move(name));
    }
    if (names.empty()) return;
    if (!flow_.lines.empty()) flow_.lines.back().keep_with_next = false;
    blank(1);
    const Units label_end = indent + 6;
    const bool numbered = names.size() > 1;
    const Units number_units = !numbered ? 0 : names.size() < 10 ? 2 : 4;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::size_t at = flow_.lines.size();
      const Units column = label_end + number_units;
      wrapped(LineKind::text, names[i], column, column, body_style);
      std::vector<Box>& boxes = flow_.lines[at].boxes;
      if (numbered) prepend(boxes, decimal(i + 1) + U".", label_end);
      if (i == 0) prepend(boxes, U"附件：", indent);
    }
  }

  static void prepend(std::vector<Box>& boxes, std::u32string_view text, Units column) {
    std::vector<Box> label = single_line(text);
    shift(label, column);
    boxes.insert(boxes.begin(), label.begin(), label.end());
  }

  // 成文日期右空四字，署名在其上以其为准居中；署名过长时一并左移。
  void signature() {
    const YearMonthDay day = civil(letter_.date);
    std::vector<Box> date = single_line(decimal(static_cast<std::size_t>(day.year)) + U"年" +
                                        decimal(day.month) + U"月" + decimal(day.day) + U"日");
    const std::vector<Atom> atoms = atoms_of(line_of(letter_.signature_unit), Fit::tight);
    constexpr Units one_line_max = 2 * 26;
    constexpr Units several_lines_max = 2 * 20;
    std::vector<LineSpan> spans = break_lines(atoms, one_line_max, one_line_max);
    if (spans.size() > 1) spans = balance_lines(atoms, several_lines_max, {});
    double widest = 0;
    for (const LineSpan& span : spans) widest = std::max(widest, width_of(boxes_of(atoms, span)));
    const double centre =
        std::min(line_units - date_right_blank - width_of(date) / 2, line_units - widest / 2);
    blank(2);  // Room for the seal, whose top is within one line of the text.
    for (const LineSpan& span : spans) {
      std::vector<Box> boxes = boxes_of(atoms, span);
      shift(boxes, centre - width_of(boxes) / 2);
      add(LineKind::closing, std::move(boxes));
    }
    shift(date, centre - width_of(date) / 2);
    add(LineKind::closing, std::move(date));
    std::u32string contact = line_of(letter_.contact);
    if (contact.empty()) return;
    if (contact.front() != U'（') contact = U"（" + contact + U"）";
    wrapped(LineKind::closing, contact, indent, 0, body_style);
  }

  const Letter& letter_;
  const FontSet& fonts_;
  Flow flow_;
};

}  // namespace

std::u32string one_line(const FontSet& fonts, std::string_view utf8) {
  std::u32string out;
  for (const std::u32string& line : split_lines(fonts.printable(clean(utf8)))) {
    if (!out.empty()) out += U' ';
    out += line;
  }
  return out;
}

Flow flow_of(const Letter& letter, const FontSet& fonts) { return Builder(letter, fonts).build(); }

}  // namespace liandong::documents
