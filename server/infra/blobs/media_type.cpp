#include "infra/blobs/media_type.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace liandong::blobs {

namespace {

struct Row {
  MediaType type;
  std::string_view name;
  std::string_view extensions;  // between blanks
};

// In the order of the enumeration.
constexpr std::array<Row, 27> table{{
    {MediaType::pdf, "application/pdf", " pdf "},
    {MediaType::ofd, "application/ofd", " ofd "},
    {MediaType::jpeg, "image/jpeg", " jpg jpeg jpe jfif "},
    {MediaType::png, "image/png", " png "},
    {MediaType::gif, "image/gif", " gif "},
    {MediaType::webp, "image/webp", " webp "},
    {MediaType::tiff, "image/tiff", " tif tiff "},
    {MediaType::bmp, "image/bmp", " bmp "},
    {MediaType::heic, "image/heic", " heic heif "},
    {MediaType::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     " docx "},
    {MediaType::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     " xlsx "},
    {MediaType::pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     " pptx "},
    // WPS writes the same containers under its own extensions.
    {MediaType::doc, "application/msword", " doc dot wps "},
    {MediaType::xls, "application/vnd.ms-excel", " xls et "},
    {MediaType::ppt, "application/vnd.ms-powerpoint", " ppt dps "},
    {MediaType::text_utf8, "text/plain; charset=utf-8", " txt csv log md "},
    {MediaType::text_gb18030, "text/plain; charset=gb18030", " txt csv log md "},
    {MediaType::xml, "text/xml", " xml "},
    {MediaType::zip, "application/zip", " zip "},
    {MediaType::mp4, "video/mp4", " mp4 m4v "},
    {MediaType::mov, "video/quicktime", " mov qt "},
    {MediaType::three_gpp, "video/3gpp", " 3gp 3gpp 3g2 "},
    {MediaType::avi, "video/x-msvideo", " avi "},
    {MediaType::m4a, "audio/mp4", " m4a "},
    {MediaType::mp3, "audio/mpeg", " mp3 "},
    {MediaType::wav, "audio/wav", " wav "},
    {MediaType::amr, "audio/amr", " amr "},
}};

const Row& row_of(MediaType type) {
  const auto index = static_cast<std::size_t>(type);
  LIANDONG_CHECK(index < table.size() && table[index].type == type);
  return table[index];
}

}  // namespace

std::string_view media_type_name(MediaType type) { return row_of(type).name; }

std::optional<MediaType> parse_media_type(std::string_view name) {
  const auto* const row =
      std::find_if(table.begin(), table.end(), [&](const Row& each) { return each.name == name; });
  if (row == table.end()) {
    return std::nullopt;
  }
  return row->type;
}

bool extension_matches(MediaType type, std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == file_name.size() ||
      file_name.find(' ', dot) != std::string_view::npos) {
    return false;
  }
  std::string wanted = " ";
  for (const char c : file_name.substr(dot + 1)) {
    wanted.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  wanted.push_back(' ');
  return row_of(type).extensions.find(wanted) != std::string_view::npos;
}

}  // namespace liandong::blobs
