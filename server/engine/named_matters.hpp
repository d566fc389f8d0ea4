// Which other matters a command names: whoever gives it must see them.
#pragma once

#include "infra/json/traits.hpp"
#include "kernel/ids.hpp"

#include <boost/mp11.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace liandong::engine {

struct NamedMatter {
  std::string field;  // "subject", "resolutions/matter"
  MatterId matter;    // never empty
};

/// Adds every matter that a described value names, in the order of its members.
/// @param field where the value stands; empty = the command itself
template <class T>
void add_named_matters(const std::string& field, const T& value, std::vector<NamedMatter>& found) {
  if constexpr (std::is_same_v<T, MatterId>) {
    if (!value.empty()) {
      found.push_back({field, value});
    }
  } else if constexpr (json::is_optional<T>::value) {
    if (value) {
      add_named_matters(field, *value, found);
    }
  } else if constexpr (json::is_vector<T>::value) {
    for (const auto& each : value) {
      add_named_matters(field, each, found);
    }
  } else if constexpr (json::is_described_struct<T> && !json::is_text<T>) {
    boost::mp11::mp_for_each<json::members_of<T>>([&](auto member) {
      const std::string name{member.name};
      add_named_matters(field.empty() ? name : field + '/' + name, value.*member.pointer, found);
    });
  }
}

}  // namespace liandong::engine
