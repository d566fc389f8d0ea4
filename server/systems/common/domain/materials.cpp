#include "systems/common/domain/materials.hpp"

namespace liandong::common {

std::string clean_file_name(std::string name) {
  std::replace_if(
      name.begin(), name.end(),
      [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\';
      },
      '_');
  return name;
}

std::optional<UploadFacts> own_upload(Checks& checks, BlobId file, const Context& context) {
  LIANDONG_CHECK(context.uploads != nullptr);
  std::optional<UploadFacts> upload = context.uploads->find(file);
  checks.refuse_if(!upload || upload->unit != context.actor.unit, CommonRefusal::file_unknown,
                   "file");
  return upload;
}

}  // namespace liandong::common
