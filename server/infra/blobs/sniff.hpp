// What a file is, told from its bytes; its name and the sender's claim are not believed.
#pragma once

#include "infra/blobs/error.hpp"
#include "infra/blobs/media_type.hpp"
#include "kernel/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace liandong::blobs {

/// Random access to a finished file.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Up to `size` bytes from `offset`; fewer only where the file ends.
  [[nodiscard]] virtual std::string read(std::uint64_t offset, std::size_t size) const = 0;
};

/// The type of the content, by a list of what is allowed. Reads a few kilobytes of most types, the
/// directory of archives, and all of a text, since a text is judged by what it contains anywhere.
/// Never throws by itself, whatever the bytes; passes on what the source throws.
[[nodiscard]] Result<MediaType, RefusedContent> sniff(const ByteSource& source);

}  // namespace liandong::blobs
