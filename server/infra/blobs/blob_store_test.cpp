// Processes that die and disks that fill are real ones: the tests fork, kill, mount a small file
// system of their own (in a name space of their own) and limit the size of files.
#include "infra/blobs/blob_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <sched.h>
#include <signal.h>
#include <sstream>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace liandong::blobs {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t megabyte = 1U << 20U;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "blobs_test.XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string root() const { return (path_ / "blobs").string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span{text.data(), text.size()});
}

Blob upload(BlobStore& store, std::string_view text) {
  BlobWriter writer = store.open(64 * megabyte);
  writer.write(bytes_of(text));
  return writer.commit();
}

std::size_t files_under(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    count += entry.is_regular_file() ? 1U : 0U;
  }
  return count;
}

std::string content_of(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream{path, std::ios::binary}.rdbuf();
  return content.str();
}

TEST_CASE("An uploaded file is found under the SM3 of its content") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  BlobWriter writer = store.open(megabyte);
  writer.write(bytes_of("南宫市"));
  writer.write(bytes_of(""));
  writer.write(bytes_of("事实"));
  const Blob blob = writer.commit();
  CHECK(blob.digest == crypto::sm3("南宫市事实"));
  CHECK(blob.size == 15);
  CHECK(blob.media_type == MediaType::text_utf8);
  const std::string hex = crypto::to_hex(blob.digest);
  const std::optional<StoredFile> stored = store.open_read(blob.digest);
  REQUIRE(stored);
  CHECK(stored->path == folder.root() + "/sm3/" + hex.substr(0, 2) + "/" + hex.substr(2));
  CHECK(stored->size == 15);
  CHECK(content_of(stored->path) == "南宫市事实");
  CHECK(store.exists(blob.digest));
  CHECK(store.is_intact(blob.digest));
  CHECK(files_under(folder.root()) == 1);
  struct stat status {};
  REQUIRE(::stat(stored->path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0440);
}

TEST_CASE("A blob that was never stored is absent") {
  const TemporaryFolder folder;
  const BlobStore store{folder.root()};
  CHECK_FALSE(store.exists(crypto::sm3("x")));
  CHECK_FALSE(store.open_read(crypto::sm3("x")));
  CHECK_FALSE(store.is_intact(crypto::sm3("x")));
}

TEST_CASE("What a second store of the same folder opens was written by the first") {
  const TemporaryFolder folder;
  Digest digest{};
  {
    BlobStore store{folder.root()};
    digest = upload(store, "a").digest;
  }
  CHECK(BlobStore{folder.root()}.is_intact(digest));
}

TEST_CASE("The same content uploaded again is the same blob, and heals a damaged file") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  const Blob first = upload(store, "the content");
  const std::string path = store.open_read(first.digest)->path;
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
  std::ofstream{path} << "damaged";
  CHECK_FALSE(store.is_intact(first.digest));
  const Blob second = upload(store, "the content");
  CHECK(second.digest == first.digest);
  CHECK(store.is_intact(first.digest));
  CHECK(files_under(folder.root()) == 1);
}

TEST_CASE("A blob changed in one byte is not intact") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  std::string text(600'000, 'a');
  const Blob blob = upload(store, text);
  CHECK(store.is_intact(blob.digest));
  text.back() = 'b';
  std::ofstream{store.open_read(blob.digest)->path} << text;
  CHECK_FALSE(store.is_intact(blob.digest));
}

TEST_CASE("A file of the greatest size is stored and one byte more is refused at once") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  BlobWriter fits = store.open(10);
  fits.write(bytes_of("0123456789"));
  CHECK(fits.commit().size == 10);
  BlobWriter large = store.open(10);
  large.write(bytes_of("012345678"));
  CHECK_THROWS_AS(large.write(bytes_of("90")), BlobTooLarge);
  CHECK(files_under(folder.root() + "/incoming") == 0);
  CHECK(files_under(folder.root()) == 1);
}

TEST_CASE("Empty and refused contents leave nothing behind") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  const auto refused = [&](std::string_view text) {
    try {
      (void)upload(store, text);
    } catch (const BlobTypeRefused& refusal) {
      return refusal.content();
    }
    FAIL("was stored");
    return RefusedContent::unknown;
  };
  CHECK(refused("") == RefusedContent::empty);
  CHECK(refused("<script>alert(1)</script>") == RefusedContent::html);
  CHECK(refused("#!/bin/sh") == RefusedContent::script);
  CHECK(files_under(folder.root()) == 0);
}

TEST_CASE("A content that is not what its name says leaves nothing behind") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  const auto commit = [&](std::string_view name) {
    BlobWriter writer = store.open(megabyte);
    writer.write(bytes_of("只是一段文字\n"));
    return writer.commit(name);
  };
  CHECK_THROWS_AS((void)commit("现场照片.jpg"), BlobMisnamed);
  CHECK(files_under(folder.root()) == 0);
  CHECK(commit("情况说明.txt").size > 0);
  CHECK(files_under(folder.root()) == 1);
}

TEST_CASE("A writer given up leaves nothing behind, and a moved one goes on") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  {
    BlobWriter writer = store.open(megabyte);
    writer.write(bytes_of("given up"));
    CHECK(files_under(folder.root() + "/incoming") == 1);
  }
  CHECK(files_under(folder.root()) == 0);
  BlobWriter first = store.open(megabyte);
  first.write(bytes_of("mov"));
  BlobWriter second = std::move(first);
  second.write(bytes_of("ed"));
  CHECK(second.commit().digest == crypto::sm3("moved"));
}

