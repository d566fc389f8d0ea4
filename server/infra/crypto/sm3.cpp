#include "infra/crypto/sm3.hpp"

#include "infra/crypto/error.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <utility>

namespace liandong::crypto {

namespace {

struct FreeMd {
  void operator()(EVP_MD* md) const { EVP_MD_free(md); }
};
struct FreeMdContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return -1;
}

}  // namespace

// The digest is fetched once per object: an implicit fetch on every start nearly doubles the cost
// of hashing an event.
struct Sm3::Context {
  std::unique_ptr<EVP_MD, FreeMd> digest{EVP_MD_fetch(nullptr, "SM3", nullptr)};
  std::unique_ptr<EVP_MD_CTX, FreeMdContext> state{EVP_MD_CTX_new()};
};

Sm3::Sm3() : context_(std::make_unique<Context>()) {
  if (!context_->digest || !context_->state) {
    throw CryptoError("SM3 is not available");
  }
  reset();
}

Sm3::~Sm3() = default;
Sm3::Sm3(Sm3&& other) noexcept = default;
Sm3& Sm3::operator=(Sm3&& other) noexcept = default;

Sm3& Sm3::update(std::string_view bytes) {
  if (EVP_DigestUpdate(context_->state.get(), bytes.data(), bytes.size()) != 1) {
    throw CryptoError("SM3 update failed");
  }
  return *this;
}

Sm3& Sm3::update(std::span<const std::byte> bytes) {
  return update(std::string_view{reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Digest Sm3::finish() {
  Digest digest;
  if (EVP_DigestFinal_ex(context_->state.get(), digest.data(), nullptr) != 1) {
    throw CryptoError("SM3 final failed");
  }
  reset();
  return digest;
}

void Sm3::reset() {
  if (EVP_DigestInit_ex2(context_->state.get(), context_->digest.get(), nullptr) != 1) {
    throw CryptoError("SM3 start failed");
  }
}

Digest sm3(std::string_view bytes) { return Sm3{}.update(bytes).finish(); }

HmacSm3::HmacSm3(std::string_view key) {
  Digest hashed_key{};
  if (key.size() > block_bytes) {
    hashed_key = hash_.update(key).finish();
    key = as_bytes(hashed_key);
  }
  for (std::size_t i = 0; i < block_bytes; ++i) {
    const int byte = i < key.size() ? static_cast<unsigned char>(key[i]) : 0;
    inner_pad_[i] = static_cast<char>(byte ^ 0x36);
    outer_pad_[i] = static_cast<char>(byte ^ 0x5c);
  }
  sodium_memzero(hashed_key.data(), hashed_key.size());
  hash_.update(std::string_view{inner_pad_.data(), block_bytes});
}

HmacSm3::~HmacSm3() {
  sodium_memzero(inner_pad_.data(), block_bytes);
  sodium_memzero(outer_pad_.data(), block_bytes);
}

HmacSm3& HmacSm3::update(std::string_view bytes) {
  hash_.update(bytes);
  return *this;
}

Digest HmacSm3::finish() {
  const Digest inner = hash_.finish();
  hash_.update(std::string_view{outer_pad_.data(), block_bytes});
  const Digest tag = hash_.update(as_bytes(inner)).finish();
  hash_.update(std::string_view{inner_pad_.data(), block_bytes});
  return tag;
}

Digest hmac_sm3(std::string_view key, std::string_view message) {
  return HmacSm3{key}.update(message).finish();
}

std::string to_hex(const Digest& digest) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    text.push_back(digits[byte >> 4U]);
    text.push_back(digits[byte & 0x0fU]);
  }
  return text;
}

std::optional<Digest> parse_hex(std::string_view text) {
  Digest digest;
  if (text.size() != digest.size() * 2) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = hex_value(text[2 * i]);
    const int low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    digest[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

bool equal_in_constant_time(const Digest& a, const Digest& b) {
  return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string_view as_bytes(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace liandong::crypto
