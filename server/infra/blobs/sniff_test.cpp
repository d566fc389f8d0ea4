// Samples are the smallest contents that carry a type's marks; ZIP and OLE containers are built by
// the functions below. A random test at the end feeds damaged containers and noise.
#include "infra/blobs/sniff.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::blobs {
namespace {

using namespace std::string_literals;

class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size) const override {
    return offset >= bytes_.size() ? "" : bytes_.substr(static_cast<std::size_t>(offset), size);
  }

 private:
  std::string bytes_;
};

/// The name of the type, or of why it is refused.
std::string verdict(const std::string& bytes) {
  const Result<MediaType, RefusedContent> result = sniff(TextSource{bytes});
  if (result) {
    return std::string{media_type_name(*result)};
  }
  static const std::vector<std::string> names{"empty", "executable", "script", "html",
                                              "svg",   "active_xml", "unknown"};
  return "refused: " + names.at(static_cast<std::size_t>(result.error()));
}

std::string little(std::uint32_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) {
    bytes.push_back(static_cast<char>(value >> (8 * i)));
  }
  return bytes;
}

/// An archive of empty files.
std::string zip_of(const std::vector<std::string>& names, const std::string& comment = "") {
  std::string files;
  std::string directory;
  for (const std::string& name : names) {
    const auto at = static_cast<std::uint32_t>(files.size());
    const std::string size = little(static_cast<std::uint32_t>(name.size()), 2);
    files += "PK\3\4" + little(20, 2) + std::string(20, '\0') + size + little(0, 2) + name;
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + std::string(20, '\0') + size +
                 std::string(12, '\0') + little(at, 4) + name;
  }
  const auto count = little(static_cast<std::uint32_t>(names.size()), 2);
  return files + directory + "PK\5\6" + std::string(4, '\0') + count + count +
         little(static_cast<std::uint32_t>(directory.size()), 4) +
         little(static_cast<std::uint32_t>(files.size()), 4) +
         little(static_cast<std::uint32_t>(comment.size()), 2) + comment;
}

/// A compound file with four streams per directory sector; sector 0 is the FAT.
std::string ole_of(const std::vector<std::string>& streams) {
  const std::size_t sectors = (streams.size() + 3) / 4;
  std::string header = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(16, '\0') + little(62, 2) +
                       little(3, 2) + little(0xfffe, 2) + little(9, 2);
  header.resize(48, '\0');
  header += little(1, 4);
  header.resize(76, '\0');
  header += little(0, 4);
  header.resize(512, '\xff');
  std::string fat = little(0xfffffffd, 4);
  for (std::size_t i = 1; i <= sectors; ++i) {
    fat += i == sectors ? little(0xfffffffe, 4) : little(static_cast<std::uint32_t>(i + 1), 4);
  }
  fat.resize(512, '\xff');
  std::string directory;
  for (const std::string& stream : streams) {
    std::string entry;
    for (const char c : stream) {
      entry += c;
      entry += '\0';
    }
    entry.resize(64, '\0');
    entry += little(static_cast<std::uint32_t>(2 * stream.size() + 2), 2);
    entry.resize(128, '\0');
    directory += entry;
  }
  directory.resize(512 * sectors, '\0');
  return header + fat + directory;
}

/// Two MPEG 1 layer III frames of 128 kbit/s at 44.1 kHz: 417 bytes each.
std::string mp3_frames() {
  const std::string frame = "\xff\xfb\x90\x64" + std::string(413, 'x');
  return frame + frame;
}

