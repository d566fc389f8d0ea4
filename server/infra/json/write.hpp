// Writes described types as JSON: canonical form for storage and hashing, resolved form for people.
#pragma once

#include "infra/json/traits.hpp"

#include <charconv>
#include <string>

namespace liandong::json {

/// JSON that is already text; written as it stands.
struct Raw {
  std::string text = "null";
};

/// Gives views the words behind references. Without one, the canonical storage form is written.
class Resolver {
 public:
  virtual ~Resolver() = default;
  /// @return the text; nothing if it was lawfully erased
  [[nodiscard]] virtual std::optional<std::string> text(const Text& reference,
                                                        bool personal) const = 0;
  [[nodiscard]] virtual std::string unit_name(UnitId unit) const = 0;
  [[nodiscard]] virtual std::string person_name(PersonId person) const = 0;
};

/// Appends the JSON of described values to a string.
/// Canonical form (resolver null): members in described order, empty optionals left out, integers
/// only; see docs/event-log.md. View form: texts as strings, units and persons as {id, name}, empty
/// optionals and ids as null.
class Writer {
 public:
  explicit Writer(std::string& out, const Resolver* resolver = nullptr)
      : out_(out), resolver_(resolver) {}

  template <class T>
  void write(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      out_ += value ? "true" : "false";
    } else if constexpr (is_described_enum<T>) {
      append_string(out_, enum_name(value));
    } else if constexpr (std::is_integral_v<T>) {
      write_integer(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
      append_string(out_, value);
    } else if constexpr (std::is_same_v<T, Raw>) {
      out_ += value.text;
    } else if constexpr (std::is_same_v<T, Instant>) {
      append_string(out_, to_rfc3339(value));
    } else if constexpr (std::is_same_v<T, LocalDay>) {
      append_string(out_, to_iso_date(value));
    } else if constexpr (is_id<T>::value) {
      write_id(value);
    } else if constexpr (is_text<T>) {
      write_text(value, !std::is_same_v<T, Text>, std::is_same_v<T, ProtectedText>);
    } else if constexpr (is_optional<T>::value) {
      if (value) {
        write(*value);
      } else {
        out_ += "null";
      }
    } else if constexpr (is_vector<T>::value) {
      write_range(value);
    } else {
      static_assert(is_described_struct<T>, "describe the type with LIANDONG_DESCRIBE");
      write_struct(value);
    }
  }

 private:
  template <class T>
  void write_range(const T& values) {
    out_ += '[';
    bool first = true;
    for (const auto& value : values) {
      if (!first) {
        out_ += ',';
      }
      first = false;
      write(value);
    }
    out_ += ']';
  }

  template <class T>
  void write_struct(const T& value) {
    out_ += '{';
    bool first = true;
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
      const auto& field = value.*member.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (is_optional<Field>::value) {
        if (!field && resolver_ == nullptr) {
          return;
        }
      }
      if (!first) {
        out_ += ',';
      }
      first = false;
      append_string(out_, member.name);
      out_ += ':';
      write(field);
    });
    out_ += '}';
  }

  template <class Tag>
  void write_id(const Id<Tag>& id) {
    if (resolver_ == nullptr) {
      append_string(out_, id.view());
    } else if (id.empty()) {
      out_ += "null";
    } else if constexpr (std::is_same_v<Id<Tag>, UnitId>) {
      write_reference(id.view(), resolver_->unit_name(id));
    } else if constexpr (std::is_same_v<Id<Tag>, PersonId>) {
      write_reference(id.view(), resolver_->person_name(id));
    } else {
      append_string(out_, id.view());
    }
  }

  void write_integer(std::int64_t value);
  void write_reference(std::string_view id, std::string_view name);
  /// @param masked words for people come out masked
  void write_text(const Text& text, bool personal, bool masked);

  std::string& out_;
  const Resolver* resolver_;
};

/// The canonical form as a new string.
template <class T>
std::string to_canonical(const T& value) {
  std::string out;
  Writer{out}.write(value);
  return out;
}

}  // namespace liandong::json
