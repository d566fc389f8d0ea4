// What the commands of criminal referral say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

#include <boost/json.hpp>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

constexpr std::string_view commission = "130581.supervisory_commission";

/// The state of the matter as stored.
boost::json::object state_of(TestCity& city, MatterId matter) {
  const std::string state = city.words("select state from matter where id = $1", {matter});
  return boost::json::parse(state).at("own").as_object();
}

std::string last_penalty(TestCity& city, MatterId matter) {
  const boost::json::object state = state_of(city, matter);
  const auto* list = state.if_contains("penalties");
  if (list == nullptr || list->as_array().empty()) return "none";
  return std::string{list->as_array().back().at("id").as_string()};
}

std::string_view organ_of(TestCity& city, MatterId matter) {
  const boost::json::object state = state_of(city, matter);
  const auto* kind = state.if_contains("crime_kind");
  if (kind != nullptr && kind->as_string() == "duty_crime") return commission;
  return kind != nullptr && kind->as_string() == "procuratorate" ? test::prosecutor : test::police;
}

std::string with_place(const std::string& body, const TestCity& city, std::string_view time) {
  return with(body, {{std::string{time}, literal(city.now())}, {"place", literal(test::sucun)}});
}

std::optional<std::string> sender_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  if (command == "record_suspicion") {
    return with_place(
        R"({"title":"生产销售伪劣农药","suspected_crime":"生产、销售伪劣农药罪","crime_kind":"ordinary",
        "case_number":"苏政执立〔2026〕8号","item":"P004","facts":"库存假农药三百箱，已销售二百箱",
        "party":"李四"})",
        city, "suspected_at");
  }
  if (command == "form_task_force") {
    return R"({"officers":[{"name":"执法人员甲","certificate":"冀E001"},
        {"name":"执法人员乙","certificate":"冀E002"}]})";
  }
  if (command == "check_threshold") {
    return R"({"standard":"立案追诉标准（一）第二十三条","comparison":"货值金额超过二万元",
        "finding":"reached"})";
  }
  if (command == "submit_report") {
    return R"({"findings":"经核实，货值六万元","proposal":"建议移送公安机关"})";
  }
  if (command == "decide_referral") return R"({"approved":true,"capacity":"principal_head"})";
  if (command == "record_penalty") {
    return with(R"({"kind":"warning","decision_number":"苏政执罚〔2026〕3号"})",
                {{"decided_at", literal(city.now())}});
  }
  if (command == "send_decision_copy") {
    return with("{}", {{"penalty", literal(last_penalty(city, act.about.id))},
                       {"organ", literal(test::police)},
                       {"copied_organ", literal(test::prosecutor)}});
  }
  if (command == "refer") {
    const std::string_view organ = organ_of(city, act.about.id);
    const std::string body = with(
        R"({"redaction_confirmed":true,"personal_data_reviewed":true,"contact":"0319-0002001"})",
        {{"receiver", literal(organ)}});
    return organ == test::police ? with(body, {{"copied_organ", literal(test::prosecutor)}}) : body;
  }
  if (command == "supply") return R"({"note":"补送检验报告"})";
  if (command == "request_reconsideration" || command == "suggest_supervision") {
    return R"({"reasons":"货值金额已达到追诉标准"})";
  }
  if (command == "record_outside_result") {
    return R"({"filed":true,"document_number":"外公立〔2026〕9号"})";
  }
  if (command == "hand_over") return R"({"goods":"假农药三百箱","papers":"案卷一册"})";
  if (command == "conclude") return R"({"conclusion":"penalised","summary":"已依法处理"})";
  return std::nullopt;
}

std::optional<std::string> organ_body(const TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  if (command == "sign_receipt" || command == "sign_handover") return R"({"signed_by":"王警官"})";
  if (command == "pass_on") return R"({"reasons":"不属于本机关管辖"})";
  if (command == "notify_incomplete") return R"({"missing":"缺少检验报告"})";
  if (command == "decide_filing") {
    const bool files =
        std::find(act.parameters.begin(), act.parameters.end(), "立案=否") == act.parameters.end();
    if (files) return R"({"filed":true,"document_number":"南公立〔2026〕31号"})";
    return R"({"document_number":"南公不立〔2026〕2号","ground":"minor","reasons":"情节显著轻微",
        "returned_papers":"案卷一册"})";
  }
  if (command == "decide_reconsideration") {
    return R"({"document_number":"南公复〔2026〕1号","reasons":"维持原决定"})";
  }
  if (command == "state_reasons" || command == "end_supervision") {
    return R"({"reasons":"情节显著轻微"})";
  }
  if (command == "demand_reasons") return R"({"document_number":"南检要〔2026〕1号"})";
  if (command == "order_filing") {
    return R"({"document_number":"南检通〔2026〕1号","reasons":"不立案理由不能成立"})";
  }
  if (command == "record_unprosecuted") {
    return with_place(
        R"({"title":"非法占用农用地","ground":"not_prosecuted","decision_number":"南检不诉〔2026〕1号",
        "item":"P004","facts":"占用耕地二亩","opinion":"建议给予行政处罚"})",
        city, "decided_at");
  }
  if (command == "send_back") {
    return with(R"({"redaction_confirmed":true,"contact":"0319-0001074"})",
                {{"receiver", literal(test::sucun)}});
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> referral_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  if (const auto body = sender_body(city, act)) return body;
  if (const auto body = organ_body(city, act)) return body;
  if (command == "decline_back") {
    return with(R"({"reasons":"不属于本单位管辖"})", {{"competent_unit", literal(test::land)}});
  }
  if (command == "decide_case") return R"({"filed":true,"case_number":"苏政执立〔2026〕9号"})";
  if (command == "report_result") {
    return R"({"conclusion":"penalised","decision_number":"苏政执罚〔2026〕7号","summary":"已罚款"})";
  }
  return std::nullopt;
}

}  // namespace liandong::scenario
