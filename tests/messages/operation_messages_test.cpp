// Every word that joint operations can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those their duties ask for.
#include "messages/words.hpp"
#include "systems/joint_enforcement/joint_operation/domain/duties.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"
#include "systems/joint_enforcement/joint_operation/domain/refusals.hpp"
#include "systems/joint_enforcement/joint_operation/domain/warnings.hpp"

namespace liandong::joint_operation {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of joint operations have labels") {
  check_vocabulary<Stage, Command, Event>("joint_operation", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of joint operations has labels") {
  const boost::json::object file = read("messages/joint_operation.json");
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  const Words fields = command_fields<Command>();
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE(
    "every refusal of joint operations has a sentence in both languages, of its own or shared") {
  check_refusals("joint_operation", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of joint operations ask for") {
  check_targets("joint_operation", duties());
}

}  // namespace liandong::joint_operation
