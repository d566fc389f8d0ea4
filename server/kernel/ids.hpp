// Strongly typed identifiers: short ASCII texts, trivially copyable, one type per kind of thing.
#pragma once

#include "kernel/check.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace liandong {

/// Inline text of at most `Capacity` bytes. Trivially copyable, so that refusals can carry it.
template <std::size_t Capacity>
class FixedText {
 public:
  constexpr FixedText() = default;
  /// @param text at most Capacity bytes; longer is a bug (parse untrusted input with `fits` first)
  constexpr explicit FixedText(std::string_view text) {
    LIANDONG_CHECK(fits(text));
    for (std::size_t i = 0; i < text.size(); ++i) {
      bytes_[i] = text[i];
    }
    size_ = static_cast<std::uint8_t>(text.size());
  }
  [[nodiscard]] static constexpr bool fits(std::string_view text) {
    return text.size() <= Capacity;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), size_}; }
  [[nodiscard]] std::string str() const { return std::string{view()}; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }

  friend constexpr bool operator==(const FixedText& a, const FixedText& b) {
    return a.view() == b.view();
  }
  friend constexpr auto operator<=>(const FixedText& a, const FixedText& b) {
    return a.view() <=> b.view();
  }

 private:
  std::array<char, Capacity> bytes_{};
  std::uint8_t size_ = 0;
};

inline constexpr std::size_t id_bytes_max = 36;

/// Identifier of one kind of thing: 1–36 characters of [A-Za-z0-9._:-]. Empty = "none".
template <class Tag>
class Id : public FixedText<id_bytes_max> {
 public:
  using FixedText<id_bytes_max>::FixedText;
  /// @return the id, or nothing if the text is empty, too long or holds another character
  [[nodiscard]] static constexpr std::optional<Id> parse(std::string_view text) {
    if (text.empty() || !fits(text)) {
      return std::nullopt;
    }
    for (const char c : text) {
      const bool ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_' || c == '.' || c == ':';
      if (!ok) {
        return std::nullopt;
      }
    }
    return Id{text};
  }
};

using CityCode = Id<struct CityTag>;      // division code, "130581"
using UnitId = Id<struct UnitTag>;        // data, "130581100" or "130581.natural_resources"
using PersonId = Id<struct PersonTag>;    //
using PostId = Id<struct PostTag>;        // a post of a unit; duties rest on it
using MatterId = Id<struct MatterTag>;    // ULID; also the stream id of the matter
using CommandId = Id<struct CommandTag>;  // ULID or UUID made by the client, unique for ever
using ContentId = Id<struct ContentTag>;  // erasable text kept outside the log
using BlobId = Id<struct BlobTag>;        // an uploaded file
using ItemCode = Id<struct ItemTag>;      // penalty item of the register
using PlaceCode = Id<struct PlaceTag>;    // division code of a township or finer

}  // namespace liandong

template <class Tag>
struct std::hash<liandong::Id<Tag>> {
  std::size_t operator()(const liandong::Id<Tag>& id) const noexcept {
    return std::hash<std::string_view>{}(id.view());
  }
};
