// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/jurisdiction/law_change/domain/law_change_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::law_change::test {
namespace {

using domain_test::deciding_words;
using domain_test::Sentence;

const std::vector<Sentence> sentences{
    {"register_law_change", "new ", "anyone ", "handler head coordinator "},
    {"announce_basis_change", "registered ", "sender ", deciding_words},
    {"acknowledge", "announced ", "receiver ", domain_test::working_words},
    {"record_revision", "registered announced ", "sender receiver ", deciding_words},
    {"mark_affected", "registered announced settled ", "system ", "system_admin "},
    {"drop_law_change", "registered announced ", "sender ", "head "},
    {"drop_law_change", "registered announced ", "supervisor ", "coordinator "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.open(at("2026-11-16 09:00"), day("2026-12-01"));
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
  CHECK(walked > 2'000);
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
  matter.open(at("2026-11-16 09:00"), day("2026-12-01"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  CHECK(relations(*matter.state, UnitId{"dept"}) == (Relation::sender | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"town2"}) == bits(Relation::receiver));
  CHECK(relations(*matter.state, UnitId{"justice"}) == 0);
}

}  // namespace liandong::law_change::test
