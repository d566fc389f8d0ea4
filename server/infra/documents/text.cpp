#include "infra/documents/text.hpp"

#include <algorithm>
#include <array>

namespace liandong::documents {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t word_length_max = 16;

constexpr std::u32string_view closing = U"。，、；：！？）〕】》〉」』〗”’％‰℃…—～·,.;:!?)]}%";
constexpr std::u32string_view opening = U"（〔【《〈「『〖“‘￥$([{№#";

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array dropped = {
    Range{0x00, 0x08},       Range{0x0E, 0x1F},     Range{0x7F, 0x84},
    Range{0x86, 0x9F},       Range{0xAD, 0xAD},     Range{0x61C, 0x61C},
    Range{0x180E, 0x180E},   Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
    Range{0x2060, 0x206F},   Range{0xFDD0, 0xFDEF}, Range{0xFEFF, 0xFEFF},
    Range{0xFFF0, 0xFFFC},   Range{0xFFFE, 0xFFFF}, Range{0xE0000, 0xE00FF},
    Range{0xF0000, 0x10FFFF}};

// East Asian wide and full-width, and the ambiguous ones that Chinese type sets in a whole cell.
constexpr std::array wide = {
    Range{0xA7, 0xA8},     Range{0xB0, 0xB1},       Range{0xB7, 0xB7},      Range{0xD7, 0xD7},
    Range{0xF7, 0xF7},     Range{0x1100, 0x115F},   Range{0x2014, 0x2016},  Range{0x2018, 0x2019},
    Range{0x201C, 0x201D}, Range{0x2025, 0x2026},   Range{0x2030, 0x2030},  Range{0x2032, 0x2033},
    Range{0x203B, 0x203B}, Range{0x2103, 0x2103},   Range{0x2116, 0x2116},  Range{0x2160, 0x217F},
    Range{0x2190, 0x21FF}, Range{0x2200, 0x22FF},   Range{0x2460, 0x27BF},  Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF}, Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},  Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE4F},   Range{0xFF00, 0xFF60},  Range{0xFFE0, 0xFFE6},
    Range{0xFFFD, 0xFFFD}, Range{0x1F000, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

constexpr std::array marks = {
    Range{0x300, 0x36F},   Range{0x302A, 0x302D},   Range{0x64B, 0x65F},    Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0100, 0xE01EF}};

template <std::size_t n>
bool in(const std::array<Range, n>& ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](Range r) { return c >= r.first && c <= r.last; });
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000'; }

// Decodes one code point and moves `at` past it; shortest form only, no surrogates.
char32_t decode(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned lead = byte(at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4) return replacement;
  char32_t c = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if (at >= utf8.size() || (byte(at) & 0xC0U) != 0x80) return replacement;
    c = (c << 6U) | (byte(at++) & 0x3FU);
  }
  constexpr std::array<char32_t, 4> least = {0, 0x80, 0x800, 0x10000};
  const bool valid = c >= least[more] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
  return valid ? c : replacement;
}

// A quotation mark is as wide as its surroundings: “O’Neill” must not be torn apart.
bool is_western_quote(std::u32string_view text, std::size_t i) {
  if (text[i] != U'\u2019' && text[i] != U'\u2018') return false;
  const auto letter = [](char32_t c) { return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'; };
  return i > 0 && i + 1 < text.size() && letter(text[i - 1]) && letter(text[i + 1]);
}

void push_word(std::vector<Atom>& atoms, std::u32string_view word, Fit fit) {
  std::vector<Atom> letters;
  for (const char32_t c : word) {
    if (is_mark(c) && !letters.empty()) {
      letters.back().text += c;
    } else {
      letters.push_back({AtomKind::western, 1, std::u32string(1, c), fit});
    }
  }
  if (letters.size() > word_length_max) {
    atoms.insert(atoms.end(), letters.begin(), letters.end());
  } else if (!letters.empty()) {
    atoms.push_back(
        {AtomKind::western, static_cast<Units>(letters.size()), std::u32string(word), fit});
  }
}

Units padded(Units run, Fit fit) { return fit == Fit::cells ? run + run % 2 : run; }

// Width of a line under construction.
class Meter {
 public:
  void add(const Atom& atom) {
    if (atom.kind == AtomKind::wide) {
      full_ += padded(run_ + spaces_, atom.fit) + atom.units;
      run_ = spaces_ = 0;
    } else if (atom.kind == AtomKind::space) {
      spaces_ += atom.units;
    } else {
      run_ += spaces_ + atom.units;
      spaces_ = 0;
    }
    fit_ = atom.fit;
  }
  // Spaces that may still turn out to be the line's last do not count.
  [[nodiscard]] Units width() const { return full_ + padded(run_, fit_); }

 private:
  Units full_ = 0;
  Units run_ = 0;
  Units spaces_ = 0;
  Fit fit_ = Fit::cells;
};

}  // namespace

