#include "kernel/personal_data_scan.hpp"
#include "kernel/time.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace liandong::personal_data {

namespace {

constexpr std::size_t digits_max = 19;
constexpr std::size_t runs_max = 5;

/// Digits in a row.
struct Run {
  std::size_t first;
  std::size_t last;  // exclusive
  /// One blank or dash, or the bracket behind an area code, parts it from the run before.
  bool joined;
  [[nodiscard]] std::size_t size() const { return last - first; }
};

/// Some runs in a row, read as one number.
struct Candidate {
  std::string digits;
  std::size_t first;
  std::size_t last;  // exclusive
  std::size_t runs;
  std::size_t shortest_run;  // of those behind the first
};

bool closes_area_code(const FoldedText& text, const Run& run) {
  return text.at(run.last) == U')' && text.at(run.first - 1) == U'(';
}

std::vector<Run> runs_of(const FoldedText& text) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text.at(i))) {
      continue;
    }
    Run run{i, i, false};
    while (is_digit(text.at(run.last))) {
      ++run.last;
    }
    if (!runs.empty()) {
      const Run& before = runs.back();
      const char32_t between = text.at(before.last);
      const std::size_t gap = run.first - before.last;
      run.joined = (gap == 1 && (between == U' ' || between == U'-')) ||
                   (gap == 1 && closes_area_code(text, before));
    }
    runs.push_back(run);
    i = run.last;
  }
  return runs;
}

int digit(const std::string& digits, std::size_t i) { return digits[i] - '0'; }

int number(const std::string& digits, std::size_t first, std::size_t size) {
  int value = 0;
  for (std::size_t i = first; i < first + size; ++i) {
    value = value * 10 + digit(digits, i);
  }
  return value;
}

bool is_province(int code) {
  static constexpr std::array<int, 35> codes{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                             35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                             53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
  return code == 91 || std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_birthday(int year, int month, int day) {
  return year >= 1900 && year < 2100 && month >= 1 && day >= 1 &&
         local_day_of({year, static_cast<unsigned>(month), static_cast<unsigned>(day)}).has_value();
}

/// @param digits  17 digits and the check character, 0–9 or X (GB 11643, ISO 7064 MOD 11-2)
bool is_citizen_id(const std::string& digits) {
  static constexpr std::string_view check_characters = "10X98765432";
  static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i] * digit(digits, i);
  }
  return is_province(number(digits, 0, 2)) &&
         is_birthday(number(digits, 6, 4), number(digits, 10, 2), number(digits, 12, 2)) &&
         check_characters[static_cast<std::size_t>(sum % 11)] == digits[17];
}

/// The form before 1999: no century and no check digit.
bool is_old_citizen_id(const std::string& digits) {
  return is_province(number(digits, 0, 2)) &&
         is_birthday(1900 + number(digits, 6, 2), number(digits, 8, 2), number(digits, 10, 2));
}

bool passes_luhn(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = digit(digits, digits.size() - 1 - i);
    sum += i % 2 == 0 ? value : value * 2 - (value > 4 ? 9 : 0);
  }
  return sum % 10 == 0;
}

