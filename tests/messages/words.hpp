// For tests: the words of a message file compared with the words the code can show.
#pragma once

#include "kernel/period.hpp"
#include "kernel/refusal.hpp"
#include "support/source_dir.hpp"
#include "systems/common/domain/duties.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace liandong::messages_test {

using Words = std::set<std::string>;

inline boost::json::object read(const std::string& path) {
  std::ifstream file(source_dir() + "/data/" + path, std::ios::binary);
  REQUIRE(file.is_open());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return boost::json::parse(text).as_object();
}

inline bool has_both_languages(const boost::json::value& message) {
  const auto* object = message.if_object();
  if (object == nullptr) return false;
  const auto filled = [&](const char* language) {
    const auto* text = object->if_contains(language);
    return text != nullptr && text->is_string() && !text->as_string().empty();
  };
  return filled("zh") && filled("en");
}

/// Every expected word has a label in both languages.
inline void check_words(const boost::json::object& group, const std::string& name,
                        const Words& expected) {
  CHECK(!expected.empty());
  for (const auto& [key, message] : group) {
    if (!has_both_languages(message)) FAIL_CHECK(name << "." << key << " lacks a language");
  }
  for (const std::string& word : expected) {
    if (!group.contains(word)) FAIL_CHECK(name << "." << word << " has no label");
  }
}

/// The same, and no label is left over.
inline void check_only(const boost::json::object& file, const std::string& name,
                       const Words& expected) {
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

/// Calls `use` with a null pointer of every type of the variant.
template <class Variant, class Use>
void for_each_type(Use use) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::add_pointer_t, Variant>>(use);
}

template <class Commands>
Words command_words() {
  Words words;
  for_each_type<Commands>(
      [&](auto one) { words.insert(std::string(std::remove_pointer_t<decltype(one)>::name)); });
  return words;
}

/// "case_transfer.issued.v1" → "issued", as the matter page shows it.
template <class Events>
Words event_words() {
  Words words;
  for_each_type<Events>([&](auto one) {
    const std::string_view type = std::remove_pointer_t<decltype(one)>::type;
    const std::size_t begin = type.find('.') + 1;
    words.insert(std::string(type.substr(begin, type.rfind('.') - begin)));
  });
  return words;
}

template <class Struct>
void add_fields(Words& words) {
  boost::mp11::mp_for_each<boost::describe::describe_members<Struct, boost::describe::mod_public>>(
      [&](auto one) { words.insert(one.name); });
}

template <class Commands>
Words command_fields() {
  Words words;
  for_each_type<Commands>(
      [&](auto one) { add_fields<std::remove_pointer_t<decltype(one)>>(words); });
  return words;
}

/// Labels of stages, commands, events, duties and warnings, and none is left over.
template <class Stage, class Command, class Event>
void check_vocabulary(const std::string& system, std::span<const common::DutyInfo> duties,
                      std::span<const std::string_view> warnings) {
  const boost::json::object file = read("messages/" + system + ".json");
  check_only(file, "stage", enumerators<Stage>());
  check_only(file, "command", command_words<Command>());
  check_only(file, "event", event_words<Event>());
  Words duty_words;
  for (const common::DutyInfo& info : duties) duty_words.insert(std::string(info.duty));
  check_only(file, "duty", duty_words);
  check_only(file, "warning", Words(warnings.begin(), warnings.end()));
}

/// Each refusal has a sentence, either of its own or shared by the systems, none is left over, and
/// none bears a name that the edge uses for something else.
inline void check_refusals(const std::string& system, std::span<const RefusalInfo> refusals) {
  const boost::json::object own = read("messages/refusals." + system + ".json");
  const boost::json::object shared = read("messages/refusals.systems.json");
  const boost::json::object edge = read("messages/common.json").at("refusal").as_object();
  Words names;
  for (const RefusalInfo& info : refusals) {
    const std::string name(info.name);
    names.insert(name);
    CAPTURE(name);
    CHECK(own.contains(name) != shared.contains(name));
    CHECK_FALSE(edge.contains(name));
    const boost::json::object& file = own.contains(name) ? own : shared;
    if (file.contains(name)) CHECK(has_both_languages(file.at(name)));
  }
  for (const auto& [name, sentence] : own) {
    CAPTURE(std::string(name));
    CHECK(names.contains(std::string(name)));
  }
}

/// The targets of the city are those the duties ask for, with the documented defaults.
/// @param others names the system asks for beside its duties
inline void check_targets(const std::string& system, std::span<const common::DutyInfo> duties,
                          Words others = {}) {
  const boost::json::object targets = read("cities/nangong/targets.json");
  Words& asked = others;
  for (const common::DutyInfo& info : duties) {
    if (info.target_default.empty()) continue;
    asked.insert(std::string(info.target));
    CAPTURE(std::string(info.target));
    REQUIRE(targets.contains(info.target));
    CHECK(targets.at(info.target).as_string() == info.target_default);
    CHECK(parse_period(info.target_default).has_value());
  }
  Words configured;
  for (const auto& [name, period] : targets) {
    if (std::string_view(name).starts_with(system + ".")) configured.insert(std::string(name));
  }
  CHECK(configured == asked);
}

}  // namespace liandong::messages_test
