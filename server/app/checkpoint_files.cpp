#include "app/checkpoint_files.hpp"

#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace liandong::app {
namespace {

constexpr std::size_t name_digits = 16;  // of a digest in a name
constexpr std::size_t number_digits = 8;

std::string short_hex(const Digest& digest) {
  return crypto::to_hex(digest).substr(0, name_digits);
}

std::string key_file_name(CityCode city, const Digest& signer) {
  return city.str() + "-" + short_hex(signer) + ".pem";
}

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::runtime_error(path.string() + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (number_ < 0) {
      fail(path);
    }
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) {
        fail(path_);
      }
      bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) {
      fail(path_);
    }
  }

 private:
  const std::filesystem::path& path_;
  int number_;
};

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  if (std::filesystem::exists(path)) {
    return;
  }
  std::filesystem::path part = path;
  part += ".part";
  {
    const Descriptor file{part, O_WRONLY | O_CREAT | O_TRUNC};
    file.write(bytes);
    file.sync();
  }
  std::filesystem::rename(part, path);
  const std::filesystem::path folder = path.parent_path();
  Descriptor{folder, O_RDONLY | O_DIRECTORY}.sync();
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, CityCode city,
                                            std::string_view extension) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) {
    return files;
  }
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const bool ours = entry.path().filename().string().rfind(city.str() + "-", 0) == 0;
    if (ours && entry.path().extension() == extension) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string checkpoint_file_name(const engine::SignedCheckpoint& checkpoint) {
  std::string number = std::to_string(checkpoint.checkpoint.number);
  number.insert(0, number_digits - std::min(number.size(), number_digits), '0');
  return checkpoint.checkpoint.city.str() + "-" + number + "-" +
         short_hex(engine::digest_of(checkpoint.checkpoint)) + ".checkpoint";
}

void export_checkpoint(const std::filesystem::path& folder,
                       const engine::SignedCheckpoint& checkpoint, const std::string& public_key) {
  std::filesystem::create_directories(folder);
  const engine::Checkpoint& c = checkpoint.checkpoint;
  write_file(folder / key_file_name(c.city, c.signer), public_key);
  write_file(folder / checkpoint_file_name(checkpoint), engine::exported(checkpoint));
}

std::int64_t last_exported(const std::filesystem::path& folder, CityCode city) {
  std::int64_t last = 0;
  for (const auto& file : files_of(folder, city, ".checkpoint")) {
    const std::string name = file.filename().string();
    const std::size_t from = city.view().size() + 1;
    std::int64_t number = 0;
    std::from_chars(name.data() + std::min(from, name.size()), name.data() + name.size(), number);
    last = std::max(last, number);
  }
  return last;
}

namespace {

/// One that a unit kept, under whatever name, also if it went through a mail in between.
ExportedCheckpoints read_kept(const std::filesystem::path& file, CityCode city) {
  std::string text = contents(file);
  std::erase(text, '\r');
  text += text.ends_with('\n') ? "" : "\n";
  ExportedCheckpoints found;
  auto checkpoint = engine::parse_exported(text);
  if (checkpoint && checkpoint->checkpoint.city == city) {
    found.checkpoints.push_back(std::move(*checkpoint));
  } else {
    found.first_fault = "the file " + file.filename().string() + " is no checkpoint of this city";
  }
  return found;
}

}  // namespace

ExportedCheckpoints read_exported(const std::filesystem::path& folder, CityCode city) {
  if (std::filesystem::is_regular_file(folder)) {
    return read_kept(folder, city);
  }
  ExportedCheckpoints found;
  for (const auto& file : files_of(folder, city, ".pem")) {
    const std::string key = contents(file);
    const Digest signer = engine::signer_of(key);
    found.keys.emplace(signer, key);
    if (key_file_name(city, signer) != file.filename().string() && found.first_fault.empty()) {
      found.first_fault = "the file " + file.filename().string() + " is not the public key it was";
    }
  }
  for (const auto& file : files_of(folder, city, ".checkpoint")) {
    auto checkpoint = engine::parse_exported(contents(file));
    const bool whole = checkpoint && checkpoint->checkpoint.city == city &&
                       checkpoint_file_name(*checkpoint) == file.filename().string();
    if (whole) {
      found.checkpoints.push_back(std::move(*checkpoint));
    } else if (found.first_fault.empty()) {
      found.first_fault = "the file " + file.filename().string() + " is not the checkpoint it was";
    }
  }
  std::stable_sort(
      found.checkpoints.begin(), found.checkpoints.end(),
      [](const auto& a, const auto& b) { return a.checkpoint.number < b.checkpoint.number; });
  return found;
}

}  // namespace liandong::app
