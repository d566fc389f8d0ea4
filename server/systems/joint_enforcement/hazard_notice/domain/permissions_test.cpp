// Walks every command × stage × relation × role against a second statement of who may do what.
#include "support/domain/permission_walk.hpp"
#include "support/domain/readme.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::hazard_notice::test {
namespace {

using domain_test::deciding_words;
using domain_test::on_duty_words;
using domain_test::Sentence;
using domain_test::working_words;

constexpr std::string_view live =
    "notified responded dispatched arrived refused reported instructed ";
constexpr std::string_view open =
    "found notified responded dispatched arrived refused reported instructed ";

const std::vector<Sentence> sentences{
    {"record_hazard", "new ", "anyone ", on_duty_words},
    {"drop_hazard", "found notified responded dispatched arrived refused ", "sender ", "head "},
    {"attach_material", open, "sender receiver ", on_duty_words},
    {"notify", open, "sender ", on_duty_words},
    {"remind", live, "sender ", on_duty_words},
    {"accept_reasons", live, "sender ", deciding_words},
    {"reject_reasons", live, "sender ", deciding_words},
    {"report_to_government", live, "sender ", "head "},
    {"correct", open, "sender ", deciding_words},
    {"respond", live, "receiver ", on_duty_words},
    {"dispatch", live, "receiver ", on_duty_words},
    {"arrive", live, "receiver ", on_duty_words},
    {"report_handling", live, "receiver ", working_words},
    {"refuse", live, "receiver ", "head "},
    {"redirect", live, "receiver ", "head "},
    {"answer_instruction", live, "receiver ", deciding_words},
    {"instruct", "reported ", "government ", "decider "},
    {"record_rendered_letter",
     "found notified responded dispatched arrived refused reported instructed handled dropped ",
     "system ", "system_admin "}};

std::vector<std::string> commands() {
  Matter matter;
  matter.record(at("2026-03-02 09:00"));
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

TEST_CASE("the finder keeps the matter; a department stands to it while it owes something") {
  Matter matter;
  matter.must("town.team", Role::handler, hazard(at("2026-03-02 09:00"), {"dept"}),
              at("2026-03-02 09:00"));
  const auto of = [&](std::string_view unit) { return relations(*matter.state, UnitId{unit}); };
  const std::uint8_t keeper = Relation::sender | Relation::custodian;
  CHECK(matter.state->finder == UnitId{"town"});
  CHECK(matter.state->drafting_office == UnitId{"town.team"});
  CHECK(of("town") == keeper);
  CHECK(of("town.team") == keeper);
  CHECK(of("dept") == 0);
  matter.notify(at("2026-03-02 09:05"));
  CHECK(of("dept") == bits(Relation::receiver));
  CHECK(of("dept2") == 0);
  matter.dispatch(at("2026-03-02 09:20"));
  matter.arrive(at("2026-03-02 10:00"));
  matter.handle(at("2026-03-02 11:00"));
  CHECK(of("dept") == 0);
  CHECK(of("town") == keeper);
}

}  // namespace liandong::hazard_notice::test
