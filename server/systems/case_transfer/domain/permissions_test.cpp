// Walks every command × stage × relation × role against a second statement of who may do what.
#include "systems/case_transfer/domain/exploration.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

namespace liandong::case_transfer::test {
namespace {

constexpr std::string_view working = "handler head liaison_a liaison_b ";
constexpr std::string_view on_duty = "handler head liaison_a liaison_b duty_desk ";
constexpr std::string_view deciding = "handler head ";
constexpr std::string_view open_stages = "found issued received supplementing objected accepted ";
constexpr std::string_view sent_stages = "issued received supplementing objected accepted ";

// One sentence each: "<who> may <command> while it is <stages>, if <relation>".
struct Sentence {
  std::string_view command;
  std::string_view stages;
  std::string_view relations;
  std::string_view roles;
};
const std::vector<Sentence> sentences{
    {"mark_urgent", "found ", "sender ", on_duty},
    {"mark_urgent", "issued received supplementing ", "receiver ", on_duty},
    {"mark_urgent", "found issued received supplementing ", "supervisor ", "coordinator "},
    {"confirm_urgency", open_stages, "sender ", "head "},
    {"record_dissuasion", open_stages, "sender custodian interim ", on_duty},
    {"tell_competent_unit", open_stages, "sender ", on_duty},
    {"approve_later_start", "found ", "sender ", "head "},
    {"dismiss_finding", "found ", "sender ", "head "},
    {"attach_material", open_stages, "sender custodian ", working},
    {"remove_material", "found ", "sender ", working},
    {"issue", "found ", "sender ", "head "},
    {"complete_materials", sent_stages, "sender ", working},
    {"withdraw", "issued ", "sender ", "head "},
    {"receive", "issued ", "receiver ", on_duty},
    {"accept", "received supplementing ", "receiver ", deciding},
    {"request_supplement", "received ", "receiver ", deciding},
    {"supply", "supplementing ", "sender ", working},
    {"object", "received supplementing ", "receiver ", "head "},
    {"consent_to_objection", "accepted ", "supervisor ", "coordinator "},
    {"object_on_new_facts", "accepted ", "receiver ", "head "},
    {"assign_interim", "objected ", "supervisor ", "coordinator "},
    {"decide_filing", "accepted ", "receiver ", deciding},
    {"record_outcome", "accepted ", "receiver ", deciding},
    {"record_execution", "accepted concluded ", "receiver ", deciding},
    {"report_result", "accepted ", "receiver ", deciding},
    {"correct", "found issued received supplementing objected accepted concluded ", "sender ",
     deciding},
    {"record_rendered_letter",
     "found issued received supplementing objected accepted concluded dismissed ", "system ",
     "system_admin "}};

bool names(std::string_view list, std::string_view word) {
  const std::size_t at = list.find(std::string(word) + " ");
  return at != std::string_view::npos && (at == 0 || list[at - 1] == ' ');
}

bool said(std::string_view command, std::string_view stage, std::string_view relation,
          std::string_view role) {
  if (command == RecordFinding::name) return relation == "anyone" && names(on_duty, role);
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& one) {
    return one.command == command && names(one.stages, stage) && names(one.relations, relation) &&
           names(one.roles, role);
  });
}

bool allowed(std::string_view command, Stage stage, Relation relation, Role role) {
  return std::any_of(permissions().begin(), permissions().end(), [&](const Permission& row) {
    return row.command == command && ((row.stages >> static_cast<unsigned>(stage)) & 1U) != 0 &&
           (row.relations & bits(relation)) != 0 && row.roles.has(role);
  });
}

constexpr std::array relation_names{
    std::pair{Relation::sender, "sender"},         std::pair{Relation::receiver, "receiver"},
    std::pair{Relation::custodian, "custodian"},   std::pair{Relation::interim, "interim"},
    std::pair{Relation::supervisor, "supervisor"}, std::pair{Relation::government, "government"},
    std::pair{Relation::anyone, "anyone"},         std::pair{Relation::system, "system"}};

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  int walked = 0;
  for (const Command& one : attempts(*matter.state, at("2026-11-16 10:00"))) {
    const std::string_view command = name_of(one);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Stage>>([&](auto stage) {
      for (const auto& [relation, relation_name] : relation_names) {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
          ++walked;
          const bool expected = said(command, stage.name, relation_name, role.name);
          if (allowed(command, stage.value, relation, role.value) == expected) return;
          FAIL(std::string(command)
               << " in " << stage.name << " for " << relation_name << " as " << role.name);
        });
      }
    });
  }
  CHECK(walked > 19'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  std::set<std::string> commands;
  for (const Command& one : attempts(*matter.state, at("2026-11-16 10:00"))) {
    commands.insert(std::string(name_of(one)));
  }
  CHECK(commands.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted_commands;
  for (const Permission& row : permissions()) permitted_commands.insert(std::string(row.command));
  CHECK(permitted_commands == commands);
}

TEST_CASE("nobody does business as administrator, reader, decider or officer") {
  for (const Permission& row : permissions()) {
    const bool platform = row.relations == bits(Relation::system);
    CHECK(row.roles.has(Role::system_admin) == platform);
    for (const Role role :
         {Role::security_admin, Role::audit_admin, Role::reader, Role::decider, Role::officer}) {
      CHECK_FALSE(row.roles.has(role));
    }
  }
}

}  // namespace liandong::case_transfer::test
