#include "systems/case_transfer/letters.hpp"

#include "systems/case_transfer/domain/clocks.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

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

std::string source_zh(FindingSource source) {
  switch (source) {
    case FindingSource::enforcement:
      return "行政执法中发现";
    case FindingSource::supervision:
      return "日常监管中发现";
    case FindingSource::complaint:
      return "投诉举报";
    case FindingSource::monitoring:
      return "监测监控";
  }
  return {};
}

std::string urgency_zh(UrgencyReason reason) {
  switch (reason) {
    case UrgencyReason::personal_or_public_safety:
      return "危及人身安全或者公共安全";
    case UrgencyReason::major_loss_or_social_impact:
      return "可能造成重大财产损失或者重大社会影响";
    case UrgencyReason::food_drug_safety_environment:
      return "涉及食品药品、安全生产、生态环境重大违法";
    case UrgencyReason::evidence_may_be_lost:
      return "证据可能灭失或者以后难以取得";
    case UrgencyReason::party_may_flee:
      return "当事人可能逃匿或者转移财物";
    case UrgencyReason::in_progress_not_stopped:
      return "违法行为正在进行且不听劝阻";
  }
  return {};
}

std::string kind_zh(MaterialKind kind) {
  switch (kind) {
    case MaterialKind::basic_facts:
      return "基本违法事实材料";
    case MaterialKind::case_source:
      return "案源材料";
    case MaterialKind::preliminary_evidence:
      return "证据";
    case MaterialKind::other:
      return "其他材料";
  }
  return {};
}

std::string party_zh(const Party& party, const json::Resolver& words) {
  if (party.kind == PartyKind::unknown && party.name.empty()) {
    return "当事人身份待查";
  }
  std::string text = words_of(words, party.name);
  if (!party.identifier.empty()) {
    text += party.kind == PartyKind::person ? "，身份证件号码" : "，统一社会信用代码";
    text += words_of(words, party.identifier);
  }
  if (!party.address.empty()) {
    text += "，地址：" + words_of(words, party.address);
  }
  return text;
}

std::string measures_zh(const Transfer& t, const Text& measures, const json::Resolver& words) {
  std::string text = words_of(words, measures);
  for (const Dissuasion& d : t.dissuasions) {
    if (!text.empty()) {
      text += '\n';
    }
    const char* result = d.result == DissuasionResult::stopped ? "当事人已停止违法行为"
                         : d.result == DissuasionResult::party_left ? "当事人已离开现场"
                                                                    : "当事人未停止违法行为";
    text += minute_zh(d.dissuaded_at) + "在" + words_of(words, d.location) + "以" +
            words_of(words, d.manner) + "方式劝阻，" + result + "。";
  }
  return text;
}

void add_section(documents::Letter& letter, int& number, const char* heading, std::string text) {
  if (text.empty()) {
    return;
  }
  constexpr const char* numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八"};
  letter.body.push_back({1, std::string{numerals[number++ % 8]} + "、" + heading});
  letter.body.push_back({0, std::move(text)});
}

documents::Letter compose(const Transfer& t, UnitId signatory, UnitId receiving,
                          const Text& override_reason, const Text& measures,
                          const json::Resolver& words, const engine::Directory& directory,
                          const LetterWords& names) {
  documents::Letter letter;
  letter.issuer = unit_name(directory, signatory);
  letter.title = "关于移送涉嫌" +
                 (names.item_name.empty() ? words_of(words, t.title) : names.item_name) +
                 "案件的函";
  letter.addressee = unit_name(directory, receiving);
  letter.signature_unit = letter.issuer;
  letter.urgent = urgent_since(t).has_value();
  letter.body.push_back({0, "我单位于" + minute_zh(t.discovered_at) + source_zh(t.source) + "：" +
                                words_of(words, t.title) +
                                "。经审查，该案件由你单位管辖，现将案件移送你单位处理，"
                                "请将处理结果函告我单位。有关情况如下："});
  int number = 0;
  add_section(letter, number, "当事人", party_zh(t.party, words));
  add_section(letter, number, "基本违法事实",
              "地点：" + names.place_name + words_of(words, t.location) + "。\n" +
                  words_of(words, t.facts));
  add_section(letter, number, "涉嫌违反的规定", words_of(words, t.provisions));
  std::string grounds = names.competence;
  if (!t.item.empty()) {
    grounds += (grounds.empty() ? "" : "\n") + std::string{"对应行政处罚事项："} + names.item_name +
               "（" + t.item.str() + "）。";
  } else {
    grounds += words_of(words, t.item_reason);
  }
  if (!override_reason.empty()) {
    grounds += "\n" + words_of(words, override_reason);
  }
  add_section(letter, number, "移送理由和管辖依据", std::move(grounds));
  if (t.urgency) {
    add_section(letter, number, "紧急情况", urgency_zh(t.urgency->reason) + "。");
  }
  add_section(letter, number, "已采取的措施", measures_zh(t, measures, words));
  letter.attachments = {"移送材料清单"};
  return letter;
}

void add_materials(documents::Letter& letter, const Transfer& t,
                   const std::vector<std::string>& ids) {
  letter.materials.push_back({"涉嫌违法案件移送函", "移送函", 1, 1, true, ""});
  for (const Material& m : t.materials) {
    if (std::find(ids.begin(), ids.end(), m.id) != ids.end()) {
      letter.materials.push_back(
          {m.name, kind_zh(m.kind), m.copies, m.pages, m.original, m.digest});
    }
  }
}

}  // namespace

documents::Letter transfer_letter(const Transfer& t, const Letter& sent,
                                  const json::Resolver& words, const engine::Directory& directory,
                                  const LetterWords& names) {
  documents::Letter letter = compose(t, sent.signatory, sent.receiver, sent.override_reason,
                                     sent.measures_taken, words, directory, names);
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.issued_at);
  letter.contact = "联系人及电话：" + words_of(words, sent.contact);
  add_materials(letter, t, sent.materials);
  const auto* signatory = directory.unit(sent.signatory);
  std::string return_to = letter.issuer;
  if (signatory != nullptr && !signatory->address.empty()) {
    return_to += "，" + signatory->address;
  }
  letter.receipt =
      documents::Receipt{sent.document_number, letter.addressee, "", "", std::move(return_to)};
  return letter;
}

documents::Letter letter_preview(const Transfer& t, UnitId receiving, const json::Resolver& words,
                                 const engine::Directory& directory, const LetterWords& names,
                                 Instant now) {
  documents::Letter letter =
      compose(t, t.finder, receiving, Text{}, Text{}, words, directory, names);
  const auto* unit = directory.unit(t.finder);
  const std::string code = unit == nullptr ? "" : unit->document_code;
  letter.document_number = code + "执移〔" + std::to_string(civil(local_day(now)).year) + "〕  号";
  letter.date = local_day(now);
  letter.watermark = "预览";
  std::vector<std::string> all;
  for (const Material& m : t.materials) {
    all.push_back(m.id);
  }
  add_materials(letter, t, all);
  return letter;
}

std::vector<OutgoingFinding> scan_outgoing(const Transfer& t, const json::Resolver& words) {
  std::vector<OutgoingFinding> findings;
  const auto scan = [&](const char* where, const Text& text) {
    for (auto& finding : scan_personal_data(words_of(words, text))) {
      findings.push_back({where, finding.kind, std::move(finding.masked)});
    }
  };
  scan("title", t.title);
  scan("location", t.location);
  scan("facts", t.facts);
  scan("provisions", t.provisions);
  return findings;
}

}  // namespace liandong::case_transfer
