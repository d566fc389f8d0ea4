// What the commands of the list say unless a scenario says otherwise: 市自然资源局 for P001, held
// by 苏村镇 and 大高村镇.
#include "scenarios/bodies.hpp"

#include <array>
#include <stdexcept>

namespace liandong::scenario {

using test::literal;
using test::TestCity;
using test::with;

namespace {

constexpr std::string_view holders = R"(["130581100","130581101"])";

}  // namespace

std::optional<std::string> basis_provision_body(const TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  if (command == "record_assignment") {
    return with(R"({"title":"违法占地等事项下放","decision":"冀政〔2026〕1号","items":["P001"]})",
                {{"published_at", literal(city.now())},
                 {"department", literal(test::land)},
                 {"holders", std::string{holders}}});
  }
  if (command == "provide") {
    return R"({"bases":"土地管理法第七十七条","standards":"裁量基准2026版","flow":"受理—核查—立案"})";
  }
  if (command == "report_inaccuracy") return R"({"what":"引用的条款已经修改"})";
  if (command == "correct_provision") {
    return R"({"bases":"土地管理法第七十七条","standards":"裁量基准2026版","explanation":"更新条款"})";
  }
  if (command == "uphold_provision") return R"({"reason":"条款现行有效"})";
  if (command == "drop_assignment") return R"({"reason":"赋权已收回"})";
  return std::nullopt;
}

std::optional<std::string> law_change_body(const TestCity& city, const Act& act) {
  const std::string_view command = act.command;
  if (command == "register_law_change") {
    return with(
        R"({"title":"土地管理法修改","kind":"amended","law":"土地管理法","articles":"第七十七条","effective_on":"2026-12-31","items":["P001"]})",
        {{"known_at", literal(city.now())},
         {"department", literal(test::land)},
         {"holders", std::string{holders}}});
  }
  if (command == "announce_basis_change") {
    return R"({"changes":[{"item":"P001","before":"第七十七条","after":"第七十八条","effect":"罚款幅度提高"}],"transition":"已立案的适用行为时的规定"})";
  }
  if (command == "record_revision") {
    return R"({"none_needed":true,"reason":"仅更换依据，事项不变"})";
  }
  if (command == "drop_law_change") return R"({"reason":"登记有误"})";
  return std::nullopt;
}

std::optional<std::string> list_revision_body(const TestCity&, const Act& act) {
  const std::string_view command = act.command;
  if (command == "propose_revision") {
    return with(
        R"({"title":"清单调整","reasons":"依据已修改","legal_basis":"行政处罚法第二十四条"})",
        {{"changes", list_changes("赋权:2026-12-31")}});
  }
  if (command == "revise") {
    return with(R"({"explanation":"按审核意见修改"})",
                {{"changes", list_changes("赋权:2026-12-31")}});
  }
  if (command == "review") return R"({"approved":true,"opinion":"符合规定"})";
  if (command == "publish") return R"({"decision_number":"南政〔2026〕6号"})";
  const bool reasoned = command == "return_revision" || command == "withdraw_proposal";
  if (reasoned) return R"({"reason":"需要修改"})";
  return std::nullopt;
}

std::string list_changes(std::string_view words) {
  constexpr std::array kinds{std::pair{"赋权", "assign"}, std::pair{"收回", "revoke"},
                             std::pair{"换依据", "replace_basis"}};
  std::string out = "[";
  while (!words.empty()) {
    const auto mark = words.find("、");
    const std::string_view one = words.substr(0, mark);
    const auto colon = one.find(':');
    std::string kind;
    for (const auto& [chinese, frozen] : kinds) {
      if (one.substr(0, colon) == chinese) kind = frozen;
    }
    if (kind.empty() || colon == std::string_view::npos) {
      throw std::runtime_error("no change of the list: " + std::string{one});
    }
    out += (out.size() > 1 ? "," : "") +
           with(R"({"item":"P001","mode":"empowered","decision":"冀政〔2026〕2号",)"
                R"("next_evaluation_on":"2028-12-31","law":"新法","article":"第一条"})",
                {{"kind", literal(kind)},
                 {"effective_on", literal(one.substr(colon + 1))},
                 {"unit", literal(test::sucun)},
                 {"territory", literal(test::sucun)}});
    words.remove_prefix(mark == std::string_view::npos ? words.size() : mark + 3);
  }
  return out + "]";
}

}  // namespace liandong::scenario
