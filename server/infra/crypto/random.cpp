#include "infra/crypto/random.hpp"

#include "infra/crypto/error.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <utility>

namespace liandong::crypto {

namespace {

constexpr std::int64_t ms_max = (std::int64_t{1} << 48) - 1;
constexpr std::size_t fill_max = std::size_t{1} << 20;  // far above any use; fits an int

/// Adds one to a big-endian number. @return false if it overflowed to zero
bool increment(std::span<std::uint8_t> number) {
  for (std::size_t i = number.size(); i-- > 0;) {
    if (++number[i] != 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

void fill_random(std::span<std::uint8_t> bytes) {
  if (bytes.size() > fill_max || RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw CryptoError("no randomness available");
  }
}

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  fill_random({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

IdSource::IdSource() : IdSource(fill_random) {}

IdSource::IdSource(FillRandom fill) : fill_(std::move(fill)) {}

void IdSource::advance(std::int64_t now_ms) {
  const std::int64_t ms = std::clamp<std::int64_t>(now_ms, 0, ms_max);
  if (ms > last_ms_) {
    fill_(random_);
    last_ms_ = ms;
  } else if (!increment(random_) && last_ms_ < ms_max) {
    // 2^80 identifiers in a millisecond cannot happen, but an unlucky start near the end can.
    fill_(random_);
    ++last_ms_;
  }
}

std::string IdSource::next(std::int64_t now_ms) {
  static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::array<std::uint8_t, 16> bytes{};
  {
    const std::lock_guard lock{mutex_};
    advance(now_ms);
    for (std::size_t i = 0; i < 6; ++i) {
      bytes[i] = static_cast<std::uint8_t>(last_ms_ >> (8 * (5 - i)));
    }
    std::copy(random_.begin(), random_.end(), bytes.begin() + 6);
  }
  // 128 bits fill 26 digits of 5 bits with two zero bits in front.
  std::string id;
  id.reserve(26);
  unsigned pending = 0;
  unsigned pending_bits = 2;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8U) | byte;
    pending_bits += 8;
    while (pending_bits >= 5) {
      pending_bits -= 5;
      id.push_back(alphabet[(pending >> pending_bits) & 31U]);
    }
  }
  return id;
}

}  // namespace liandong::crypto
