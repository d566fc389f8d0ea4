#include "infra/crypto/vault_cipher.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/crypto/sm4.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace liandong::crypto {
namespace {

namespace fs = std::filesystem;

const std::string_view standard_key =
    "\x01\x23\x45\x67\x89\xab\xcd\xef\xfe\xdc\xba\x98\x76\x54\x32\x10";

template <std::size_t Size>
Secret<Size> secret_of(std::string_view bytes) {
  Secret<Size> secret;
  std::copy_n(bytes.begin(), Size, secret.data());
  return secret;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text.push_back("0123456789abcdef"[value >> 4U]);
    text.push_back("0123456789abcdef"[value & 15U]);
  }
  return text;
}

VaultCipher cipher_with(char fill) { return VaultCipher{secret_of<32>(std::string(32, fill))}; }

TEST_CASE("SM4 encrypts the example of GB/T 32907 annex A") {
  // The first counter block is encrypted and added to zeros, which shows the bare block cipher.
  Sm4Nonce block;
  std::copy_n(standard_key.begin(), block.size(), block.begin());
  const std::string zeros(16, '\0');
  CHECK(hex(sm4_ctr(secret_of<16>(standard_key), block, zeros)) ==
        "681edf34d206965e86b3e94f536e4246");
}

TEST_CASE("The counter runs over all 128 bits like the openssl command's") {
  // head -c 40 /dev/zero | openssl enc -sm4-ctr -K 0123…3210 -iv ffff…ff
  Sm4Nonce last;
  last.fill(0xff);
  const std::string zeros(40, '\0');
  const std::string cipher_text = sm4_ctr(secret_of<16>(standard_key), last, zeros);
  CHECK(hex(cipher_text) ==
        "6811af7e097364e786fb45ce5d9a60f02677f46b09c122cc975533105bd4a22a4e595bf03f23bd10");
  CHECK(sm4_ctr(secret_of<16>(standard_key), last, cipher_text) == zeros);
}

TEST_CASE("What is sealed opens again, whatever its length") {
  const VaultCipher cipher = cipher_with('k');
  const VaultSubject subject{"01aryz6s41", {1, 2, 3}};
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 1000U}) {
    const std::string text(size, 'x');
    const std::string sealed = cipher.seal(subject, "record", text);
    CHECK(sealed.size() == size + VaultCipher::overhead_bytes);
    CHECK(cipher.open(subject, "record", sealed) == text);
  }
  const std::string longest(VaultCipher::text_bytes_max, 'x');
  CHECK(cipher.open(subject, "r", cipher.seal(subject, "r", longest)) == longest);
}

TEST_CASE("Every flipped bit, every cut and every addition breaks the seal") {
  const VaultCipher cipher = cipher_with('k');
  const VaultSubject subject{"01aryz6s41", {1, 2, 3}};
  const std::string sealed = cipher.seal(subject, "record", "张三 13812345678");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ (1U << bit));
      CHECK_THROWS_AS((void)cipher.open(subject, "record", changed), SealBroken);
    }
    CHECK_THROWS_AS((void)cipher.open(subject, "record", sealed.substr(0, i)), SealBroken);
  }
  CHECK_THROWS_AS((void)cipher.open(subject, "record", sealed + "x"), SealBroken);
}

TEST_CASE("A seal opens only for its record, subject, salt and master key") {
  const VaultCipher cipher = cipher_with('k');
  const VaultSubject subject{"01aryz6s41", {1, 2, 3}};
  const std::string sealed = cipher.seal(subject, "record", "张三");
  CHECK_THROWS_AS((void)cipher.open(subject, "recorD", sealed), SealBroken);
  CHECK_THROWS_AS((void)cipher.open(subject, "", sealed), SealBroken);
  CHECK_THROWS_AS((void)cipher.open({"01aryz6s42", subject.salt}, "record", sealed), SealBroken);
  CHECK_THROWS_AS((void)cipher.open({subject.id, {1, 2, 4}}, "record", sealed), SealBroken);
  CHECK_THROWS_AS((void)cipher.open({subject.id, {}}, "record", sealed), SealBroken);
  CHECK_THROWS_AS((void)cipher_with('l').open(subject, "record", sealed), SealBroken);
}

TEST_CASE("A byte cannot wander between the record id and what follows it") {
  const VaultCipher cipher = cipher_with('k');
  const VaultSubject subject{"s", {}};
  const std::string sealed = cipher.seal(subject, "a", "bc");
  std::string shifted = sealed;
  shifted.erase(1, 1);
  CHECK_THROWS_AS((void)cipher.open(subject, std::string{"a"} + sealed[1], shifted), SealBroken);
}