TEST_CASE("Identical uploads at the same time make one blob") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  const std::string text(100'000, 'x');
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        for (int round = 0; round < 5; ++round) {
          right += upload(store, text).digest == crypto::sm3(text) ? 1 : 0;
        }
      });
    }
  }
  CHECK(right == 40);
  CHECK(files_under(folder.root()) == 1);
  CHECK(store.is_intact(crypto::sm3(text)));
}

TEST_CASE("A link in the place of a blob is none") {
  const TemporaryFolder folder;
  const BlobStore store{folder.root()};
  fs::create_symlink("/etc/passwd", folder.root() + "/sm3/ab/" + std::string(62, 'c'));
  CHECK_FALSE(store.exists(*crypto::parse_hex("ab" + std::string(62, 'c'))));
}

TEST_CASE("Incoming files of dead processes are removed at the start, those in use are not") {
  const TemporaryFolder folder;
  BlobStore store{folder.root()};
  BlobWriter writer = store.open(megabyte);
  writer.write(bytes_of("in use"));
  std::ofstream{folder.root() + "/incoming/0123.part"} << "stale";
  CHECK(files_under(folder.root() + "/incoming") == 2);
  const BlobStore second{folder.root()};
  CHECK(files_under(folder.root() + "/incoming") == 1);
  CHECK(writer.commit().digest == crypto::sm3("in use"));
}

/// Runs `act` in a child process. @return its exit code, or -1 if a signal ended it
int in_child(const std::function<int()>& act) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 99;
    try {
      code = act();
    } catch (...) {
      code = 98;
    }
    ::_exit(code);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_CASE("A process killed in the middle of an upload leaves nothing visible") {
  const TemporaryFolder folder;
  CHECK(in_child([&] {
          BlobStore store{folder.root()};
          BlobWriter writer = store.open(megabyte);
          writer.write(bytes_of("half of it"));
          ::raise(SIGKILL);
          return 0;
        }) == -1);
  CHECK(files_under(folder.root() + "/sm3") == 0);
  CHECK(files_under(folder.root() + "/incoming") == 1);
  const BlobStore store{folder.root()};
  CHECK(files_under(folder.root()) == 0);
}

TEST_CASE("However a process is killed, every visible file is whole") {
  const TemporaryFolder folder;
  std::mt19937 random{1};
  for (int round = 0; round < 10; ++round) {
    int started[2];
    REQUIRE(::pipe(started) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      BlobStore store{folder.root()};
      for (int i = 0;; ++i) {
        (void)upload(store, std::string(50'000, 'x') + std::to_string(round * 1000 + i % 1000));
        if (i == 0 && ::write(started[1], "x", 1) != 1) {
          ::_exit(1);
        }
      }
    }
    char byte = 0;
    REQUIRE(::read(started[0], &byte, 1) == 1);
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 20'000});
    REQUIRE(::kill(child, SIGKILL) == 0);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    ::close(started[0]);
    ::close(started[1]);
  }
  const BlobStore store{folder.root()};
  CHECK(files_under(folder.root() + "/incoming") == 0);
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator{folder.root() + "/sm3"}) {
    if (entry.is_regular_file()) {
      const fs::path& path = entry.path();
      const auto digest =
          crypto::parse_hex(path.parent_path().filename().string() + path.filename().string());
      REQUIRE(digest);
      CHECK(store.is_intact(*digest));
      ++seen;
    }
  }
  CHECK(seen >= 10);
}

/// Uploads until the disk is full, checks that nothing is left of the failed upload, makes room
/// and uploads again. @return 0 if all went as it should
int fill_and_recover(BlobStore& store, const std::string& root, std::size_t large_size) {
  const Digest first = upload(store, "first").digest;
  try {
    (void)upload(store, std::string(large_size, 'x'));
    return 1;
  } catch (const DiskFull&) {
  }
  if (files_under(root) != 1 || !store.is_intact(first)) {
    return 2;
  }
  return store.is_intact(upload(store, "second").digest) ? 0 : 3;
}

TEST_CASE("A full disk is reported as such, keeps what is stored, and is recovered from") {
  const TemporaryFolder folder;
  constexpr int cannot_mount = 77;
  const int code = in_child([&] {
    if (::unshare(CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=4m,nr_inodes=2000") != 0) {
      return cannot_mount;
    }
    BlobStore store{folder.root()};
    return fill_and_recover(store, folder.root(), 8 * megabyte);
  });
  if (code == cannot_mount) {
    MESSAGE("not allowed to mount a small file system here; the next test stands alone");
  } else {
    CHECK(code == 0);
  }
}

TEST_CASE("A file larger than the system allows is reported like a full disk") {
  const TemporaryFolder folder;
  CHECK(in_child([&] {
          ::signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{100'000, 100'000};
          if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) {
            return 10;
          }
          BlobStore store{folder.root()};
          return fill_and_recover(store, folder.root(), 200'000);
        }) == 0);
}

TEST_CASE("A folder that cannot be made or written is an error, not a crash") {
  const TemporaryFolder folder;
  std::ofstream{folder.path() + "/file"} << "x";
  CHECK_THROWS_AS(BlobStore{folder.path() + "/file/blobs"}, BlobIoError);
  BlobStore store{folder.root()};
  fs::remove_all(folder.root() + "/incoming");
  CHECK_THROWS_AS((void)store.open(1), BlobIoError);
}

}  // namespace
}  // namespace liandong::blobs
