#include "infra/documents/fonts.hpp"

#include "infra/documents/pdf_probe.hpp"
#include "infra/documents/typeface.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace liandong::documents {
namespace {

// A fontconfig configuration that sees one folder only.
class OnlyFolder {
 public:
  explicit OnlyFolder(const std::string& folder)
      : home_(std::filesystem::temp_directory_path() / ("fonts_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(home_ / "empty");
    const std::string seen = folder.empty() ? (home_ / "empty").string() : folder;
    std::ofstream(home_ / "fonts.conf")
        << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>"
        << seen << "</dir><cachedir>" << (home_ / "cache").string() << "</cachedir></fontconfig>";
    if (const char* before = std::getenv("FONTCONFIG_FILE")) before_ = before;
    setenv("FONTCONFIG_FILE", (home_ / "fonts.conf").c_str(), 1);
  }
  ~OnlyFolder() {
    if (before_.empty()) {
      unsetenv("FONTCONFIG_FILE");
    } else {
      setenv("FONTCONFIG_FILE", before_.c_str(), 1);
    }
    std::filesystem::remove_all(home_);
  }

 private:
  std::filesystem::path home_;
  std::string before_;
};

TEST_CASE("every role has a font with all 6763 characters of GB2312") {
  const FontReport& report = test_fonts().report();
  REQUIRE(report.roles.size() == font_role_count);
  for (std::size_t i = 0; i < font_role_count; ++i) {
    const RoleFont& font = report.roles[i];
    CAPTURE(font.family);
    CHECK(static_cast<std::size_t>(font.role) == i);
    CHECK(std::filesystem::exists(font.file));
    CHECK(font.gb2312_level1_missing == 0);
    CHECK(font.gb2312_level2_missing == 0);
  }
  CHECK(report.complete());
}

TEST_CASE("rare characters of names are printable in every role") {
  CHECK(test_fonts().report().rare_unprintable.empty());
  for (std::size_t i = 0; i < font_role_count; ++i) {
    for (const char32_t c : std::u32string_view(U"䶮𬭎𫖯㛃")) {
      CHECK(test_fonts().set().face_for(static_cast<FontRole>(i), c) != nullptr);
    }
  }
  CHECK(test_fonts().set().printable(U"䶮𬭎𫖯㛃") == U"䶮𬭎𫖯㛃");
}

TEST_CASE("a character that the font of the role lacks comes from another one, embedded as well") {
  const FontSet& set = test_fonts().set();
  const char32_t arabic = U'\u0645';  // DejaVu, which fontconfig itself depends on.
  REQUIRE_FALSE(set.face_of(FontRole::body).covers(arabic));
  REQUIRE(set.face_for(FontRole::body, arabic) != nullptr);
  Letter letter = plain_letter();
  letter.body = {{0, "店招为\u0645。"}};
  const PdfProbe probe(render_pdf(letter, test_fonts()));
  CHECK(contains(probe.text(), "\u0645"));
  CHECK(lines_of(probe.fonts()).size() == 2 + 3);
}

TEST_CASE("a character no font has is printed as its number, a lone mark is left out") {
  CHECK(test_fonts().set().printable(U"甲\U00012345乙") == U"甲〔U+12345〕乙");
  CHECK(test_fonts().set().printable(U"甲\U000E01EF乙") == U"甲乙");
}

TEST_CASE("the log tells the font of every role and marks substitutes") {
  const FontReport& report = test_fonts().report();
  const std::vector<std::string> lines = report.log_lines();
  REQUIRE(lines.size() == font_role_count);
  for (std::size_t i = 0; i < font_role_count; ++i) {
    CHECK(contains(lines[i], report.roles[i].family));
    CHECK(contains(lines[i], "substitute") == !report.roles[i].standard);
  }
}

TEST_CASE("an incomplete report says what is missing") {
  FontReport report = test_fonts().report();
  report.roles[0].gb2312_level2_missing = 3;
  CHECK_FALSE(report.complete());
  CHECK(contains(report.log_lines()[0], "lacks 3 characters"));
  report = test_fonts().report();
  report.rare_unprintable = "㛃";
  CHECK_FALSE(report.complete());
  CHECK(contains(report.log_lines().back(), "㛃"));
}

TEST_CASE("without any Chinese font there is an error instead of empty boxes") {
  const OnlyFolder none("");
  CHECK_THROWS_AS(Fonts(), RenderError);
}

TEST_CASE("fonts that lack Chinese characters do not count") {
  const OnlyFolder latin("/usr/share/fonts/truetype/dejavu");
  CHECK_THROWS_AS(Fonts(), RenderError);
}

TEST_CASE("with the fonts of one folder only every role is set in them") {
  const std::string folder =
      std::filesystem::path(test_fonts().report().roles[0].file).parent_path().string();
  const OnlyFolder one(folder);
  const Fonts fonts;
  for (const RoleFont& font : fonts.report().roles) CHECK(font.file.starts_with(folder));
  CHECK(contains(PdfProbe(render_pdf(plain_letter(), fonts)).text(), "现将该案移送你单位处理。"));
}

}  // namespace
}  // namespace liandong::documents
