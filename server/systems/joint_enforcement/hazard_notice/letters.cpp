#include "systems/joint_enforcement/hazard_notice/letters.hpp"

#include "systems/common/letter_text.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"

#include <algorithm>

namespace liandong::hazard_notice {
namespace {

using common::day_zh;
using common::minute_zh;
using common::unit_name;
using common::words_of;

std::string channel_zh(Channel channel) {
  switch (channel) {
    case Channel::platform:
      return "通过联动平台";
    case Channel::telephone:
      return "电话";
    case Channel::in_person:
      return "当面";
  }
  return {};
}

std::string kind_zh(MaterialKind kind) {
  switch (kind) {
    case MaterialKind::scene_record:
      return "现场记录";
    case MaterialKind::notice_record:
      return "通知催告记录";
    case MaterialKind::handling_record:
      return "处理记录";
    case MaterialKind::other:
      return "其他材料";
  }
  return {};
}

/// What one department was told and did until then, as one paragraph.
class Conduct {
 public:
  Conduct(const Notice& n, const Department& department, Instant until,
          const common::LetterContext& context)
      : n_(n), department_(department), until_(until), context_(context) {}

  std::string told() const {
    const std::string name = unit_name(context_.directory, department_.unit);
    std::string text = minute_zh(*department_.notified_at) + "，" +
                       channel_zh(department_.channel) + "通知" + name;
    const std::string recipient = words_of(context_.words, department_.recipient);
    text += recipient.empty() ? "。" : "，接收人：" + recipient + "。";
    for (const Reminder& one : n_.reminders) {
      if (one.department == department_.unit && one.reminded_at <= until_) {
        text += minute_zh(one.reminded_at) + "，" + channel_zh(one.channel) + "催告：" +
                words_of(context_.words, one.content) + "。";
      }
    }
    return text;
  }

  std::string answered() const {
    const std::string name = unit_name(context_.directory, department_.unit);
    std::string text;
    for (const Reasons& one : n_.reasons) {
      if (one.department != department_.unit || one.given_at > until_) {
        continue;
      }
      text +=
          minute_zh(one.given_at) + "，" + name + "称：" + words_of(context_.words, one.reasons);
      if (!one.proper_unit.empty()) {
        text += "（认为应由" + unit_name(context_.directory, one.proper_unit) + "处理）";
      }
      text += "。";
      if (one.judged_at && *one.judged_at <= until_ && !one.accepted) {
        text += "经研究，我单位认为理由不成立：" + words_of(context_.words, one.judgment) + "。";
      }
    }
    if (text.empty() && department_.responded_at && *department_.responded_at <= until_) {
      text = minute_zh(*department_.responded_at) + "，" + name + "作出响应。";
    }
    if (!department_.arrived_at || *department_.arrived_at > until_) {
      text += (text.empty() ? name + "未作回应，" : std::string{"截至报告时，"}) +
              "未派执法人员到场处理。";
    }
    return text;
  }

