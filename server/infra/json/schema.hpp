// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) of described types: what read.hpp takes and
// what write.hpp gives.
#pragma once

#include "infra/json/read.hpp"
#include "infra/json/write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::json {

/// Bounds of one member beyond what its type says: characters of a text, entries of a list, value
/// of a number. A text or list of at least 1 is required in a request.
struct Bound {
  std::string_view member;
  std::int64_t min = 0;
  std::int64_t max = 0;
};

/// Specialise beside a type to state its bounds.
template <class T>
inline constexpr std::array<Bound, 0> bounds_of{};

// Usage, in namespace liandong::json beside the type:
//   LIANDONG_BOUNDS(case_transfer::Receive, Bound{"title", 1, 200}, …);
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): a specialisation cannot be written shorter.
#define LIANDONG_BOUNDS(Type, ...)              \
  template <>                                   \
  inline constexpr std::array bounds_of<Type> { \
    __VA_ARGS__                                 \
  }

enum class SchemaMode {
  request,   // read strictly: unknown members refused, absent and null mean the default
  view,      // written with a Resolver: every member there, units and persons as {id, name}
  canonical  // written without: empty optionals left out, ids as words
};

/// "CaseTransferParty" of liandong::case_transfer::Party.
[[nodiscard]] std::string component_name(std::string_view qualified);

namespace detail {
template <class T>
constexpr std::string_view qualified_name() {
  constexpr std::string_view pretty = __PRETTY_FUNCTION__;
  constexpr std::string_view mark = "T = ";
  const auto from = pretty.find(mark) + mark.size();
  return pretty.substr(from, pretty.find_first_of(";]", from) - from);
}
}  // namespace detail

/// The schemas of one document; structs and enumerations become components, named once.
class SchemaBook {
 public:
  /// The schema of T: for structs and enumerations a reference to a component.
  template <class T>
  boost::json::value schema(SchemaMode mode) {
    if constexpr (std::is_same_v<T, bool>) {
      return plain("boolean");
    } else if constexpr (is_described_enum<T>) {
      return enumeration<T>();
    } else if constexpr (std::is_integral_v<T>) {
      return plain("integer");
    } else if constexpr (std::is_same_v<T, std::string> || is_text<T>) {
      const bool erasable = is_text<T> && mode == SchemaMode::view;
      return erasable ? nullable(plain("string")) : string(mode);
    } else if constexpr (std::is_same_v<T, Raw>) {
      return boost::json::object{};
    } else if constexpr (std::is_same_v<T, Instant>) {
      return instant(mode);
    } else if constexpr (std::is_same_v<T, LocalDay>) {
      return formatted("date");
    } else if constexpr (is_id<T>::value) {
      constexpr bool named = std::is_same_v<T, UnitId> || std::is_same_v<T, PersonId>;
      return id(mode, named ? std::is_same_v<T, UnitId> ? "UnitRef" : "PersonRef" : "");
    } else if constexpr (is_optional<T>::value) {
      auto inner = schema<typename T::value_type>(mode);
      return mode == SchemaMode::view ? nullable(std::move(inner)) : inner;
    } else if constexpr (is_vector<T>::value) {
      return list(schema<typename T::value_type>(mode), mode);
    } else {
      static_assert(is_described_struct<T>, "describe the type with LIANDONG_DESCRIBE");
      return structure<T>(mode);
    }
  }

  /// States what a member of type Raw holds. Call before the struct is first used.
  template <class T>
  void set_raw(std::string_view member, boost::json::value schema) {
    raw_.insert_or_assign(std::string{detail::qualified_name<T>()} + "." + std::string{member},
                          std::move(schema));
  }
  /// Adds a component made by hand. @return the reference to it
  boost::json::value add(std::string_view name, boost::json::value schema);
  [[nodiscard]] const boost::json::object& components() const { return components_; }

  [[nodiscard]] static boost::json::value plain(std::string_view type);
  [[nodiscard]] static boost::json::value formatted(std::string_view format);
  /// Also null.
  [[nodiscard]] static boost::json::value nullable(boost::json::value schema);
  [[nodiscard]] static boost::json::value reference(std::string_view name);

 private:
  template <class E>
  boost::json::value enumeration() {
    boost::json::array words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { words.emplace_back(d.name); });
    return add(component_name(detail::qualified_name<E>()),
               boost::json::object{{"type", "string"}, {"enum", std::move(words)}});
  }

  template <class T>
  boost::json::value structure(SchemaMode mode) {
    Members members{mode, {}, {}, {bounds_of<T>.begin(), bounds_of<T>.end()}};
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
      using Field = std::remove_reference_t<decltype(std::declval<T&>().*member.pointer)>;
      if constexpr (std::is_same_v<Field, Raw>) {
        add_member(members, member.name, raw(detail::qualified_name<T>(), member.name), false);
      } else {
        constexpr bool strict = std::is_same_v<Field, Instant> || std::is_same_v<Field, LocalDay> ||
                                is_described_enum<Field>;
        const bool absent = is_optional<Field>::value && mode == SchemaMode::canonical;
        add_member(members, member.name, schema<Field>(mode),
                   mode == SchemaMode::request ? !strict : absent);
      }
    });
    return finish(detail::qualified_name<T>(), std::move(members));
  }

  struct Members {
    SchemaMode mode;
    boost::json::object properties;
    boost::json::array required;
    std::vector<Bound> bounds;
  };
  static void add_member(Members& members, std::string_view name, boost::json::value schema,
                         bool may_be_absent);
  boost::json::value finish(std::string_view qualified, Members members);
  [[nodiscard]] boost::json::value raw(std::string_view qualified, std::string_view member) const;
  boost::json::value id(SchemaMode mode, std::string_view reference_name);
  static boost::json::value string(SchemaMode mode);
  static boost::json::value instant(SchemaMode mode);
  static boost::json::value list(boost::json::value items, SchemaMode mode);

  boost::json::object components_;
  boost::json::object raw_;
};

/// JSON text with two blanks per level, members in order, a newline at the end.
[[nodiscard]] std::string indented(const boost::json::value& value);

}  // namespace liandong::json
