#include "scenarios/bodies.hpp"

#include "scenarios/vocabulary.hpp"

#include <map>
#include <optional>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

constexpr Word item_table[] = {{"违法占地", "P001"}, {"违法建设", "P002"}, {"无照经营", "P003"},
                               {"占道经营", "P004"}, {"污染排放", "P005"}, {"扰乱秩序", "P006"},
                               {"清单以外", ""}};

const std::map<std::string_view, Role> role_words{
    {"经办", Role::handler},   {"负责人", Role::head},          {"联络员", Role::liaison_a},
    {"值班", Role::duty_desk}, {"查阅", Role::reader},          {"协调", Role::coordinator},
    {"领导", Role::decider},   {"系统管理", Role::system_admin}};

struct Given {
  test::Members members;
  std::optional<Instant> on_paper;
  std::string kind;  // of material; empty = all three that are needed
  bool filed = true;
};

std::string list_of(std::string_view words) {
  std::string out = "[";
  while (!words.empty()) {
    const auto mark = words.find("、");
    const auto word = words.substr(0, mark);
    const auto value = translated(values(), word);
    if (!value) throw std::runtime_error("no value " + std::string{word});
    out += (out.size() > 1 ? "," : "") + literal(*value);
    words.remove_prefix(mark == std::string_view::npos ? words.size() : mark + 3);
  }
  return out + "]";
}

std::string officers(std::string_view count) {
  std::string out = "[";
  for (char i = '0'; i < count.front(); ++i) {
    out +=
        (out.size() > 1 ? "," : "") + std::string{R"({"name":"执法人员","certificate":"冀E001"})"};
  }
  return out + "]";
}

std::string value_of(const TestCity& city, const Field& field, const std::string& word) {
  switch (field.kind) {
    case FieldKind::words:
      return literal(word);
    case FieldKind::time:
      return word == "无" ? "null" : literal(test::at(word));
    case FieldKind::unit:
      return word == "无" ? literal("") : literal(city.unit(word).view());
    case FieldKind::yes_no:
      if (word != "是" && word != "否") throw std::runtime_error("是 or 否, not " + word);
      return word == "是" ? "true" : "false";
    case FieldKind::list:
      return list_of(word);
    case FieldKind::digits:
      return officers(word);
    case FieldKind::item:
    case FieldKind::value:
      break;
  }
  const auto value = translated(
      field.kind == FieldKind::item ? std::span<const Word>{item_table} : values(), word);
  if (!value) throw std::runtime_error("no value " + word);
  return literal(*value);
}

Given given(const TestCity& city, const Act& act) {
  Given result;
  for (const std::string& parameter : act.parameters) {
    const auto equals = parameter.find('=');
    const Field* named = field(act.command, parameter.substr(0, equals));
    if (equals == std::string::npos || named == nullptr) {
      throw std::runtime_error("no parameter " + parameter);
    }
    const std::string word = parameter.substr(equals + 1);
    const std::string value = value_of(city, *named, word);
    if (named->name == "on_paper") {
      result.on_paper = test::at(word);
      continue;
    }
    if (named->name == "kind" && act.command == "attach_material") result.kind = value;
    if (named->name == "filed") result.filed = word == "是";
    result.members.emplace_back(named->name, value);
  }
  return result;
}

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

/// What a command says unless the scenario says otherwise.
std::string usual_body(const TestCity& city, const Act& act, bool filed) {
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
                {{"dissuaded_at", now}, {"officers", officers("2")}});
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
  if (command == "add_note") return R"({"text":"内部备注"})";
  if (command == "correct") return R"({"reason":"登记有误"})";
  const bool reasoned = command == "withdraw" || command == "approve_later_start" ||
                        command == "consent_to_objection" || command == "assign_interim";
  return reasoned ? R"({"reason":"情况需要"})" : "{}";
}

std::string field_of(const std::string& body, std::string_view name) {
  const std::string sought = "\"" + std::string{name} + "\":\"";
  const auto start = body.find(sought);
  if (start == std::string::npos) return {};
  const auto from = start + sought.size();
  return body.substr(from, body.find('"', from) - from);
}

}  // namespace

Actor actor_named(const TestCity& city, const std::string& words) {
  const auto colon = words.find(':');
  const std::string unit = words.substr(0, colon);
  if (colon != std::string::npos) {
    const auto role = role_words.find(words.substr(colon + 1));
    if (role == role_words.end()) throw std::runtime_error("no role " + words);
    return city.actor(unit, role->second);
  }
  const UnitId id = city.unit(unit);
  return city.actor(unit, id.view() == test::justice      ? Role::coordinator
                          : id.view() == test::government ? Role::decider
                                                          : Role::head);
}

std::vector<engine::CommandRequest> requests(TestCity& city, Act& act) {
  const Given asked = given(city, act);
  std::vector<std::string> bodies;
  if (act.command == "attach_material") {
    const std::vector<std::string> kinds =
        asked.kind.empty()
            ? std::vector<std::string>{literal("basic_facts"), literal("case_source"),
                                       literal("preliminary_evidence")}
            : std::vector{asked.kind};
    for (const std::string& kind : kinds) {
      bodies.push_back(
          with(R"({"file_name":"材料.pdf"})",
               {{"kind", kind}, {"file", literal(city.upload(act.actor.unit.view()).view())}}));
    }
  } else {
    bodies.push_back(with(usual_body(city, act, asked.filed), asked.members));
  }
  if (act.command == "record_finding") {
    act.about.item = field_of(bodies.front(), "item");
    act.about.place = field_of(bodies.front(), "place");
  }
  std::vector<engine::CommandRequest> result;
  for (const std::string& body : bodies) {
    result.push_back(city.request(act.actor, act.command, body));
    if (asked.on_paper) TestCity::on_paper(result.back(), *asked.on_paper);
  }
  return result;
}

}  // namespace liandong::scenario
