// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::liaison_roster::test {
namespace {

using domain_test::deciding_words;
using domain_test::Sentence;
using domain_test::working_words;

const std::vector<Sentence> sentences{{"open_roster", "new ", "system ", "system_admin "},
                                      {"update_counterparts", "kept ", "system ", "system_admin "},
                                      {"appoint_liaison", "kept ", "sender ", deciding_words},
                                      {"end_liaison", "kept ", "sender ", deciding_words},
                                      {"set_contact", "kept ", "sender ", working_words},
                                      {"remove_contact", "kept ", "sender ", working_words},
                                      {"confirm_roster", "kept ", "sender ", working_words},
                                      {"close_roster", "kept ", "supervisor ", "coordinator "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.open(at("2026-03-02 09:00"));
  std::set<std::string> words;
  for (const Command& one : attempts(*matter.state, at("2026-03-02 10:00"))) {
    words.insert(std::string(name_of(one)));
  }
  return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("every command is allowed exactly where the sentences say so") {
  const int walked = domain_test::walk_permissions(permissions(), sentences, commands(),
                                                   domain_test::stage_words<Stage>());
  CHECK(walked > 1'000);
}

TEST_CASE("every command of the type has a permission, and every permission a command") {
  const std::vector<std::string> all = commands();
  CHECK(all.size() == std::variant_size_v<Command>);
  std::set<std::string> permitted;
  for (const Permission& row : permissions()) permitted.insert(std::string(row.command));
  CHECK(std::vector<std::string>(permitted.begin(), permitted.end()) == all);
}

TEST_CASE("nobody does business as administrator, reader, decider or officer") {
  domain_test::check_no_foreign_roles(permissions());
}

TEST_CASE("a roster is its unit's own") {
  Matter matter;
  matter.open(at("2026-03-02 09:00"));
  CHECK(relations(*matter.state, UnitId{"town"}) == (Relation::sender | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"dept"}) == 0);
  CHECK(custodian(*matter.state) == UnitId{"town"});
}

}  // namespace liandong::liaison_roster::test
