#include "infra/crypto/sm4.hpp"

#include "infra/crypto/error.hpp"

#include <openssl/evp.h>

#include <memory>

namespace liandong::crypto {

namespace {

constexpr std::size_t bytes_max = std::size_t{1} << 30;  // the library counts in int

struct FreeCipher {
  void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
};
struct FreeCipherContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

}  // namespace

std::string sm4_ctr(const Sm4Key& key, const Sm4Nonce& nonce, std::string_view bytes) {
  const std::unique_ptr<EVP_CIPHER, FreeCipher> cipher{
      EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr)};
  const std::unique_ptr<EVP_CIPHER_CTX, FreeCipherContext> context{EVP_CIPHER_CTX_new()};
  if (!cipher || !context || bytes.size() > bytes_max ||
      EVP_EncryptInit_ex2(context.get(), cipher.get(), key.data(), nonce.data(), nullptr) != 1) {
    throw CryptoError("SM4 does not start");
  }
  std::string result(bytes.size(), '\0');
  int size = 0;
  if (EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(result.data()), &size,
                        reinterpret_cast<const unsigned char*>(bytes.data()),
                        static_cast<int>(bytes.size())) != 1 ||
      static_cast<std::size_t>(size) != bytes.size()) {
    throw CryptoError("SM4 failed");
  }
  return result;
}

}  // namespace liandong::crypto
