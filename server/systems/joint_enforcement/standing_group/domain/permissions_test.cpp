// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/joint_enforcement/standing_group/domain/group_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::standing_group::test {
namespace {

using domain_test::Sentence;

constexpr std::string_view head = "head coordinator ";

const std::vector<Sentence> sentences{
    {"found_group", "new ", "anyone ", head},
    {"change_members", "standing ", "sender supervisor ", head},
    {"change_convener", "standing ", "sender supervisor ", head},
    {"change_period", "standing ", "sender supervisor ", head},
    {"record_meeting", "standing ", "sender ", "handler head liaison_a liaison_b coordinator "},
    {"dissolve", "standing ", "sender supervisor ", head}};

std::vector<std::string> commands() {
  Matter matter;
  matter.found(at("2026-03-02 09:00"));
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

TEST_CASE("the convener keeps the group, the others belong to it") {
  Matter matter;
  matter.found(at("2026-03-02 09:00"));
  CHECK(relations(*matter.state, UnitId{"town"}) == (Relation::sender | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"dept"}) == bits(Relation::receiver));
  CHECK(relations(*matter.state, UnitId{"police"}) == 0);
}

}  // namespace liandong::standing_group::test
