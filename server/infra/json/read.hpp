// Reads described types from JSON: strictly at the API, tolerantly from storage.
#pragma once

#include "infra/json/traits.hpp"

#include <boost/json/value.hpp>

#include <array>
#include <limits>
#include <string>
#include <vector>

namespace liandong::json {

inline constexpr std::size_t array_length_max = 1'000;

/// One fault of a request body. `rule` is a word of the message files (`shape.<rule>`):
/// object, array, string, integer, boolean, enum, instant, date, id, required, unknown, too_long,
/// utf8, range.
struct ShapeError {
  std::string field;  // "party.name", "officers[1].certificate"; "" = the body itself
  std::string rule;
};

/// Receives the texts of an API body and gives the reference that goes into the log.
class TextSink {
 public:
  virtual ~TextSink() = default;
  /// @param length in code points, 1–text_length_max
  virtual Text take(std::string_view utf8, std::size_t length, bool personal) = 0;
};

class Reader {
 public:
  /// @param sink not null: API mode (unknown fields are errors, texts are plain strings);
  ///             null: storage mode (unknown fields are ignored, texts are references)
  explicit Reader(TextSink* sink = nullptr, bool strict = false)
      : sink_(sink), strict_(strict || sink != nullptr) {}

  [[nodiscard]] const std::vector<ShapeError>& errors() const { return errors_; }
  /// Adds a fault that only the caller can see.
  void fault(std::string field, std::string rule) {
    errors_.push_back({std::move(field), std::move(rule)});
  }

  /// Reads `from` into `out`; faults are added to errors() and leave the default value.
  template <class T>
  void read(const boost::json::value& from, T& out) {
    if constexpr (std::is_same_v<T, bool>) {
      read_bool(from, out);
    } else if constexpr (is_described_enum<T>) {
      std::string_view word;
      if (read_view(from, word, "enum")) {
        const auto value = parse_enum<T>(word);
        if (value) {
          out = *value;
        } else {
          fail("enum");
        }
      }
    } else if constexpr (std::is_integral_v<T>) {
      std::int64_t number = 0;
      if (read_integer(from, number)) {
        if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
            (sizeof(T) < 8 && number > static_cast<std::int64_t>(std::numeric_limits<T>::max()))) {
          fail("range");
        } else {
          out = static_cast<T>(number);
        }
      }
    } else if constexpr (std::is_same_v<T, std::string>) {
      read_string(from, out);
    } else if constexpr (std::is_same_v<T, Instant>) {
      read_instant(from, out);
    } else if constexpr (std::is_same_v<T, LocalDay>) {
      read_day(from, out);
    } else if constexpr (is_id<T>::value) {
      std::string_view text;
      if (read_view(from, text, "id") && !text.empty()) {
        const auto id = T::parse(text);
        if (id) {
          out = *id;
        } else {
          fail("id");
        }
      }
    } else if constexpr (is_text<T>) {
      read_text(from, out, !std::is_same_v<T, Text>);
    } else if constexpr (is_optional<T>::value) {
      out.emplace();
      read(from, *out);
    } else if constexpr (is_vector<T>::value) {
      read_vector(from, out);
    } else {
      static_assert(is_described_struct<T>, "describe the type with LIANDONG_DESCRIBE");
      read_struct(from, out);
    }
  }

 private:
  template <class T>
  static constexpr bool required =
      std::is_same_v<T, Instant> || std::is_same_v<T, LocalDay> || is_described_enum<T>;

  template <class T>
  void read_vector(const boost::json::value& from, T& out) {
    const auto* items = array_of(from);
    if (items == nullptr) {
      return;
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
      const Step step{*this, i};
      read((*items)[i], out.emplace_back());
    }
  }

  template <class T>
  void read_struct(const boost::json::value& from, T& out) {
    const auto* object = object_of(from);
    if (object == nullptr) {
      return;
    }
    std::size_t known = 0;
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
      using Field = std::remove_reference_t<decltype(out.*member.pointer)>;
      const auto* value = object->if_contains(member.name);
      known += value != nullptr ? 1U : 0U;
      const Step step{*this, member.name};
      if (value == nullptr || value->is_null()) {
        if (required<Field> && strict_) {
          fail("required");
        }
        return;
      }
      read(*value, out.*member.pointer);
    });
    if (strict_ && known != object->size()) {
      report_unknown<T>(*object);
    }
  }

  template <class T>
  void report_unknown(const boost::json::object& object) {
    for (const auto& entry : object) {
      bool found = false;
      boost::mp11::mp_for_each<members_of<T>>(
          [&](auto member) { found = found || entry.key() == member.name; });
      if (!found) {
        const Step step{*this, std::string_view{entry.key().data(), entry.key().size()}};
        fail("unknown");
      }
    }
  }

  /// Extends the path of the field being read for the time of its life.
  struct Step {
    Step(Reader& r, std::string_view name);
    Step(Reader& r, std::size_t index);
    ~Step() { reader.path_.resize(size); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    Reader& reader;
    std::size_t size;
  };

  void fail(std::string_view rule);
  void read_bool(const boost::json::value& from, bool& out);
  bool read_integer(const boost::json::value& from, std::int64_t& out);
  bool read_view(const boost::json::value& from, std::string_view& out, std::string_view rule);
  void read_string(const boost::json::value& from, std::string& out);
  void read_instant(const boost::json::value& from, Instant& out);
  void read_day(const boost::json::value& from, LocalDay& out);
  void read_text(const boost::json::value& from, Text& out, bool personal);
  const boost::json::array* array_of(const boost::json::value& from);
  const boost::json::object* object_of(const boost::json::value& from);

  TextSink* sink_;
  bool strict_;
  std::string path_;
  std::vector<ShapeError> errors_;
};

/// Parses text; nothing if it is no JSON or nests deeper than 32 levels. Of a repeated member the
/// last one counts.
[[nodiscard]] std::optional<boost::json::value> parse(std::string_view text);

/// Reads a value that this program wrote itself; a fault is corrupt storage.
/// @throws CorruptJson
template <class T>
T from_storage(std::string_view text);

class CorruptJson : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void throw_if_corrupt(const Reader& reader);
boost::json::value parse_stored(std::string_view text);

template <class T>
T from_storage(std::string_view text) {
  T value{};
  Reader reader;
  reader.read(parse_stored(text), value);
  throw_if_corrupt(reader);
  return value;
}

}  // namespace liandong::json
