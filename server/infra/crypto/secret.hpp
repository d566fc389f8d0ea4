// Bytes that must not outlive their use in memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// Overwrites memory in a way the compiler may not remove.
void wipe(void* memory, std::size_t size);
/// Overwrites the characters of the text, then empties it.
void wipe(std::string& text);

/// A secret of fixed size: wiped when destroyed and when moved from, cannot be copied.
template <std::size_t Size>
class Secret {
 public:
  Secret() = default;
  ~Secret() { wipe(bytes_.data(), Size); }
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_.data(), Size); }
  Secret& operator=(Secret&&) = delete;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  [[nodiscard]] std::uint8_t* data() { return bytes_.data(); }
  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
  [[nodiscard]] static constexpr std::size_t size() { return Size; }
  /// Borrowed.
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), Size};
  }

 private:
  std::array<std::uint8_t, Size> bytes_{};
};

}  // namespace liandong::crypto
