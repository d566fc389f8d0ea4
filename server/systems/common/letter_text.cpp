#include "systems/common/letter_text.hpp"

#include <array>

namespace liandong::common {

std::string words_of(const json::Resolver& words, const Text& text) {
  return text.empty() ? std::string{} : words.text(text, true).value_or("（内容已依法删除）");
}

std::string day_zh(Instant at) {
  const YearMonthDay d = civil(local_day(at));
  return std::to_string(d.year) + "年" + std::to_string(d.month) + "月" + std::to_string(d.day) +
         "日";
}

std::string minute_zh(Instant at) {
  const std::int64_t second = at - start_of(local_day(at));
  return day_zh(at) + std::to_string(second / 3600) + "时" + std::to_string(second / 60 % 60) +
         "分";
}

std::string unit_name(const engine::Directory& directory, UnitId unit) {
  const auto* entry = directory.unit(unit);
  return entry == nullptr ? unit.str() : entry->name;
}

void Sections::add(const std::string& heading, std::string text) {
  if (text.empty()) {
    return;
  }
  constexpr std::array numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const auto next = static_cast<std::size_t>(number_++) % numerals.size();
  letter_.body.push_back({1, std::string{numerals[next]} + "、" + heading});
  letter_.body.push_back({0, std::move(text)});
}

documents::Receipt receipt_of(const documents::Letter& letter, UnitId signatory,
                              const engine::Directory& directory) {
  std::string return_to = letter.issuer;
  const auto* unit = directory.unit(signatory);
  if (unit != nullptr && !unit->address.empty()) {
    return_to += "，" + unit->address;
  }
  return {letter.document_number, letter.addressee, "", "", std::move(return_to)};
}

void mark_as_preview(documents::Letter& letter, UnitId signatory, const std::string& word,
                     const engine::Directory& directory, Instant now) {
  const auto* unit = directory.unit(signatory);
  const std::string code = unit == nullptr ? "" : unit->document_code;
  letter.document_number =
      code + word + "〔" + std::to_string(civil(local_day(now)).year) + "〕  号";
  letter.date = local_day(now);
  letter.watermark = "预览";
}

}  // namespace liandong::common
