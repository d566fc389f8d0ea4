// Compares the tables of the README with the code.
#include "support/domain/readme.hpp"

#include "systems/joint_enforcement/liaison_roster/domain/duties.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::liaison_roster::test {

TEST_CASE("the README shows permissions, duties and refusals of the code") {
  const auto compare = [](const std::string& name, const std::string& table) {
    domain_test::compare_with_readme("joint_enforcement/liaison_roster", name, table);
  };
  compare("permissions",
          domain_test::permission_table(permissions(), domain_test::stage_words<Stage>()));
  compare("obligations", domain_test::duty_table(duties()));
  compare("refusals", domain_test::refusal_table(refusals()));
}

}  // namespace liandong::liaison_roster::test
