// Compares the tables of the README with the code.
#include "support/domain/readme.hpp"

#include "systems/case_transfer/domain/duties.hpp"
#include "systems/case_transfer/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {

TEST_CASE("the README shows permissions, duties, refusals and transitions of the code") {
  const std::vector<std::string> stages = domain_test::stage_words<Stage>();
  const auto compare = [](const std::string& name, const std::string& table) {
    domain_test::compare_with_readme("case_transfer", name, table);
  };
  compare("permissions", domain_test::permission_table(permissions(), stages));
  compare("obligations", domain_test::duty_table(duties()));
  compare("refusals", domain_test::refusal_table(refusals()));
  compare("transitions", domain_test::transition_table(explored().transitions, stages));
}

TEST_CASE("the README of what systems share shows the refusals they have in common") {
  domain_test::compare_with_readme("common", "refusals", domain_test::common_refusal_table());
}

}  // namespace liandong::case_transfer::test
