// Why an uploaded file was not stored. Nothing of it is left behind in any of these cases.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace liandong::blobs {

class BlobError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// More bytes than the writer was opened for.
class BlobTooLarge : public BlobError {
 public:
  explicit BlobTooLarge(std::uint64_t bytes_max)
      : BlobError("file larger than " + std::to_string(bytes_max) + " bytes"),
        bytes_max_(bytes_max) {}
  [[nodiscard]] std::uint64_t bytes_max() const { return bytes_max_; }

 private:
  std::uint64_t bytes_max_;
};

/// What the content is, when it is nothing we keep.
enum class RefusedContent : std::uint8_t {
  empty,       // zero bytes
  executable,  // ELF, PE, Mach-O, Java or Android code, Windows shortcut
  script,      // #!, batch, PHP, JavaScript
  html,        // also an image or a text with HTML inside
  svg,
  active_xml,  // XML that scripts, transforms, is XHTML or defines entities
  unknown      // not on the list of known types; RTF, MSI and unreadable archives end here too
};

class BlobTypeRefused : public BlobError {
 public:
  explicit BlobTypeRefused(RefusedContent content)
      : BlobError("content of a refused type"), content_(content) {}
  [[nodiscard]] RefusedContent content() const { return content_; }

 private:
  RefusedContent content_;
};

/// The name's ending is that of another type.
class BlobMisnamed : public BlobError {
 public:
  using BlobError::BlobError;
};

/// No space, no quota, or the file system takes no file this large. May succeed later.
class DiskFull : public BlobError {
 public:
  using BlobError::BlobError;
};

/// Any other failure of the file system.
class BlobIoError : public BlobError {
 public:
  using BlobError::BlobError;
};

}  // namespace liandong::blobs
