#include "systems/jurisdiction/domain/import_error.hpp"

#include <utility>

namespace liandong::jurisdiction {
namespace {

constexpr std::size_t value_bytes_max = 60;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

void ImportErrors::add(ImportError error) {
  if (errors_.size() >= import_errors_max) return;
  error.value = shortened(error.value, value_bytes_max);
  errors_.push_back(std::move(error));
}

std::string shortened(std::string_view utf8, std::size_t bytes_max) {
  if (utf8.size() <= bytes_max) return std::string(utf8);
  std::size_t size = bytes_max;
  while (size > 0 && continues_character(utf8[size])) --size;
  return std::string(utf8.substr(0, size));
}

}  // namespace liandong::jurisdiction