TEST_CASE("The same text sealed twice shares neither nonce nor ciphertext") {
  const VaultCipher cipher = cipher_with('k');
  std::set<std::string> nonces;
  std::set<std::string> bodies;
  for (int i = 0; i < 100; ++i) {
    const std::string sealed = cipher.seal({"s", {}}, "r", "the same text");
    nonces.insert(sealed.substr(1, 16));
    bodies.insert(sealed.substr(17, 13));
  }
  CHECK(nonces.size() == 100);
  CHECK(bodies.size() == 100);
}

TEST_CASE("The sealed form is the documented one, built by hand from HMAC-SM3 and SM4") {
  const std::string master(32, 'k');
  const std::string context = std::string{"\0\0\0\1", 4} + "s" + std::string(16, '\7');
  const Digest enc = hmac_sm3(master, "liandong.vault.1.enc" + context);
  const Digest mac = hmac_sm3(master, "liandong.vault.1.mac" + context);
  VaultSubject subject{"s", {}};
  subject.salt.fill(7);
  const std::string sealed = cipher_with('k').seal(subject, "rec", "text");
  Sm4Nonce nonce;
  std::copy_n(sealed.begin() + 1, 16, nonce.begin());
  const std::string body = sealed.substr(1, 16 + 4);
  CHECK(body.substr(16) == sm4_ctr(secret_of<16>(as_bytes(enc)), nonce, "text"));
  const Digest tag = hmac_sm3(as_bytes(mac), std::string{"\1\0\0\0\3", 5} + "rec" + body);
  CHECK(sealed.substr(21) == as_bytes(tag));
}

/// A folder of its own for one test case.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "crypto_test.XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

void write_key(const std::string& path, const std::string& content, mode_t mode = 0600) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << content;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
}

TEST_CASE("A created key file is private, holds a fresh key and is never overwritten") {
  const TemporaryFolder folder;
  const std::string path = folder.file("key");
  create_key_file(path);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600);
  CHECK(status.st_size == 65);
  const MasterKey key = read_key_file(path);
  std::ostringstream content;
  content << std::ifstream{path}.rdbuf();
  CHECK(content.str() == hex(key.view()) + "\n");
  CHECK_THROWS_AS(create_key_file(path), KeyFileError);
  CHECK(read_key_file(path).view() == key.view());
  create_key_file(folder.file("other"));
  CHECK(read_key_file(folder.file("other")).view() != key.view());
  CHECK_THROWS_AS(create_key_file(folder.file("absent/key")), KeyFileError);
}

TEST_CASE("A key file open to anyone else is not read") {
  const TemporaryFolder folder;
  const std::string path = folder.file("key");
  const std::string key(64, 'a');
  for (const unsigned mode : {0600U, 0400U, 0700U}) {
    write_key(path, key, mode);
    CHECK(read_key_file(path).view() == std::string(32, '\xaa'));
  }
  for (const unsigned mode : {0640U, 0620U, 0610U, 0604U, 0602U, 0601U}) {
    write_key(path, key, mode);
    CHECK_THROWS_AS((void)read_key_file(path), KeyFileError);
  }
}

TEST_CASE("A key file with anything but one key is not read") {
  const TemporaryFolder folder;
  const std::string path = folder.file("key");
  const std::string key(64, 'a');
  for (const std::string& bad :
       {std::string{}, key.substr(1), key + "a", key + "\n\n", key + "\r\n", " " + key.substr(1),
        "g" + key.substr(1), key.substr(1) + "\n"}) {
    write_key(path, bad);
    CHECK_THROWS_AS((void)read_key_file(path), KeyFileError);
  }
  write_key(path, key + "\n");
  CHECK_NOTHROW((void)read_key_file(path));
  fs::create_symlink(path, folder.file("link"));
  CHECK_THROWS_AS((void)read_key_file(folder.file("link")), KeyFileError);
  REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  CHECK_THROWS_AS((void)read_key_file(folder.file("pipe")), KeyFileError);
  CHECK_THROWS_AS((void)read_key_file(folder.file("absent")), KeyFileError);
}

TEST_CASE("Secrets are wiped when they are destroyed and when they are moved from") {
  alignas(MasterKey) unsigned char memory[sizeof(MasterKey)];
  auto* key = new (memory) MasterKey;
  std::fill_n(key->data(), key->size(), 0x5a);
  const MasterKey moved = std::move(*key);
  CHECK(moved.view() == std::string(32, '\x5a'));
  CHECK(std::count(std::begin(memory), std::end(memory), 0) == 32);
  std::fill_n(key->data(), key->size(), 0x5a);
  key->~MasterKey();
  CHECK(std::count(std::begin(memory), std::end(memory), 0) == 32);
  std::string text = "secret";
  wipe(text);
  CHECK(text.empty());
}

}  // namespace
}  // namespace liandong::crypto
