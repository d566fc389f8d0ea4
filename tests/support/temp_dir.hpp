// A folder of its own for a test, gone afterwards.
#pragma once

#include "kernel/check.hpp"

#include <filesystem>
#include <string>
#include <system_error>

namespace liandong::test {

class TempDir {
 public:
  TempDir() : path_((std::filesystem::temp_directory_path() / "liandong-test.XXXXXX").string()) {
    LIANDONG_CHECK(::mkdtemp(path_.data()) != nullptr);
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace liandong::test
