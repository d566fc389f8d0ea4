// Every word that information sharing can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/information_sharing/domain/duties.hpp"
#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/request.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"
#include "systems/information_sharing/domain/warnings.hpp"

namespace liandong::information_sharing {

using namespace messages_test;
namespace request = information_request;

TEST_CASE("stages, commands, duties, events and warnings of shared information have labels") {
  check_vocabulary<Stage, Command, Event>("information_sharing", duties(), warning_words());
  check_vocabulary<request::Stage, request::Command, request::Event>(
      "information_request", request::duties(), request::warning_words());
}

TEST_CASE("every enumeration and every field of a command of shared information has labels") {
  const boost::json::object file = read("messages/information_sharing.json");
  check_only(file, "category", enumerators<Category>());
  check_only(file, "kind", enumerators<Kind>());
  check_only(file, "sensitivity", enumerators<Sensitivity>());
  check_only(file, "extension_ground", enumerators<ExtensionGround>());
  check_only(file, "discard_ground", enumerators<DiscardGround>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
  check_words(file.at("field").as_object(), "field", command_fields<Command>());
}

TEST_CASE("every enumeration and every field of a command of a request has labels") {
  const boost::json::object file = read("messages/information_request.json");
  check_only(file, "category", enumerators<Category>());
  check_only(file, "kind", enumerators<Kind>());
  check_only(file, "decline_ground", enumerators<request::DeclineGround>());
  check_only(file, "material_kind", enumerators<request::MaterialKind>());
  check_only(file, "correctable_field", enumerators<request::CorrectableField>());
  check_words(file.at("field").as_object(), "field", command_fields<request::Command>());
}

TEST_CASE("every refusal of shared information has a sentence in both languages") {
  check_refusals("information_sharing", refusals());
}

TEST_CASE("the targets of Nangong are those the duties of shared information ask for") {
  check_targets("information_sharing", duties(), {"information_sharing.extension"});
  check_targets("information_request", request::duties());
}

}  // namespace liandong::information_sharing
