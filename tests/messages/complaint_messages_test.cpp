// Every word that complaint intake can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/duplicates.hpp"
#include "systems/complaint_intake/domain/duties.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

namespace liandong::complaint_intake {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of complaints have labels") {
  check_vocabulary<Stage, Command, Event>("complaint_intake", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of complaints has labels") {
  const boost::json::object file = read("messages/complaint_intake.json");
  check_only(file, "complaint_kind", enumerators<ComplaintKind>());
  check_only(file, "source", enumerators<Source>());
  check_only(file, "party_kind", enumerators<PartyKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "manner", enumerators<Manner>());
  check_only(file, "decline_ground", enumerators<DeclineGround>());
  check_only(file, "onward", enumerators<Onward>());
  check_only(file, "letter_kind", enumerators<LetterKind>());
  check_only(file, "likeness", enumerators<Likeness>());
  check_only(file, "finding", enumerators<Finding>());
  check_only(file, "decision_kind", enumerators<DecisionKind>());
  Words fields = command_fields<Command>();
  add_fields<Party>(fields);
  add_fields<Identity>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of complaints has a sentence in both languages, of its own or shared") {
  check_refusals("complaint_intake", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of complaints ask for") {
  check_targets("complaint_intake", duties(), {"complaint_intake.verify_extension"});
}

}  // namespace liandong::complaint_intake
