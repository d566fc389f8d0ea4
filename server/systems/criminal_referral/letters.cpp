#include "systems/criminal_referral/letters.hpp"

#include "systems/common/letter_text.hpp"
#include "systems/criminal_referral/domain/referral.hpp"

#include <algorithm>

namespace liandong::criminal_referral {
namespace {

using common::day_zh;
using common::unit_name;
using common::words_of;

constexpr const char* referral_name = "涉嫌犯罪案件移送书";
constexpr const char* back_name = "案件移送书";

std::string kind_zh(MaterialKind kind) {
  switch (kind) {
    case MaterialKind::investigation_report:
      return "涉嫌犯罪案件情况的调查报告";
    case MaterialKind::goods_list:
      return "涉案物品清单";
    case MaterialKind::expert_report:
      return "检验报告或者鉴定结论";
    case MaterialKind::other_material:
      return "其他有关涉嫌犯罪的材料";
    case MaterialKind::reply_document:
      return "复函材料";
  }
  return {};
}

std::string penalty_zh(PenaltyKind kind) {
  switch (kind) {
    case PenaltyKind::warning:
      return "警告";
    case PenaltyKind::fine:
      return "罚款";
    case PenaltyKind::confiscation:
      return "没收违法所得、非法财物";
    case PenaltyKind::suspension:
      return "责令停产停业";
    case PenaltyKind::licence_suspended:
      return "暂扣许可证、执照";
    case PenaltyKind::licence_revoked:
      return "吊销许可证、执照";
  }
  return {};
}

std::string ground_zh(BackGround ground) {
  switch (ground) {
    case BackGround::not_filed:
      return "不予立案";
    case BackGround::case_withdrawn:
      return "撤销案件";
    case BackGround::not_prosecuted:
      return "不起诉";
    case BackGround::exempted:
      return "免予刑事处罚";
  }
  return {};
}

std::string yuan(std::int64_t fen) {
  std::string cents = std::to_string(fen % 100);
  if (cents.size() == 1) {
    cents.insert(0, "0");
  }
  return std::to_string(fen / 100) + (fen % 100 == 0 ? "" : "." + cents) + "元";
}

documents::Letter frame(const Referral& r, UnitId signatory, UnitId addressee,
                        const common::LetterContext& context) {
  documents::Letter letter;
  letter.issuer = unit_name(context.directory, signatory);
  letter.addressee = addressee.empty() ? "" : unit_name(context.directory, addressee);
  letter.signature_unit = letter.issuer;
  letter.title = words_of(context.words, r.title);
  return letter;
}

void add_materials(documents::Letter& letter, const Referral& r, const char* own_name,
                   const std::vector<std::string>& ids) {
  letter.materials.push_back({own_name, "移送书", 1, 1, true, ""});
  for (const Material& m : r.materials) {
    if (std::find(ids.begin(), ids.end(), m.id) != ids.end()) {
      letter.materials.push_back(
          {m.name, kind_zh(m.kind), m.copies, m.pages, m.original, m.digest});
    }
  }
}

/// The five attachments of article 6 in their order.  [L:order_310-6]
std::vector<std::string> attachments(const Referral& r, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const MaterialKind kind : {MaterialKind::investigation_report, MaterialKind::goods_list,
                                  MaterialKind::expert_report, MaterialKind::other_material}) {
    const bool there = std::any_of(r.materials.begin(), r.materials.end(), [&](const Material& m) {
      return m.kind == kind && std::find(ids.begin(), ids.end(), m.id) != ids.end();
    });
    if (there) {
      names.push_back(kind_zh(kind));
    }
  }
  names.emplace_back("移送材料清单");
  return names;
}

/// What was decided before does not stop, and counts.  [L:order_310-11]
std::string penalties_zh(const Referral& r, const common::LetterContext& context) {
  std::string all;
  for (const Penalty& penalty : r.penalties) {
    all += (all.empty() ? "" : "\n") + day_zh(penalty.decided_at) + "作出" +
           penalty_zh(penalty.kind) + "决定（" + penalty.decision_number + "）";
    if (penalty.amount_fen > 0) {
      all += "，金额" + yuan(penalty.amount_fen);
    }
    all += "。" + words_of(context.words, penalty.summary);
  }
  return all;
}

std::string place_zh(const Referral& r, const common::LetterContext& context) {
  const common::RegisterWords names =
      context.register_words(r.item, r.place, local_day(r.arose_at));
  return "地点：" + names.place_name + words_of(context.words, r.location) + "。\n";
}

documents::Letter referral_letter(const Referral& r, UnitId signatory, UnitId addressee,
                                  const Text& missing_reason,
                                  const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(r, signatory, addressee, context);
  letter.title = referral_name;
  letter.body.push_back(
      {0, "我单位在依法查处违法行为过程中，于" + day_zh(r.arose_at) + "发现“" +
              words_of(words, r.title) + "”" +
              (r.case_number.empty() ? "" : "（案号：" + r.case_number + "）") +
              "一案涉嫌犯罪。依据《中华人民共和国行政处罚法》第二十七条和《行政执法机关移送涉嫌犯罪"
              "案件的规定》，经本单位负责人批准，现将该案移送你单位。有关情况如下："});
  common::Sections sections(letter);
  sections.add("犯罪嫌疑人或者嫌疑单位", words_of(words, r.party));
  sections.add("主要事实", place_zh(r, context) + words_of(words, r.facts));
  std::string crime = "涉嫌罪名：" + words_of(words, r.suspected_crime) + "。";
  if (!r.checks.empty()) {
    crime += "\n追诉标准：" + words_of(words, r.checks.back().standard) + "\n对照情况：" +
             words_of(words, r.checks.back().comparison);
  }
  sections.add("涉嫌罪名与追诉标准", crime);
  sections.add("移送前已作出的行政处罚", penalties_zh(r, context));
  sections.add("未附材料的说明", words_of(words, missing_reason));
  sections.add(
      "请依法办理的事项",
      "请在移送书回执上签字，并自接受本案之日起3日内作出立案或者不予立案的决定，书面通知我"
      "单位；不予立案的，请说明理由并退回案卷材料。不属于你单位管辖的，请在24小时内转送有管"
      "辖权的机关并书面告知我单位。");
  return letter;
}

const NonFiling* first_non_filing(const Referral& r) {
  return r.non_filings.empty() ? nullptr : &r.non_filings.front();
}

documents::Letter reconsideration_letter(const Referral& r, const Letter& sent,
                                         const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(r, sent.signatory, sent.addressee, context);
  letter.title = "关于提请复议“" + letter.title + "”\n不予立案决定的函";
  const NonFiling* non_filing = first_non_filing(r);
  letter.body.push_back(
      {0, "你单位" +
              (non_filing == nullptr ? std::string{}
                                     : day_zh(non_filing->notified_at) + "作出的不予立案通知（" +
                                           non_filing->document_number + "）") +
              "收悉。我单位认为应当依法立案，依据《行政执法机关移送涉嫌犯罪案件的规定》第九条提请复"
              "议，请自收到本函之日起依法定期限作出决定并书面通知我单位。"});
  common::Sections sections(letter);
  sections.add("理由", words_of(words, sent.reasons));
  sections.add("原移送的主要事实", words_of(words, r.facts));
  return letter;
}

documents::Letter suggestion_letter(const Referral& r, const Letter& sent,
                                    const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(r, sent.signatory, sent.addressee, context);
  letter.title = "关于建议对“" + letter.title + "”\n进行立案监督的函";
  const std::string organ = unit_name(context.directory, r.rounds.back().receiver);
  const NonFiling* non_filing = first_non_filing(r);
  letter.body.push_back(
      {0, "我单位移送" + organ + "的“" + words_of(words, r.title) + "”一案，" +
              (non_filing == nullptr ? std::string{"该单位在法定期限内未作出是否立案的决定"}
                                     : "该单位于" + day_zh(non_filing->notified_at) +
                                           "通知不予立案（" + non_filing->document_number + "）") +
              "。我单位认为应当依法立案，依据《行政执法机关移送涉嫌犯罪案件的规定》第九条，建议你院"
              "依法进行立案监督。"});
  common::Sections sections(letter);
  sections.add("理由", words_of(words, sent.reasons));
  if (!r.objections.empty()) {
    sections.add("复议情况", "我单位于" + day_zh(r.objections.back().requested_at) + "提请复议。" +
                                 words_of(words, r.objections.back().answer));
  }
  sections.add("主要事实", words_of(words, r.facts));
  return letter;
}

documents::Letter back_letter(const Referral& r, UnitId signatory, UnitId addressee,
                              std::optional<Instant> answer_before,
                              const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(r, signatory, addressee, context);
  letter.title = "关于移送“" + letter.title + "”\n依法给予行政处罚的函";
  letter.body.push_back(
      {0,
       "“" + words_of(words, r.title) + "”一案，我单位于" + day_zh(r.arose_at) + "依法决定" +
           (r.ground ? ground_zh(*r.ground) : "") +
           (r.case_number.empty() ? "" : "（" + r.case_number + "）") +
           "。经审查，不需要追究刑事责任，但依法可能应当给予行政处罚。依据《中华人民共和国行政处罚"
           "法》第二十七条，现移送你单位依法处理。"});
  common::Sections sections(letter);
  sections.add("当事人", words_of(words, r.party));
  sections.add("主要事实", place_zh(r, context) + words_of(words, r.facts));
  sections.add("处理意见", words_of(words, r.opinion));
  sections.add("回复", answer_before
                           ? "请于" + day_zh(*answer_before + -1) + "前将处理情况书面回复我单位。"
                           : "请将处理情况及时书面回复我单位。");
  letter.attachments = {"移送材料清单"};
  return letter;
}

std::optional<Instant> answer_before_of(const Referral& r, const Letter& sent) {
  for (const BackRound& round : r.back_rounds) {
    if (round.sent_at == sent.issued_at && round.receiver == sent.addressee) {
      return round.answer_before;
    }
  }
  return std::nullopt;
}

documents::Letter body_of(const Referral& r, const Letter& sent,
                          const common::LetterContext& context) {
  switch (sent.kind) {
    case LetterKind::referral:
      return referral_letter(r, sent.signatory, sent.addressee, sent.reasons, context);
    case LetterKind::reconsideration:
      return reconsideration_letter(r, sent, context);
    case LetterKind::suggestion:
      return suggestion_letter(r, sent, context);
    case LetterKind::back:
      return back_letter(r, sent.signatory, sent.addressee, answer_before_of(r, sent), context);
  }
  return {};
}

documents::Letter letter_of(const Referral& r, const Letter& sent,
                            const common::LetterContext& context) {
  documents::Letter letter = body_of(r, sent, context);
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.issued_at);
  if (!sent.contact.empty()) {
    letter.contact = "联系人及电话：" + words_of(context.words, sent.contact);
  }
  if (!sent.copied_organ.empty()) {
    letter.copies_to.push_back(unit_name(context.directory, sent.copied_organ));
  }
  if (sent.kind == LetterKind::referral) {
    letter.attachments = attachments(r, sent.materials);
    add_materials(letter, r, referral_name, sent.materials);
  } else if (sent.kind == LetterKind::back) {
    add_materials(letter, r, back_name, sent.materials);
  }
  letter.receipt = common::receipt_of(letter, sent.signatory, context.directory);
  return letter;
}

