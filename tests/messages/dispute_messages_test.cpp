// Every word that dispute coordination can show has a Chinese and an English label, no label is
// left over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/duties.hpp"
#include "systems/dispute_coordination/domain/refusals.hpp"
#include "systems/dispute_coordination/domain/warnings.hpp"

namespace liandong::dispute_coordination {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of disputes have labels") {
  check_vocabulary<Stage, Command, Event>("dispute_coordination", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of disputes has labels") {
  const boost::json::object file = read("messages/dispute_coordination.json");
  check_only(file, "dispute_kind", enumerators<DisputeKind>());
  check_only(file, "negotiation_result", enumerators<NegotiationResult>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  Words fields = command_fields<Command>();
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of disputes has a sentence in both languages, of its own or shared") {
  check_refusals("dispute_coordination", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of disputes ask for") {
  check_targets("dispute_coordination", duties());
}

}  // namespace liandong::dispute_coordination
