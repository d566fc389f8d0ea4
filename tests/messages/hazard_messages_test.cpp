// Every word that hazard notices can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those their duties ask for.
#include "messages/words.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/duties.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/refusals.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/warnings.hpp"

namespace liandong::hazard_notice {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of hazards have labels") {
  check_vocabulary<Stage, Command, Event>("hazard_notice", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of hazards has labels") {
  const boost::json::object file = read("messages/hazard_notice.json");
  check_only(file, "hazard_kind", enumerators<HazardKind>());
  check_only(file, "channel", enumerators<Channel>());
  check_only(file, "handling_result", enumerators<HandlingResult>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  check_only(file, "department_status", enumerators<DepartmentStatus>());
  Words fields = command_fields<Command>();
  add_fields<Officer>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of hazards has a sentence in both languages, of its own or shared") {
  check_refusals("hazard_notice", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of hazards ask for") {
  check_targets("hazard_notice", duties(), {"hazard_notice.silence"});
}

}  // namespace liandong::hazard_notice
