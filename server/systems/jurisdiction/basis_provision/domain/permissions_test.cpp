// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::basis_provision::test {
namespace {

using domain_test::deciding_words;
using domain_test::Sentence;

const std::vector<Sentence> sentences{
    {"record_assignment", "new ", "anyone ", "handler head coordinator "},
    {"open_from_list", "new ", "system ", "system_admin "},
    {"provide", "owed ", "sender ", deciding_words},
    {"acknowledge", "provided reported ", "receiver ", domain_test::working_words},
    {"report_inaccuracy", "provided reported acknowledged ", "receiver ", deciding_words},
    {"correct_provision", "provided reported acknowledged ", "sender ", deciding_words},
    {"uphold_provision", "reported ", "sender ", "head "},
    {"drop_assignment", "owed provided reported ", "sender ", "head "},
    {"drop_assignment", "owed provided reported ", "supervisor ", "coordinator "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.assign(at("2026-11-16 09:00"));
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

TEST_CASE("nobody does business as administrator, reader, decider or officer") {
  domain_test::check_no_foreign_roles(permissions());
}

TEST_CASE("the department keeps the matter, holders receive, nobody else stands to it") {
  Matter matter;
  matter.assign(at("2026-11-16 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  CHECK(relations(*matter.state, UnitId{"dept"}) == (Relation::sender | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"town2"}) == bits(Relation::receiver));
  CHECK(relations(*matter.state, UnitId{"dept2"}) == 0);
}

}  // namespace liandong::basis_provision::test
