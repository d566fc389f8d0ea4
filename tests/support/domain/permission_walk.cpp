#include "support/domain/permission_walk.hpp"

#include "kernel/describe.hpp"

#include <boost/mp11.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

namespace liandong::domain_test {
namespace {

constexpr std::array relation_names{
    std::pair{Relation::sender, "sender"},         std::pair{Relation::receiver, "receiver"},
    std::pair{Relation::custodian, "custodian"},   std::pair{Relation::interim, "interim"},
    std::pair{Relation::supervisor, "supervisor"}, std::pair{Relation::government, "government"},
    std::pair{Relation::anyone, "anyone"},         std::pair{Relation::system, "system"}};

bool names(std::string_view list, std::string_view word) {
  const std::size_t at = list.find(std::string(word) + " ");
  return at != std::string_view::npos && (at == 0 || list[at - 1] == ' ');
}

bool said(const std::vector<Sentence>& sentences, std::string_view command, std::string_view stage,
          std::string_view relation, std::string_view role) {
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& one) {
    return one.command == command && (one.stages == "new " || names(one.stages, stage)) &&
           names(one.relations, relation) && names(one.roles, role);
  });
}

bool allowed(std::span<const Permission> table, std::string_view command, std::size_t stage,
             Relation relation, Role role) {
  return std::any_of(table.begin(), table.end(), [&](const Permission& row) {
    return row.command == command && ((row.stages >> stage) & 1U) != 0 &&
           (row.relations & bits(relation)) != 0 && row.roles.has(role);
  });
}

}  // namespace

int walk_permissions(std::span<const Permission> table, const std::vector<Sentence>& sentences,
                     const std::vector<std::string>& commands,
                     const std::vector<std::string>& stages) {
  int walked = 0;
  for (const std::string& command : commands) {
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
      for (const auto& [relation, relation_name] : relation_names) {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
          ++walked;
          const bool expected = said(sentences, command, stages[stage], relation_name, role.name);
          if (allowed(table, command, stage, relation, role.value) == expected) return;
          FAIL(command << " in " << stages[stage] << " for " << relation_name << " as "
                       << role.name);
        });
      }
    }
  }
  return walked;
}

void check_no_foreign_roles(std::span<const Permission> table, bool officers_too) {
  for (const Permission& row : table) {
    const bool platform = row.relations == bits(Relation::system);
    CHECK(row.roles.has(Role::system_admin) == platform);
    for (const Role role :
         {Role::security_admin, Role::audit_admin, Role::reader, Role::decider, Role::officer}) {
      CHECK_FALSE((row.roles.has(role) && !(officers_too && role == Role::officer)));
    }
  }
}

}  // namespace liandong::domain_test