const Referral& referral_of(const void* state) { return *static_cast<const Referral*>(state); }

}  // namespace

common::Letters letters() {
  common::Letters all;
  all.system = "criminal_referral";
  all.compose = [](const void* state, std::string_view number,
                   const common::LetterContext& context) -> std::optional<documents::Letter> {
    const Referral& r = referral_of(state);
    const Letter* sent = common::letter_numbered(r.letters, number);
    return sent == nullptr ? std::nullopt : std::optional{letter_of(r, *sent, context)};
  };
  all.preview = [](const void* state, UnitId addressee, const common::LetterContext& context,
                   Instant now) {
    const Referral& r = referral_of(state);
    documents::Letter letter = r.back ? back_letter(r, r.sender, addressee, std::nullopt, context)
                                      : referral_letter(r, r.sender, addressee, Text{}, context);
    common::mark_as_preview(letter, r.sender, r.back ? "刑行移" : "执刑移", context.directory, now);
    std::vector<std::string> own;
    for (const Material& m : r.materials) {
      if (m.kind != MaterialKind::reply_document) {
        own.push_back(m.id);
      }
    }
    if (!r.back) {
      letter.attachments = attachments(r, own);
    }
    add_materials(letter, r, r.back ? back_name : referral_name, own);
    return letter;
  };
  all.outgoing = [](const void* state) -> std::vector<common::OutgoingText> {
    const Referral& r = referral_of(state);
    std::vector<common::OutgoingText> texts{
        {"title", r.title}, {"location", r.location}, {"facts", r.facts}, {"opinion", r.opinion}};
    if (!r.checks.empty()) {
      texts.push_back({"comparison", r.checks.back().comparison});
    }
    return texts;
  };
  return all;
}

}  // namespace liandong::criminal_referral
