// Every word that complaint intake can show has a Chinese and an English label, no label is left
// over, and the targets of the city are those its duties ask for.
#include "messages/words.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/duties.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

namespace liandong::complaint_intake {

using namespace messages_test;

TEST_CASE("stages, commands, duties, events and warnings of complaints have labels") {
  const boost::json::object file = read("messages/complaint_intake.json");
  check_only(file, "stage", enumerators<Stage>());
  check_only(file, "command", command_words<Command>());
  check_only(file, "event", event_words<Event>());
  Words duty_words;
  for (const DutyInfo& info : duties()) duty_words.insert(std::string(info.duty));
  check_only(file, "duty", duty_words);
  Words warning;
  for (const std::string_view word : warning_words()) warning.insert(std::string(word));
  check_only(file, "warning", warning);
}

TEST_CASE("every enumeration and every field of a command of complaints has labels") {
  const boost::json::object file = read("messages/complaint_intake.json");
  check_only(file, "complaint_kind", enumerators<ComplaintKind>());
  check_only(file, "source", enumerators<Source>());
  check_only(file, "party_kind", enumerators<PartyKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "manner", enumerators<Manner>());
  check_only(file, "decline_ground", enumerators<DeclineGround>());
  check_only(file, "finding", enumerators<Finding>());
  check_only(file, "decision_kind", enumerators<DecisionKind>());
  Words fields;
  for_each_type<Command>(
      [&](auto one) { add_fields<std::remove_pointer_t<decltype(one)>>(fields); });
  add_fields<Party>(fields);
  add_fields<Identity>(fields);
  check_words(file.at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal of complaints has a sentence in both languages, of its own or shared") {
  const boost::json::object own = read("messages/refusals.complaint_intake.json");
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

TEST_CASE("the targets of Nangong are those the duties of complaints ask for") {
  const boost::json::object targets = read("cities/nangong/targets.json");
  Words asked;
  for (const DutyInfo& info : duties()) {
    if (info.target_default.empty()) continue;
    asked.insert(std::string(info.target));
    CAPTURE(std::string(info.target));
    REQUIRE(targets.contains(info.target));
    CHECK(targets.at(info.target).as_string() == info.target_default);
    CHECK(parse_period(info.target_default).has_value());
  }
  for (const auto& [name, period] : targets) {
    if (std::string_view(name).substr(0, 17) == "complaint_intake.") {
      CHECK(asked.contains(std::string(name)));
    }
  }
}

}  // namespace liandong::complaint_intake
