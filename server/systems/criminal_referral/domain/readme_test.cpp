// Compares the tables of the README with the code.
#include "support/domain/readme.hpp"

#include "systems/criminal_referral/domain/duties.hpp"
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {

TEST_CASE("the README shows permissions, duties, refusals and transitions of the code") {
  const std::vector<std::string> stages = domain_test::stage_words<Stage>();
  const auto compare = [](const std::string& name, const std::string& table,
                          const std::string& file = "README.md") {
    domain_test::compare_with_readme("criminal_referral", name, table, file);
  };
  compare("permissions", domain_test::permission_table(permissions(), stages));
  compare("obligations", domain_test::duty_table(duties()));
  compare("refusals", domain_test::refusal_table(refusals()), "REFUSALS.md");
  compare("transitions", domain_test::transition_table(explored().transitions, stages));
}

}  // namespace liandong::criminal_referral::test
