#include "support/source_dir.hpp"

namespace liandong {

const std::string& source_dir() {
  static const std::string dir = LIANDONG_SOURCE_DIR;
  return dir;
}

}  // namespace liandong
