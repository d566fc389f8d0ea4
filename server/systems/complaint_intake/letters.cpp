#include "systems/complaint_intake/letters.hpp"

#include "systems/common/letter_text.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

namespace liandong::complaint_intake {
namespace {

using common::day_zh;
using common::unit_name;
using common::words_of;

std::string title_zh(LetterKind kind) {
  switch (kind) {
    case LetterKind::acceptance:
      return "投诉举报受理告知书";
    case LetterKind::declined:
      return "投诉举报不予受理告知书";
    case LetterKind::passed:
      return "投诉举报转交办理告知书";
    case LetterKind::result:
      return "投诉举报处理结果告知书";
  }
  return {};
}

std::string ground_zh(DeclineGround ground) {
  switch (ground) {
    case DeclineGround::petition_matter:
      return "属于信访事项";
    case DeclineGround::civil_dispute:
      return "属于民事纠纷";
    case DeclineGround::outside_city:
      return "不属于本市管辖";
    case DeclineGround::already_answered:
      return "已有处理结论";
    case DeclineGround::too_vague:
      return "没有具体线索";
  }
  return {};
}

std::string onward_zh(std::optional<Onward> onward) {
  if (!onward) {
    return {};
  }
  switch (*onward) {
    case Onward::hotline_12345:
      return "经你同意，已转送12345政务服务热线。";
    case Onward::petition_office:
      return "经你同意，已转送信访部门。";
  }
  return {};
}

/// Where C finds the unit: name, address and telephone.  [3.2.2-b]
std::string address_zh(const engine::Directory& directory, UnitId unit) {
  std::string text = unit_name(directory, unit);
  const auto* entry = directory.unit(unit);
  if (entry == nullptr) {
    return text;
  }
  text += entry->address.empty() ? "" : "，地址：" + entry->address;
  text += entry->telephone.empty() ? "" : "，电话：" + entry->telephone;
  return text + "。";
}

void add_decline(common::Sections& sections, const Refusing& refusing,
                 const json::Resolver& words) {
  sections.add("决定", "不予受理。该事项" + ground_zh(refusing.ground) + "。");
  sections.add("理由", words_of(words, refusing.reason));
  sections.add("可以办理的途径", words_of(words, refusing.refer_to));
  sections.add("转送情况", onward_zh(refusing.passed_to));
}

void add_passing(common::Sections& sections, const Complaint& c, const Passing& passing,
                 const common::LetterContext& context) {
  sections.add("转交情况", "你反映的事项按照权限由" + unit_name(context.directory, passing.unit) +
                               "处理。我单位已于" + day_zh(passing.passed_at) +
                               "告知该单位组织调查、依法受理，你不需要再次提出。");
  sections.add("承办单位", address_zh(context.directory, receiver(c)));
}

void add_result(common::Sections& sections, const Complaint& c, const Complainant& one,
                const common::LetterContext& context) {
  sections.add("承办单位", address_zh(context.directory, custodian(c)));
  sections.add("调查处理结果", words_of(context.words, one.answer));
}

void add_body(documents::Letter& letter, const Complaint& c, const Letter& sent,
              const Complainant& one, const common::LetterContext& context) {
  common::Sections sections(letter);
  switch (sent.kind) {
    case LetterKind::acceptance:
      sections.add("决定", "已于" + day_zh(*c.accepted_at) +
                               "受理。经初步核实后依法处理，处理结果将另行告知。");
      sections.add("承办单位", address_zh(context.directory, custodian(c)));
      return;
    case LetterKind::declined:
      add_decline(sections, *c.refusing, context.words);
      return;
    case LetterKind::passed:
      add_passing(sections, c, *c.passing, context);
      return;
    case LetterKind::result:
      add_result(sections, c, one, context);
      return;
  }
}

documents::Letter letter_of(const Complaint& c, const Letter& sent,
                            const common::LetterContext& context) {
  documents::Letter letter;
  const Complainant* one = find_complainant(c, sent.complainant);
  LIANDONG_CHECK(one != nullptr);
  letter.issuer = unit_name(context.directory, sent.signatory);
  letter.signature_unit = letter.issuer;
  letter.document_number = sent.document_number;
  letter.date = local_day(sent.issued_at);
  letter.title = title_zh(sent.kind);
  // The name stands on the envelope, not in the file that offices keep.
  letter.addressee = c.kind == ComplaintKind::complaint ? "投诉人" : "举报人";
  letter.body.push_back({0, "你于" + day_zh(one->received_at) + "反映的“" +
                                words_of(context.words, c.title) + "”一事（登记号：" + c.number +
                                "）收悉。现将有关情况告知如下："});
  add_body(letter, c, sent, *one, context);
  if (!sent.contact.empty()) {
    letter.contact = "联系人及电话：" + words_of(context.words, sent.contact);
  }
  return letter;
}

}  // namespace

common::Letters letters() {
  common::Letters all;
  all.system = "complaint_intake";
  all.compose = [](const void* state, std::string_view number,
                   const common::LetterContext& context) -> std::optional<documents::Letter> {
    const auto& c = *static_cast<const Complaint*>(state);
    const Letter* sent = common::letter_numbered(c.letters, number);
    return sent == nullptr ? std::nullopt : std::optional{letter_of(c, *sent, context)};
  };
  // Letters follow acts that were confirmed already; no path asks for a draft.
  all.preview = [](const void*, UnitId, const common::LetterContext&, Instant) {
    return documents::Letter{};
  };
  // It goes to who complained.
  all.outgoing = [](const void*) { return std::vector<common::OutgoingText>{}; };
  return all;
}

}  // namespace liandong::complaint_intake
