// What goes into a statement and what comes back: parameters and rows.
#pragma once

#include "kernel/content.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace liandong::store {

/// A borrowed parameter; it must live until the call returns.
class Param {
 public:
  enum class Kind : std::uint8_t { null, integer, text, bytes };
  Param(std::nullptr_t) {}  // NOLINT(google-explicit-constructor): parameters read as literals.
  Param(bool value) : kind_(Kind::integer), integer_(value ? 1 : 0) {}     // NOLINT
  Param(int value) : kind_(Kind::integer), integer_(value) {}              // NOLINT
  Param(std::int64_t value) : kind_(Kind::integer), integer_(value) {}     // NOLINT
  Param(std::uint32_t value) : kind_(Kind::integer), integer_(value) {}    // NOLINT
  Param(Instant value) : kind_(Kind::integer), integer_(value.seconds) {}  // NOLINT
  Param(std::optional<Instant> value) {                                    // NOLINT
    if (value) {
      kind_ = Kind::integer;
      integer_ = value->seconds;
    }
  }
  Param(std::string_view value) : kind_(Kind::text), view_(value) {}    // NOLINT
  Param(const std::string& value) : kind_(Kind::text), view_(value) {}  // NOLINT
  Param(const char* value) : kind_(Kind::text), view_(value) {}         // NOLINT
  template <class Tag>
  Param(const Id<Tag>& id) : kind_(Kind::text), view_(id.view()) {}  // NOLINT
  Param(const Digest& digest)                                        // NOLINT
      : kind_(Kind::bytes), view_(reinterpret_cast<const char*>(digest.data()), digest.size()) {}
  /// Raw bytes, e.g. ciphertext.
  static Param bytes(std::string_view raw) {
    Param param{raw};
    param.kind_ = Kind::bytes;
    return param;
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view view_;
};

/// One row of a result; views are valid only until the next row.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;   // 0 for null
  [[nodiscard]] virtual std::string_view text(int column) const = 0;  // "" for null; bytes too

  [[nodiscard]] std::string str(int column) const { return std::string{text(column)}; }
  [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
  [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
  [[nodiscard]] std::optional<Instant> instant_opt(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
  }
  /// An id this program stored itself; the empty text is the empty id.
  template <class IdType>
  [[nodiscard]] IdType id(int column) const {
    return IdType{text(column)};
  }
};

/// A non-owning callable for rows; rows are visited during the call only.
class RowVisitor {
 public:
  template <class F>
  // NOLINTNEXTLINE(google-explicit-constructor)
  RowVisitor(F&& visit)
      : target_(const_cast<void*>(static_cast<const void*>(&visit))),
        call_([](void* target, const Row& row) {
          (*static_cast<std::remove_reference_t<F>*>(target))(row);
        }) {}
  void operator()(const Row& row) const { call_(target_, row); }

 private:
  void* target_;
  void (*call_)(void*, const Row&);
};

}  // namespace liandong::store
