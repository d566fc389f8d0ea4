// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/enforcement_assistance/domain/assistance_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::enforcement_assistance::test {
namespace {

using domain_test::deciding_words;
using domain_test::on_duty_words;
using domain_test::Sentence;
using domain_test::working_words;

const std::vector<Sentence> sentences{
    {"record_need", "new ", "anyone ", on_duty_words},
    {"drop_need", "needed requested extended on_site declined ", "sender ", "head "},
    {"attach_material", "needed requested extended on_site declined ", "sender ", working_words},
    {"attach_material", "requested extended on_site replied ", "receiver ", working_words},
    {"remove_material", "needed requested extended on_site declined ", "sender ", working_words},
    {"remove_material", "requested extended on_site replied ", "receiver ", working_words},
    {"request", "needed declined ", "sender ", "head "},
    {"withdraw", "requested ", "sender ", "head "},
    {"receive", "requested extended on_site ", "receiver ", on_duty_words},
    {"request_on_site", "requested extended ", "sender ", on_duty_words},
    {"dispatch", "requested extended ", "receiver ", on_duty_words},
    {"record_scene", "on_site ", "receiver ", on_duty_words},
    {"request_archives", "requested extended on_site replied ", "sender ", working_words},
    {"drop_archive_request", "requested extended on_site replied ", "sender ", working_words},
    {"provide_archives", "requested extended on_site replied ", "receiver ", working_words},
    {"announce_extension", "requested extended on_site ", "receiver ", deciding_words},
    {"reply", "requested extended ", "receiver ", "head "},
    {"decline", "requested extended ", "receiver ", "head "},
    {"overrule_decline", "declined ", "supervisor ", "coordinator "},
    {"take_into_case", "replied ", "sender ", deciding_words},
    {"correct", "needed requested extended on_site replied declined taken_into_case ", "sender ",
     deciding_words},
    {"record_rendered_letter",
     "needed requested extended on_site replied declined taken_into_case dropped ", "system ",
     "system_admin "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.need(at("2026-03-02 09:00"));
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
  CHECK(walked > 15'000);
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

TEST_CASE("custody is the requester's until receipt, the assisting unit's until it answers") {
  Matter matter;
  const auto keeper = [&] { return custodian(*matter.state).str(); };
  matter.need(at("2026-03-02 09:00"));
  CHECK(keeper() == "town");
  matter.request(at("2026-03-02 10:00"));
  CHECK(keeper() == "town");
  matter.must("dept", Role::handler, Receive{}, at("2026-03-02 11:00"));
  CHECK(keeper() == "dept");
  CHECK(relations(*matter.state, UnitId{"dept"}) == (Relation::receiver | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"town"}) == bits(Relation::sender));
  matter.reply(at("2026-03-03 10:00"));
  CHECK(keeper() == "town");
  CHECK(relations(*matter.state, UnitId{"dept2"}) == 0);
}

TEST_CASE("the office that drafted stands where its unit stands") {
  Matter matter;
  matter.must("town.team", Role::handler, need_found(at("2026-03-02 09:00")),
              at("2026-03-02 09:00"));
  CHECK(matter.state->requester == UnitId{"town"});
  CHECK(matter.state->drafting_office == UnitId{"town.team"});
  CHECK(relations(*matter.state, UnitId{"town.team"}) == (Relation::sender | Relation::custodian));
}

}  // namespace liandong::enforcement_assistance::test
