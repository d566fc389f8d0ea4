// What the commands of case transfer say unless a scenario says otherwise.
#include "scenarios/bodies.hpp"

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

constexpr std::string_view two_officers =
    R"([{"name":"执法人员","certificate":"冀E001"},{"name":"执法人员","certificate":"冀E001"}])";

bool is_local(const TestCity& city, UnitId unit) {
  const auto world = city.world();
  const auto facts = world->directory.find(world->directory.principal(unit));
  return facts && is_local_unit(facts->kind);
}

std::string finding(const TestCity& city, const Act& act) {
  const UnitId principal = city.world()->directory.principal(act.actor.unit);
  const bool local = is_local(city, act.actor.unit);
  return with(city.finding_body(city.now()),
              {{"place", literal(local ? principal.view() : test::sucun)},
               {"item", literal(local ? "P001" : "P004")},
               {"source", literal(local ? "enforcement" : "supervision")},
               {"item_reason", literal("清单以外事项，依职责判断")}});
}

}  // namespace

std::optional<std::string> transfer_body(const TestCity& city, const Act& act, bool filed) {
  const std::string_view command = act.command;
  const std::string now = literal(city.now());
  const auto competent = act.about.place.empty() ? UnitId{}
                                                 : city.world()
                                                       ->competence
                                                       ->competent_unit(ItemCode{act.about.item},
                                                                        PlaceCode{act.about.place},
                                                                        local_day(city.now()))
                                                       .unit;
  if (command == "record_finding") return finding(city, act);
  if (command == "mark_urgent") return R"({"reason":"evidence_may_be_lost"})";
  if (command == "confirm_urgency") return R"({"confirmed":true,"reason":"已核实"})";
  if (command == "record_dissuasion") {
    return with(R"({"location":"现场","manner":"口头劝阻","result":"not_stopped"})",
                {{"dissuaded_at", now}, {"officers", std::string{two_officers}}});
  }
  if (command == "tell_competent_unit") {
    return with(R"({"channel":"telephone","person":"值班员"})",
                {{"told_at", now}, {"unit", literal(competent.view())}});
  }
  if (command == "dismiss_finding")
    return R"({"ground":"no_violation","reason":"经核查不构成违法"})";
  if (command == "issue") {
    return with(R"({"redaction_confirmed":true,"contact":"联系人 0319-0002001"})",
                {{"receiver", literal(competent.view())}});
  }
  if (command == "request_supplement") {
    return R"({"missing":["preliminary_evidence"],"explanation":"缺少现场照片"})";
  }
  if (command == "object" || command == "object_on_new_facts") {
    return with(R"({"legal_basis":"土地管理法第七十八条"})",
                {{command == "object" ? "reasons" : "new_facts", literal("属于其他部门职责")}});
  }
  if (command == "decide_filing") {
    return filed ? with(R"({"filed":true,"case_number":"立〔2026〕1号"})", {{"filed_at", now}})
                 : R"({"filed":false,"reason":"情节轻微已改正"})";
  }
  if (command == "record_outcome") {
    return with(
        R"({"kind":"fine","decision_number":"罚〔2026〕1号","amount_fen":500000,"summary":"罚款五千元"})",
        {{"decided_at", now}});
  }
  if (command == "record_execution") {
    return with(R"({"summary":"罚款已缴纳"})", {{"executed_at", now}});
  }
  if (command == "report_result") return R"({"summary":"已依法处理"})";
  const bool reasoned = command == "withdraw" || command == "approve_later_start" ||
                        command == "consent_to_objection" || command == "assign_interim";
  if (reasoned) return R"({"reason":"情况需要"})";
  return std::nullopt;
}

std::vector<std::string> usual_materials(const TestCity& city, const Act& act) {
  if (act.about.system == "enforcement_assistance") {
    return {literal(is_local(city, act.actor.unit) ? "case_material" : "evidence")};
  }
  if (act.about.system == "hazard_notice") return {literal("scene_record")};
  if (act.about.system == "consultation") return {literal("minutes")};
  if (act.about.system == "criminal_referral") {
    return {literal("investigation_report"), literal("goods_list"), literal("expert_report"),
            literal("other_material")};
  }
  if (act.about.system == "information_sharing") return {literal("main_text")};
  if (act.about.system == "information_request") {
    return {literal(is_local(city, act.actor.unit) ? "answer" : "form")};
  }
  return {literal("basic_facts"), literal("case_source"), literal("preliminary_evidence")};
}

}  // namespace liandong::scenario
