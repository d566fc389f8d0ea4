// What the commands of joint enforcement say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

#include <boost/json.hpp>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

boost::json::value state_of(TestCity& city, MatterId matter) {
  const std::string state = city.words("select state from matter where id = $1", {matter});
  return boost::json::parse(state).at("own");
}

/// The id of the first task that the act can be about.
std::string task_for(TestCity& city, const Act& act) {
  const boost::json::value state = state_of(city, act.about.id);
  const auto* list = state.as_object().if_contains("tasks");
  if (list == nullptr) return "none";
  const UnitId principal = city.world()->directory.principal(act.actor.unit);
  for (const auto& task : list->as_array()) {
    const auto has = [&](const char* name) {
      const auto* member = task.as_object().if_contains(name);
      return member != nullptr && !member->is_null();
    };
    const bool open = !has("reported_at") && !has("dropped_at");
    const bool own = task.at("debtor").as_string() == principal.view();
    const bool reported = has("reported_at") && !has("confirmed_at") && !has("returned_at");
    const bool fits = act.command == "confirm_task"  ? reported
                      : act.command == "report_task" ? open && own
                                                     : open;
    if (fits) return std::string{task.at("id").as_string()};
  }
  return std::string{list->as_array().front().at("id").as_string()};
}

std::optional<std::string> hazard_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  if (command == "record_hazard") {
    return with(
        R"({"title":"沿街危墙随时可能倒塌","kind":"safety","location":"东街路口",
        "facts":"围墙倾斜约二十度，墙下有行人通过","danger":"倒塌将砸伤行人"})",
        {{"discovered_at", now},
         {"place", literal(test::sucun)},
         {"departments", "[" + literal("130581.housing_construction") + "]"}});
  }
  if (command == "notify") {
    return with(R"({"channel":"telephone","recipient":"值班员"})", {{"notified_at", now}});
  }
  const std::string housing = literal("130581.housing_construction");
  if (command == "remind") {
    return with(R"({"channel":"telephone","content":"请立即派员处理"})", {{"department", housing}});
  }
  if (command == "accept_reasons") return with(R"({})", {{"department", housing}});
  if (command == "reject_reasons") {
    return with(R"({"reason":"属于你单位职责"})", {{"department", housing}});
  }
  if (command == "report_to_government") {
    return R"({"harm":"行人仍在墙下通过","request":"请责成有关部门立即处理","contact":"联系人 0319-0002001"})";
  }
  if (command == "dispatch") {
    return with(R"({"officers":[{"name":"执法人员","certificate":"冀E001"},
        {"name":"执法人员","certificate":"冀E002"}]})",
                {{"dispatched_at", now}});
  }
  if (command == "arrive") return with("{}", {{"arrived_at", now}});
  if (command == "report_handling") {
    return with(R"({"result":"eliminated","measures":"设置围挡并拆除危墙"})",
                {{"handled_at", now}});
  }
  if (command == "refuse") return R"({"reasons":"不属于本单位职责","legal_basis":"建筑法"})";
  if (command == "redirect") return R"({"reasons":"依清单应由该单位处理"})";
  if (command == "instruct") return R"({"instruction":"请立即处理并报告结果"})";
  if (command == "answer_instruction") return R"({"answer":"已处理完毕"})";
  if (command == "drop_hazard") return R"({"reason":"隐患已自行消除"})";
  return std::nullopt;
}

std::optional<std::string> consultation_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  if (command == "convene") {
    return with(
        R"({"title":"占道经营整治协商会议","kind":"ad_hoc","place":"镇政府会议室",
        "topics":[{"kind":"hot_problem","content":"占道经营反复出现"}]})",
        {{"scheduled_at", now}, {"units", "[" + literal("130581.housing_construction") + "]"}});
  }
  if (command == "reschedule") return R"({"place":"市政府会议室","reason":"防汛值守"})";
  if (command == "add_topic") return R"({"kind":"management","content":"摊点管理"})";
  if (command == "sign_in") return R"({"attendees":"负责人、经办人"})";
  if (command == "record_minutes") {
    return with(R"({"minutes":"各方发言记录"})", {{"held_at", now}});
  }
  if (command == "resolve") return R"({"conclusion":"一致同意","tasks":[]})";
  if (command == "report_task") {
    return with(R"({"result":"已经完成"})", {{"task", literal(task_for(city, act))}});
  }
  if (command == "confirm_task") {
    return with(R"({"accepted":true})", {{"task", literal(task_for(city, act))}});
  }
  if (command == "drop_task") {
    return with(R"({"reason":"情况变化"})", {{"task", literal(task_for(city, act))}});
  }
  if (command == "cancel") return R"({"reason":"情况变化"})";
  return std::nullopt;
}

