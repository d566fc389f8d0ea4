#include "kernel/personal_data_scan.hpp"

#include <algorithm>
#include <array>

namespace liandong::personal_data {

namespace {

using Word = std::u32string_view;

constexpr std::array<Word, 17> labels{U"家庭住址", U"家庭地址", U"现住址", U"住址",     U"居住地址",
                                      U"户籍地址", U"户籍地",   U"居住地", U"联系地址", U"通讯地址",
                                      U"通信地址", U"邮寄地址", U"家住",   U"现住",     U"租住",
                                      U"住在",     U"家在"};
// Before 家在, 家住 and 现住 these make another word: 国家在, 发现住.
constexpr Word joined_before = U"国大专人商厂发出呈店";
constexpr Word separators = U": 是为在于即";
constexpr Word markers = U"省市县区乡镇村路街道巷弄号院楼栋幢室户组庄屯营寨";
constexpr std::array<Word, 5> long_markers{U"单元", U"小区", U"花园", U"公寓", U"家属"};
// The address has ended and the sentence goes on.
constexpr std::array<Word, 13> enders{U"的",   U"反映", U"举报", U"投诉", U"联系", U"电话", U"手机",
                                      U"附近", U"人员", U"居民", U"村民", U"群众", U"身份"};
// "该小区": no particular place.
constexpr Word vague_starts = U"该本这那附周同某";

constexpr std::size_t address_max = 60;  // characters
constexpr std::size_t address_min = 4;

bool is_part(char32_t c) {
  return is_han(c) || is_digit(c) || is_letter(c) || c == U'-' || c == U'#' || c == U' ' ||
         c == U'(' || c == U')';
}

/// The length of the word for a kind of place at `at`; 0 if none is there.
std::size_t marker_size(const FoldedText& text, std::size_t at) {
  for (const Word word : long_markers) {
    if (text.has(at, word)) {
      return word.size();
    }
  }
  return text.at(at) != 0 && markers.find(text.at(at)) != Word::npos ? 1 : 0;
}

/// The end of the address that begins at `first`; `first` if there is none.
/// @param first_marker_max  how many characters may stand before the first word for a place
std::size_t address_end(const FoldedText& text, std::size_t first, std::size_t first_marker_max) {
  std::size_t end = first;
  std::size_t at = first;
  while (
      at - first < address_max && is_part(text.at(at)) &&
      std::none_of(enders.begin(), enders.end(), [&](Word word) { return text.has(at, word); })) {
    const std::size_t marked = at > first ? marker_size(text, at) : 0;
    if (end == first && at - first > first_marker_max) {
      return first;
    }
    at += std::max<std::size_t>(marked, 1);
    end = marked > 0 ? at : end;
  }
  // "幸福路12-3-501": the number of the house may stand last, without a word behind it.
  while (end > first && end - first < address_max &&
         (is_digit(text.at(end)) || text.at(end) == U'-' || text.at(end) == U'#')) {
    ++end;
  }
  const bool masked_already = text.at(end) == U'*';
  return masked_already || end - first < address_min ? first : end;
}

/// Cities and counties may be shown, nothing finer.
std::string masked_address(const FoldedText& text, std::size_t first, std::size_t end) {
  std::size_t shown = first;
  for (std::size_t i = first + 1; i < end; ++i) {
    const char32_t c = text.at(i);
    const bool market = c == U'市' && text.at(i + 1) == U'场';
    if ((c == U'省' || c == U'市' || c == U'县') && !market) {
      shown = i + 1;
    } else if (marker_size(text, i) > 0) {
      break;
    }
  }
  return text.utf8(first, shown) + "***";
}

/// "女，65岁，住南宫市…": 住 alone, behind a comma.
bool is_bare_label(const FoldedText& text, std::size_t at) {
  static constexpr Word other_words = U"户宅房所院处建宿";
  const char32_t before = text.at(at - 1);
  return text.at(at) == U'住' && (before == U',' || before == U'、') && text.at(at + 1) != 0 &&
         other_words.find(text.at(at + 1)) == Word::npos;
}

/// The length of the label at `at`; 0 if none is there.
std::size_t label_size(const FoldedText& text, std::size_t at) {
  for (const Word label : labels) {
    if (text.has(at, label)) {
      const bool other_word = label.size() == 2 && label != U"住址" && label != U"住在" &&
                              text.at(at - 1) != 0 &&
                              joined_before.find(text.at(at - 1)) != Word::npos;
      return other_word ? 0 : label.size();
    }
  }
  return is_bare_label(text, at) ? 1 : 0;
}

std::size_t separators_size(const FoldedText& text, std::size_t at) {
  std::size_t size = 0;
  while (size < 4 && text.at(at + size) != 0 && separators.find(text.at(at + size)) != Word::npos) {
    ++size;
  }
  return size;
}

}  // namespace

void find_addresses(const FoldedText& text, Findings& findings) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t label = is_han(text.at(i)) ? label_size(text, i) : 0;
    if (label == 0) {
      continue;
    }
    const std::size_t separated = separators_size(text, i + label);
    const std::size_t first = i + label + separated;
    if (text.at(first) == 0 || vague_starts.find(text.at(first)) != Word::npos) {
      continue;
    }
    // Without a sign between, "住址发生变化的应到街道" must not become an address.
    const std::size_t end = address_end(text, first, separated > 0 ? 12 : 4);
    if (end > first) {
      findings.push_back(
          text.finding(first, end, PersonalDataKind::address, masked_address(text, first, end)));
    }
    i = std::max(first, end) - 1;
  }
}

}  // namespace liandong::personal_data
