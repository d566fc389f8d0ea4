// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::consultation::test {
namespace {

using domain_test::Sentence;

constexpr std::string_view working = "handler head liaison_a liaison_b coordinator ";
constexpr std::string_view deciding = "handler head coordinator ";
constexpr std::string_view head = "head coordinator ";

const std::vector<Sentence> sentences{
    {"convene", "new ", "anyone ", working},
    {"reschedule", "convened ", "sender ", working},
    {"cancel", "convened ", "sender ", head},
    {"add_topic", "convened ", "sender receiver ", working},
    {"sign_in", "convened ", "receiver ", working},
    {"record_minutes", "convened ", "sender ", working},
    {"resolve", "held ", "sender ", head},
    {"report_task", "resolved ", "sender receiver ", working},
    {"drop_task", "resolved ", "sender ", head},
    {"confirm_task", "resolved ", "supervisor ", "coordinator "},
    {"attach_material", "convened held resolved ", "sender receiver ", working},
    {"correct", "convened held resolved ", "sender ", deciding}};

std::vector<std::string> commands() {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
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
  CHECK(walked > 4'000);
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

TEST_CASE("the convener keeps the matter; who is invited or owes a task stands to it") {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
  const auto of = [&](std::string_view unit) { return relations(*matter.state, UnitId{unit}); };
  CHECK(of("town") == (Relation::sender | Relation::custodian));
  CHECK(of("dept") == bits(Relation::receiver));
  CHECK(of("police") == 0);
  matter.hold(at("2026-03-02 10:00"));
  Resolve command = resolution(at("2026-03-09 10:00"));
  command.tasks.front().debtor = UnitId{"police"};
  matter.must("town", Role::head, command, at("2026-03-02 11:00"));
  CHECK(of("police") == bits(Relation::receiver));
}

TEST_CASE("3.4.1-a a department and the coordinating office may convene as well") {
  Matter matter;
  Convene command = meeting(MeetingKind::ad_hoc, at("2026-03-03 09:00"));
  command.units = {UnitId{"town"}};
  Matter by_office = matter;
  matter.must("dept.brigade", Role::handler, command, at("2026-03-02 09:00"));
  CHECK(matter.state->convener == UnitId{"dept"});
  CHECK(matter.state->drafting_office == UnitId{"dept.brigade"});
  by_office.must("justice", Role::coordinator, command, at("2026-03-02 09:00"));
  CHECK(by_office.state->convener == UnitId{"justice"});
}

}  // namespace liandong::consultation::test
