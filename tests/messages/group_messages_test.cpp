// Every word that standing groups can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those their duties ask for.
#include "messages/words.hpp"
#include "systems/joint_enforcement/standing_group/domain/duties.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"
#include "systems/joint_enforcement/standing_group/domain/refusals.hpp"
#include "systems/joint_enforcement/standing_group/domain/warnings.hpp"

namespace liandong::standing_group {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of standing groups have labels") {
  check_vocabulary<Stage, Command, Event>("standing_group", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of standing groups has labels") {
  const boost::json::object file = read("messages/standing_group.json");
  const Words fields = command_fields<Command>();
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE(
    "every refusal of standing groups has a sentence in both languages, of its own or shared") {
  check_refusals("standing_group", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of standing groups ask for") {
  check_targets("standing_group", duties());
}

}  // namespace liandong::standing_group
