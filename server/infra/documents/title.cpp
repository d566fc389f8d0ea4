// 标题回行: lines of words, shaped as a trapezoid or a rhombus.
#include "infra/documents/text.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace liandong::documents {

namespace {

// Without a dictionary: the words that titles of this trade are made of.
constexpr std::array<std::u32string_view, 68> words = {
    U"关于", U"涉嫌", U"移送", U"移交", U"案件", U"一案", U"协助", U"调查",  U"情况", U"报告",
    U"答复", U"处罚", U"行政", U"执法", U"违法", U"行为", U"未经", U"许可",  U"擅自", U"经营",
    U"活动", U"有关", U"问题", U"意见", U"通知", U"决定", U"指定", U"管辖",  U"争议", U"裁决",
    U"提请", U"请求", U"联合", U"检查", U"材料", U"线索", U"犯罪", U"露天",  U"焚烧", U"秸秆",
    U"垃圾", U"建设", U"工程", U"规划", U"占用", U"土地", U"排放", U"污染",  U"食品", U"药品",
    U"安全", U"生产", U"公司", U"有限", U"人民", U"政府", U"街道", U"某某",  U"乡镇", U"综合",
    U"协调", U"联动", U"机制", U"指挥", U"中心", U"领导", U"小组", U"办公室"};

constexpr double inside_word = 60;
constexpr double inside_phrase = 240;
constexpr double at_word_edge = -6;
constexpr double after_particle = -10;
constexpr double rectangle = 12;
constexpr double hourglass = 40;
constexpr double never = std::numeric_limits<double>::infinity();

// What a break before each atom costs.
class BreakCosts {
 public:
  BreakCosts(const std::vector<Atom>& atoms, const std::vector<std::u32string>& phrases)
      : costs_(atoms.size() + 1, 0) {
    std::u32string text;
    std::vector<std::size_t> atom_at;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      for (const char32_t c : atoms[i].text) {
        text += c;
        atom_at.push_back(i);
      }
    }
    atom_at.push_back(atoms.size());
    for (const std::u32string_view word : words) charge(text, atom_at, word, inside_word);
    for (const std::u32string& phrase : phrases) charge(text, atom_at, phrase, inside_phrase);
    for (std::size_t i = 1; i < atoms.size(); ++i) {
      const char32_t before = atoms[i - 1].text.back();
      const char32_t after = atoms[i].text.front();
      if (before == U'的' || before == U'、' || before == U'》') costs_[i] += after_particle;
      if (after == U'的' || after == U'等' || after == U'函') costs_[i] += inside_word;
      if (!may_break_before(atoms, i)) costs_[i] = never;
    }
  }
  double operator[](std::size_t i) const { return costs_[i]; }

 private:
  void charge(const std::u32string& text, const std::vector<std::size_t>& atom_at,
              std::u32string_view word, double cost) {
    if (word.size() < 2) return;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      for (std::size_t i = 1; i < word.size(); ++i) costs_[atom_at[at + i]] += cost;
      costs_[atom_at[at]] += at_word_edge;
      costs_[atom_at[at + word.size()]] += at_word_edge;
    }
  }
  std::vector<double> costs_;
};

class Balancer {
 public:
  Balancer(const std::vector<Atom>& atoms, Units units, const std::vector<std::u32string>& phrases)
      : atoms_(atoms), units_(units), costs_(atoms, phrases) {}

  // Tries every way to cut into `count` lines.
  std::vector<LineSpan> best(std::size_t count) {
    best_cost_ = never;
    best_.clear();
    mean_ = width({0, atoms_.size()}) / static_cast<double>(count);
    lines_.clear();
    cut(0, count, 0);
    return best_;
  }

 private:
  [[nodiscard]] double width(LineSpan line) const { return width_of(boxes_of(atoms_, line)); }

  // Lines of one length make a rectangle, a short one in the middle an hourglass; the standard
  // wants neither.
  [[nodiscard]] double shape_cost() const {
    double cost = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (width(lines_[i]) == width(lines_[i - 1])) cost += rectangle;
    }
    if (lines_.size() == 3 && width(lines_[1]) < width(lines_[0]) &&
        width(lines_[1]) < width(lines_[2])) {
      cost += hourglass;
    }
    return cost;
  }

  void cut(std::size_t first, std::size_t count, double cost) {
    if (cost - 100 >= best_cost_) return;
    const std::size_t shortest = first + 1;
    for (std::size_t last = count == 1 ? atoms_.size() : shortest; last <= atoms_.size(); ++last) {
      const double line_width = width({first, last});
      if (line_width > units_) return;
      const double off = (line_width - mean_) / 2;
      if (count > 1 && (off < -8 || last == atoms_.size())) continue;
      const double total = cost + off * off + (count > 1 ? costs_[last] : 0);
      if (total == never) continue;
      lines_.push_back({first, last});
      if (count > 1) {
        cut(last, count - 1, total);
      } else if (total + shape_cost() < best_cost_) {
        best_cost_ = total + shape_cost();
        best_ = lines_;
      }
      lines_.pop_back();
    }
  }

  const std::vector<Atom>& atoms_;
  Units units_;
  BreakCosts costs_;
  double mean_ = 0;
  double best_cost_ = never;
  std::vector<LineSpan> best_;
  std::vector<LineSpan> lines_;
};

}  // namespace

std::vector<LineSpan> balance_lines(const std::vector<Atom>& atoms, Units units,
                                    const std::vector<std::u32string>& phrases) {
  constexpr std::size_t lines_max = 4;  // Longer titles are no titles; they are filled greedily.
  const std::vector<LineSpan> greedy = break_lines(atoms, units, units);
  if (greedy.size() < 2 || greedy.size() > lines_max) return greedy;
  Balancer balancer(atoms, units, phrases);
  std::vector<LineSpan> best = balancer.best(greedy.size());
  if (best.empty()) best = balancer.best(greedy.size() + 1);
  return best.empty() ? greedy : best;
}

}  // namespace liandong::documents
