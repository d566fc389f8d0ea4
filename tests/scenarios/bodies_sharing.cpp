// What the commands of information sharing say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

#include <algorithm>

namespace liandong::scenario {
namespace {

using test::literal;
using test::TestCity;
using test::with;

bool says(const Act& act, std::string_view word) {
  return std::any_of(act.parameters.begin(), act.parameters.end(),
                     [&](const std::string& parameter) { return parameter.starts_with(word); });
}

// Between the department and the township unless the scenario names somebody or the subscribers.
std::string sharing(const Act& act) {
  if (says(act, "订阅")) return R"({"redaction_confirmed":true})";
  const bool of_department = act.actor.unit == UnitId{"130581.natural_resources"};
  return with(R"({"redaction_confirmed":true,"to_subscribers":false})",
              {{"recipients",
                std::string{"["} +
                    literal(of_department ? test::sucun : "130581.natural_resources") + "]"}});
}

std::optional<std::string> request_body(const TestCity&, const Act& act) {
  const std::string_view command = act.command;
  if (command == "request_information") {
    return with(
        R"({"kind":"penalty_decision","title":"上季度处罚决定","need":"处罚决定书和执行情况","purpose":"行业管理"})",
        {{"asked", literal(test::sucun)}});
  }
  if (command == "answer_request") return R"({"content":"共作出处罚决定三件，均已执行。"})";
  if (command == "decline") return R"({"ground":"not_held","reason":"本单位没有作出此类处罚"})";
  if (command == "ask_again") return R"({"missing":"缺少执行情况"})";
  if (command == "overrule_decline") return R"({"reason":"属于应当反馈的信息"})";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> sharing_body(const TestCity& city, const Act& act) {
  if (act.about.system == "information_request") return request_body(city, act);
  const std::string_view command = act.command;
  if (command == "record_formed") {
    return with(
        R"({"kind":"bulletin","title":"执法工作简报","content":"本周检查情况","sensitivity":"internal"})",
        {{"formed_at", literal(city.now())}});
  }
  if (command == "share") return sharing(act);
  if (command == "extend") {
    return R"({"ground":"collating","working_days":1,"reason":"数据尚在整理","approved_by":"分管负责人"})";
  }
  if (command == "discard") return R"({"ground":"recorded_in_error","reason":"登记有误"})";
  return std::nullopt;
}

}  // namespace liandong::scenario
