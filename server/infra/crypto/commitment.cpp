#include "infra/crypto/commitment.hpp"

#include "infra/crypto/random.hpp"
#include "infra/crypto/sm3.hpp"

namespace liandong::crypto {

ContentSalt new_salt() {
  ContentSalt salt;
  fill_random(salt);
  return salt;
}

Commitment commit(const ContentSalt& salt, std::string_view text) {
  thread_local Sm3 hash;
  return hash.update(std::string_view{reinterpret_cast<const char*>(salt.data()), salt.size()})
      .update(text)
      .finish();
}

bool opens(const Commitment& commitment, const ContentSalt& salt, std::string_view text) {
  return equal_in_constant_time(commitment, commit(salt, text));
}

}  // namespace liandong::crypto
