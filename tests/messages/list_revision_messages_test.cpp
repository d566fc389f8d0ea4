// Every word that list revision can show has a Chinese and an English label, no label is left over,
// and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/jurisdiction/list_revision/domain/duties.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"
#include "systems/jurisdiction/list_revision/domain/warnings.hpp"

namespace liandong::list_revision {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of list revision have labels") {
  check_vocabulary<Stage, Command, Event>("list_revision", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of list revision has labels") {
  const boost::json::object file = read("messages/list_revision.json");
  check_only(file, "list_change_kind", enumerators<ListChangeKind>());
  Words fields = command_fields<Command>();
  add_fields<ListChange>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of list revision has a sentence in both languages, of its own or shared") {
  check_refusals("list_revision", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of list revision ask for") {
  check_targets("list_revision", duties());
}

}  // namespace liandong::list_revision
