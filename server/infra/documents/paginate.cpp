#include "infra/documents/flow.hpp"

#include <algorithm>

namespace liandong::documents {

namespace {

constexpr std::size_t text_with_signature = 2;

class Pager {
 public:
  Pager(const Flow& flow, std::size_t first_rows, std::size_t rows)
      : lines_(flow.lines), first_rows_(first_rows), rows_(rows) {}

  // Appends pages for [first, end).
  void fill(std::size_t first, std::size_t end) {
    for (;;) {
      while (first < end && lines_[first].kind == LineKind::blank) ++first;
      if (first >= end) return;
      const std::size_t room = capacity(pages_.size());
      std::size_t last = std::min(end, first + room);
      if (last < end) last = before_headings(first, last);
      pages_.push_back({first, last});
      first = last;
    }
  }

  [[nodiscard]] std::size_t capacity(std::size_t page) const {
    return page == 0 ? first_rows_ : rows_;
  }
  std::vector<LineSpan> pages_;

 private:
  [[nodiscard]] std::size_t before_headings(std::size_t first, std::size_t last) const {
    std::size_t end = last;
    while (end > first && lines_[end - 1].keep_with_next) --end;
    return end > first ? end : last;
  }

  const std::vector<FlowLine>& lines_;
  std::size_t first_rows_;
  std::size_t rows_;
};

// Where the page with the signature has to begin to have its lines of text.
std::size_t last_page_start(const Flow& flow) {
  std::size_t start = flow.closing;
  std::size_t found = 0;
  for (std::size_t i = flow.closing; i > 0 && found < text_with_signature; --i) {
    if (flow.lines[i - 1].kind == LineKind::heading) break;
    if (flow.lines[i - 1].kind != LineKind::text) continue;
    start = i - 1;
    ++found;
  }
  while (start > 0 && flow.lines[start - 1].keep_with_next) --start;
  return start;
}

}  // namespace

std::vector<LineSpan> paginate(const Flow& flow, std::size_t first_rows, std::size_t rows,
                               std::size_t closing_rows) {
  const std::size_t size = flow.lines.size();
  Pager pager(flow, first_rows, rows);
  pager.fill(0, flow.closing);
  const std::size_t start = last_page_start(flow);
  if (!pager.pages_.empty()) {
    LineSpan& page = pager.pages_.back();
    const std::size_t needed = size - page.first + closing_rows;
    const bool enough_text = pager.pages_.size() == 1 || page.first <= start;
    if (enough_text && needed <= pager.capacity(pager.pages_.size() - 1)) {
      page.last = size;
      return pager.pages_;
    }
  }
  pager.pages_.clear();
  pager.fill(0, start);
  pager.fill(start, size);
  return pager.pages_;
}

}  // namespace liandong::documents