std::optional<std::string> operation_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  constexpr std::string_view officers =
      R"({"officers":[{"name":"执法人员","certificate":"冀E001"},
      {"name":"执法人员","certificate":"冀E002"}]})";
  if (command == "plan") {
    return with(
        R"({"title":"违法建设联合执法","target":"东街沿线在建房屋","division":"镇里组织，住建局认定"})",
        {{"planned_at", now},
         {"place", literal(test::sucun)},
         {"units", "[" + literal("130581.housing_construction") + "]"}});
  }
  if (command == "change_plan") return R"({"division":"分工不变","reason":"天气原因"})";
  if (command == "invite_unit") return R"({"reason":"需要配合"})";
  if (command == "confirm_participation" || command == "name_officers") {
    return std::string{officers};
  }
  if (command == "decline_participation") return R"({"reasons":"当日另有任务"})";
  if (command == "record_action") {
    return with(R"({"record":"检查十二处在建房屋"})", {{"began_at", now}, {"ended_at", now}});
  }
  if (command == "record_result") {
    return R"({"findings":"发现违法建设三处","measures":"责令停止建设"})";
  }
  if (command == "add_case") return R"({"case_number":"苏政执立〔2026〕5号"})";
  if (command == "conclude") return R"({"summary":"行动结束"})";
  if (command == "cancel") return R"({"reason":"情况变化"})";
  return std::nullopt;
}

std::optional<std::string> group_body(TestCity& city, const Act& act) {
  if (act.command == "found_group") {
    return with(R"({"title":"城区联合执法协商小组","purpose":"占道经营和违法建设"})",
                {{"members", "[" + literal("130581.housing_construction") + "]"}});
  }
  if (act.command == "record_meeting") {
    return with("{}", {{"held_at", literal(city.now())}});
  }
  return R"({"reason":"工作需要"})";
}

std::optional<std::string> roster_body(TestCity& city, const Act& act) {
  const UnitId principal = city.world()->directory.principal(act.actor.unit);
  if (act.command == "open_roster") {
    return with(R"({"title":"联合执法联络人名册"})",
                {{"unit", literal(principal.view())},
                 {"counterparts",
                  "[" + literal("130581.housing_construction") + "," + literal(test::land) + "]"},
                 {"organs", "[" + literal("130581.public_security") + "," +
                                literal("130581.procuratorate") + "]"}});
  }
  if (act.command == "appoint_liaison") {
    return R"({"rank":"a","person":"联络员","office":"执法队队长","telephone":"0319-0002001"})";
  }
  if (act.command == "set_contact") {
    return R"({"person":"联系人","office":"综合科","telephone":"0319-0002002"})";
  }
  if (act.command == "end_liaison") return R"({"rank":"a","reason":"岗位调整"})";
  if (act.command == "confirm_roster" || act.command == "update_counterparts") return "{}";
  return R"({"reason":"工作需要"})";
}

}  // namespace

std::optional<std::string> joint_body(TestCity& city, const Act& act) {
  if (act.about.system == "hazard_notice") return hazard_body(city, act);
  if (act.about.system == "consultation") return consultation_body(city, act);
  if (act.about.system == "joint_operation") return operation_body(city, act);
  const bool own = act.command != "add_note" && act.command != "assign_handler";
  if (act.about.system == "standing_group" && own) return group_body(city, act);
  if (act.about.system == "liaison_roster" && own) return roster_body(city, act);
  return std::nullopt;
}

}  // namespace liandong::scenario
