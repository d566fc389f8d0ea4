#include "infra/blobs/blob_store.hpp"
#include "infra/blobs/sniff.hpp"
#include "infra/crypto/random.hpp"
#include "kernel/check.hpp"

#include <cerrno>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace liandong::blobs {

namespace {

class FileSource : public ByteSource {
 public:
  FileSource(const File& file, std::uint64_t size) : file_(file), size_(size) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size) const override {
    return file_.read(offset, size);
  }

 private:
  const File& file_;
  std::uint64_t size_;
};

std::string random_name() {
  Digest name{};
  crypto::fill_random(name);
  return crypto::to_hex(name).substr(0, 32) + ".part";
}

/// Takes the lock that tells remove_stale_incoming() that the file is in use.
/// @return false if the file was swept away between its creation and the lock
bool claim(const File& file) {
  if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
    return false;
  }
  struct stat status {};
  return ::fstat(file.descriptor(), &status) == 0 && status.st_nlink > 0;
}

}  // namespace

BlobWriter::BlobWriter(BlobStore& store, std::uint64_t bytes_max)
    : store_(&store), bytes_max_(bytes_max) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    path_ = store.root_ + "/incoming/" + random_name();
    file_ = File::create(path_);
    if (claim(file_)) {
      return;
    }
  }
  throw BlobIoError("no incoming file could be claimed");
}

BlobWriter::~BlobWriter() { abandon(); }

BlobWriter::BlobWriter(BlobWriter&& other) noexcept
    : store_(other.store_),
      bytes_max_(other.bytes_max_),
      path_(std::exchange(other.path_, {})),
      file_(std::move(other.file_)),
      hash_(std::move(other.hash_)),
      size_(other.size_) {}

void BlobWriter::abandon() noexcept {
  if (!path_.empty()) {
    ::unlink(path_.c_str());
    path_.clear();
  }
  file_.close();
}

void BlobWriter::write(std::span<const std::byte> bytes) {
  LIANDONG_CHECK(file_.is_open());
  try {
    if (bytes.size() > bytes_max_ - size_) {
      throw BlobTooLarge(bytes_max_);
    }
    file_.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    hash_.update(bytes);
    size_ += bytes.size();
  } catch (...) {
    abandon();  // at once: the room may be needed
    throw;
  }
}

Blob BlobWriter::commit(std::string_view name) {
  LIANDONG_CHECK(file_.is_open());
  try {
    const Result<MediaType, RefusedContent> type = sniff(FileSource{file_, size_});
    if (!type) {
      throw BlobTypeRefused(type.error());
    }
    if (!name.empty() && !extension_matches(*type, name)) {
      throw BlobMisnamed("the name is that of another type");
    }
    const Blob blob{hash_.finish(), size_, *type};
    if (::fchmod(file_.descriptor(), 0440) != 0) {
      throw_errno("finish");
    }
    file_.sync();
    store_->publish(path_, blob.digest);
    path_.clear();
    file_.close();
    return blob;
  } catch (...) {
    abandon();
    throw;
  }
}

}  // namespace liandong::blobs
