// Every word that basis provision can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/jurisdiction/basis_provision/domain/duties.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"
#include "systems/jurisdiction/basis_provision/domain/warnings.hpp"

namespace liandong::basis_provision {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of basis provision have labels") {
  check_vocabulary<Stage, Command, Event>("basis_provision", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of basis provision has labels") {
  const boost::json::object file = read("messages/basis_provision.json");
  Words fields = command_fields<Command>();
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE(
    "every refusal of basis provision has a sentence in both languages, of its own or shared") {
  check_refusals("basis_provision", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of basis provision ask for") {
  check_targets("basis_provision", duties());
}

}  // namespace liandong::basis_provision
