// What the commands of dispute coordination say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

// The department raises it with the township that found the case, unless the scenario says so.
std::optional<std::string> dispute_body(const TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  if (command == "open_dispute") {
    return with(
        R"({"title":"违法占地案件管辖争议","reasons":"不属于本单位职责","legal_basis":"行政处罚法第二十五条","facts":"耕地上堆放建筑垃圾"})",
        {{"arose_at", now},
         {"place", literal(test::sucun)},
         {"item", literal("P001")},
         {"other", literal(test::sucun)},
         {"competent_unit", literal(test::sucun)},
         {"first_discovered_by", literal(test::sucun)}});
  }
  if (command == "state_position") {
    return R"({"reasons":"依清单属对方职责","legal_basis":"行政处罚法第二十四条"})";
  }
  if (command == "record_negotiation" || command == "coordinate") {
    return with(R"({"participants":"双方负责人","summary":"各方陈述意见"})", {{"held_at", now}});
  }
  if (command == "propose_agreement") return R"({"terms":"由承办单位接收全部材料并办理"})";
  if (command == "submit") {
    return R"({"negotiation":"协商两次","disagreement":"对职责边界认识不一","proposal":"请指定承办单位"})";
  }
  if (command == "reply") {
    return R"({"statement":"不同意提请单位意见","legal_basis":"行政处罚法第二十四条"})";
  }
  if (command == "review") return R"({"accepted":true,"opinion":"材料齐全，建议提交"})";
  if (command == "decide" || command == "record_superior_decision") {
    const std::string body = with(
        R"({"decision_number":"决〔2026〕1号","reasons":"依法定职责","legal_basis":"行政处罚法第二十五条"})",
        {});
    if (command == "decide") return body;
    return with(body, {{"authority", literal("共同上一级行政机关")}, {"decided_at", now}});
  }
  const bool reasoned = command == "withdraw" || command == "join_unit" ||
                        command == "assign_interim" || command == "extend_decision";
  if (reasoned) return R"({"reason":"情况需要"})";
  return std::nullopt;
}

}  // namespace liandong::scenario
