// What lines begin with and expect, and how words are looked up.
#include "scenarios/vocabulary.hpp"

namespace liandong::scenario {
namespace {

constexpr Word keyword_table[] = {
    {"情景", "scenario"},  {"时间", "at"},        {"预期", "expect"},
    {"放假", "holiday"},   {"上班", "workday"},   {"催办巡查", "sweep"},
    {"引起", "led_to"},    {"订阅", "subscribe"}, {"确认日历", "confirm_calendar"},
    {"持有", "hold_item"}, {"履职", "use_item"},  {"清点事项", "count_items"}};

constexpr Word system_table[] = {
    {"职责边界", "jurisdiction"},           {"案件移送", "case_transfer"},
    {"投诉举报", "complaint_intake"},       {"信息共享", "information_sharing"},
    {"执法协助", "enforcement_assistance"}, {"争议协调", "dispute_coordination"},
    {"行刑衔接", "criminal_referral"},      {"依据和标准提供", "basis_provision"}};

constexpr Word expectation_table[] = {
    {"法定期限", "due"},  {"内部目标", "target"},    {"严格期限", "strict"},
    {"结果", "outcome"},  {"灯", "light"},           {"超目标", "over_target"},
    {"条款", "clause"},   {"负有义务", "debtor"},    {"暂定", "provisional"},
    {"环节", "stage"},    {"承担单位", "custodian"}, {"文号", "number"},
    {"未了义务", "open"}, {"可见", "visible"},       {"通知", "notice"},
    {"事件", "event"},    {"拒绝", "refused"},       {"提示", "warning"}};

}  // namespace

std::span<const Word> systems() { return system_table; }
std::span<const Word> keywords() { return keyword_table; }
std::span<const Word> expectations() { return expectation_table; }

std::optional<std::string_view> translated(std::span<const Word> words, std::string_view word) {
  for (const Word& row : words) {
    if (row.chinese == word || row.frozen == word) {
      return row.frozen;
    }
  }
  return std::nullopt;
}

std::string_view another(std::span<const Word> words, std::string_view word) {
  const auto own = translated(words, word);
  for (const Word& row : words) {
    if (row.frozen != own) {
      return row.frozen;
    }
  }
  return {};
}

}  // namespace liandong::scenario
