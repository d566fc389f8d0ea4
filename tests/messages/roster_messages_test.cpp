// Every word that liaison rosters can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those their duties ask for.
#include "messages/words.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/duties.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/refusals.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/warnings.hpp"

namespace liandong::liaison_roster {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of liaison rosters have labels") {
  check_vocabulary<Stage, Command, Event>("liaison_roster", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of liaison rosters has labels") {
  const boost::json::object file = read("messages/liaison_roster.json");
  check_only(file, "rank", enumerators<Rank>());
  const Words fields = command_fields<Command>();
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE(
    "every refusal of liaison rosters has a sentence in both languages, of its own or shared") {
  check_refusals("liaison_roster", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of liaison rosters ask for") {
  check_targets("liaison_roster", duties());
}

}  // namespace liandong::liaison_roster
