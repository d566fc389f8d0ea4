// For tests: the words of a message file compared with the words the code can show.
#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace liandong::messages_test {

using Words = std::set<std::string>;

inline boost::json::object read(const std::string& path) {
  std::ifstream file(std::string(LIANDONG_SOURCE_DIR) + "/data/" + path, std::ios::binary);
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

}  // namespace liandong::messages_test
