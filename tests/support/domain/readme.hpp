// For tests: the tables of a system's README, made from the code and compared with it.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "systems/common/domain/duties.hpp"

#include <boost/mp11.hpp>

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace liandong::domain_test {

/// Words of the stages in their order.
template <class Stage>
[[nodiscard]] std::vector<std::string> stage_words() {
  std::vector<std::string> words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Stage>>(
      [&](auto one) { words.emplace_back(one.name); });
  return words;
}

[[nodiscard]] std::string permission_table(std::span<const Permission> rows,
                                           const std::vector<std::string>& stages);
[[nodiscard]] std::string duty_table(std::span<const common::DutyInfo> rows);
/// Without the refusals every system has.
[[nodiscard]] std::string refusal_table(std::span<const RefusalInfo> rows);
/// Those, with the number inside the hundred.
[[nodiscard]] std::string common_refusal_table();
/// @param moves from, command, to; those that stay are left out
[[nodiscard]] std::string transition_table(
    const std::set<std::tuple<std::size_t, std::string, std::size_t>>& moves,
    const std::vector<std::string>& stages);

/// @param file of the system's folder, where a table does not stand in the README itself
/// Fails if the part of the README between `<!-- generated:<name> -->` and `<!-- /generated -->`
/// is not the table. With LIANDONG_UPDATE_README in the environment the part is written instead.
void compare_with_readme(const std::string& system, const std::string& name,
                         const std::string& table, const std::string& file = "README.md");

}  // namespace liandong::domain_test
