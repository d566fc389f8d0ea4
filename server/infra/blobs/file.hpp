// An open file or folder of the operating system, with failures as this folder's exceptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::blobs {

/// Throws for the current errno: DiskFull if there is no room, else BlobIoError.
[[noreturn]] void throw_errno(const std::string& action);

/// Owns a file descriptor. All functions throw DiskFull or BlobIoError.
class File {
 public:
  File() = default;
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  /// Creates a file that must not exist, for writing and reading, open to nobody else.
  [[nodiscard]] static File create(const std::string& path);
  [[nodiscard]] static File open_folder(const std::string& path);
  /// @return a closed file if there is none at the path or it is no regular file
  [[nodiscard]] static File open_if_present(const std::string& path);

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  void write(std::string_view bytes);
  /// Fewer bytes than asked for only at the end.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size) const;
  [[nodiscard]] std::uint64_t size() const;
  /// On return the content has reached the disk.
  void sync();
  void close();

 private:
  explicit File(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace liandong::blobs
