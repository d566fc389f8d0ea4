// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::joint_operation::test {
namespace {

using domain_test::deciding_words;
using domain_test::Sentence;
using domain_test::working_words;

const std::vector<Sentence> sentences{
    {"plan", "new ", "anyone ", working_words},
    {"change_plan", "planned confirmed ", "sender ", deciding_words},
    {"invite_unit", "planned confirmed ", "sender ", deciding_words},
    {"confirm_participation", "planned confirmed ", "receiver ", deciding_words},
    {"decline_participation", "planned confirmed ", "receiver ", "head "},
    {"name_officers", "planned confirmed ", "sender receiver ", working_words},
    {"record_action", "planned confirmed ", "sender ", deciding_words},
    {"record_result", "carried_out ", "sender receiver ", working_words},
    {"add_case", "carried_out ", "sender receiver ", working_words},
    {"conclude", "carried_out ", "sender ", "head "},
    {"cancel", "planned confirmed ", "sender ", "head "},
    {"attach_material", "planned confirmed carried_out ", "sender receiver ", working_words},
    {"correct", "planned confirmed carried_out ", "sender ", deciding_words}};

std::vector<std::string> commands() {
  Matter matter;
  matter.plan(at("2026-03-02 09:00"));
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
  CHECK(walked > 5'000);
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

TEST_CASE("who declined no longer stands to the matter; an office acts for its unit") {
  Matter matter;
  matter.plan(at("2026-03-02 09:00"));
  const auto of = [&](std::string_view unit) { return relations(*matter.state, UnitId{unit}); };
  CHECK(of("town") == (Relation::sender | Relation::custodian));
  CHECK(of("dept") == bits(Relation::receiver));
  CHECK(of("police") == 0);
  matter.must("dept", Role::head, DeclineParticipation{text("no people")}, at("2026-03-02 10:00"));
  CHECK(of("dept") == 0);
  CHECK(custodian(*matter.state) == UnitId{"town"});
}

}  // namespace liandong::joint_operation::test
