#include "infra/blobs/sniff_parts.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace liandong::blobs {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t zip_end_size = 22;
constexpr std::size_t zip_entry_size = 46;
constexpr std::uint32_t zip_directory_max = 4U << 20U;

struct ZipNames {
  bool content_types = false;
  bool word = false;
  bool excel = false;
  bool powerpoint = false;
  bool ofd = false;
  bool java_manifest = false;
  bool java_class = false;
  bool android = false;

  void add(std::string_view name) {
    content_types = content_types || name == "[Content_Types].xml"sv;
    word = word || name.starts_with("word/"sv);
    excel = excel || name.starts_with("xl/"sv);
    powerpoint = powerpoint || name.starts_with("ppt/"sv);
    ofd = ofd || name == "OFD.xml"sv;
    java_manifest = java_manifest || name == "META-INF/MANIFEST.MF"sv;
    java_class = java_class || name.ends_with(".class"sv);
    android = android || name == "AndroidManifest.xml"sv || name == "classes.dex"sv;
  }

  [[nodiscard]] Sniffed type() const {
    if (android || (java_manifest && java_class)) {
      return Err{RefusedContent::executable};
    }
    if (content_types && word) {
      return MediaType::docx;
    }
    if (content_types && excel) {
      return MediaType::xlsx;
    }
    if (content_types && powerpoint) {
      return MediaType::pptx;
    }
    return ofd ? MediaType::ofd : MediaType::zip;
  }
};

/// Offset in `tail` of the record that ends a ZIP file; npos if there is none.
std::size_t find_zip_end(std::string_view tail) {
  for (std::size_t at = tail.size() - zip_end_size + 1; at-- > 0;) {
    if (tail.substr(at).starts_with("PK\x05\x06"sv) &&
        at + zip_end_size + little_16(tail, at + 20) == tail.size()) {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Sniffed sniff_zip(const ByteSource& source) {
  const std::uint64_t size = source.size();
  if (size < zip_end_size) {
    return Err{RefusedContent::unknown};
  }
  const std::uint64_t tail_size = std::min<std::uint64_t>(size, zip_end_size + 0xffff);
  const std::string tail = source.read(size - tail_size, static_cast<std::size_t>(tail_size));
  if (tail.size() < zip_end_size) {
    return Err{RefusedContent::unknown};
  }
  const std::size_t end = find_zip_end(tail);
  if (end == std::string_view::npos) {
    return Err{RefusedContent::unknown};
  }
  const std::uint32_t directory_size = little_32(tail, end + 12);
  const std::uint32_t directory_at = little_32(tail, end + 16);
  const std::uint64_t end_at = size - tail_size + end;
  if (directory_size == 0 || directory_size > zip_directory_max ||
      std::uint64_t{directory_at} + directory_size > end_at) {
    return Err{RefusedContent::unknown};
  }
  const std::string directory = source.read(directory_at, directory_size);
  ZipNames names;
  std::size_t at = 0;
  while (at < directory.size()) {
    const std::string_view entry = std::string_view{directory}.substr(at);
    if (!entry.starts_with("PK\x01\x02"sv) || entry.size() < zip_entry_size) {
      return Err{RefusedContent::unknown};
    }
    const std::size_t name_size = little_16(entry, 28);
    if (entry.size() - zip_entry_size < name_size) {
      return Err{RefusedContent::unknown};
    }
    names.add(entry.substr(zip_entry_size, name_size));
    at += zip_entry_size + name_size + little_16(entry, 30) + little_16(entry, 32);
  }
  return names.type();
}

namespace {

constexpr std::size_t ole_header_size = 512;
constexpr std::size_t ole_entry_size = 128;
constexpr std::size_t ole_sectors_max = 256;        // of the directory: at least a thousand streams
constexpr std::uint32_t ole_fat_sectors_max = 109;  // those listed in the header

/// The ASCII letters of a stream name in UTF-16; foreign characters become '?'.
std::string ole_name(std::string_view entry) {
  std::string name;
  const std::size_t size = std::min<std::size_t>(little_16(entry, 64), 64);
  for (std::size_t i = 0; i + 2 < size; i += 2) {
    const std::uint32_t unit = little_16(entry, i);
    name.push_back(unit < 0x80 ? static_cast<char>(unit) : '?');
  }
  return name;
}

class OleFile {
 public:
  OleFile(const ByteSource& source, std::string header)
      : source_(source), header_(std::move(header)), shift_(little_16(header_, 30)) {}

  [[nodiscard]] bool is_sound() const { return shift_ == 9 || shift_ == 12; }
  [[nodiscard]] std::uint32_t first_directory_sector() const { return little_32(header_, 48); }
  [[nodiscard]] std::string sector(std::uint32_t number) const {
    return source_.read((std::uint64_t{number} + 1) << shift_, std::size_t{1} << shift_);
  }
  /// The sector after this one; a number beyond every sector at the end or on damage.
  [[nodiscard]] std::uint32_t next(std::uint32_t number) const {
    const std::uint32_t per_sector = 1U << (shift_ - 2);
    const std::uint32_t fat = number / per_sector;
    if (fat >= ole_fat_sectors_max) {
      return end_of_chain;
    }
    const std::string links = sector(little_32(header_, 76 + 4 * std::size_t{fat}));
    const std::size_t at = 4 * std::size_t{number % per_sector};
    return at + 4 <= links.size() ? little_32(links, at) : end_of_chain;
  }

  static constexpr std::uint32_t end_of_chain = 0xfffffffe;

 private:
  const ByteSource& source_;
  std::string header_;
  std::uint32_t shift_;
};

}  // namespace

Sniffed sniff_ole(const ByteSource& source) {
  std::string header = source.read(0, ole_header_size);
  if (header.size() < ole_header_size) {
    return Err{RefusedContent::unknown};
  }
  const OleFile file{source, std::move(header)};
  if (!file.is_sound()) {
    return Err{RefusedContent::unknown};
  }
  std::uint32_t number = file.first_directory_sector();
  for (std::size_t i = 0; i < ole_sectors_max && number < 0xfffffffa; ++i) {
    const std::string sector = file.sector(number);
    for (std::size_t at = 0; at + ole_entry_size <= sector.size(); at += ole_entry_size) {
      const std::string name = ole_name(std::string_view{sector}.substr(at, ole_entry_size));
      if (name == "WordDocument") {
        return MediaType::doc;
      }
      if (name == "Workbook" || name == "Book") {
        return MediaType::xls;
      }
      if (name == "PowerPoint Document") {
        return MediaType::ppt;
      }
    }
    number = file.next(number);
  }
  return Err{RefusedContent::unknown};
}

}  // namespace liandong::blobs
