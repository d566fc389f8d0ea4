// The master key of the vault, in a file outside the database.
#pragma once

#include "infra/crypto/secret.hpp"

#include <string>

namespace liandong::crypto {

using MasterKey = Secret<32>;

/// Creates the file with a fresh key: 64 hexadecimal digits and a line end, mode 0600, on disk when
/// this returns. Never overwrites.
/// @throws KeyFileError if the file exists or cannot be written; then nothing of it is left behind
void create_key_file(const std::string& path);

/// @throws KeyFileError unless the file is a regular one of this user (or root), closed to group
///         and others, and holds exactly a key
[[nodiscard]] MasterKey read_key_file(const std::string& path);

}  // namespace liandong::crypto
