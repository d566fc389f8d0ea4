// Every length of text with every height of signature, against the rules a reader would check.
#include "infra/documents/flow.hpp"

#include <doctest/doctest.h>

namespace liandong::documents {
namespace {

constexpr std::size_t first_rows = 10;
constexpr std::size_t rows = 12;

Flow flow_with(std::size_t text, std::size_t closing) {
  Flow flow;
  const auto add = [&flow](LineKind kind) {
    FlowLine line;
    line.kind = kind;
    flow.lines.push_back(line);
  };
  for (int i = 0; i < 3; ++i) add(LineKind::heading);
  for (std::size_t i = 0; i < text; ++i) add(LineKind::text);
  flow.closing = flow.lines.size();
  for (int i = 0; i < 2; ++i) add(LineKind::blank);
  for (std::size_t i = 0; i < closing; ++i) add(LineKind::closing);
  return flow;
}

std::size_t text_lines(const Flow& flow, LineSpan page) {
  std::size_t count = 0;
  for (std::size_t i = page.first; i < page.last; ++i) {
    if (flow.lines[i].kind == LineKind::text) ++count;
  }
  return count;
}

TEST_CASE("every line is on a page, pages are not overfull, the signature has its text") {
  for (std::size_t text = 0; text <= 60; ++text) {
    for (std::size_t closing = 2; closing <= 5; ++closing) {
      for (std::size_t free_rows = 0; free_rows <= 3; ++free_rows) {
        CAPTURE(text);
        CAPTURE(closing);
        CAPTURE(free_rows);
        const Flow flow = flow_with(text, closing);
        const std::vector<LineSpan> pages = paginate(flow, first_rows, rows, free_rows);
        REQUIRE_FALSE(pages.empty());
        std::size_t next = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
          CHECK(pages[i].last - pages[i].first <= (i == 0 ? first_rows : rows));
          // Without any text the signature may begin a page, and its blank lines vanish.
          const bool bare = text == 0 && pages[i].first == flow.closing + 2;
          CHECK((pages[i].first == next || bare));
          next = pages[i].last;
        }
        CHECK(next == flow.lines.size());
        const LineSpan last = pages.back();
        if (text > 0) CHECK(last.first < flow.closing);
        if (pages.size() > 1) CHECK(text_lines(flow, last) >= std::min<std::size_t>(text, 2));
        CHECK(last.last - last.first + free_rows <= (pages.size() == 1 ? first_rows : rows));
      }
    }
  }
}

TEST_CASE("a heading is not the last line of a page") {
  Flow flow = flow_with(40, 3);
  flow.lines[9].keep_with_next = true;
  const std::vector<LineSpan> pages = paginate(flow, first_rows, rows, 0);
  CHECK(pages[0].last == 9);
  flow.lines[9].keep_with_next = false;
  CHECK(paginate(flow, first_rows, rows, 0)[0].last == 10);
}

TEST_CASE("blank lines vanish at the top of a page") {
  Flow flow = flow_with(40, 3);
  flow.lines[10].kind = LineKind::blank;
  const std::vector<LineSpan> pages = paginate(flow, first_rows, rows, 0);
  CHECK(pages[0].last == 10);
  CHECK(pages[1].first == 11);
}

TEST_CASE("a signature too tall for a page flows on instead of getting lost") {
  const Flow flow = flow_with(2, 30);
  const std::vector<LineSpan> pages = paginate(flow, first_rows, rows, 0);
  CHECK(pages.back().last == flow.lines.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CHECK(pages[i].last - pages[i].first <= (i == 0 ? first_rows : rows));
  }
}

}  // namespace
}  // namespace liandong::documents
