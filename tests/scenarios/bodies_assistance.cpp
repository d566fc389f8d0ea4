// What the commands of enforcement assistance say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

#include <boost/json.hpp>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

bool is_local(const TestCity& city, UnitId unit) {
  const auto world = city.world();
  const auto facts = world->directory.find(world->directory.principal(unit));
  return facts && is_local_unit(facts->kind);
}

/// The id of the request for archives made last.
std::string last_archive_request(TestCity& city, MatterId matter) {
  const std::string state = city.words("select state from matter where id = $1", {matter});
  const auto parsed = boost::json::parse(state);
  const auto* list = parsed.at("own").as_object().if_contains("archive_requests");
  if (list == nullptr || list->as_array().empty()) return "none";
  return std::string{list->as_array().back().at("id").as_string()};
}

std::string need(const TestCity& city, const Act& act) {
  const UnitId principal = city.world()->directory.principal(act.actor.unit);
  const bool local = is_local(city, act.actor.unit);
  return with(
      R"({"title":"占用耕地建房的地类认定","kind":"determination","case_number":"苏政执立〔2026〕3号",
      "location":"东街村村北","item":"P004","facts":"在耕地上浇筑地基约二百平方米",
      "question":"请认定占用地块的地类和面积，并出具书面意见","party":"张三"})",
      {{"need_found_at", literal(city.now())},
       {"expected_unit", literal(local ? test::land : test::sucun)},
       {"place", literal(local ? principal.view() : test::sucun)}});
}

}  // namespace

std::optional<std::string> assistance_body(TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  if (command == "record_need") return need(city, act);
  if (command == "request") {
    const bool local = is_local(city, act.actor.unit);
    return with(R"({"redaction_confirmed":true,"contact":"联系人 0319-0002001"})",
                {{"receiver", literal(local ? test::land : test::sucun)}});
  }
  if (command == "request_on_site") {
    return R"({"reason":"evidence_may_be_lost","explanation":"预报有雨，地基将被回填"})";
  }
  if (command == "dispatch") {
    return with(R"({"officers":[{"name":"执法人员","certificate":"冀E001"},
        {"name":"执法人员","certificate":"冀E002"}]})",
                {{"dispatched_at", now}});
  }
  if (command == "record_scene") {
    return with(R"({"measures":"到场勘测，先行登记保存"})",
                {{"arrived_at", now}, {"handled_at", now}});
  }
  if (command == "request_archives") {
    return R"({"wanted":"该地块土地利用现状图","purpose":"办案取证"})";
  }
  if (command == "drop_archive_request" || command == "provide_archives") {
    return with(command == "provide_archives" ? R"({"manner":"consulted","note":"已安排查阅"})"
                                              : R"({"reason":"已另行取得"})",
                {{"archive_request", literal(last_archive_request(city, act.about.id))}});
  }
  if (command == "announce_extension") {
    return R"({"ground":"long_determination","working_days":5,"reason":"需委托测绘机构测量"})";
  }
  if (command == "reply") {
    return R"({"method":"实地测量并套合土地利用现状图","standard":"土地利用现状分类",
        "conclusion":"占用耕地一百九十八平方米","signed_by":"李工","qualification":"测绘资质乙级"})";
  }
  if (command == "decline") {
    return with(R"({"reasons":"该事项由住建部门认定","legal_basis":"行政处罚法第二十六条"})",
                {{"competent_unit", literal(test::housing)}});
  }
  const bool reasoned =
      command == "drop_need" || command == "withdraw" || command == "overrule_decline";
  if (reasoned) return R"({"reason":"情况需要"})";
  return std::nullopt;
}

}  // namespace liandong::scenario
