// Letters are drawn and read back with poppler, as a recipient's software would.
#include "infra/documents/letter.hpp"

#include "infra/documents/flow.hpp"
#include "infra/documents/pdf_probe.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace liandong::documents {
namespace {

std::string pdf(const Letter& letter) { return render_pdf(letter, test_fonts()); }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

int page_count(const Letter& letter) {
  const std::string facts = PdfProbe(pdf(letter)).facts();
  return std::stoi(facts.substr(facts.find("Pages:") + 6));
}

std::string digest_of(int number) {
  std::string digits = std::to_string(number);
  return std::string(64 - digits.size(), 'a') + digits;
}

struct Word {
  int page = 0;
  double x_min = 0;
  double y_min = 0;
  double x_max = 0;
  double y_max = 0;
  std::string text;
};

// poppler: <word xMin="79.37" yMin="…" xMax="…" yMax="…">…</word>
std::vector<Word> words_of(const Letter& letter) {
  std::vector<Word> words;
  int page = 0;
  for (const std::string& line : lines_of(PdfProbe(pdf(letter)).boxes())) {
    if (contains(line, "<page ")) ++page;
    if (!contains(line, "<word ")) continue;
    const auto number = [&line](const std::string& name) {
      return std::stod(line.substr(line.find(name + "=\"") + name.size() + 2));
    };
    const std::size_t start = line.find('>') + 1;
    words.push_back({page, number("xMin"), number("yMin"), number("xMax"), number("yMax"),
                     line.substr(start, line.find("</word>") - start)});
  }
  return words;
}

const Word& word_with(const std::vector<Word>& words, const std::string& text) {
  const auto found =
      std::ranges::find_if(words, [&](const Word& word) { return contains(word.text, text); });
  if (found == words.end()) throw std::runtime_error("no word with " + text);
  return *found;
}

TEST_CASE("every element of a letter can be read back in order") {
  Letter letter = plain_letter();
  letter.urgent = true;
  letter.attachments = {"移送材料清单。", "现场照片"};
  letter.copies_to = {"南宫市司法局", "南宫市应急管理局"};
  letter.verification_text = "验真：SM3 66c7f0f4";
  const std::string text = squeezed(PdfProbe(pdf(letter)).text());
  std::size_t at = 0;
  for (const char* part :
       {"苏政执移〔2026〕5号", "关于移送张某某涉嫌露天焚烧垃圾案件的函",
        "南宫市城市管理综合行政执法局：", "现将该案移送你单位处理。",
        "特此函告，请于2026年11月5日前函复。", "附件：1.移送材料清单", "2.现场照片",
        "南宫市苏村镇人民政府", "2026年11月22日", "（联系人：李某某，电话：0319-5281234）",
        "抄送：南宫市司法局，南宫市应急管理局。"}) {
    CAPTURE(std::string(part));
    const std::size_t found = text.find(part, at);
    CHECK(found != std::string::npos);
    if (found != std::string::npos) at = found;
  }
  CHECK(contains(text, "特急"));
  CHECK(contains(text, "验真：SM366c7f0f4"));
  CHECK_FALSE(contains(text, "移送材料清单。"));
  CHECK(contains(text, "南宫市苏村镇人民政府"));
}

TEST_CASE("dates and numbers in running text are extracted without spaces") {
  Letter letter = plain_letter();
  letter.body = {{0, "于2026年11月22日、2026年1月2日9时5分检查，第25条第3项，共7份A4纸。"}};
  CHECK(contains(squeezed(PdfProbe(pdf(letter)).text()), letter.body[0].text));
  std::string text = PdfProbe(pdf(letter)).text();
  std::erase(text, '\n');
  CHECK(contains(text, "于2026年11月22日、2026年1月2日9时5分检查，第25条第3项，共7份A4纸。"));
}

TEST_CASE("ten thousand characters flow over pages, complete and in order") {
  Letter letter = plain_letter();
  letter.body.clear();
  std::string expected;
  for (int i = 0; i < 250; ++i) {
    const std::string sentence =
        "第" + std::to_string(i) +
        "次检查发现，当事人“某某”（男）存在《条例》第3条所列的违法行为；已制止。";
    expected += sentence;
    letter.body.push_back({0, sentence});
  }
  letter.body.push_back({0, repeated("证据确凿，事实清楚。", 400)});
  expected += letter.body.back().text;
  const PdfProbe probe(pdf(letter));
  std::string text;
  int number = 0;
  for (const std::string& page : probe.pages()) {
    std::vector<std::string> lines = lines_of(page);
    const std::string mark = "— " + std::to_string(++number) + " —";
    const auto found = std::ranges::find(lines, mark);
    CHECK((found != lines.end()) == (number > 1));
    if (found != lines.end()) lines.erase(found);
    for (const std::string& line : lines) text += squeezed(line);
  }
  CHECK(contains(text, expected));
  CHECK(number > 20);
}

TEST_CASE("text stands on the grid of 22 lines of 28 characters") {
  Letter letter = plain_letter();
  letter.body = {{0, repeated("执法人员依法检查发现存在违法行为并当场予以制止", 80)}};
  std::set<double> second;
  for (const Word& word : words_of(letter)) {
    if (word.page != 2 || word.y_min > text_bottom) continue;
    CHECK(word.x_min >= margin_left - 0.5);
    CHECK(word.x_max <= margin_left + text_width + 0.5);
    second.insert(word.y_min);
  }
  CHECK(second.size() == 22);
  for (auto it = second.begin(); std::next(it) != second.end(); ++it) {
    CHECK(*std::next(it) - *it == doctest::Approx(line_pitch).epsilon(0.2 / line_pitch));
  }
  std::size_t full = 0;
  for (const std::string& line : lines_of(PdfProbe(pdf(letter)).pages()[1])) {
    CHECK(line.size() <= 28 * 3);
    if (line.size() == 28 * 3) ++full;
  }
  CHECK(full == 22);
}

TEST_CASE("the head stands where the standard wants it") {
  const std::vector<Word> words = words_of(plain_letter());
  const Word& number = word_with(words, "苏政执移");
  CHECK(number.x_max == doctest::Approx(margin_left + text_width).epsilon(0.002));
  const Word& title = word_with(words, "关于移送");
  const double middle = margin_left + text_width / 2;
  CHECK((title.x_min + title.x_max) / 2 == doctest::Approx(middle).epsilon(0.002));
  CHECK(word_with(words, "执法局：").x_min == doctest::Approx(margin_left).epsilon(0.02));
  CHECK(word_with(words, "现将该案").x_min ==
        doctest::Approx(margin_left + 2 * cell_width).epsilon(0.01));
  const Word& date = word_with(words, "2026年11月22日");
  CHECK(date.x_max == doctest::Approx(margin_left + 24 * cell_width).epsilon(0.005));
  std::vector<Word> bottom_up(words.rbegin(), words.rend());
  const Word& signature = word_with(bottom_up, "南宫市苏村镇人民政府");
  CHECK(signature.y_min < date.y_min);
  CHECK((signature.x_min + signature.x_max) / 2 ==
        doctest::Approx((date.x_min + date.x_max) / 2).epsilon(0.003));
}

TEST_CASE("the mark of the issuer fits the page whatever its length") {
  for (const int length : {1, 4, 10, 11, 18, 19, 26, 27, 60, 200}) {
    Letter letter = plain_letter();
    letter.issuer = repeated("镇", length);
    letter.signature_unit.clear();
    int seen = 0;
    for (const Word& word : words_of(letter)) {
      if (!contains(word.text, "镇镇") && word.text != "镇") continue;
      CHECK(word.x_min >= mm(20));
      CHECK(word.x_max <= mm(190));
      CHECK(word.y_min >= mm(20));
      seen += static_cast<int>(word.text.size() / 3);
    }
    CHECK(seen == length);
  }
}

TEST_CASE("the number of pages follows the text") {
  Letter letter = plain_letter();
  CHECK(page_count(letter) == 1);
  letter.receipt = Receipt{};
  CHECK(page_count(letter) == 2);
  letter.materials = {{"案件移送函", "移送函", 1, 2, true, digest_of(1)}};
  CHECK(page_count(letter) == 3);
  letter = plain_letter();
  // 21 rows: number, two blank, title, blank, addressee, ten of text, two blank, three of
  // signature.
  letter.body = {{0, repeated("文", 28 * 10 - 2)}};
  CHECK(page_count(letter) == 1);
  letter.body = {{0, repeated("文", 28 * 10 - 1)}};
  CHECK(page_count(letter) == 2);
  // The first page holds 15 lines of text, the second 22 less five of signature.
  letter.body = {{0, repeated("文", 28 * (15 + 17) - 2)}};
  CHECK(page_count(letter) == 2);
  letter.body = {{0, repeated("文", 28 * (15 + 17) - 1)}};
  CHECK(page_count(letter) == 3);
}

TEST_CASE("the signature is never on a page without two lines of text") {
  for (int lines = 1; lines <= 45; ++lines) {
    Letter letter = plain_letter();
    letter.contact.clear();
    letter.body = {{0, repeated("文", 28 * lines - 2)}};
    const std::string last = PdfProbe(pdf(letter)).pages().back();
    CAPTURE(lines);
    CHECK(contains(last, "2026年11月22日"));
    int text_lines = 0;
    for (const std::string& line : lines_of(last)) text_lines += contains(line, "文文") ? 1 : 0;
    CHECK(text_lines >= std::min(lines, 2));
  }
}

TEST_CASE("materials are listed with their digests, two hundred of them on several pages") {
  Letter letter = plain_letter();
  for (int i = 1; i <= 200; ++i) {
    letter.materials.push_back({"证据材料之" + std::to_string(i),
                                i % 2 == 0 ? "证据" : "基本违法事实材料", 1, i, i % 2 == 0,
                                digest_of(i)});
  }
  const PdfProbe probe(pdf(letter));
  const std::string text = probe.text();
  std::size_t at = text.find("移送材料清单");
  REQUIRE(at != std::string::npos);
  for (const MaterialRow& row : letter.materials) {
    CAPTURE(row.name);
    at = text.find(row.name, at);
    REQUIRE(at != std::string::npos);
    at = text.find("SM3：" + row.digest_sm3, at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(contains(squeezed(text), "合计：200件，200份，20100页"));
  CHECK(contains(text, "接收人（签名）："));
  CHECK(probe.pages().size() == 14);
  for (std::size_t i = 1; i + 1 < probe.pages().size(); ++i) {
    CHECK(contains(probe.pages()[i], "材料名称"));
  }
}

TEST_CASE("the list carries the number it has among the attachments") {
  Letter letter = plain_letter();
  letter.materials = {{"案件移送函", "移送函", 1, 2, false, ""}};
  CHECK_FALSE(contains(squeezed(PdfProbe(pdf(letter)).text()), "附件"));
  letter.attachments = {"移送材料清单"};
  CHECK(contains(PdfProbe(pdf(letter)).pages()[1], "附件\n"));
  letter.attachments = {"现场照片", "移送材料清单"};
  CHECK(contains(squeezed(PdfProbe(pdf(letter)).pages()[1]), "附件2"));
  CHECK(contains(PdfProbe(pdf(letter)).pages()[1], "复印件"));
  CHECK(contains(squeezed(PdfProbe(pdf(letter)).pages()[1]), "SM3：—"));
}

TEST_CASE("the receipt repeats the number and leaves the rest to fill in") {
  Letter letter = plain_letter();
  letter.receipt = Receipt{};
  const std::string blank = squeezed(PdfProbe(pdf(letter)).pages().back());
  for (const char* part : {"回执", "苏政执移〔2026〕5号", "签收单位", "签收人", "签收时间", "□受理",
                           "□异议", "（签收单位盖章）"}) {
    CAPTURE(std::string(part));
    CHECK(contains(blank, part));
  }
  letter.receipt =
      Receipt{"苏政执移〔2026〕6号", "市城管局", "王某", "2026年11月23日9时", "镇政府"};
  const std::string filled = squeezed(PdfProbe(pdf(letter)).pages().back());
  for (const char* part :
       {"苏政执移〔2026〕6号", "市城管局", "王某", "2026年11月23日9时", "退回：镇政府"}) {
    CAPTURE(std::string(part));
    CHECK(contains(filled, part));
  }
  CHECK_FALSE(contains(filled, "〔2026〕5号"));
}

TEST_CASE("the same letter gives the same bytes, dated by the letter and not by the clock") {
  Letter letter = plain_letter();
  letter.watermark = "演示数据";
  const std::string first = pdf(letter);
  CHECK(first == render_pdf(letter));
  CHECK(contains(first, "/CreationDate (20261122000000+08'00)") !=
        contains(first, "/CreationDate (D:20261122000000+08'00)"));
  CHECK_FALSE(contains(first, "/ModDate"));
  letter.title += "（二）";
  CHECK(first != pdf(letter));
}

TEST_CASE("all fonts are embedded as subsets with a Unicode map") {
  Letter letter = plain_letter();
  letter.body.insert(letter.body.begin(), {{1, "一、案情"}, {2, "（一）事实"}, {3, "1.现场"}});
  const std::vector<std::string> lines = lines_of(PdfProbe(pdf(letter)).fonts());
  REQUIRE(lines.size() >= 2 + 3);
  for (std::size_t i = 2; i < lines.size(); ++i) CHECK(contains(lines[i], "yes yes yes"));
  CHECK(pdf(letter).size() < 600'000);
}

TEST_CASE("rare characters of names survive in every part of a letter") {
  const std::string rare = "䶮𬭎𫖯㛃";
  Letter letter = plain_letter();
  letter.issuer = letter.title = letter.addressee = letter.signature_unit = rare;
  letter.body = {{0, rare}, {1, rare}, {2, rare}, {3, rare}};
  letter.materials = {{rare, "证据", 1, 1, true, ""}};
  std::string text = squeezed(PdfProbe(pdf(letter)).text());
  int seen = 0;
  for (std::size_t at = text.find(rare); at != std::string::npos; at = text.find(rare, at + 1)) {
    ++seen;
  }
  CHECK(seen == 9);
}

TEST_CASE("an empty letter still has its head, date and page") {
  const PdfProbe probe(pdf(Letter{}));
  CHECK(probe.pages().size() == 1);
  CHECK(contains(probe.text(), "1970年1月1日"));
}

TEST_CASE("hostile text neither breaks the page nor reorders it") {
  Letter letter = plain_letter();
  letter.body = {{0, "甲\u202E乙\u202C丙\x01\x1F\u200B丁😀\r\n第二段\tABC " + repeated("x", 300) +
                         "Ａ１２\U00012345\xFF"}};
  letter.title = repeated("。", 60);
  const std::string text = squeezed(PdfProbe(pdf(letter)).text());
  CHECK(contains(text, "甲乙丙丁"));
  CHECK(contains(text, "第二段ABC" + repeated("x", 300) + "Ａ１２〔U+12345〕"));
  for (const Word& word : words_of(letter)) CHECK(word.x_max <= margin_left + text_width + 0.5);
}

TEST_CASE("the watermark is drawn, but stays out of extracted text") {
  Letter letter = plain_letter();
  const std::string without = PdfProbe(pdf(letter)).text();
  const std::size_t size = pdf(letter).size();
  letter.watermark = "演示数据";
  CHECK(PdfProbe(pdf(letter)).text() == without);
  CHECK(pdf(letter).size() > size + 300);
}

TEST_CASE("parentheses and colon are added once") {
  Letter letter = plain_letter();
  letter.addressee = "市司法局：";
  letter.contact = "（联系人：李某某）";
  const std::string text = squeezed(PdfProbe(pdf(letter)).text());
  CHECK(contains(text, "市司法局："));
  CHECK_FALSE(contains(text, "市司法局：："));
  CHECK_FALSE(contains(text, "（（联系人"));
  letter.addressee = "市司法局:";
  CHECK(contains(squeezed(PdfProbe(pdf(letter)).text()), "市司法局：现将"));
}

TEST_CASE("copies go to the foot of the last page, behind the list of materials") {
  Letter letter = plain_letter();
  letter.copies_to = {"市司法局", "市应急管理局"};
  CHECK(word_with(words_of(letter), "抄送：").y_min > mm(255));
  letter.materials = {{"案件移送函", "移送函", 1, 2, true, ""}};
  CHECK(word_with(words_of(letter), "抄送：").page == 2);
  letter.materials.clear();
  letter.copies_to = {std::string(repeated("市", 390))};
  letter.body = {{0, repeated("文", 28 * 6)}};
  const std::vector<Word> words = words_of(letter);
  CHECK(word_with(words, "抄送：").page == word_with(words, "2026年11月22日").page);
}

TEST_CASE("each limit allows its value and refuses one more") {
  const auto text = [](std::size_t length) { return repeated("文", static_cast<int>(length)); };
  const auto accepted = [](const Letter& letter) {
    try {
      return !pdf(letter).empty();
    } catch (const RenderError&) {
      return false;
    }
  };
  for (const std::size_t over : {0U, 1U}) {
    CAPTURE(over);
    const bool fits = over == 0;
    for (std::string Letter::*field :
         {&Letter::issuer, &Letter::document_number, &Letter::title, &Letter::addressee,
          &Letter::signature_unit, &Letter::verification_text}) {
      Letter letter = plain_letter();
      letter.*field = text(short_text_length_max + over);
      CHECK(accepted(letter) == fits);
    }
    Letter letter = plain_letter();
    letter.contact = text(contact_length_max + over);
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.watermark = text(watermark_length_max + over);
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.copies_to = {text(copies_to_length_max - 1 + over)};
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.attachments.assign(attachments_max + over, "附件");
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.materials.assign(materials_max + over, MaterialRow{"材料", "证据", 1, 1, true, ""});
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.body = {{0, text(body_length_max + over)}};
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.receipt = Receipt{"", text(short_text_length_max + over), "", "", ""};
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.materials = {{text(short_text_length_max + over), "证据", 1, 1, true, ""}};
    CHECK(accepted(letter) == fits);
    letter = plain_letter();
    letter.body[0].level = 3 + static_cast<int>(over);
    CHECK(accepted(letter) == fits);
    letter.body[0].level = 0 - static_cast<int>(over);
    CHECK(accepted(letter) == fits);
  }
}

}  // namespace
}  // namespace liandong::documents
