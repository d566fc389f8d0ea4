#include "infra/blobs/file_name.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace liandong::blobs {
namespace {

using namespace std::string_literals;

TEST_CASE("An honest name stays as it is, rare characters included") {
  for (const char* name : {"现场照片 1.jpg", "䶮某询问笔录.pdf", "𬱖家湾—图（一）.png",
                           "a", "说明", "〔2026〕17号.ofd", "a.tar.gz"}) {
    CHECK(clean_file_name(name) == name);
  }
}

TEST_CASE("Folders are cut off, whichever slash is used") {
  CHECK(clean_file_name("../../etc/passwd") == "passwd");
  CHECK(clean_file_name("C:\\用户\\照片.jpg") == "照片.jpg");
  CHECK(clean_file_name("a/b\\c.txt") == "c.txt");
  CHECK(clean_file_name("a/..") == "unnamed");
  CHECK(clean_file_name("a/") == "unnamed");
}

TEST_CASE("Nothing usable gives a name all the same") {
  for (const auto& name : {""s, "."s, ".."s, " . "s, "\0"s, "\r\n"s, "　"s, "\xe2\x80\xae"s}) {
    CHECK(clean_file_name(name) == "unnamed");
  }
}

TEST_CASE("Controls, marks of direction and invisible characters disappear") {
  CHECK(clean_file_name("a\r\nb\0c\x7f.txt"s) == "abc.txt");
  CHECK(clean_file_name("照片\u202egpj.exe") == "照片gpj.exe");
  CHECK(clean_file_name("a\u200bb\u2066c\u2069d\u200ee\ufefff\u0085.txt") == "abcdef.txt");
  CHECK(clean_file_name("a\u2028b\u00adc\u061cd") == "abcd");
}

TEST_CASE("Characters Windows forbids and bytes that are no text become underscores") {
  CHECK(clean_file_name("a<b>c:d\"e|f?g*h.txt") == "a_b_c_d_e_f_g_h.txt");
  CHECK(clean_file_name("a\xff.txt") == "a_.txt");
  CHECK(clean_file_name("a\xe5\x8d") == "a__");
  CHECK(clean_file_name("a\xc0\xaf.txt") == "a__.txt");  // an overlong slash is no slash
  CHECK(clean_file_name("a\xed\xa0\x80.txt") == "a___.txt");
}

TEST_CASE("Leading and trailing dots and blanks are trimmed") {
  CHECK(clean_file_name(".htaccess") == "htaccess");
  CHECK(clean_file_name("  a.txt . ") == "a.txt");
  CHECK(clean_file_name("　公函.pdf　") == "公函.pdf");
}

TEST_CASE("Names of devices are defused") {
  CHECK(clean_file_name("CON") == "_CON");
  CHECK(clean_file_name("nul.txt") == "_nul.txt");
  CHECK(clean_file_name("com1.jpg") == "_com1.jpg");
  CHECK(clean_file_name("aux .txt") == "_aux .txt");
  CHECK(clean_file_name("console.txt") == "console.txt");
  CHECK(clean_file_name("com12.txt") == "com12.txt");
}

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

TEST_CASE("A name of 120 characters stays; a longer one loses the middle, not its extension") {
  CHECK(clean_file_name(times(116, "䶮") + ".pdf") == times(116, "䶮") + ".pdf");
  CHECK(clean_file_name(times(117, "䶮") + ".pdf") == times(116, "䶮") + ".pdf");
  CHECK(clean_file_name(times(500, "a")) == times(120, "a"));
  CHECK(clean_file_name(times(119, "a") + "." + times(50, "b")) == times(119, "a"));
  CHECK(clean_file_name(times(200, "a") + ".abcdefghij") == times(109, "a") + ".abcdefghij");
}

TEST_CASE("Whatever comes in, the result is short, harmless and stable") {
  std::mt19937 random{7};
  static const std::string alphabet = "ab./\\ \xe4\xb6\xae\xe2\x80\xae:\x01\xf0\xac\xb1\x96";
  for (int round = 0; round < 3000; ++round) {
    std::string name;
    const std::size_t size = random() % 300;
    for (std::size_t i = 0; i < size; ++i) {
      name.push_back(random() % 20 == 0 ? static_cast<char>(random())
                                        : alphabet[random() % alphabet.size()]);
    }
    const std::string clean = clean_file_name(name);
    CHECK_FALSE(clean.empty());
    CHECK(clean.find_first_of("/\\:\x01") == std::string::npos);
    CHECK(clean.front() != '.');
    CHECK(clean.back() != '.');
    CHECK(clean.find("\u202e") == std::string::npos);
    CHECK(clean_file_name(clean) == clean);
  }
}

}  // namespace
}  // namespace liandong::blobs
