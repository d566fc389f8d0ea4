#include "infra/blobs/blob_store.hpp"

#include "kernel/check.hpp"

#include <cerrno>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace liandong::blobs {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_size = std::size_t{256} << 10;

/// @return true if the folder was made now
bool make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0750) == 0) {
    return true;
  }
  if (errno != EEXIST) {
    throw_errno("make folder");
  }
  return false;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry{folder, error};
  for (; !error && entry != fs::directory_iterator{}; entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) {
    throw BlobIoError("list folder: " + error.message());
  }
  return names;
}

/// "00" … "ff".
std::string shelf_name(unsigned number) {
  static constexpr std::string_view digits = "0123456789abcdef";
  return {digits[number >> 4U], digits[number & 15U]};
}

}  // namespace

BlobStore::BlobStore(std::string root) : root_(std::move(root)) {
  std::error_code error;
  fs::create_directories(root_, error);
  if (error) {
    throw BlobIoError("make folder: " + error.message());
  }
  make_folder(root_ + "/incoming");
  bool fresh = make_folder(root_ + "/sm3");
  // All shelves at once, so that no commit has to make a folder durable besides its file.
  for (unsigned i = 0; i < 256; ++i) {
    fresh = make_folder(root_ + "/sm3/" + shelf_name(i)) || fresh;
  }
  if (fresh) {
    File::open_folder(root_ + "/sm3").sync();
    File::open_folder(root_).sync();
  }
  remove_stale_incoming();
}

BlobWriter BlobStore::open(std::uint64_t bytes_max) {
  LIANDONG_CHECK(bytes_max >= 1);
  return {*this, bytes_max};
}

std::string BlobStore::folder_of(const Digest& digest) const {
  return root_ + "/sm3/" + crypto::to_hex(digest).substr(0, 2);
}

std::string BlobStore::path_of(const Digest& digest) const {
  return folder_of(digest) + "/" + crypto::to_hex(digest).substr(2);
}

std::optional<StoredFile> BlobStore::open_read(const Digest& digest) const {
  const std::string path = path_of(digest);
  const File file = File::open_if_present(path);
  if (!file.is_open()) {
    return std::nullopt;
  }
  return StoredFile{path, file.size()};
}

bool BlobStore::exists(const Digest& digest) const { return open_read(digest).has_value(); }

bool BlobStore::is_intact(const Digest& digest) const {
  const File file = File::open_if_present(path_of(digest));
  if (!file.is_open()) {
    return false;
  }
  crypto::Sm3 hash;
  for (std::uint64_t at = 0;;) {
    const std::string chunk = file.read(at, chunk_size);
    hash.update(std::string_view{chunk});
    at += chunk.size();
    if (chunk.size() < chunk_size) {
      return hash.finish() == digest;
    }
  }
}

// An existing file is replaced by the equal new one: that heals a damaged one, and whoever reads
// the old one can go on.
void BlobStore::publish(const std::string& incoming_path, const Digest& digest) {
  if (::rename(incoming_path.c_str(), path_of(digest).c_str()) != 0) {
    throw_errno("rename");
  }
  File::open_folder(folder_of(digest)).sync();
}

std::size_t BlobStore::remove_stale_incoming() {
  std::size_t removed = 0;
  for (const std::string& name : names_in(root_ + "/incoming")) {
    const std::string path = root_ + "/incoming/" + name;
    const File file = File::open_if_present(path);
    // A dead process holds no lock.
    if (file.is_open() && ::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0 &&
        ::unlink(path.c_str()) == 0) {
      ++removed;
    }
  }
  return removed;
}

}  // namespace liandong::blobs
