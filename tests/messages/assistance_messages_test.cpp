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
  const boost::json::object file = read("messages/enforcement_assistance.json");
  check_only(file, "stage", enumerators<Stage>());
  check_only(file, "command", command_words<Command>());
  check_only(file, "event", event_words<Event>());
  Words duty_words;
  for (const common::DutyInfo& info : duties()) duty_words.insert(std::string(info.duty));
  check_only(file, "duty", duty_words);
  Words warning;
  for (const std::string_view word : warning_words()) warning.insert(std::string(word));
  check_only(file, "warning", warning);
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
  Words fields;
  for_each_type<Command>(
      [&](auto one) { add_fields<std::remove_pointer_t<decltype(one)>>(fields); });
  add_fields<Officer>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of assistance has a sentence in both languages, of its own or shared") {
  const boost::json::object own = read("messages/refusals.enforcement_assistance.json");
  const boost::json::object shared = read("messages/refusals.systems.json");
  Words names;
  for (const RefusalInfo& info : refusals()) {
    const std::string name(info.name);
    names.insert(name);
    CAPTURE(name);
    CHECK(own.contains(name) != shared.contains(name));
  }
  for (const auto& [name, sentence] : own) {
    CAPTURE(std::string(name));
    CHECK(names.contains(std::string(name)));
    CHECK(has_both_languages(sentence));
  }
}

TEST_CASE("the targets of Nangong are those the duties of assistance ask for, and the extension") {
  const boost::json::object targets = read("cities/nangong/targets.json");
  std::size_t configured = 1;
  CHECK(targets.at("enforcement_assistance.extension").as_string() == "10wd");
  for (const common::DutyInfo& info : duties()) {
    if (info.target_default.empty()) continue;
    ++configured;
    CAPTURE(std::string(info.target));
    REQUIRE(targets.contains(info.target));
    CHECK(targets.at(info.target).as_string() == info.target_default);
  }
  std::size_t of_this_system = 0;
  for (const auto& [name, period] : targets) {
    if (std::string_view(name).starts_with("enforcement_assistance.")) ++of_this_system;
  }
  CHECK(of_this_system == configured);
}

}  // namespace liandong::enforcement_assistance
