// Every word that consultations can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those their duties ask for.
#include "messages/words.hpp"
#include "systems/joint_enforcement/consultation/domain/duties.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"
#include "systems/joint_enforcement/consultation/domain/refusals.hpp"
#include "systems/joint_enforcement/consultation/domain/warnings.hpp"

namespace liandong::consultation {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of consultations have labels") {
  check_vocabulary<Stage, Command, Event>("consultation", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of consultations has labels") {
  const boost::json::object file = read("messages/consultation.json");
  check_only(file, "meeting_kind", enumerators<MeetingKind>());
  check_only(file, "topic_kind", enumerators<TopicKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  Words fields = command_fields<Command>();
  add_fields<Topic>(fields);
  add_fields<NewTask>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of consultations has a sentence in both languages, of its own or shared") {
  check_refusals("consultation", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of consultations ask for") {
  check_targets("consultation", duties());
}

}  // namespace liandong::consultation
