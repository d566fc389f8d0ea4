// Files that are whole under their name or not there.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace liandong::app {

/// Writes under another name, waits for the disk, then gives the name. What is there is replaced.
/// @throws std::runtime_error naming the file
void write_durably(const std::filesystem::path& path, std::string_view bytes);
/// @throws std::runtime_error if it cannot be read
[[nodiscard]] std::string read_whole(const std::filesystem::path& path);
/// Waits until everything on the folder's file system is on the disk.
void flush_to_disk(const std::filesystem::path& folder);

/// A file that grows and gets its name at the end.
class GrowingFile {
 public:
  explicit GrowingFile(std::filesystem::path path);
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  void append(std::string_view bytes);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  std::filesystem::path part_;
  int file_;
  std::string waiting_;
  std::uint64_t size_ = 0;
};

}  // namespace liandong::app
