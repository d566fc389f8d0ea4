// The fixed signature was made with
//   openssl genpkey -algorithm SM2; openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt
//   distid:1234567812345678
#include "infra/crypto/sm2.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/sm3.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace liandong::crypto {
namespace {

const std::string_view other_public_key = R"(-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEwineyKaHtpRsdbqc/TFDEKu4dMfP
S9BaW71py17BY39LpV1VdYi7Idp8rOKNxgyVQQFSRYAldskF0XlBywdBug==
-----END PUBLIC KEY-----
)";
const std::string_view other_signature_hex =
    "3045022100e3dc3de35090fa8f9f65e312cb979c1bb912cf43c358fd071d3df0c1da3ce7ab02204a6a038f5a6c591a"
    "4327ab3150de7e8038f4c171f1a6fe92deaa21e7550c284d";

std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16)));
  }
  return bytes;
}

}  // namespace

TEST_CASE("a signature verifies for its message and its key only") {
  const test::TempDir folder;
  Sm2Signer::create(folder.path() + "/a.pem");
  Sm2Signer::create(folder.path() + "/b.pem");
  const Sm2Signer a{folder.path() + "/a.pem"};
  const Sm2Signer b{folder.path() + "/b.pem"};
  const std::string signature = a.sign("苏村镇");
  CHECK(sm2_verifies(a.public_key(), "苏村镇", signature));
  CHECK_FALSE(sm2_verifies(b.public_key(), "苏村镇", signature));
  CHECK_FALSE(sm2_verifies(a.public_key(), "苏村", signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string altered = signature;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_FALSE(sm2_verifies(a.public_key(), "苏村镇", altered));
  }
  CHECK_FALSE(sm2_verifies(a.public_key(), "苏村镇", ""));
}

TEST_CASE("a signature made elsewhere with the usual id verifies") {
  CHECK(sm2_verifies(other_public_key, "liandong", bytes_of(other_signature_hex)));
  CHECK_FALSE(sm2_verifies(other_public_key, "Liandong", bytes_of(other_signature_hex)));
}

TEST_CASE("a key file is never overwritten, and must be closed to others") {
  const test::TempDir folder;
  const std::string path = folder.path() + "/a.pem";
  Sm2Signer::create(path);
  const std::string before = Sm2Signer{path}.public_key();
  CHECK_THROWS_AS(Sm2Signer::create(path), KeyFileError);
  CHECK(Sm2Signer{path}.public_key() == before);
  std::filesystem::permissions(path, std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  CHECK_THROWS_AS(Sm2Signer{path}, KeyFileError);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read,
                               std::filesystem::perm_options::replace);
  std::ofstream{folder.path() + "/c.pem"} << "no key\n";
  std::filesystem::permissions(folder.path() + "/c.pem", std::filesystem::perms::owner_read,
                               std::filesystem::perm_options::replace);
  CHECK_THROWS_AS(Sm2Signer{folder.path() + "/c.pem"}, KeyFileError);
  CHECK_THROWS_AS(Sm2Signer{folder.path() + "/none.pem"}, KeyFileError);
  CHECK_THROWS_AS((void)sm2_verifies("no key", "", ""), CryptoError);
}

}  // namespace liandong::crypto