 private:
  const Notice& n_;
  const Department& department_;
  Instant until_;
  const common::LetterContext& context_;
};

documents::Letter frame(const Notice& n, UnitId signatory, const std::vector<UnitId>& named,
                        const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  documents::Letter letter;
  letter.issuer = unit_name(context.directory, signatory);
  letter.addressee = unit_name(context.directory, n.government);
  letter.signature_unit = letter.issuer;
  letter.urgent = true;
  std::string names;
  for (const UnitId unit : named) {
    names += (names.empty() ? "" : "、") + unit_name(context.directory, unit);
  }
  letter.title = "关于" + names + "接到通知后未处理“" + words_of(words, n.title) + "”的报告";
  letter.body.push_back({0, "我单位在执法过程中，于" + minute_zh(n.discovered_at) + "发现" +
                                words_of(words, n.title) +
                                "，涉及其他部门管辖，已立即通知相关部门。" + names +
                                "接到通知后不能说明理由又拒不处理，现将有关情况报告如下："});
  return letter;
}

/// Sections on the departments named, as things stood at `until`.
void add_sections(documents::Letter& letter, const Notice& n, const std::vector<UnitId>& named,
                  Instant until, const std::string& harm, const std::string& request,
                  const common::LetterContext& context) {
  const json::Resolver& words = context.words;
  const common::RegisterWords place =
      context.register_words(ItemCode{}, n.place, local_day(n.discovered_at));
  std::string told;
  std::string answered;
  for (const UnitId unit : named) {
    const Department* department = department_of(n, unit);
    if (department == nullptr || !department->notified_at) {
      continue;
    }
    const Conduct conduct(n, *department, until, context);
    told += (told.empty() ? "" : "\n") + conduct.told();
    answered += (answered.empty() ? "" : "\n") + conduct.answered();
  }
  common::Sections sections(letter);
  sections.add("隐患情况", "地点：" + place.place_name + words_of(words, n.location) + "。\n" +
                               words_of(words, n.facts));
  sections.add("当事人", words_of(words, n.party));
  sections.add("通知和催告情况", told);
  sections.add("接到通知的部门回应情况", answered);
  sections.add("危害", words_of(words, n.danger) + (harm.empty() ? "" : "\n" + harm));
  sections.add("请求事项", request);
  letter.attachments = {"通知、催告记录和现场材料"};
  letter.materials.push_back({"报告", "报告", 1, 1, true, ""});
  for (const Material& m : n.materials) {
    letter.materials.push_back({m.name, kind_zh(m.kind), m.copies, m.pages, m.original, m.digest});
  }
}

documents::Letter letter_of(const Notice& n, const Report& sent,
                            const common::LetterContext& context) {
  documents::Letter letter = frame(n, sent.signatory, sent.departments, context);
  add_sections(letter, n, sent.departments, sent.reported_at, words_of(context.words, sent.harm),
               words_of(context.words, sent.request), context);
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.reported_at);
  if (!sent.contact.empty()) {
    letter.contact = "联系人及电话：" + words_of(context.words, sent.contact);
  }
  letter.receipt = common::receipt_of(letter, sent.signatory, context.directory);
  return letter;
}

/// Those a report would be about: with an open draft, or else everyone who still owes something.
std::vector<UnitId> draft_departments(const Notice& n) {
  std::vector<UnitId> named;
  for (const Department& one : n.departments) {
    if (open_draft(n, one.unit) != nullptr) {
      named.push_back(one.unit);
    }
  }
  for (const Department& one : n.departments) {
    if (named.empty() && is_live(one)) {
      named.push_back(one.unit);
    }
  }
  return named;
}

const Notice& notice_of(const void* state) { return *static_cast<const Notice*>(state); }

}  // namespace

common::Letters letters() {
  common::Letters all;
  all.system = "hazard_notice";
  all.compose = [](const void* state, std::string_view number,
                   const common::LetterContext& context) -> std::optional<documents::Letter> {
    const Notice& n = notice_of(state);
    const Report* sent = common::letter_numbered(n.reports, number);
    return sent == nullptr ? std::nullopt : std::optional{letter_of(n, *sent, context)};
  };
  all.preview = [](const void* state, UnitId, const common::LetterContext& context, Instant now) {
    const Notice& n = notice_of(state);
    const std::vector<UnitId> named = draft_departments(n);
    documents::Letter letter = frame(n, n.finder, named, context);
    add_sections(letter, n, named, now, "", "请市人民政府责成有关部门立即处理。", context);
    common::mark_as_preview(letter, n.finder, "报", context.directory, now);
    return letter;
  };
  all.outgoing = [](const void* state) -> std::vector<common::OutgoingText> {
    const Notice& n = notice_of(state);
    return {{"title", n.title}, {"location", n.location}, {"facts", n.facts}, {"danger", n.danger}};
  };
  return all;
}

}  // namespace liandong::hazard_notice
