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
    {"经办", Role::handler},   {"负责人", Role::head},           {"联络员", Role::liaison_a},
    {"值班", Role::duty_desk}, {"查阅", Role::reader},           {"协调", Role::coordinator},
    {"领导", Role::decider},   {"系统管理", Role::system_admin}, {"承办", Role::officer}};

struct Given {
  test::Members members;
  std::optional<Instant> on_paper;
  std::string kind;  // of material; empty = all three that are needed
  bool filed = true;
};

std::string officers(std::string_view count) {
  std::string out = "[";
  for (char i = '0'; i < count.front(); ++i) {
    out +=
        (out.size() > 1 ? "," : "") + std::string{R"({"name":"执法人员","certificate":"冀E001"})"};
  }
  return out + "]";
}

/// Calls `one` for each of the words parted by 、 and makes a list of what it returns.
template <class One>
std::string list_from(std::string_view words, One one) {
  std::string out = "[";
  while (!words.empty()) {
    const auto mark = words.find("、");
    out += (out.size() > 1 ? "," : "") + one(std::string{words.substr(0, mark)});
    words.remove_prefix(mark == std::string_view::npos ? words.size() : mark + 3);
  }
  return out + "]";
}

std::string value_named(const std::string& word) {
  const auto value = translated(values(), word);
  if (!value) throw std::runtime_error("no value " + word);
  return literal(*value);
}

std::string topic_of(const std::string& kind) {
  return R"({"content":"议题内容","kind":)" + value_named(kind) + "}";
}

/// "市住建局:2:2026-03-20": the unit, the number of the topic, the last day.
std::string task_of(const TestCity& city, const std::string& word) {
  const auto first = word.find(':');
  const auto second = word.find(':', first + 1);
  return R"({"content":"任务内容","debtor":)" + literal(city.unit(word.substr(0, first)).view()) +
         R"(,"topic":)" + word.substr(first + 1, second - first - 1) + R"(,"due_before":)" +
         literal(test::at(word.substr(second + 1) + " 24:00")) + "}";
}

std::string value_of(const TestCity& city, const Field& field, const std::string& word) {
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::matter:  // its id, put in by whoever knows the names
      return literal(word);
    case FieldKind::time:
      return word == "无" ? "null" : literal(test::at(word));
    case FieldKind::unit:
      return word == "无" ? literal("") : literal(city.unit(word).view());
    case FieldKind::yes_no:
      if (word != "是" && word != "否") throw std::runtime_error("是 or 否, not " + word);
      return word == "是" ? "true" : "false";
    case FieldKind::number:
      return word;
    case FieldKind::list:
      return list_from(word, value_named);
    case FieldKind::digits:
      return officers(word);
    case FieldKind::units:
      return list_from(word,
                       [&](const std::string& one) { return literal(city.unit(one).view()); });
    case FieldKind::topics:
      return list_from(word, topic_of);
    case FieldKind::tasks:
      return list_from(word, [&](const std::string& one) { return task_of(city, one); });
    case FieldKind::changes:
      return list_changes(word);
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

std::string usual_body(TestCity& city, const Act& act, bool filed) {
  if (act.about.system == "case_transfer") {
    if (const auto body = transfer_body(city, act, filed)) return *body;
  }
  if (act.about.system == "dispute_coordination") {
    if (const auto body = dispute_body(city, act)) return *body;
  }
  if (act.about.system == "complaint_intake") {
    if (const auto body = complaint_body(city, act, filed)) return *body;
  }
  if (act.about.system == "criminal_referral") {
    if (const auto body = referral_body(city, act)) return *body;
  }
  if (act.about.system == "enforcement_assistance") {
    if (const auto body = assistance_body(city, act)) return *body;
  }
  if (const auto body = joint_body(city, act)) return *body;
  if (act.command == "urge") return R"({"obligation":"receive"})";
  if (act.command == "supervise" || act.command == "answer_supervision") {
    return R"({"text":"请书面说明办理情况"})";
  }
  if (act.command == "mark_suspected_crime") {
    return R"({"suspected_crime":"非法占用农用地罪","grounds":"毁坏耕地面积达到追诉标准"})";
  }
  if (act.about.system.starts_with("information_")) {
    if (const auto body = sharing_body(city, act)) return *body;
  }
  const auto of_list = act.about.system == "basis_provision" ? basis_provision_body(city, act)
                       : act.about.system == "law_change"    ? law_change_body(city, act)
                       : act.about.system == "list_revision" ? list_revision_body(city, act)
                                                             : std::nullopt;
  if (of_list) return *of_list;
  if (act.command == "add_note") return R"({"text":"内部备注"})";
  if (act.command == "correct") return R"({"reason":"登记有误"})";
  return act.command == "withdraw" ? R"({"reason":"情况需要"})" : "{}";
}

std::string field_of(const std::string& body, std::string_view name) {
  const std::string sought = "\"" + std::string{name} + "\":\"";
  const auto start = body.find(sought);
  if (start == std::string::npos) return {};
  const auto from = start + sought.size();
  return body.substr(from, body.find('"', from) - from);
}

}  // namespace

std::span<const Word> items() { return item_table; }

bool opens_matter(const TestCity& city, std::string_view command) {
  for (const engine::System& system : city.systems()) {
    const auto* descriptor = system.command(command);
    if (descriptor != nullptr && descriptor->opens) return true;
  }
  return false;
}

/// What the platform does of itself stands in scenarios as an act of the system administrator.
bool is_platform_act(const TestCity& city, const Act& act) {
  for (const engine::System& system : city.systems()) {
    const auto* descriptor = system.command(act.command);
    if (system.name == act.about.system && descriptor != nullptr) return descriptor->by_platform;
  }
  return false;
}

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
  const bool opens = opens_matter(city, act.command);
  if (opens) act.about.system = city.system_of(act.command, std::nullopt).name;
  const Given asked = given(city, act);
  std::vector<std::string> bodies;
  if (act.command == "attach_material") {
    const std::vector<std::string> kinds =
        asked.kind.empty() ? usual_materials(city, act) : std::vector{asked.kind};
    for (const std::string& kind : kinds) {
      bodies.push_back(
          with(R"({"file_name":"材料.pdf"})",
               {{"kind", kind}, {"file", literal(city.upload(act.actor.unit.view()).view())}}));
    }
  } else {
    bodies.push_back(with(usual_body(city, act, asked.filed), asked.members));
  }
  if (opens) {
    act.about.item = field_of(bodies.front(), "item");
    act.about.place = field_of(bodies.front(), "place");
  }
  std::vector<engine::CommandRequest> result;
  for (const std::string& body : bodies) {
    const auto matter = opens ? std::nullopt : std::optional{act.about.id};
    result.push_back(city.request(act.actor, act.command, body, matter));
    result.back().by_platform = is_platform_act(city, act);
    if (asked.on_paper) TestCity::on_paper(result.back(), *asked.on_paper);
  }
  return result;
}

}  // namespace liandong::scenario
