// The exceptions of cryptography: the world failed, a refusal is never one of these.
#pragma once

#include <stdexcept>
#include <string>

namespace liandong::crypto {

/// The cryptographic library or the source of randomness failed, or memory ran out.
class CryptoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A key file is missing, exists already, is readable by others or malformed. The text names the
/// file and what is wrong with it, never its content.
class KeyFileError : public CryptoError {
 public:
  using CryptoError::CryptoError;
};

/// A sealed text does not belong to this record, subject or key, or was altered.
class SealBroken : public CryptoError {
 public:
  SealBroken() : CryptoError("the seal of an encrypted text is broken") {}
};

}  // namespace liandong::crypto