TEST_CASE("Documents, pictures, recordings and films are known by their first bytes") {
  CHECK(verdict("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") == "application/pdf");
  CHECK(verdict("\xff\xd8\xff\xe0\0\x10JFIF\0"s) == "image/jpeg");
  CHECK(verdict("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s) == "image/png");
  CHECK(verdict("GIF89a\1\0\1\0\0\0\0;"s) == "image/gif");
  CHECK(verdict("GIF87a\1\0\1\0\0\0\0;"s) == "image/gif");
  CHECK(verdict("RIFF\x24\0\0\0WEBPVP8 "s) == "image/webp");
  CHECK(verdict("RIFF\x24\0\0\0WAVEfmt "s) == "audio/wav");
  CHECK(verdict("RIFF\x24\0\0\0AVI LIST"s) == "video/x-msvideo");
  CHECK(verdict("II*\0\x08\0\0\0"s) == "image/tiff");
  CHECK(verdict("MM\0*\0\0\0\x08"s) == "image/tiff");
  CHECK(verdict("BM" + little(70, 4) + little(0, 4) + little(54, 4) + little(40, 4) +
                std::string(52, '\1')) == "image/bmp");
  CHECK(verdict("\0\0\0\x18"s + "ftypisom\0\0\0\0"s) == "video/mp4");
  CHECK(verdict("\0\0\0\x14"s + "ftypqt  \0\0\0\0"s) == "video/quicktime");
  CHECK(verdict("\0\0\0\x08"s + "wide\0\0\0\0mdat"s) == "video/quicktime");
  CHECK(verdict("\0\0\0\x18"s + "ftyp3gp5\0\0\0\0"s) == "video/3gpp");
  CHECK(verdict("\0\0\0\x18"s + "ftypM4A \0\0\0\0"s) == "audio/mp4");
  CHECK(verdict("\0\0\0\x18"s + "ftypheic\0\0\0\0"s) == "image/heic");
  CHECK(verdict("ID3\4\0\0\0\0\0\0\0\0"s) == "audio/mpeg");
  CHECK(verdict(mp3_frames()) == "audio/mpeg");
  CHECK(verdict("#!AMR\n\x3c") == "audio/amr");
  CHECK(verdict("#!AMR-WB\n\x04") == "audio/amr");
}

TEST_CASE("Letters that only resemble a signature are judged as what they are") {
  CHECK(verdict("BM是一种位图") == "text/plain; charset=utf-8");
  CHECK(verdict("MZ is a file format") == "text/plain; charset=utf-8");
  CHECK(verdict("ID3") == "text/plain; charset=utf-8");
  CHECK(verdict(mp3_frames().substr(0, 417)) == "refused: unknown");
  CHECK(verdict(" %PDF-1.7") == "text/plain; charset=utf-8");
  CHECK(verdict("PK\3\4 but no archive") == "refused: unknown");
  CHECK(verdict("RIFF\x24\0\0\0XXXX"s) == "refused: unknown");
}

TEST_CASE("Archives are told apart by what they hold, wherever it stands") {
  CHECK(verdict(zip_of({"a.txt"})) == "application/zip");
  CHECK(verdict(zip_of({"a.txt"}, "注释")) == "application/zip");
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  CHECK(verdict(zip_of({"[Content_Types].xml", "word/document.xml"})) ==
        office + "wordprocessingml.document");
  CHECK(verdict(zip_of({"xl/workbook.xml", "[Content_Types].xml"})) ==
        office + "spreadsheetml.sheet");
  CHECK(verdict(zip_of({"[Content_Types].xml", "ppt/presentation.xml"})) ==
        office + "presentationml.presentation");
  CHECK(verdict(zip_of({"Doc_0/Document.xml", "OFD.xml"})) == "application/ofd");
  CHECK(verdict(zip_of({"word/document.xml"})) == "application/zip");
  CHECK(verdict(zip_of({"backup/OFD.xml"})) == "application/zip");
  CHECK(verdict(zip_of({"META-INF/MANIFEST.MF", "a/B.class"})) == "refused: executable");
  CHECK(verdict(zip_of({"AndroidManifest.xml"})) == "refused: executable");
  CHECK(verdict(zip_of({})) == "refused: unknown");
}

TEST_CASE("A cut or damaged archive is unknown") {
  const std::string whole = zip_of({"[Content_Types].xml", "word/document.xml"});
  for (std::size_t size = 4; size < whole.size(); ++size) {
    CHECK(verdict(whole.substr(0, size)) == "refused: unknown");
  }
  CHECK(verdict(whole + "x") == "refused: unknown");
}

TEST_CASE("Old office files are told apart by their streams, and installers are not kept") {
  CHECK(verdict(ole_of({"Root Entry", "WordDocument"})) == "application/msword");
  CHECK(verdict(ole_of({"Root Entry", "Workbook"})) == "application/vnd.ms-excel");
  CHECK(verdict(ole_of({"Root Entry", "Book"})) == "application/vnd.ms-excel");
  CHECK(verdict(ole_of({"Root Entry", "a", "b", "c", "d", "e", "f", "g", "PowerPoint Document"})) ==
        "application/vnd.ms-powerpoint");
  CHECK(verdict(ole_of({"Root Entry", "Property", "Media"})) == "refused: unknown");
  CHECK(verdict(ole_of({"Root Entry", "WordDocument"}).substr(0, 511)) == "refused: unknown");
}

TEST_CASE("An OLE directory that is a circle ends") {
  std::string circle = ole_of({"a", "b", "c", "d", "e"});
  circle.replace(512 + 8, 4, little(1, 4));  // the second directory sector leads to the first
  CHECK(verdict(circle) == "refused: unknown");
}

TEST_CASE("Texts are kept in UTF-8 and GB18030, and nothing else is a text") {
  CHECK(verdict("南宫市䶮某反映：路面积水。\r\n") == "text/plain; charset=utf-8");
  CHECK(verdict("\xef\xbb\xbf表头,数量\n") == "text/plain; charset=utf-8");
  CHECK(verdict("\xc4\xcf\xb9\xac\xca\xd0") == "text/plain; charset=gb18030");  // 南宫市
  CHECK(verdict("\x82\x35\x87\x38") == "text/plain; charset=gb18030");          // 㐂, four bytes
  CHECK(verdict("\xc4") == "refused: unknown");
  CHECK(verdict("\xff\xfe\x57\x53") == "refused: unknown");
  CHECK(verdict("a\0b"s) == "refused: unknown");
  CHECK(verdict("a\x1b[0m") == "refused: unknown");
  CHECK(verdict("a\x7f") == "refused: unknown");
  CHECK(verdict("\xed\xa0\x80") == "refused: unknown");  // a surrogate
  CHECK(verdict("{\\rtf1\\ansi hello}") == "refused: unknown");
}

TEST_CASE("A text is judged to its last byte") {
  const std::string text(200'000, 'a');
  CHECK(verdict(text) == "text/plain; charset=utf-8");
  CHECK(verdict(text + '\0') == "refused: unknown");
  CHECK(verdict(text + "<ScRiPt>") == "refused: html");
  for (std::size_t before = 65'536 - 8; before <= 65'536; ++before) {  // across two chunks
    CHECK(verdict(text.substr(0, before) + "<script>" + text) == "refused: html");
    CHECK(verdict(text.substr(0, before) + "南宫" + text) == "text/plain; charset=utf-8");
  }
}

TEST_CASE("Programs are refused") {
  CHECK(verdict("\x7f"
                "ELF\2\1\1\0"s) == "refused: executable");
  CHECK(verdict("MZ\x90\0\3\0\0\0"s) == "refused: executable");
  for (const auto& magic : {"\xfe\xed\xfa\xce"s, "\xfe\xed\xfa\xcf"s, "\xce\xfa\xed\xfe"s,
                            "\xcf\xfa\xed\xfe"s, "\xca\xfe\xba\xbe"s, "\0asm"s}) {
    CHECK(verdict(magic + "\1\0\0\0"s) == "refused: executable");
  }
}

TEST_CASE("Scripts are refused, also in front of blanks, and prose about them is not") {
  for (const char* script :
       {"#!/bin/sh\nrm -rf /", "@ECHO OFF\r\ndel *", "<?php echo 1;", "  \n#!/usr/bin/python",
        "(function(){alert(1)})()", "var a = 1;", "let a=1", "const A_1 = {}", "function go (x) {}",
        "'use strict';", "window.location='x'", "alert(1)", "\xef\xbb\xbf(() => {})()"}) {
    CHECK(verdict(script) == "refused: script");
  }
  for (const char* prose : {"let me know", "function of the office", "var. name", "constable"}) {
    CHECK(verdict(prose) == "text/plain; charset=utf-8");
  }
}

TEST_CASE("HTML is refused, also inside a text and behind the head of a picture") {
  for (const char* page :
       {"<!DOCTYPE html><p>x", "<html>", "\n <HTML lang=zh>", "\xef\xbb\xbf<head>", "<p>x",
        "<a href", "<b>", "<!-- x -->", "<img src=x onerror=alert(1)>", "投诉 <iframe src=x>",
        "正文 <SCRIPT SRC=//x>", "<br/>"}) {
    CHECK(verdict(page) == "refused: html");
  }
  CHECK(verdict("GIF89a/*<html><script>alert(1)</script>*/=1;") == "refused: html");
  CHECK(verdict("\xff\xd8\xff\xe0<body onload=x>") == "refused: html");
  CHECK(verdict("%PDF-1.7 <script>") == "refused: html");
  for (const char* prose : {"a < b 且 b > c", "<张三> 说", "<pdf>", "收件人 <zhang@example.com>"}) {
    CHECK(verdict(prose) == "text/plain; charset=utf-8");
  }
}

TEST_CASE("XML is kept unless it draws, scripts, transforms or defines entities") {
  const std::string start = "<?xml version=\"1.0\"?>\n";
  CHECK(verdict(start + "<case><number>1</number></case>") == "text/xml");
  CHECK(verdict("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "refused: svg");
  CHECK(verdict(start + "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>") == "refused: svg");
  CHECK(verdict(start + "<a><x:script xmlns:x='y'/></a>") == "refused: active_xml");
  CHECK(verdict(start + "<a><script/></a>") == "refused: active_xml");
  CHECK(verdict(start + "<?xml-stylesheet href='x'?><a/>") == "refused: active_xml");
  CHECK(verdict(start + "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>") == "refused: active_xml");
  CHECK(verdict(start + "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>") == "refused: active_xml");
}

TEST_CASE("Nothing is refused as nothing") { CHECK(verdict("") == "refused: empty"); }

TEST_CASE("Damaged containers and noise are judged without harm") {
  std::mt19937 random{20261122};
  const std::vector<std::string> seeds{zip_of({"[Content_Types].xml", "word/document.xml"}),
                                       ole_of({"Root Entry", "a", "b", "c", "WordDocument"}),
                                       mp3_frames(),
                                       "BM" + std::string(60, '\0'),
                                       "\0\0\0\x18"s + "ftypisom"s,
                                       "\xe5\x8d\x97<svg"s};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = seeds[random() % seeds.size()];
    const std::size_t changes = random() % 8;
    for (std::size_t i = 0; i < changes; ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    bytes.resize(random() % (bytes.size() + 1));
    CHECK_NOTHROW((void)verdict(bytes));
  }
}

TEST_CASE("Every type has a name of its own that is read back") {
  for (int i = 0; i <= static_cast<int>(MediaType::amr); ++i) {
    const auto type = static_cast<MediaType>(i);
    CHECK(parse_media_type(media_type_name(type)) == type);
  }
  CHECK_FALSE(parse_media_type(""));
  CHECK_FALSE(parse_media_type("text/html"));
}

TEST_CASE("The extension of a name fits its type in any case, and foreign ones do not") {
  CHECK(extension_matches(MediaType::jpeg, "现场照片.JPG"));
  CHECK(extension_matches(MediaType::jpeg, "a.b.jpeg"));
  CHECK(extension_matches(MediaType::doc, "移送函.wps"));
  CHECK_FALSE(extension_matches(MediaType::jpeg, "a.png"));
  CHECK_FALSE(extension_matches(MediaType::pdf, "a.pdf.exe"));
  CHECK_FALSE(extension_matches(MediaType::pdf, "pdf"));
  CHECK_FALSE(extension_matches(MediaType::pdf, "a."));
  CHECK_FALSE(extension_matches(MediaType::pdf, "a.p"));
  CHECK_FALSE(extension_matches(MediaType::jpeg, "a.jpg jpeg"));
  CHECK_FALSE(extension_matches(MediaType::text_utf8, "a.js"));
  CHECK_FALSE(extension_matches(MediaType::text_utf8, ""));
}

}  // namespace
}  // namespace liandong::blobs
