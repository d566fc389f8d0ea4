// Every word that enforcement assistance can show has a Chinese and an English label, no label is
// left over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"
#include "systems/enforcement_assistance/domain/duties.hpp"
#include "systems/enforcement_assistance/domain/refusals.hpp"
#include "systems/enforcement_assistance/domain/warnings.hpp"

namespace liandong::enforcement_assistance {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of assistance have labels") {
  check_vocabulary<Stage, Command, Event>("enforcement_assistance", duties(), warning_words());
}

TEST_CASE("every enumeration and every field of a command of assistance has labels") {
  const boost::json::object file = read("messages/enforcement_assistance.json");
  check_only(file, "need_kind", enumerators<NeedKind>());
  check_only(file, "on_site_reason", enumerators<OnSiteReason>());
  check_only(file, "extension_ground", enumerators<ExtensionGround>());
  check_only(file, "archive_manner", enumerators<ArchiveManner>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  check_only(file, "letter_kind", enumerators<LetterKind>());
  Words fields = command_fields<Command>();
  add_fields<Officer>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of assistance has a sentence in both languages, of its own or shared") {
  check_refusals("enforcement_assistance", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of assistance ask for") {
  check_targets("enforcement_assistance", duties(), {"enforcement_assistance.extension"});
  const boost::json::object targets = read("cities/nangong/targets.json");
  CHECK(targets.at("enforcement_assistance.extension").as_string() == "10wd");
}

}  // namespace liandong::enforcement_assistance
