#include "infra/crypto/sm2.hpp"

#include "infra/crypto/error.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace liandong::crypto {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* one) const {
    release(one);
  }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using MdContextPtr = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using BioPtr = std::unique_ptr<BIO, Release<BIO_free_all>>;

void check(bool done, const char* what) {
  if (!done) {
    throw CryptoError(std::string{"SM2: "} + what);
  }
}

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw KeyFileError("key file " + path + ": " + reason);
}

std::string words_of(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string{};
}

// A context that hashes the signer's id before the message, as the standard asks.
struct Digesting {
  explicit Digesting(EVP_PKEY* key)
      : of_key(EVP_PKEY_CTX_new(key, nullptr)), context(EVP_MD_CTX_new()) {
    check(of_key && context, "out of memory");
    check(EVP_PKEY_CTX_set1_id(of_key.get(), sm2_signer_id.data(),
                               static_cast<int>(sm2_signer_id.size())) == 1,
          "the id of the signer");
    EVP_MD_CTX_set_pkey_ctx(context.get(), of_key.get());
  }
  KeyContextPtr of_key;
  MdContextPtr context;
};

bool is_sm2(const EVP_PKEY* key) { return key != nullptr && EVP_PKEY_is_a(key, "SM2") == 1; }

}  // namespace

struct Sm2Signer::Key {
  KeyPtr pkey;
};

void Sm2Signer::create(const std::string& path) {
  const KeyPtr key{EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2")};
  check(key != nullptr, "no key could be made");
  const BioPtr memory{BIO_new(BIO_s_secmem())};
  check(memory && PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                           nullptr) == 1,
        "the key could not be written");
  const std::string pem = words_of(memory.get());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    fail(path, std::generic_category().message(errno));
  }
  const bool written = ::write(file, pem.data(), pem.size()) == static_cast<ssize_t>(pem.size()) &&
                       ::fsync(file) == 0;
  ::close(file);
  if (!written) {
    ::unlink(path.c_str());
    fail(path, "it could not be written");
  }
}

Sm2Signer::Sm2Signer(const std::string& path) : key_(std::make_unique<Key>()) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) {
    fail(path, std::generic_category().message(errno));
  }
  const bool own = facts.st_uid == ::geteuid() || facts.st_uid == 0;
  if (!S_ISREG(facts.st_mode) || !own || (facts.st_mode & 077U) != 0) {
    fail(path, "it must be a file of this user, closed to others");
  }
  const BioPtr file{BIO_new_file(path.c_str(), "r")};
  if (file) {
    key_->pkey.reset(PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr));
  }
  if (!is_sm2(key_->pkey.get())) {
    fail(path, "it holds no SM2 key");
  }
}

Sm2Signer::~Sm2Signer() = default;
Sm2Signer::Sm2Signer(Sm2Signer&& other) noexcept = default;
Sm2Signer& Sm2Signer::operator=(Sm2Signer&& other) noexcept = default;

std::string Sm2Signer::sign(std::string_view message) const {
  const Digesting digesting{key_->pkey.get()};
  EVP_MD_CTX* context = digesting.context.get();
  check(EVP_DigestSignInit(context, nullptr, EVP_sm3(), nullptr, key_->pkey.get()) == 1 &&
            EVP_DigestSignUpdate(context, message.data(), message.size()) == 1,
        "signing");
  std::size_t size = 0;
  check(EVP_DigestSignFinal(context, nullptr, &size) == 1, "signing");
  std::string signature(size, '\0');
  check(
      EVP_DigestSignFinal(context, reinterpret_cast<unsigned char*>(signature.data()), &size) == 1,
      "signing");
  signature.resize(size);
  return signature;
}

std::string Sm2Signer::public_key() const {
  const BioPtr memory{BIO_new(BIO_s_mem())};
  check(memory && PEM_write_bio_PUBKEY(memory.get(), key_->pkey.get()) == 1,
        "the public key could not be written");
  return words_of(memory.get());
}

bool sm2_verifies(std::string_view public_key, std::string_view message,
                  std::string_view signature) {
  const BioPtr pem{BIO_new_mem_buf(public_key.data(), static_cast<int>(public_key.size()))};
  const KeyPtr key{pem ? PEM_read_bio_PUBKEY(pem.get(), nullptr, nullptr, nullptr) : nullptr};
  check(is_sm2(key.get()), "this is no public key of SM2");
  const Digesting digesting{key.get()};
  EVP_MD_CTX* context = digesting.context.get();
  check(EVP_DigestVerifyInit(context, nullptr, EVP_sm3(), nullptr, key.get()) == 1 &&
            EVP_DigestVerifyUpdate(context, message.data(), message.size()) == 1,
        "verifying");
  return EVP_DigestVerifyFinal(context, reinterpret_cast<const unsigned char*>(signature.data()),
                               signature.size()) == 1;
}

}  // namespace liandong::crypto
