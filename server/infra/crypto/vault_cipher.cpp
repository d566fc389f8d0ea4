#include "infra/crypto/vault_cipher.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/random.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/crypto/sm4.hpp"
#include "kernel/check.hpp"

#include <algorithm>
#include <utility>

namespace liandong::crypto {

namespace {

constexpr char version = 1;
constexpr std::size_t nonce_size = std::tuple_size_v<Sm4Nonce>;
constexpr std::size_t tag_size = std::tuple_size_v<Digest>;
static_assert(VaultCipher::overhead_bytes == 1 + nonce_size + tag_size);

/// Four bytes, big-endian: without lengths, "a" + "bc" and "ab" + "c" would hash alike.
std::array<char, 4> length_of(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {static_cast<char>(size >> 24U), static_cast<char>(size >> 16U),
          static_cast<char>(size >> 8U), static_cast<char>(size)};
}

template <std::size_t Size>
std::string_view view(const std::array<char, Size>& bytes) {
  return {bytes.data(), Size};
}

template <std::size_t Size>
std::string_view view(const std::array<std::uint8_t, Size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), Size};
}

template <std::size_t Size>
Secret<Size> derive(const MasterKey& master, std::string_view label, const VaultSubject& subject) {
  HmacSm3 mac{master.view()};
  Digest derived = mac.update(label)
                       .update(view(length_of(subject.id)))
                       .update(subject.id)
                       .update(view(subject.salt))
                       .finish();
  Secret<Size> key;
  static_assert(Size <= tag_size);
  std::copy_n(derived.begin(), Size, key.data());
  wipe(derived.data(), derived.size());
  return key;
}

/// @param body  version ‖ nonce ‖ ciphertext
Digest tag_of(const MasterKey& master, const VaultSubject& subject, std::string_view record_id,
              std::string_view body) {
  const Secret<tag_size> key = derive<tag_size>(master, "liandong.vault.1.mac", subject);
  HmacSm3 mac{key.view()};
  return mac.update(body.substr(0, 1))
      .update(view(length_of(record_id)))
      .update(record_id)
      .update(body.substr(1))
      .finish();
}

Sm4Key encryption_key(const MasterKey& master, const VaultSubject& subject) {
  return derive<Sm4Key::size()>(master, "liandong.vault.1.enc", subject);
}

}  // namespace

VaultCipher::VaultCipher(MasterKey master) : master_(std::move(master)) {}

std::string VaultCipher::seal(const VaultSubject& subject, std::string_view record_id,
                              std::string_view text) const {
  LIANDONG_CHECK(text.size() <= text_bytes_max);
  Sm4Nonce nonce;
  fill_random(nonce);
  std::string sealed;
  sealed.reserve(text.size() + overhead_bytes);
  sealed.push_back(version);
  sealed.append(view(nonce));
  sealed.append(sm4_ctr(encryption_key(master_, subject), nonce, text));
  sealed.append(as_bytes(tag_of(master_, subject, record_id, sealed)));
  return sealed;
}

std::string VaultCipher::open(const VaultSubject& subject, std::string_view record_id,
                              std::string_view sealed) const {
  if (sealed.size() < overhead_bytes || sealed.size() > text_bytes_max + overhead_bytes ||
      sealed.front() != version) {
    throw SealBroken();
  }
  const std::string_view body = sealed.substr(0, sealed.size() - tag_size);
  Digest tag;
  std::copy(sealed.end() - tag_size, sealed.end(), tag.begin());
  if (!equal_in_constant_time(tag, tag_of(master_, subject, record_id, body))) {
    throw SealBroken();
  }
  Sm4Nonce nonce;
  std::copy_n(body.begin() + 1, nonce_size, nonce.begin());
  return sm4_ctr(encryption_key(master_, subject), nonce, body.substr(1 + nonce_size));
}

}  // namespace liandong::crypto
