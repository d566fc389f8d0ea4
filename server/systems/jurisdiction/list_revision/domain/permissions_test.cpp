// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/jurisdiction/list_revision/domain/revision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::list_revision::test {
namespace {

using domain_test::Sentence;

const std::vector<Sentence> sentences{
    {"propose_revision", "new ", "anyone ", "head "},
    {"revise", "returned ", "sender ", "head "},
    {"review", "proposed ", "supervisor ", "coordinator "},
    {"authorise_publication", "reviewed ", "government ", "decider "},
    {"publish", "reviewed ", "government ", "decider "},
    {"publish", "reviewed ", "supervisor ", "coordinator "},
    {"return_revision", "reviewed ", "government ", "decider "},
    {"withdraw_proposal", "proposed returned ", "sender ", "head "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.propose(at("2026-11-16 09:00"));
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
  CHECK(walked > 3'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  const std::vector<std::string> all = commands();
  CHECK(all.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted;
  for (const Permission& row : permissions()) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

TEST_CASE("2-e the government decides, and nobody else has its commands") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK(row.roles.has(Role::decider) == (row.relations == bits(Relation::government)));
    for (const Role role : {Role::system_admin, Role::security_admin, Role::audit_admin,
                            Role::reader, Role::officer}) {
      CHECK_FALSE(row.roles.has(role));
    }
  }
}

}  // namespace liandong::list_revision::test
