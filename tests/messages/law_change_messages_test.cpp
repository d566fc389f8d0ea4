// Every word that law change can show has a Chinese and an English label, no label is left over,
// and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/jurisdiction/law_change/domain/duties.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"
#include "systems/jurisdiction/law_change/domain/warnings.hpp"

namespace liandong::law_change {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of law change have labels") {
  check_vocabulary<Stage, Command, Event>("law_change", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of law change has labels") {
  const boost::json::object file = read("messages/law_change.json");
  check_only(file, "change_kind", enumerators<ChangeKind>());
  Words fields = command_fields<Command>();
  add_fields<ItemChange>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of law change has a sentence in both languages, of its own or shared") {
  check_refusals("law_change", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of law change ask for") {
  check_targets("law_change", duties());
}

}  // namespace liandong::law_change
