#include "scenarios/vocabulary.hpp"

namespace liandong::scenario {
namespace {

constexpr Word keyword_table[] = {{"情景", "scenario"}, {"时间", "at"},      {"预期", "expect"},
                                  {"放假", "holiday"},  {"上班", "workday"}, {"催办巡查", "sweep"}};

constexpr Word command_table[] = {{"发现", "record_finding"},
                                  {"认定紧急", "mark_urgent"},
                                  {"审核紧急", "confirm_urgency"},
                                  {"劝阻", "record_dissuasion"},
                                  {"告知", "tell_competent_unit"},
                                  {"批准延后起算", "approve_later_start"},
                                  {"不予移送", "dismiss_finding"},
                                  {"附材料", "attach_material"},
                                  {"移送", "issue"},
                                  {"补齐材料", "complete_materials"},
                                  {"撤回", "withdraw"},
                                  {"签收", "receive"},
                                  {"受理", "accept"},
                                  {"要求补正", "request_supplement"},
                                  {"补正", "supply"},
                                  {"提出异议", "object"},
                                  {"同意再议", "consent_to_objection"},
                                  {"新事实异议", "object_on_new_facts"},
                                  {"指定临时负责", "assign_interim"},
                                  {"决定立案", "decide_filing"},
                                  {"作出决定", "record_outcome"},
                                  {"执行", "record_execution"},
                                  {"反馈结果", "report_result"},
                                  {"更正", "correct"},
                                  {"接到投诉", "register"},
                                  {"添加投诉人", "add_complainant"},
                                  {"告知转办", "notify_and_pass"},
                                  {"移交材料", "pass_material"},
                                  {"不予受理", "decline"},
                                  {"登记协调结果", "settle_jurisdiction"},
                                  {"请求指导", "request_guidance"},
                                  {"指导", "give_guidance"},
                                  {"核实", "record_verification"},
                                  {"移交", "transfer"},
                                  {"合并", "link_duplicate"},
                                  {"登记他方结果", "record_reported_result"},
                                  {"答复投诉人", "answer"},
                                  {"无法答复", "excuse_answer"},
                                  {"反馈", "give_feedback"},
                                  {"查看身份", "reveal_identity"},
                                  {"指派", "assign_handler"},
                                  {"备注", "add_note"}};

constexpr Word duty_table[] = {{"移送", "transfer"},
                               {"劝阻", "dissuade"},
                               {"登记", "register"},
                               {"受理", "accept"},
                               {"受理转办", "accept_passed"},
                               {"同时告知", "notify"},
                               {"移交材料", "pass_material"},
                               {"指导", "guide"},
                               {"答复指导", "answer_guidance"},
                               {"核实", "verify"},
                               {"立案", "file"},
                               {"跟踪", "follow"},
                               {"答复投诉人", "answer"},
                               {"告知不予受理", "tell_declined"},
                               {"反馈", "feedback"},

                               {"告知", "tell"},
                               {"审核紧急", "confirm_urgency"},
                               {"签收", "receive"},
                               {"补齐材料", "complete_materials"},
                               {"答复", "respond"},
                               {"补正", "supply"},
                               {"保全", "secure"},
                               {"决定立案", "decide_filing"},
                               {"办案", "decide_case"},
                               {"反馈结果", "report_result"}};

constexpr Word expectation_table[] = {
    {"法定期限", "due"},  {"内部目标", "target"},    {"严格期限", "strict"},
    {"结果", "outcome"},  {"灯", "light"},           {"超目标", "over_target"},
    {"条款", "clause"},   {"负有义务", "debtor"},    {"暂定", "provisional"},
    {"环节", "stage"},    {"承担单位", "custodian"}, {"文号", "number"},
    {"未了义务", "open"}, {"可见", "visible"},       {"通知", "notice"},
    {"事件", "event"},    {"拒绝", "refused"},       {"提示", "warning"}};

constexpr Word value_table[] = {{"待移送", "found"},
                                {"待签收", "issued"},
                                {"待处理", "received"},
                                {"补正中", "supplementing"},
                                {"管辖异议", "objected"},
                                {"办理中", "accepted"},
                                {"已办结", "concluded"},
                                {"已登记", "registered"},
                                {"待受理", "passed"},
                                {"查处中", "handling"},
                                {"待移交", "transferring"},
                                {"已移交", "transferred"},
                                {"已合并", "linked"},
                                {"待答复", "answering"},
                                {"不受理", "declined"},
                                {"办结", "closed"},
                                {"未发现违法", "no_violation"},
                                {"违法", "violation"},
                                {"无管辖权", "not_competent"},
                                {"信访", "petition_matter"},
                                {"民事", "civil_dispute"},
                                {"外地", "outside_city"},
                                {"身份被查看", "identity_revealed"},
                                {"书面材料", "complainant_material"},
                                {"移送资料", "case_facts"},

                                {"不移送", "dismissed"},
                                {"进行中", "open"},
                                {"按时", "on_time"},
                                {"逾期", "late"},
                                {"超目标", "over_target"},
                                {"被取代", "superseded"},
                                {"红", "red"},
                                {"黄", "yellow"},
                                {"绿", "green"},
                                {"灰", "grey"},
                                {"新任务", "obligation_opened"},
                                {"任务完成", "obligation_discharged"},
                                {"期限变动", "clock_moved"},
                                {"升级提醒", "escalation"},
                                {"两次退转", "bounced_twice"},
                                {"不移送备案", "finding_dismissed"},
                                {"提出异议", "jurisdiction_objected"},
                                {"人身安全", "personal_or_public_safety"},
                                {"重大损失", "major_loss_or_social_impact"},
                                {"食药安环", "food_drug_safety_environment"},
                                {"证据灭失", "evidence_may_be_lost"},
                                {"可能逃匿", "party_may_flee"},
                                {"不听劝阻", "in_progress_not_stopped"},
                                {"执法", "enforcement"},
                                {"监管", "supervision"},
                                {"投诉", "complaint"},
                                {"监测", "monitoring"},
                                {"违法事实", "basic_facts"},
                                {"案件来源", "case_source"},
                                {"初步证据", "preliminary_evidence"},
                                {"其他", "other"},
                                {"已制止", "stopped"},
                                {"未制止", "not_stopped"},
                                {"已离开", "party_left"},
                                {"电话", "telephone"},
                                {"平台", "platform"},
                                {"当面", "in_person"},
                                {"自己管辖", "own_competence"},
                                {"无违法", "no_violation"},
                                {"重复", "duplicate"},
                                {"罚款", "fine"},
                                {"警告", "warning"},
                                {"不予处罚", "no_penalty"},
                                {"发现时间", "discovered_at"},
                                {"管辖认定时间", "jurisdiction_determined_at"},
                                {"标题", "title"}};

constexpr Field field_table[] = {
    {"", "线下", "on_paper", FieldKind::time},
    {"record_finding", "发现于", "discovered_at", FieldKind::time},
    {"record_finding", "管辖认定于", "jurisdiction_determined_at", FieldKind::time},
    {"record_finding", "事项", "item", FieldKind::item},
    {"record_finding", "地点", "place", FieldKind::unit},
    {"record_finding", "紧急", "urgency", FieldKind::value},
    {"record_finding", "正在进行", "in_progress", FieldKind::yes_no},
    {"record_finding", "来源", "source", FieldKind::value},
    {"mark_urgent", "理由", "reason", FieldKind::value},
    {"mark_urgent", "自", "became_urgent_at", FieldKind::time},
    {"confirm_urgency", "同意", "confirmed", FieldKind::yes_no},
    {"record_dissuasion", "于", "dissuaded_at", FieldKind::time},
    {"record_dissuasion", "结果", "result", FieldKind::value},
    {"record_dissuasion", "人数", "officers", FieldKind::digits},
    {"tell_competent_unit", "单位", "unit", FieldKind::unit},
    {"tell_competent_unit", "于", "told_at", FieldKind::time},
    {"tell_competent_unit", "方式", "channel", FieldKind::value},
    {"dismiss_finding", "情形", "ground", FieldKind::value},
    {"attach_material", "种类", "kind", FieldKind::value},
    {"issue", "收文", "receiver", FieldKind::unit},
    {"issue", "落款", "signatory", FieldKind::unit},
    {"issue", "理由", "override_reason", FieldKind::words},
    {"issue", "已脱敏", "redaction_confirmed", FieldKind::yes_no},
    {"request_supplement", "缺少", "missing", FieldKind::list},
    {"object", "建议单位", "proposed_unit", FieldKind::unit},
    {"object_on_new_facts", "建议单位", "proposed_unit", FieldKind::unit},
    {"assign_interim", "单位", "unit", FieldKind::unit},
    {"decide_filing", "立案", "filed", FieldKind::yes_no},
    {"decide_filing", "于", "filed_at", FieldKind::time},
    {"record_outcome", "于", "decided_at", FieldKind::time},
    {"record_outcome", "种类", "kind", FieldKind::value},
    {"record_execution", "于", "executed_at", FieldKind::time},
    {"correct", "项目", "field", FieldKind::value},
    {"correct", "为", "instant", FieldKind::time},
    {"correct", "文字", "text", FieldKind::words},
    {"register", "事项", "item", FieldKind::item},
    {"register", "地点", "place", FieldKind::unit},
    {"register", "接到于", "received_at", FieldKind::time},
    {"register", "书面", "written_material", FieldKind::yes_no},
    {"add_complainant", "接到于", "received_at", FieldKind::time},
    {"add_complainant", "书面", "written_material", FieldKind::yes_no},
    {"notify_and_pass", "单位", "unit", FieldKind::unit},
    {"notify_and_pass", "带材料", "with_material", FieldKind::yes_no},
    {"notify_and_pass", "改转理由", "override_reason", FieldKind::words},
    {"notify_and_pass", "未告知原因", "unreachable_reason", FieldKind::words},
    {"settle_jurisdiction", "单位", "unit", FieldKind::unit},
    {"record_verification", "结果", "finding", FieldKind::value},
    {"record_verification", "于", "verified_at", FieldKind::time},
    {"record_verification", "紧急", "urgent", FieldKind::yes_no},
    {"decline", "情形", "ground", FieldKind::value},
    {"transfer", "接收", "receiver", FieldKind::unit},
    {"record_reported_result", "于", "reported_at", FieldKind::time},
    {"answer", "于", "answered_at", FieldKind::time},
    {"assign_handler", "人员", "person", FieldKind::words},
    {"add_note", "内容", "text", FieldKind::words},
    {"", "理由", "reason", FieldKind::words},
};

}  // namespace

std::span<const Word> keywords() { return keyword_table; }
std::span<const Word> commands() { return command_table; }
std::span<const Word> duties() { return duty_table; }
std::span<const Word> expectations() { return expectation_table; }
std::span<const Word> values() { return value_table; }

const Field* field(std::string_view command, std::string_view word) {
  for (const Field& row : field_table) {
    const bool fits = row.command.empty() || row.command == command;
    if (fits && (row.chinese == word || row.name == word)) {
      return &row;
    }
  }
  return nullptr;
}

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