std::u32string clean(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    char32_t c = decode(utf8, at);
    if (c == U'\r') {
      if (at < utf8.size() && utf8[at] == '\n') continue;
      c = U'\n';
    }
    if (c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029) c = U'\n';
    if (c == U'\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A)) c = U' ';
    const bool plane_end = (c & 0xFFFEU) == 0xFFFE;
    if (!in(dropped, c) && !plane_end) out += c;
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  for (const char32_t c : text) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6U));
      put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12U));
      put(0x80 | ((c >> 6U) & 0x3FU));
      put(0x80 | (c & 0x3FU));
    } else {
      put(0xF0 | (c >> 18U));
      put(0x80 | ((c >> 12U) & 0x3FU));
      put(0x80 | ((c >> 6U) & 0x3FU));
      put(0x80 | (c & 0x3FU));
    }
  }
  return out;
}

std::vector<std::u32string> split_lines(std::u32string_view text) {
  std::vector<std::u32string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(U'\n'), text.size());
    std::u32string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

bool is_wide(char32_t c) { return in(wide, c); }
bool is_mark(char32_t c) { return in(marks, c); }

std::vector<Atom> atoms_of(std::u32string_view text, Fit fit) {
  std::vector<Atom> atoms;
  std::u32string word;
  const auto flush = [&] {
    push_word(atoms, word, fit);
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_mark(c) && word.empty() && !atoms.empty()) {
      atoms.back().text += c;
    } else if (c == U' ' || c == U'\n') {
      flush();
      atoms.push_back({AtomKind::space, 1, U" ", fit});
    } else if (is_wide(c) && !is_western_quote(text, i)) {
      flush();
      atoms.push_back({AtomKind::wide, 2, std::u32string(1, c), fit});
    } else {
      word += c;
    }
  }
  flush();
  return atoms;
}

bool may_break_before(const std::vector<Atom>& atoms, std::size_t i) {
  if (i == 0 || i >= atoms.size()) return true;
  const Atom& after = atoms[i];
  if (after.kind == AtomKind::space) return false;
  // Spaces vanish at a line's end, so the character before them is the one that ends the line.
  std::size_t j = i - 1;
  while (j > 0 && atoms[j].kind == AtomKind::space) --j;
  const Atom& before = atoms[j];
  if (opening.find(before.text.back()) != opening.npos) return false;
  // Inside a long Western word a full stop is a letter like any other.
  if (before.kind == AtomKind::western && after.kind == AtomKind::western) return true;
  return closing.find(after.text.front()) == closing.npos;
}

std::vector<LineSpan> break_lines(const std::vector<Atom>& atoms, Units first_units, Units units) {
  std::vector<LineSpan> lines;
  std::size_t first = 0;
  while (first < atoms.size()) {
    if (atoms[first].kind == AtomKind::space) {
      ++first;
      continue;
    }
    const Units room = lines.empty() ? first_units : units;
    Meter meter;
    std::size_t last = first;
    while (last < atoms.size()) {
      meter.add(atoms[last]);
      if (meter.width() > room) break;
      ++last;
    }
    std::size_t end = std::max(last, first + 1);
    while (end > first + 1 && !may_break_before(atoms, end)) --end;
    // Nothing to break at: rather a wrong character at the edge than one outside the page.
    if (!may_break_before(atoms, end)) end = std::max(last, first + 1);
    lines.push_back({first, end});
    first = end;
  }
  return lines;
}

std::vector<Box> boxes_of(const std::vector<Atom>& atoms, LineSpan line) {
  while (line.first < line.last && atoms[line.first].kind == AtomKind::space) ++line.first;
  while (line.first < line.last && atoms[line.last - 1].kind == AtomKind::space) --line.last;
  std::vector<Box> boxes;
  Units x = 0;
  Units run = 0;
  const auto close_run = [&] {
    if (run == 0) return;
    boxes.back().units = padded(run, atoms[line.first].fit);
    x += boxes.back().units;
    run = 0;
  };
  for (std::size_t i = line.first; i < line.last; ++i) {
    const Atom& atom = atoms[i];
    if (atom.kind == AtomKind::wide) {
      close_run();
      boxes.push_back({false, static_cast<double>(x), atom.units, 0.5, atom.text});
      x += atom.units;
      continue;
    }
    if (run == 0) boxes.push_back({true, static_cast<double>(x), 0, boxes.empty() ? 0 : 0.5, {}});
    boxes.back().text += atom.text;
    run += atom.units;
  }
  close_run();
  return boxes;
}

double width_of(const std::vector<Box>& boxes) {
  return boxes.empty() ? 0 : boxes.back().x + boxes.back().units;
}

void stretch(std::vector<Box>& boxes, Units units) {
  constexpr double short_max = 4;
  const double missing = units - width_of(boxes);
  if (boxes.size() < 2 || missing > short_max) return;
  if (boxes.back().western) boxes.back().lean = 1;
  if (boxes.size() < 20 || missing <= 0) return;
  const double gap = missing / static_cast<double>(boxes.size() - 1);
  for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i].x += gap * static_cast<double>(i);
}

}  // namespace liandong::documents
