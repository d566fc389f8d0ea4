#include "systems/enforcement_assistance/letters.hpp"

#include "systems/common/letter_text.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {
namespace {

using common::day_zh;
using common::unit_name;
using common::words_of;

std::string kind_zh(MaterialKind kind) {
  switch (kind) {
    case MaterialKind::case_material:
      return "案件材料";
    case MaterialKind::evidence:
      return "证据材料";
    case MaterialKind::scene_record:
      return "现场处置记录";
    case MaterialKind::archive:
      return "档案资料";
  }
  return {};
}

std::string reason_zh(OnSiteReason reason) {
  return reason == OnSiteReason::urgent ? "情况紧急" : "证据可能灭失或者以后难以取得";
}

documents::Letter frame(const Assistance& a, UnitId signatory, UnitId addressee,
                        const common::LetterContext& context) {
  documents::Letter letter;
  letter.issuer = unit_name(context.directory, signatory);
  letter.addressee = unit_name(context.directory, addressee);
  letter.signature_unit = letter.issuer;
  letter.title = words_of(context.words, a.title);
  return letter;
}

void add_materials(documents::Letter& letter, const Assistance& a, const char* own_name,
                   const std::vector<std::string>& ids) {
  letter.materials.push_back({own_name, "函", 1, 1, true, ""});
  for (const Material& m : a.materials) {
    if (std::find(ids.begin(), ids.end(), m.id) != ids.end()) {
      letter.materials.push_back(
          {m.name, kind_zh(m.kind), m.copies, m.pages, m.original, m.digest});
    }
  }
}

std::string case_zh(const Assistance& a) {
  return a.case_number.empty() ? std::string{} : "（案号：" + a.case_number + "）";
}

/// @param urgent why officers are asked for with the letter, if they are
documents::Letter request_letter(const Assistance& a, UnitId signatory, UnitId addressee,
                                 std::optional<OnSiteReason> urgent,
                                 const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  const common::RegisterWords names =
      context.register_words(a.item, a.place, local_day(a.need_found_at));
  documents::Letter letter = frame(a, signatory, addressee, context);
  letter.urgent = urgent.has_value();
  const bool archives = a.kind == NeedKind::archives;
  letter.title = std::string{archives ? "关于请协助查阅复制“" : "关于请协助认定“"} + letter.title +
                 (archives ? "”有关档案资料的函" : "”有关事项的函");
  letter.body.push_back(
      {0, "我单位在行使行政执法职权中办理" + words_of(words, a.title) + case_zh(a) + "，于" +
              day_zh(a.need_found_at) +
              (archives ? "发现需要查阅、复制你单位档案等资料"
                        : "发现认定违法事项需要你单位提供技术支撑") +
              "。依据《中华人民共和国行政处罚法》第二十六条的规定，请你单位予以协助。"
              "有关情况如下："});
  common::Sections sections(letter);
  sections.add("当事人", words_of(words, a.party));
  sections.add("已查明的情况", "地点：" + names.place_name + words_of(words, a.location) + "。\n" +
                                   words_of(words, a.facts));
  sections.add(archives ? "需要查阅复制的内容" : "需要认定的事项和结论",
               words_of(words, a.question));
  if (urgent) {
    sections.add("请派员现场处置", reason_zh(*urgent) + "，请及时派执法人员现场处置。");
  }
  sections.add("答复期限", archives ? std::string{"请积极支持，及时提供。"}
                                    : "请在收到本函之日起5个工作日内提出书面意见和相关证据材料，"
                                      "并移交我单位；认定过程所需时间较长的，请在期限届满前告知。");
  letter.attachments = {"移送材料清单"};
  return letter;
}

documents::Letter reply_letter(const Assistance& a, const Letter& sent,
                               const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(a, sent.signatory, sent.addressee, context);
  letter.title = "关于“" + letter.title + "”有关认定事项的复函";
  letter.body.push_back({0, "你单位请求协助认定的函收悉。经研究，提出意见如下："});
  common::Sections sections(letter);
  if (a.opinion) {
    sections.add("认定方法", words_of(words, a.opinion->method));
    sections.add("认定标准", words_of(words, a.opinion->standard));
    sections.add("认定结论", words_of(words, a.opinion->conclusion));
    sections.add(
        "认定人",
        words_of(words, a.opinion->signed_by) +
            (a.opinion->qualification.empty() ? "" : "（资质：" + a.opinion->qualification + "）"));
    sections.add("证据材料", a.opinion->no_evidence_reason.empty()
                                 ? std::string{"随函移交，详见移送材料清单。"}
                                 : "无。" + words_of(words, a.opinion->no_evidence_reason));
  }
  letter.attachments = {"移送材料清单"};
  return letter;
}

documents::Letter decline_letter(const Assistance& a, const Letter& sent,
                                 const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter = frame(a, sent.signatory, sent.addressee, context);
  letter.title = "关于“" + letter.title + "”请求协助事项的复函";
  letter.body.push_back({0,
                         "你单位请求协助的函收悉。经研究，所请事项不属于我单位职权范围，"
                         "依据《中华人民共和国行政处罚法》第二十六条，现答复如下："});
  common::Sections sections(letter);
  for (const Round& round : a.rounds) {
    for (const Refused& refused : round.declines) {
      if (refused.declined_at != sent.issued_at || round.receiver != sent.signatory) {
        continue;
      }
      sections.add("理由", words_of(words, refused.reasons));
      sections.add("法律依据", words_of(words, refused.legal_basis));
      sections.add("有职权的单位",
                   unit_name(context.directory, refused.competent_unit) + "。请向该单位提出。");
    }
  }
  return letter;
}

/// Why officers were asked for with that letter, if they were.
std::optional<OnSiteReason> on_site_with(const Assistance& a, const Letter& sent) {
  for (const Visit& visit : a.visits) {
    if (visit.requested_at == sent.issued_at && visit.receiver == sent.addressee) {
      return visit.reason;
    }
  }
  return std::nullopt;
}

documents::Letter letter_of(const Assistance& a, const Letter& sent,
                            const common::LetterContext& context) {
  const bool request = sent.kind == LetterKind::request;
  documents::Letter letter =
      request ? request_letter(a, sent.signatory, sent.addressee, on_site_with(a, sent), context)
      : sent.kind == LetterKind::reply ? reply_letter(a, sent, context)
                                       : decline_letter(a, sent, context);
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.issued_at);
  if (!sent.contact.empty()) {
    letter.contact = "联系人及电话：" + words_of(context.words, sent.contact);
  }
  if (sent.kind != LetterKind::decline) {
    add_materials(letter, a, request ? "执法协助函" : "执法协助复函", sent.materials);
  }
  letter.receipt = common::receipt_of(letter, sent.signatory, context.directory);
  return letter;
}

