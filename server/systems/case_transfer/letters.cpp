#include "systems/case_transfer/letters.hpp"

#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/common/letter_text.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

using common::day_zh;
using common::minute_zh;
using common::unit_name;
using common::words_of;

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

documents::Letter compose(const Transfer& t, UnitId signatory, UnitId receiving,
                          const Text& override_reason, const Text& measures,
                          const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  const engine::Directory& directory = context.directory;
  const common::RegisterWords names =
      context.register_words(t.item, t.place, local_day(t.discovered_at));
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
  common::Sections sections(letter);
  sections.add("当事人", party_zh(t.party, words));
  sections.add("基本违法事实", "地点：" + names.place_name + words_of(words, t.location) + "。\n" +
                                   words_of(words, t.facts));
  sections.add("涉嫌违反的规定", words_of(words, t.provisions));
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
  sections.add("移送理由和管辖依据", std::move(grounds));
  if (t.urgency) {
    sections.add("紧急情况", urgency_zh(t.urgency->reason) + "。");
  }
  sections.add("已采取的措施", measures_zh(t, measures, words));
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

documents::Letter letter_of(const Transfer& t, const Letter& sent,
                            const common::LetterContext& context) {
  documents::Letter letter =
      compose(t, sent.signatory, sent.receiver, sent.override_reason, sent.measures_taken, context);
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.issued_at);
  letter.contact = "联系人及电话：" + words_of(context.words, sent.contact);
  add_materials(letter, t, sent.materials);
  letter.receipt = common::receipt_of(letter, sent.signatory, context.directory);
  return letter;
}

const Transfer& transfer_of(const void* state) { return *static_cast<const Transfer*>(state); }

}  // namespace

common::Letters letters() {
  common::Letters all;
  all.system = "case_transfer";
  all.compose = [](const void* state, std::string_view number,
                   const common::LetterContext& context) -> std::optional<documents::Letter> {
    const Transfer& t = transfer_of(state);
    const Letter* sent = common::letter_numbered(t.letters, number);
    return sent == nullptr ? std::nullopt : std::optional{letter_of(t, *sent, context)};
  };
  all.preview = [](const void* state, UnitId receiving, const common::LetterContext& context,
                   Instant now) {
    const Transfer& t = transfer_of(state);
    documents::Letter letter = compose(t, t.finder, receiving, Text{}, Text{}, context);
    common::mark_as_preview(letter, t.finder, "执移", context.directory, now);
    std::vector<std::string> all_materials;
    for (const Material& m : t.materials) {
      all_materials.push_back(m.id);
    }
    add_materials(letter, t, all_materials);
    return letter;
  };
  all.outgoing = [](const void* state) -> std::vector<common::OutgoingText> {
    const Transfer& t = transfer_of(state);
    return {{"title", t.title},
            {"location", t.location},
            {"facts", t.facts},
            {"provisions", t.provisions}};
  };
  return all;
}

}  // namespace liandong::case_transfer
