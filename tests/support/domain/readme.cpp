#include "support/domain/readme.hpp"

#include "support/source_dir.hpp"
#include "systems/common/domain/refusals.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace liandong::domain_test {
namespace {

std::string path_of(const std::string& system, const std::string& file) {
  return source_dir() + "/server/systems/" + system + "/" + file;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string code(std::string_view word) {
  return word.empty() ? "–" : "`" + std::string(word) + "`";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string stages_of(std::uint32_t mask, const std::vector<std::string>& stages) {
  if (mask == 0xFFFFFFFFU) return "opens the matter";
  std::vector<std::string> words;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if ((mask >> i) & 1U) words.push_back(stages[i]);
  }
  return joined(words);
}

std::string relations_of(std::uint8_t mask) {
  static const std::map<Relation, std::string_view> names{
      {Relation::sender, "sender"},         {Relation::receiver, "receiver"},
      {Relation::custodian, "custodian"},   {Relation::interim, "interim"},
      {Relation::supervisor, "supervisor"}, {Relation::government, "government"},
      {Relation::anyone, "anyone"},         {Relation::system, "system"}};
  std::vector<std::string> words;
  for (const auto& [relation, name] : names) {
    if (mask & bits(relation)) words.emplace_back(name);
  }
  return joined(words);
}

std::string roles_of(RoleSet roles) {
  std::vector<std::string> words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto one) {
    if (roles.has(one.value)) words.emplace_back(one.name);
  });
  return joined(words);
}

bool is_common(const RefusalInfo& row) {
  static constexpr auto common = common::common_refusal_rows();
  return std::any_of(common.begin(), common.end(),
                     [&](const RefusalInfo& each) { return each.name == row.name; });
}

std::string table_of(std::span<const RefusalInfo> rows, bool with_common) {
  std::string table = "| code | name | clause | kind |\n| --- | --- | --- | --- |\n";
  for (const RefusalInfo& row : rows) {
    if (is_common(row) && !with_common) continue;
    static const std::map<RefusalKind, std::string_view> kinds{
        {RefusalKind::shape, "shape"},
        {RefusalKind::forbidden, "forbidden"},
        {RefusalKind::state, "state"},
        {RefusalKind::rule, "rule"}};
    table += "| " + std::to_string(static_cast<int>(row.code)) + " | " + code(row.name) + " | " +
             std::string(row.clause.empty() ? "–" : row.clause) + " | " +
             std::string(kinds.at(row.kind)) + " |\n";
  }
  return table;
}

}  // namespace

std::string permission_table(std::span<const Permission> rows,
                             const std::vector<std::string>& stages) {
  std::string table = "| command | stages | relation | roles |\n| --- | --- | --- | --- |\n";
  for (const Permission& row : rows) {
    table += "| " + code(row.command) + " | " + stages_of(row.stages, stages) + " | " +
             relations_of(row.relations) + " | " + roles_of(row.roles) + " |\n";
  }
  return table;
}

std::string duty_table(std::span<const common::DutyInfo> rows) {
  std::string table =
      "| duty | debtor | creditor | arises when | legal period | target (default) | basis | clause "
      "|\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const common::DutyInfo& row : rows) {
    std::string target = code(row.target);
    if (!row.target.empty()) {
      target +=
          row.target_default.empty() ? " (none)" : " (" + std::string(row.target_default) + ")";
    }
    const std::string legal(row.legal.empty() ? "–" : row.legal);
    table += "| " + code(row.duty) + " | " + std::string(row.debtor) + " | " +
             std::string(row.creditor) + " | " + std::string(row.trigger) + " | " + legal + " | " +
             target + " | " + boost::describe::enum_to_string(row.basis, "") + " | " +
             std::string(row.clause) + " |\n";
  }
  return table;
}

std::string refusal_table(std::span<const RefusalInfo> rows) { return table_of(rows, false); }

std::string common_refusal_table() { return table_of(common::common_refusal_rows(), true); }

std::string transition_table(
    const std::set<std::tuple<std::size_t, std::string, std::size_t>>& moves,
    const std::vector<std::string>& stages) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> by_move;
  for (const auto& [from, command, to] : moves) {
    if (from != to) by_move[{from, to}].push_back(code(command));
  }
  std::string table = "| from | by | to |\n| --- | --- | --- |\n";
  for (const auto& [move, commands] : by_move) {
    table += "| " + code(stages.at(move.first)) + " | " + joined(commands) + " | " +
             code(stages.at(move.second)) + " |\n";
  }
  return table;
}

void compare_with_readme(const std::string& system, const std::string& name,
                         const std::string& table, const std::string& file) {
  const std::string opening = "<!-- generated:" + name + " -->\n";
  std::string readme = read_file(path_of(system, file));
  const std::size_t from = readme.find(opening);
  REQUIRE(from != std::string::npos);
  const std::size_t begin = from + opening.size();
  const std::size_t end = readme.find("<!-- /generated -->", begin);
  REQUIRE(end != std::string::npos);
  if (std::getenv("LIANDONG_UPDATE_README") != nullptr) {
    readme.replace(begin, end - begin, table);
    std::ofstream(path_of(system, file), std::ios::binary) << readme;
    return;
  }
  CHECK(readme.substr(begin, end - begin) == table);
}

}  // namespace liandong::domain_test
