#include "infra/csv/encoding.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <iconv.h>
#include <stdexcept>

namespace liandong::csv {
namespace {

struct Converter {
  iconv_t handle;
  explicit Converter(const char* from) : handle(iconv_open("UTF-8", from)) {
    // iconv reports failure as this very value.
    if (handle == reinterpret_cast<iconv_t>(-1)) {  // NOLINT
      throw std::runtime_error("iconv does not know GB18030");
    }
  }
  ~Converter() { iconv_close(handle); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
};

// Bytes after the first one, and the lowest code point worth that many.
struct Form {
  std::size_t following;
  std::uint32_t lowest;
  std::uint32_t bits;
};

std::optional<Form> form_of(std::uint8_t first) {
  if (first < 0x80) return Form{0, 0, first};
  if (first >= 0xC2 && first < 0xE0) return Form{1, 0x80, first & 0x1FU};
  if (first >= 0xE0 && first < 0xF0) return Form{2, 0x800, first & 0x0FU};
  if (first >= 0xF0 && first < 0xF5) return Form{3, 0x10000, first & 0x07U};
  return std::nullopt;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::optional<Form> form = form_of(static_cast<std::uint8_t>(bytes[i]));
    if (!form || bytes.size() - i <= form->following) return false;
    std::uint32_t point = form->bits;
    for (std::size_t k = 1; k <= form->following; ++k) {
      const auto byte = static_cast<std::uint8_t>(bytes[i + k]);
      if ((byte & 0xC0U) != 0x80U) return false;
      point = point << 6U | (byte & 0x3FU);
    }
    const bool surrogate = point >= 0xD800 && point < 0xE000;
    if (point < form->lowest || surrogate || point > 0x10FFFF) return false;
    i += form->following + 1;
  }
  return true;
}

std::optional<std::string> utf8_from_gb18030(std::string_view bytes) {
  const Converter converter("GB18030");
  std::string text;
  std::string input(bytes);  // iconv takes a mutable pointer
  char* from = input.data();
  std::size_t left = input.size();
  std::array<char, 4096> buffer{};
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t outcome = iconv(converter.handle, &from, &left, &to, &room);
    text.append(buffer.data(), buffer.size() - room);
    const bool buffer_full = outcome == static_cast<std::size_t>(-1) && errno == E2BIG;
    if (outcome == static_cast<std::size_t>(-1) && !buffer_full) return std::nullopt;
  }
  return text;
}

}  // namespace liandong::csv