/// Cards that are issued in China: UnionPay and its forerunners, Visa, Mastercard, JCB.
bool is_card_issuer(const std::string& digits) {
  const int two = number(digits, 0, 2);
  return two == 62 || two == 60 || two == 35 || digits[0] == '4' || (two >= 51 && two <= 55) ||
         digits.starts_with("9558");
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// The eleven digits of a mobile number behind its prefixes; empty if it is none.
std::string mobile_of(const std::string& digits) {
  for (const std::string_view prefix : {"", "86", "0086", "0"}) {
    if (digits.starts_with(prefix) && is_mobile(std::string_view{digits}.substr(prefix.size()))) {
      return digits.substr(prefix.size());
    }
  }
  return {};
}

/// Length of the area code a number begins with; 0 if it begins with none.
std::size_t area_code_size(std::string_view digits) {
  if (digits.size() < 3 || digits[0] != '0') {
    return 0;
  }
  if (digits.starts_with("010") || digits[1] == '2') {
    return 3;
  }
  return digits.size() >= 4 && digits[1] >= '3' ? 4 : 0;
}

/// Length of the area code if the digits are one and a local number, else 0.
std::size_t landline_area(std::string_view digits) {
  const std::size_t area = area_code_size(digits);
  const std::size_t local = digits.size() - area;
  const bool fits = (area == 3 && local == 8) || (area == 4 && (local == 7 || local == 8));
  return fits && digits[area] != '0' ? area : 0;
}

/// "Tel13812345678": the only letters that may stand before a phone number.
bool is_phone_word(const FoldedText& text, std::size_t end) {
  std::string word;
  for (std::size_t i = end; word.size() < 8 && is_letter(text.at(i - 1)); --i) {
    word.insert(word.begin(), static_cast<char>(text.at(i - 1) | 0x20U));
  }
  return word == "tel" || word == "phone" || word == "mobile" || word == "mob" || word == "wx" ||
         word == "vx" || word == "weixin" || word == "wechat";
}

/// "电话：5221234": a local number needs the word before it.
bool follows_phone_label(const FoldedText& text, std::size_t first) {
  static constexpr std::u32string_view filling = U": 是为号码";
  std::size_t at = first;
  while (first - at < 6 && text.at(at - 1) != 0 &&
         filling.find(text.at(at - 1)) != std::u32string_view::npos) {
    --at;
  }
  return at >= 2 &&
         (text.has(at - 2, U"电话") || text.has(at - 2, U"座机") || text.has(at - 2, U"固话"));
}

/// An amount of money, or the number of a document.
bool is_counted(const FoldedText& text, const Candidate& found) {
  const std::size_t at = found.last;
  const bool scaled = text.at(at) == U'万' || text.at(at) == U'亿';
  return text.at(at) == U'元' || (scaled && text.at(at + 1) == U'元') ||
         text.at(found.first - 1) == U'第';
}

/// False if the candidate is a piece of something longer: of a hexadecimal text, a decimal
/// fraction, a code parted by dashes, or a number masked already.
bool stands_alone(const FoldedText& text, const Candidate& found) {
  const char32_t before = text.at(found.first - 1);
  const char32_t after = text.at(found.last);
  if (is_letter(after) || after == U'*' || before == U'*' ||
      (after == U'.' && is_digit(text.at(found.last + 1)))) {
    return false;
  }
  if (is_letter(before) && !is_phone_word(text, found.first)) {
    return false;
  }
  // "1.13812345678" is an item of a list, "115.13812345678" a coordinate.
  if (before == U'.' && is_digit(text.at(found.first - 2)) &&
      (is_digit(text.at(found.first - 3)) || text.at(found.first - 2) == U'0')) {
    return false;
  }
  const auto is_alphanumeric = [](char32_t c) { return is_digit(c) || is_letter(c); };
  const bool tied_before = before == U'-' && is_alphanumeric(text.at(found.first - 2));
  const bool tied_after = after == U'-' && is_alphanumeric(text.at(found.last + 1));
  return found.runs == 1 || (!tied_before && !tied_after);
}

std::string stars(std::size_t count) { return std::string(count, '*'); }

std::string tail(const std::string& digits, std::size_t size) {
  return digits.substr(digits.size() - size);
}

class NumberScan {
 public:
  NumberScan(const FoldedText& text, Findings& findings)
      : text_(text), runs_(runs_of(text)), findings_(findings) {}

  void run() {
    for (std::size_t i = 0; i < runs_.size();) {
      const std::size_t used = match_at(i);
      i += std::max<std::size_t>(used, 1);
    }
  }

 private:
  /// The longest number that begins with run `i`. @return how many runs it takes, 0 if none
  std::size_t match_at(std::size_t i) {
    std::array<Candidate, runs_max> candidates;
    std::size_t count = 0;
    Candidate growing{"", runs_[i].first, 0, 0, digits_max};
    for (std::size_t k = i; k < runs_.size() && count < runs_max; ++k) {
      const Run& run = runs_[k];
      if ((k > i && !run.joined) || growing.digits.size() + run.size() > digits_max) {
        break;
      }
      growing.digits += text_.utf8(run.first, run.last);
      growing.last = run.last;
      growing.runs = k - i + 1;
      growing.shortest_run = k == i ? digits_max : std::min(growing.shortest_run, run.size());
      candidates[count++] = growing;
    }
    while (count-- > 0) {
      if (std::optional<PersonalDataFinding> finding = judge(candidates[count], i)) {
        findings_.push_back(std::move(*finding));
        return candidates[count].runs;
      }
    }
    return 0;
  }

  std::optional<PersonalDataFinding> judge(Candidate found, std::size_t first_run) const {
    if (std::optional<PersonalDataFinding> finding = judge_citizen_id(found)) {
      return finding;
    }
    const std::size_t size = found.digits.size();
    if (size >= 16 && is_card_issuer(found.digits) && passes_luhn(found.digits) &&
        has_card_shape(found, first_run) && stands_alone(text_, found)) {
      return text_.finding(found.first, found.last, PersonalDataKind::bank_card,
                           found.digits.substr(0, 4) + "****" + tail(found.digits, 4));
    }
    if (size > 15 || size < 7 || is_counted(text_, found) || found.shortest_run < 3) {
      return std::nullopt;
    }
    if (std::optional<PersonalDataFinding> finding = judge_mobile(found, first_run)) {
      return finding;
    }
    return judge_landline(found, first_run);
  }

  std::optional<PersonalDataFinding> judge_citizen_id(Candidate found) const {
    const bool check_is_x = found.digits.size() == 17 && (text_.at(found.last) | 0x20U) == U'x';
    if (check_is_x) {
      found.digits += 'X';
      ++found.last;
    }
    const bool is_new = found.digits.size() == 18 && is_citizen_id(found.digits);
    const bool is_old =
        found.digits.size() == 15 && found.runs == 1 && is_old_citizen_id(found.digits);
    if ((!is_new && !is_old) || !stands_alone(text_, found)) {
      return std::nullopt;
    }
    return text_.finding(
        found.first, found.last, PersonalDataKind::citizen_id,
        found.digits.substr(0, 3) + stars(found.digits.size() - 7) + tail(found.digits, 4));
  }

  /// A number parted into groups is read as one only in the groupings people use; otherwise every
  /// table of amounts would hold phone numbers.
  bool has_card_shape(const Candidate& found, std::size_t first_run) const {
    if (found.runs == 1) {
      return true;
    }
    bool fours = found.digits[0] == '6' || found.digits[0] == '9';
    for (std::size_t k = 0; k + 1 < found.runs; ++k) {
      fours = fours && runs_[first_run + k].size() == 4;
    }
    return fours;
  }

  bool has_mobile_shape(const Candidate& found, std::size_t first_run) const {
    const std::size_t prefix = found.digits.size() - 11;
    std::string shape;
    for (std::size_t k = 0; k < found.runs; ++k) {
      const std::size_t size = runs_[first_run + k].size() - (k == 0 ? prefix : 0);
      shape += size == 0 ? "" : std::to_string(size) + " ";
    }
    static constexpr std::array<std::string_view, 6> shapes{"11 ",  "3 4 4 ", "3 8 ",
                                                            "7 4 ", "4 3 4 ", "4 7 "};
    return std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
  }

  std::optional<PersonalDataFinding> judge_mobile(const Candidate& found,
                                                  std::size_t first_run) const {
    const std::string mobile = mobile_of(found.digits);
    if (mobile.empty() || runs_[first_run].size() < found.digits.size() - 11 ||
        !has_mobile_shape(found, first_run) || !stands_alone(text_, found)) {
      return std::nullopt;
    }
    const std::size_t first = found.first - (text_.at(found.first - 1) == U'+' ? 1 : 0);
    return text_.finding(first, found.last, PersonalDataKind::mobile_phone,
                         mobile.substr(0, 3) + "****" + tail(mobile, 4));
  }

  std::optional<PersonalDataFinding> judge_landline(Candidate found, std::size_t first_run) const {
    const std::size_t area = landline_area(found.digits);
    const Run& head = runs_[first_run];
    const bool local = found.runs == 1 && area == 0 && head.size() <= 8 && found.digits[0] >= '2' &&
                       follows_phone_label(text_, found.first);
    if (!local && (area == 0 || (found.runs > 1 && head.size() != area))) {
      return std::nullopt;
    }
    take_extension(found, first_run + found.runs);
    if (found.runs > 1 && closes_area_code(text_, head)) {
      --found.first;
    }
    if (!stands_alone(text_, found)) {
      return std::nullopt;
    }
    const std::string shown = area == 0 ? "" : found.digits.substr(0, area) + "-";
    return text_.finding(found.first, found.last, PersonalDataKind::landline,
                         shown + "*****" + tail(found.digits, 2));
  }

  /// "0319-1234567-801".
  void take_extension(Candidate& found, std::size_t next_run) const {
    if (next_run < runs_.size() && runs_[next_run].joined && runs_[next_run].size() <= 5 &&
        text_.at(found.last) == U'-') {
      found.last = runs_[next_run].last;
    }
  }

  const FoldedText& text_;
  std::vector<Run> runs_;
  Findings& findings_;
};

}  // namespace

void find_numbers(const FoldedText& text, Findings& findings) { NumberScan{text, findings}.run(); }

}  // namespace liandong::personal_data