const Assistance& assistance_of(const void* state) {
  return *static_cast<const Assistance*>(state);
}

}  // namespace

common::Letters letters() {
  common::Letters all;
  all.system = "enforcement_assistance";
  all.compose = [](const void* state, std::string_view number,
                   const common::LetterContext& context) -> std::optional<documents::Letter> {
    const Assistance& a = assistance_of(state);
    const Letter* sent = common::letter_numbered(a.letters, number);
    return sent == nullptr ? std::nullopt : std::optional{letter_of(a, *sent, context)};
  };
  all.preview = [](const void* state, UnitId addressee, const common::LetterContext& context,
                   Instant now) {
    const Assistance& a = assistance_of(state);
    const UnitId to = addressee.empty() ? a.expected_unit : addressee;
    documents::Letter letter = request_letter(a, a.requester, to, std::nullopt, context);
    common::mark_as_preview(letter, a.requester, "执协", context.directory, now);
    std::vector<std::string> own;
    for (const Material& m : a.materials) {
      if (m.kind == MaterialKind::case_material) {
        own.push_back(m.id);
      }
    }
    add_materials(letter, a, "执法协助函", own);
    return letter;
  };
  all.outgoing = [](const void* state) -> std::vector<common::OutgoingText> {
    const Assistance& a = assistance_of(state);
    return {
        {"title", a.title}, {"location", a.location}, {"facts", a.facts}, {"question", a.question}};
  };
  return all;
}

}  // namespace liandong::enforcement_assistance
