#include "infra/blobs/sniff.hpp"

#include "infra/blobs/sniff_parts.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace liandong::blobs {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t head_size = 4096;
// A browser that ignores the declared type looks at no more than this (WHATWG MIME Sniffing).
constexpr std::size_t browser_head_size = 1445;

bool is_executable(std::string_view head) {
  static constexpr std::array magic{
      "\x7f"
      "ELF"sv,
      "\xfe\xed\xfa\xce"sv,
      "\xfe\xed\xfa\xcf"sv,
      "\xce\xfa\xed\xfe"sv,
      "\xcf\xfa\xed\xfe"sv,
      "\xca\xfe\xba\xbe"sv,      // Mach-O for several processors; Java class
      "\0asm"sv,                 // WebAssembly
      "dex\n0"sv,                // Android
      "L\0\0\0\x01\x14\x02\0"sv  // Windows shortcut
  };
  for (const std::string_view start : magic) {
    if (head.starts_with(start)) {
      return true;
    }
  }
  return head.starts_with("MZ"sv) && looks_binary(head);
}

/// A bitmap has only two letters of magic, so its header must make sense too.
bool is_bmp(std::string_view head) {
  if (!head.starts_with("BM"sv) || head.size() < 26) {
    return false;
  }
  const std::uint32_t header = little_32(head, 14);
  return little_32(head, 6) == 0 && (header == 12 || (header >= 40 && header <= 124));
}

/// Length of the MPEG audio frame of layer III that begins at `at`; 0 if none does.
std::size_t mp3_frame_length(std::string_view bytes, std::size_t at) {
  static constexpr std::array<std::uint32_t, 16> kbit_1{0,   32,  40,  48,  56,  64,  80,  96,
                                                        112, 128, 160, 192, 224, 256, 320, 0};
  static constexpr std::array<std::uint32_t, 16> kbit_2{0,  8,  16, 24,  32,  40,  48,  56,
                                                        64, 80, 96, 112, 128, 144, 160, 0};
  static constexpr std::array<std::uint32_t, 3> hertz{44100, 48000, 32000};
  if (at + 4 > bytes.size() || byte_at(bytes, at) != 0xff) {
    return 0;
  }
  const std::uint32_t second = byte_at(bytes, at + 1);
  const std::uint32_t third = byte_at(bytes, at + 2);
  const std::uint32_t version = (second >> 3U) & 3U;  // 3 = MPEG 1, 2 = MPEG 2, 0 = MPEG 2.5
  const std::uint32_t rate = (third >> 2U) & 3U;
  if ((second & 0xe6U) != 0xe2U || version == 1 || rate == 3) {
    return 0;
  }
  const std::uint32_t kbit = version == 3 ? kbit_1[third >> 4U] : kbit_2[third >> 4U];
  const std::uint32_t sampling = hertz[rate] >> (version == 3 ? 0U : version == 2 ? 1U : 2U);
  const std::uint32_t padding = (third >> 1U) & 1U;
  return kbit == 0 ? 0 : (version == 3 ? 144U : 72U) * kbit * 1000 / sampling + padding;
}

bool is_mp3(std::string_view head) {
  if (head.starts_with("ID3"sv) && head.size() > 10 && byte_at(head, 3) < 0x10) {
    return true;
  }
  const std::size_t first = mp3_frame_length(head, 0);
  return first > 0 && mp3_frame_length(head, first) > 0;
}

std::optional<MediaType> sniff_iso_media(std::string_view head) {
  if (head.size() < 12) {
    return std::nullopt;
  }
  const std::string_view box = head.substr(4, 4);
  if (box == "moov"sv || box == "mdat"sv || box == "wide"sv) {
    return MediaType::mov;
  }
  if (box != "ftyp"sv) {
    return std::nullopt;
  }
  const std::string_view brand = head.substr(8, 4);
  if (brand == "qt  "sv) {
    return MediaType::mov;
  }
  if (brand.starts_with("3g"sv)) {
    return MediaType::three_gpp;
  }
  if (brand == "M4A "sv || brand == "M4B "sv) {
    return MediaType::m4a;
  }
  for (const std::string_view heic : {"heic"sv, "heix"sv, "hevc"sv, "heim"sv, "mif1"sv, "msf1"sv}) {
    if (brand == heic) {
      return MediaType::heic;
    }
  }
  return MediaType::mp4;
}

std::optional<MediaType> sniff_image(std::string_view head) {
  if (head.starts_with("\xff\xd8\xff"sv)) {
    return MediaType::jpeg;
  }
  if (head.starts_with("\x89PNG\r\n\x1a\n"sv)) {
    return MediaType::png;
  }
  if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv)) {
    return MediaType::gif;
  }
  if (head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv)) {
    return MediaType::tiff;
  }
  if (is_bmp(head)) {
    return MediaType::bmp;
  }
  return std::nullopt;
}

/// Types told by their first bytes alone.
std::optional<MediaType> sniff_signature(std::string_view head) {
  if (head.starts_with("%PDF-"sv)) {
    return MediaType::pdf;
  }
  if (head.starts_with("#!AMR\n"sv) || head.starts_with("#!AMR-WB\n"sv)) {
    return MediaType::amr;
  }
  if (head.starts_with("RIFF"sv) && head.size() >= 12) {
    const std::string_view form = head.substr(8, 4);
    if (form == "WEBP"sv) {
      return MediaType::webp;
    }
    if (form == "WAVE"sv) {
      return MediaType::wav;
    }
    if (form == "AVI "sv) {
      return MediaType::avi;
    }
  }
  if (const std::optional<MediaType> image = sniff_image(head)) {
    return image;
  }
  if (const std::optional<MediaType> media = sniff_iso_media(head)) {
    return media;
  }
  if (is_mp3(head)) {
    return MediaType::mp3;
  }
  return std::nullopt;
}

}  // namespace

Result<MediaType, RefusedContent> sniff(const ByteSource& source) {
  if (source.size() == 0) {
    return Err{RefusedContent::empty};
  }
  const std::string head = source.read(0, head_size);
  if (is_executable(head)) {
    return Err{RefusedContent::executable};
  }
  if (const std::optional<MediaType> type = sniff_signature(head)) {
    if (contains_html(std::string_view{head}.substr(0, browser_head_size))) {
      return Err{RefusedContent::html};
    }
    return *type;
  }
  if (head.starts_with("PK\x03\x04"sv)) {
    return sniff_zip(source);
  }
  if (head.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) {
    return sniff_ole(source);
  }
  return sniff_text(source);
}

}  // namespace liandong::blobs
