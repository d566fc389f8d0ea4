// For tests only: asks poppler's programs what a PDF holds. A missing program is a failure.
#pragma once

#include "infra/documents/fonts.hpp"
#include "infra/documents/letter.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace liandong::documents {

/// A PDF in a temporary file, removed with the object.
class PdfProbe {
 public:
  explicit PdfProbe(const std::string& bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "letter_XXXXXX").string();
    const int file = mkstemp(pattern.data());
    if (file < 0) throw std::runtime_error("no temporary file");
    close(file);
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PdfProbe() { std::filesystem::remove(path_); }
  PdfProbe(const PdfProbe&) = delete;
  PdfProbe& operator=(const PdfProbe&) = delete;

  /// Text in reading order; pages end with a form feed.
  [[nodiscard]] std::string text() const { return run("pdftotext -raw " + path_ + " -"); }
  [[nodiscard]] std::string boxes() const { return run("pdftotext -bbox " + path_ + " -"); }
  [[nodiscard]] std::string fonts() const { return run("pdffonts " + path_); }
  [[nodiscard]] std::string facts() const { return run("pdfinfo " + path_); }

  [[nodiscard]] std::vector<std::string> pages() const {
    std::vector<std::string> pages;
    std::istringstream in(text());
    for (std::string page; std::getline(in, page, '\f');) pages.push_back(page);
    return pages;
  }

 private:
  static std::string run(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run: " + command);
    std::string out;
    std::array<char, 4096> part{};
    while (const std::size_t n = std::fread(part.data(), 1, part.size(), pipe)) {
      out.append(part.data(), n);
    }
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
    return out;
  }
  std::string path_;
};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Without spaces and line breaks, which depend on where lines end.
inline std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\f' && c != '\r') out += c;
  }
  return out;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Looked up once: every test uses the same fonts.
inline const Fonts& test_fonts() {
  static const Fonts fonts;
  return fonts;
}

/// A plain complete letter of one page.
inline Letter plain_letter() {
  Letter letter;
  letter.issuer = "南宫市苏村镇人民政府";
  letter.document_number = "苏政执移〔2026〕5号";
  letter.title = "关于移送张某某涉嫌露天焚烧垃圾案件的函";
  letter.addressee = "南宫市城市管理综合行政执法局";
  letter.body = {{0, "现将该案移送你单位处理。"}, {0, "特此函告，请于2026年11月5日前函复。"}};
  letter.signature_unit = "南宫市苏村镇人民政府";
  letter.date = local_day_of({2026, 11, 22}).value();
  letter.contact = "联系人：李某某，电话：0319-5281234";
  return letter;
}

}  // namespace liandong::documents
