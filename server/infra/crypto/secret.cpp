#include "infra/crypto/secret.hpp"

#include <sodium.h>

namespace liandong::crypto {

void wipe(void* memory, std::size_t size) { sodium_memzero(memory, size); }

void wipe(std::string& text) {
  wipe(text.data(), text.size());
  text.clear();
}

}  // namespace liandong::crypto
