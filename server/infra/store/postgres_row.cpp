#include "infra/store/postgres_row.hpp"

#include "infra/store/errors.hpp"
#include "infra/store/postgres_types.hpp"

#include <charconv>

namespace liandong::store {
namespace {

/// Big-endian, of any width, with its sign.
std::int64_t signed_integer(std::string_view bytes) {
  std::uint64_t value = !bytes.empty() && (bytes.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
  for (const char byte : bytes) {
    value = (value << 8U) | static_cast<unsigned char>(byte);
  }
  return static_cast<std::int64_t>(value);
}

/// sum() of whole numbers is a "numeric": digits to the base 10,000, the first of weight w.
std::int64_t whole_numeric(std::string_view bytes) {
  const auto field = [&](std::size_t at) { return signed_integer(bytes.substr(2 * at, 2)); };
  const std::int64_t digits = field(0);
  const std::int64_t weight = field(1);
  const bool negative = field(2) == 0x4000;
  std::int64_t value = 0;
  for (std::int64_t i = 0; i <= weight; ++i) {
    value = value * 10'000 + (i < digits ? field(static_cast<std::size_t>(4 + i)) : 0);
  }
  return negative ? -value : value;
}

/// As SQLite reads it: the number at the front, or 0.
std::int64_t leading_integer(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_words(Oid type) {
  return type == postgres_type::text || type == postgres_type::bytes ||
         type == postgres_type::varchar || type == postgres_type::name ||
         type == postgres_type::unknown;
}

}  // namespace

bool PostgresRow::is_null(int column) const { return PQgetisnull(result_, row_, column) != 0; }

std::string_view PostgresRow::raw(int column) const {
  return {PQgetvalue(result_, row_, column),
          static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
  if (is_null(column)) {
    return 0;
  }
  const Oid type = PQftype(result_, column);
  switch (type) {
    case postgres_type::int8:
    case postgres_type::int4:
    case postgres_type::int2:
    case postgres_type::boolean:
      return signed_integer(raw(column));
    case postgres_type::numeric:
      return whole_numeric(raw(column));
    default:
      break;
  }
  if (!is_words(type)) {
    throw StoreBroken("a column of type " + std::to_string(type) + " read as a number");
  }
  return leading_integer(raw(column));
}

std::string_view PostgresRow::text(int column) const {
  if (is_null(column)) {
    return {};
  }
  if (is_words(PQftype(result_, column))) {
    return raw(column);
  }
  return spelled_.emplace_back(std::to_string(integer(column)));
}

}  // namespace liandong::store
