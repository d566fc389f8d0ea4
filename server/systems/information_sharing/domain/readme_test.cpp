// Compares the tables of the README with the code.
#include "support/domain/readme.hpp"

#include "systems/information_sharing/domain/duties.hpp"
#include "systems/information_sharing/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing::test {
namespace {

void compare(const std::string& name, const std::string& table) {
  domain_test::compare_with_readme("information_sharing", name, table);
}

}  // namespace

TEST_CASE("the README shows permissions, duties, refusals and transitions of information") {
  const std::vector<std::string> stages = domain_test::stage_words<Stage>();
  compare("permissions", domain_test::permission_table(permissions(), stages));
  compare("obligations", domain_test::duty_table(duties()));
  compare("refusals", domain_test::refusal_table(refusals()));
  compare("transitions", domain_test::transition_table(explored().transitions, stages));
}

TEST_CASE("the README shows permissions, duties and transitions of requests") {
  namespace request = information_request;
  const std::vector<std::string> stages = domain_test::stage_words<request::Stage>();
  compare("request_permissions", domain_test::permission_table(request::permissions(), stages));
  compare("request_obligations", domain_test::duty_table(request::duties()));
  compare("request_transitions",
          domain_test::transition_table(request::test::explored().transitions, stages));
}

}  // namespace liandong::information_sharing::test
