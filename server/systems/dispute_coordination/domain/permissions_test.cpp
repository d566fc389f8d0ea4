// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/dispute_coordination/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::dispute_coordination::test {
namespace {

constexpr std::string_view open_stages = "negotiating submitted reviewed replied ";
constexpr std::string_view heard = "reviewed replied ";
constexpr std::string_view parties = "sender receiver ";
constexpr std::string_view working = domain_test::working_words;

using domain_test::Sentence;
const std::vector<Sentence> sentences{
    {"open_dispute", "new ", "anyone ", "head "},
    {"state_position", "negotiating ", parties, "head "},
    {"record_negotiation", "negotiating ", parties, working},
    {"propose_agreement", open_stages, parties, "head "},
    {"sign_agreement", open_stages, parties, "head "},
    {"submit", "negotiating ", "sender receiver interim ", "head "},
    {"reply", "reviewed ", parties, "head "},
    {"withdraw", "negotiating submitted ", "sender ", "head "},
    {"attach_material", open_stages, "sender receiver interim ", working},
    {"attach_material", open_stages, "supervisor ", "coordinator "},
    {"attach_material", open_stages, "government ", "decider "},
    {"correct", open_stages, "sender ", domain_test::deciding_words},
    {"coordinate", "negotiating submitted ", "supervisor ", "coordinator "},
    {"join_unit", "negotiating ", "supervisor ", "coordinator "},
    {"assign_interim", open_stages, "supervisor ", "coordinator "},
    {"review", "submitted ", "supervisor ", "coordinator "},
    {"decide", heard, "government ", "decider "},
    {"extend_decision", heard, "government ", "decider "},
    {"record_superior_decision", heard, "supervisor ", "coordinator "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.open(at("2026-11-16 09:00"));
  std::set<std::string> words;
  for (const Command& one : attempts(*matter.state, at("2026-11-16 10:00"))) {
    words.insert(std::string(name_of(one)));
  }
  return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  const int walked = domain_test::walk_permissions(permissions(), sentences, commands(),
                                                   domain_test::stage_words<Stage>());
  CHECK(walked > 11'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  const std::vector<std::string> all = commands();
  CHECK(all.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted;
  for (const Permission& row : permissions()) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

TEST_CASE("3.6-b only the government decides, and it does nothing else but add to the file") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK(row.roles.has(Role::decider) == (row.relations == bits(Relation::government)));
    for (const Role role : {Role::system_admin, Role::security_admin, Role::audit_admin,
                            Role::reader, Role::officer}) {
      CHECK_FALSE(row.roles.has(role));
    }
  }
}

}  // namespace liandong::dispute_coordination::test
