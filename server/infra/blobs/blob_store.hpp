// Uploaded files, stored under the SM3 of their content: <root>/sm3/ab/cdef….
#pragma once

#include "infra/blobs/error.hpp"
#include "infra/blobs/file.hpp"
#include "infra/blobs/media_type.hpp"
#include "infra/crypto/sm3.hpp"
#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liandong::blobs {

struct Blob {
  Digest digest{};
  std::uint64_t size = 0;  // bytes, ≥ 1
  MediaType media_type{};
};

struct StoredFile {
  std::string path;
  std::uint64_t size = 0;  // bytes
};

class BlobStore;

/// One upload. Until commit() nothing is visible; destroying it before leaves nothing behind.
/// One thread at a time; the store must outlive it. After an exception only destruction is allowed.
class BlobWriter {
 public:
  ~BlobWriter();
  BlobWriter(BlobWriter&& other) noexcept;
  BlobWriter& operator=(BlobWriter&&) = delete;

  /// Appends. @throws BlobTooLarge, DiskFull, BlobIoError
  void write(std::span<const std::byte> bytes);
  /// Judges the content and makes the file durable and visible under its digest. If the store
  /// holds the content already, it is the same blob. Waits for the disk: not for an I/O thread.
  /// @param name  under which it will be handed out; empty = not known yet
  /// @throws BlobTypeRefused, BlobMisnamed, DiskFull, BlobIoError
  [[nodiscard]] Blob commit(std::string_view name = {});

 private:
  friend class BlobStore;
  BlobWriter(BlobStore& store, std::uint64_t bytes_max);

  void abandon() noexcept;

  BlobStore* store_;
  std::uint64_t bytes_max_;
  std::string path_;  // in the folder of incoming files; empty once moved or removed
  File file_;
  crypto::Sm3 hash_;
  std::uint64_t size_ = 0;
};

/// The store of one root folder. Paths are made from digests and random numbers only, so no name
/// from outside ever reaches the file system. @threads any.
class BlobStore {
 public:
  /// Creates the folders and removes what interrupted uploads left behind.
  /// @throws DiskFull, BlobIoError
  explicit BlobStore(std::string root);
  BlobStore(const BlobStore&) = delete;
  BlobStore& operator=(const BlobStore&) = delete;

  /// @param bytes_max  ≥ 1
  /// @throws DiskFull, BlobIoError
  [[nodiscard]] BlobWriter open(std::uint64_t bytes_max);
  /// @return nothing if there is no such blob
  [[nodiscard]] std::optional<StoredFile> open_read(const Digest& digest) const;
  [[nodiscard]] bool exists(const Digest& digest) const;
  /// True if the blob is there and its bytes still have this digest. Reads all of it.
  [[nodiscard]] bool is_intact(const Digest& digest) const;

  /// Removes incoming files no living writer holds, of whatever process. @return how many
  std::size_t remove_stale_incoming();

 private:
  friend class BlobWriter;

  [[nodiscard]] std::string folder_of(const Digest& digest) const;
  [[nodiscard]] std::string path_of(const Digest& digest) const;
  void publish(const std::string& incoming_path, const Digest& digest);

  const std::string root_;
};

}  // namespace liandong::blobs
