// A file that holds one secret line and is nobody else's to read.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace liandong::app {

/// The file is not there, or others than its owner may read it, or it does not hold one line.
class SecretFileRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The only line of the file, without what ends it. The file must belong to whom the program runs
/// as, or to root, and neither group nor others may read or write it: who may write it, names the
/// database.
/// @throws SecretFileRefused that names the file, never what it holds
[[nodiscard]] std::string read_secret_file(const std::filesystem::path& file);

}  // namespace liandong::app
