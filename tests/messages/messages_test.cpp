// Every word that case transfer can show has a Chinese and an English label, and no label is left
// over.
#include "systems/case_transfer/domain/duties.hpp"
#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/state.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/case_transfer/domain/warnings.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace liandong::case_transfer {
namespace {

boost::json::object read(const std::string& name) {
  std::ifstream file(std::string(LIANDONG_SOURCE_DIR) + "/data/messages/" + name, std::ios::binary);
  REQUIRE(file.is_open());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return boost::json::parse(text).as_object();
}

using Words = std::set<std::string>;

bool has_both_languages(const boost::json::value& message) {
  const auto* object = message.if_object();
  if (object == nullptr) return false;
  const auto filled = [&](const char* language) {
    const auto* text = object->if_contains(language);
    return text != nullptr && text->is_string() && !text->as_string().empty();
  };
  return filled("zh") && filled("en");
}

void check_words(const boost::json::object& group, const std::string& name, const Words& expected) {
  Words labelled;
  for (const auto& [key, message] : group) {
    labelled.insert(std::string(key));
    if (!has_both_languages(message)) FAIL_CHECK(name << "." << key << " lacks a language");
  }
  for (const std::string& word : expected) {
    if (!labelled.contains(word)) FAIL_CHECK(name << "." << word << " has no label");
  }
  CHECK(!expected.empty());
}

void check_only(const boost::json::object& file, const std::string& name, const Words& expected) {
  const boost::json::object& group = file.at(name).as_object();
  check_words(group, name, expected);
  for (const auto& [key, message] : group) {
    if (!expected.contains(std::string(key))) FAIL_CHECK(name << "." << key << " names nothing");
  }
}

template <class Enum>
Words enumerators() {
  Words words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto one) { words.insert(one.name); });
  return words;
}

template <class Struct>
void add_fields(Words& words) {
  boost::mp11::mp_for_each<boost::describe::describe_members<Struct, boost::describe::mod_public>>(
      [&](auto one) { words.insert(one.name); });
}

// "case_transfer.issued.v1" → "issued", as the matter page shows it.
std::string short_type(std::string_view type) {
  const std::size_t begin = type.find('.') + 1;
  return std::string(type.substr(begin, type.rfind('.') - begin));
}

}  // namespace

TEST_CASE("stages, commands, duties, events and warnings have labels in both languages") {
  const boost::json::object file = read("case_transfer.json");
  check_only(file, "stage", enumerators<Stage>());
  Words commands;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, Command>>(
      [&](auto one) { commands.insert(std::string(std::remove_pointer_t<decltype(one)>::name)); });
  check_only(file, "command", commands);
  Words events;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, Event>>(
      [&](auto one) { events.insert(short_type(std::remove_pointer_t<decltype(one)>::type)); });
  check_only(file, "event", events);
  Words duty_words;
  for (const DutyInfo& info : duties()) duty_words.insert(std::string(info.duty));
  check_only(file, "duty", duty_words);
  Words warning;
  for (const std::string_view word : warning_words()) warning.insert(std::string(word));
  check_only(file, "warning", warning);
}

TEST_CASE("every enumeration of case transfer has labels in both languages") {
  const boost::json::object file = read("case_transfer.json");
  check_only(file, "urgency_reason", enumerators<UrgencyReason>());
  check_only(file, "finding_source", enumerators<FindingSource>());
  check_only(file, "party_kind", enumerators<PartyKind>());
  check_only(file, "material_kind", enumerators<MaterialKind>());
  check_only(file, "dissuasion_result", enumerators<DissuasionResult>());
  check_only(file, "channel", enumerators<Channel>());
  check_only(file, "dismissal_ground", enumerators<DismissalGround>());
  check_only(file, "decision_kind", enumerators<DecisionKind>());
  check_only(file, "correctable_field", enumerators<CorrectableField>());
}

TEST_CASE("every field of a command has a label in both languages") {
  Words fields;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, Command>>(
      [&](auto one) { add_fields<std::remove_pointer_t<decltype(one)>>(fields); });
  add_fields<Party>(fields);
  add_fields<Officer>(fields);
  check_words(read("case_transfer.json").at("field").as_object(), "field", fields);
}

TEST_CASE("every refusal has a sentence in both languages") {
  boost::json::object file = read("refusals.case_transfer.json");
  for (const auto& [name, sentence] : read("refusals.systems.json")) file.emplace(name, sentence);
  Words names;
  for (const RefusalInfo& info : refusals()) names.insert(std::string(info.name));
  check_words(file, "refusal", names);
  CHECK(file.size() == names.size());
}

TEST_CASE("no refusal bears a name that the common refusals use for something else") {
  const boost::json::object common = read("common.json");
  for (const RefusalInfo& info : refusals()) {
    CAPTURE(std::string(info.name));
    CHECK_FALSE(common.at("refusal").as_object().contains(info.name));
  }
}

TEST_CASE("the targets of Nangong are those the duties ask for, with the documented defaults") {
  std::ifstream file(std::string(LIANDONG_SOURCE_DIR) + "/data/cities/nangong/targets.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const boost::json::object targets = boost::json::parse(text).as_object();
  std::size_t configured = 0;
  for (const DutyInfo& info : duties()) {
    if (info.target_default.empty()) continue;
    ++configured;
    CAPTURE(std::string(info.target));
    REQUIRE(targets.contains(info.target));
    CHECK(targets.at(info.target).as_string() == info.target_default);
    CHECK(parse_period(info.target_default).has_value());
  }
  std::size_t of_this_system = 0;
  for (const auto& [name, period] : targets) {
    if (std::string_view(name).substr(0, 14) == "case_transfer.") ++of_this_system;
  }
  CHECK(of_this_system == configured);
}

}  // namespace liandong::case_transfer
