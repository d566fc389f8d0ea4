// What the commands of complaint intake say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

/// The first complainant who was neither answered nor excused; the first of all if everybody was.
std::string complainant_of(TestCity& city, const MatterId matter) {
  const std::string state = city.words("select state from matter where city = $1 and id = $2",
                                       {TestCity::code(), matter});
  const auto stored = boost::json::parse(state);
  const auto& all = stored.at("own").at("complainants").as_array();
  const auto lacks = [](const boost::json::value& complainant, std::string_view member) {
    const auto* value = complainant.as_object().if_contains({member.data(), member.size()});
    return value == nullptr || value->is_null();
  };
  const auto* first = std::find_if(all.begin(), all.end(), [&](const auto& complainant) {
    return lacks(complainant, "answered_at") && lacks(complainant, "answer_excused_at");
  });
  const auto& chosen = first != all.end() ? *first : all.at(0);
  return literal(std::string{chosen.at("id").as_string()});
}

std::string registration(const TestCity& city, const Act& act) {
  const UnitId principal = city.world()->directory.principal(act.actor.unit);
  const auto facts = city.world()->directory.find(principal);
  const bool local = facts && is_local_unit(facts->kind);
  return with(
      R"({"title":"反映占道经营","kind":"tip","source":"counter","location":"东街村口","party":{"kind":"unknown"},"facts":"每天傍晚占用人行道摆摊","complainant":{"name":"张三","contact":"13800000000"}})",
      {{"received_at", literal(city.now())},
       {"place", literal(local ? principal.view() : test::sucun)},
       {"item", literal("P004")}});
}

constexpr std::string_view addition =
    R"({"source":"telephone","complainant":{"name":"李四","contact":"13900000000"}})";

}  // namespace

std::optional<std::string> complaint_body(TestCity& city, const Act& act, bool filed) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  if (command == "register") return registration(city, act);
  if (command == "add_complainant") return with(addition, {{"received_at", now}});
  if (command == "notify_and_pass") {
    return with(R"({"manner":"telephone","message":"请联系有管辖权的乡镇办理"})",
                {{"unit", literal(act.about.place.empty() ? test::sucun : act.about.place)}});
  }
  if (command == "decline") {
    return R"({"ground":"civil_dispute","reason":"属于民事纠纷","refer_to":"可以向人民法院起诉"})";
  }
  if (command == "object") return R"({"reasons":"不属于本单位职责","legal_basis":"清单第四项"})";
  if (command == "request_guidance") return R"({"question":"如何认定占道经营"})";
  if (command == "give_guidance") return R"({"advice":"按城市道路管理条例认定"})";
  if (command == "record_verification") {
    return with(R"({"finding":"no_violation","summary":"现场未见摆摊"})", {{"verified_at", now}});
  }
  if (command == "decide_filing") {
    return filed ? with(R"({"filed":true,"case_number":"立〔2026〕1号"})", {{"filed_at", now}})
                 : R"({"filed":false,"reason":"情节轻微已改正"})";
  }
  if (command == "record_outcome") {
    return with(
        R"({"kind":"fine","decision_number":"罚〔2026〕1号","amount_fen":20000,"summary":"罚款二百元"})",
        {{"decided_at", now}});
  }
  if (command == "record_execution") {
    return with(R"({"summary":"罚款已缴纳"})", {{"executed_at", now}});
  }
  if (command == "transfer") {
    return with(R"({"manner":"telephone","message":"已移交市自然资源局处理"})",
                {{"receiver", literal(test::land)}});
  }
  if (command == "link_duplicate") {
    return R"({"reason":"与先前反映的是同一摊点"})";
  }
  if (command == "record_reported_result") {
    return with(R"({"summary":"已经取缔"})", {{"reported_at", now}});
  }
  if (command == "answer") {
    return with(R"({"manner":"telephone","summary":"经核实已经处理"})",
                {{"answered_at", now}, {"complainant", complainant_of(city, act.about.id)}});
  }
  if (command == "excuse_answer" || command == "reveal_identity") {
    return with(R"({"reason":"匿名举报"})", {{"complainant", complainant_of(city, act.about.id)}});
  }
  if (command == "withdraw_consent" || command == "issue_letter") {
    return with("{}", {{"complainant", complainant_of(city, act.about.id)}});
  }
  if (command == "extend_verification") return R"({"days":15,"reason":"需要委托检测"})";
  if (command == "give_feedback") return R"({"summary":"经核实未发现违法行为"})";
  return std::nullopt;
}

}  // namespace liandong::scenario
