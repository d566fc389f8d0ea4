// Which C++ shapes can go over the wire.
#pragma once

#include "infra/json/text_form.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace liandong::json {

template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

template <class T>
constexpr bool is_text =
    std::is_same_v<T, Text> || std::is_same_v<T, PersonalText> || std::is_same_v<T, ProtectedText>;

template <class T>
constexpr bool is_described_struct =
    std::is_class_v<T>&& boost::describe::has_describe_members<T>::value;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;

}  // namespace liandong::json
