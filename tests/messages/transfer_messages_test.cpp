// Every word that case transfer can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/case_transfer/domain/duties.hpp"
#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/state.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/case_transfer/domain/warnings.hpp"

namespace liandong::case_transfer {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of transfers have labels") {
  check_vocabulary<Stage, Command, Event>("case_transfer", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of transfers has labels") {
  const boost::json::object file = read("messages/case_transfer.json");
  check_only(file, "urgency_reason", enumerators<UrgencyReason>());
  check_only(file, "finding_source", enumerators<FindingSource>());
  check_only(file, "party_kind", enumerators<PartyKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "dissuasion_result", enumerators<DissuasionResult>());
  check_only(file, "channel", enumerators<Channel>());
  check_only(file, "dismissal_ground", enumerators<DismissalGround>());
  check_only(file, "decision_kind", enumerators<DecisionKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  Words fields = command_fields<Command>();
  add_fields<Party>(fields);
  add_fields<Officer>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of transfers has a sentence in both languages, of its own or shared") {
  check_refusals("case_transfer", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of transfers ask for") {
  check_targets("case_transfer", duties());
}

}  // namespace liandong::case_transfer
