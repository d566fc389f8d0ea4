// The settings of an installation: bounds, the file, the command line over it, secrets, documents.
#include "app/settings_documents.hpp"
#include "app/settings_reader.hpp"
#include "support/source_dir.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace liandong::app {
namespace {

std::string faults_of(const SettingsReader& reader, Config& config) {
  try {
    reader.settle(config);
  } catch (const SettingsRefused& refused) {
    return refused.what();
  }
  return "";
}

/// What is wrong with a file of this text; "" if nothing is.
std::string faults_in(std::string_view text) {
  SettingsReader reader;
  reader.read_text(text, "file");
  Config config;
  return faults_of(reader, config);
}

Config settled(std::string_view text) {
  SettingsReader reader;
  reader.read_text(text, "file");
  Config config;
  reader.settle(config);
  return config;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::ofstream{path, std::ios::binary} << text;
}

std::string read(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  REQUIRE(in.is_open());
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("every number is taken at both bounds and refused one outside of them") {
  for (const Setting& setting : settings()) {
    if (setting.kind != SettingKind::number) {
      continue;
    }
    const std::string name{setting.name};
    CAPTURE(name);
    CHECK(faults_in(name + " = " + std::to_string(setting.least)).empty());
    CHECK(faults_in(name + " = " + std::to_string(setting.most)).empty());
    for (const int outside : {setting.least - 1, setting.most + 1}) {
      CHECK(faults_in(name + " = " + std::to_string(outside)) ==
            "file:1: " + name + ": must be " + rule_en(setting) + " · 应为 " + rule_zh(setting));
    }
  }
}

TEST_CASE("a value of another type is refused for every setting") {
  for (const Setting& setting : settings()) {
    const std::string name{setting.name};
    CAPTURE(name);
    for (const std::string value : {"1.5", "{}", "null", "[1]", "bare", "", "\"open", "9e99"}) {
      CAPTURE(value);
      CHECK(faults_in(name + " = " + value).starts_with("file:1: " + name + ": must be "));
    }
    const std::string other =
        setting.kind == SettingKind::number || setting.kind == SettingKind::flag ? "\"8080\""
                                                                                 : "true";
    CHECK(holds(faults_in(name + " = " + other), name + ": must be "));
  }
}

TEST_CASE("texts and lists are taken at their longest and refused one longer") {
  const auto folder = [](std::size_t bytes) {
    return "checkpoints = \"/" + std::string(bytes - 1, 'x') + "\"";
  };
  CHECK(faults_in(folder(4'000)).empty());
  CHECK(holds(faults_in(folder(4'001)), "checkpoints: must be"));
  const auto list = [](int entries) {
    std::string text = "trusted_proxies = [\"10.0.0.1\"";
    for (int i = 1; i < entries; ++i) {
      text += ", \"::1\"";
    }
    return text + "]";
  };
  CHECK(faults_in(list(64)).empty());
  CHECK(holds(faults_in(list(65)), "at most 64"));
  CHECK(holds(faults_in("data = \"\""), "data: must be"));
}

TEST_CASE("addresses, origins and levels are what they say") {
  for (const auto* good : {"address = \"0.0.0.0\"", "address = \"::1\"", "log_level = \"error\"",
                           "origins = [\"https://liandong.example\", \"http://10.1.2.3:8443\"]",
                           "origins = []", "store = \"postgresql:///liandong\"", "store = \"\""}) {
    CAPTURE(good);
    CHECK(faults_in(good).empty());
  }
  for (const auto* bad :
       {"address = \"localhost\"", "address = \"1.2.3\"", "log_level = \"debug\"",
        "origins = [\"liandong.example\"]", "origins = [\"https://\"]",
        "origins = [\"https://liandong.example/\"]", "origins = \"https://liandong.example\"",
        "trusted_proxies = [\"10.0.0.0/8\"]", "store = \"liandong.db\"",
        "store = \"postgresql://u:geheim@db/l\"", "checkpoints = \"/a\\u0000b\""}) {
    CAPTURE(bad);
    CHECK(holds(faults_in(bad), ": must be"));
  }
}

TEST_CASE(
    "an unknown setting, one said twice, a bare word and a table are refused with their line") {
  CHECK(faults_in("port = 1\n# no\n\nprot = 2\n").starts_with("file:4: prot: there is no such"));
  CHECK(faults_in("port = 1\nport = 1\n").starts_with("file:2: port: is there twice"));
  CHECK(faults_in("port\n").starts_with("file:1: is no line `name = value`"));
  CHECK(faults_in("[server]\nport = 1\n").starts_with("file:1: is no line"));
  CHECK(faults_in("PORT = 1\n").starts_with("file:1: PORT: there is no such"));
}

TEST_CASE("every fault is told at once") {
  const auto faults = faults_in("port = 70000\nprot = 2\nio_threads = 0\n");
  CHECK(holds(faults, "file:1: port"));
  CHECK(holds(faults, "file:2: prot"));
  CHECK(holds(faults, "file:3: io_threads"));
}

TEST_CASE("comments, blanks, a byte order mark and line ends of another system are no matter") {
  const auto config = settled(
      "\xEF\xBB\xBF# 配置\r\n\r\n  port=9 # nine\r\n\tsecure_cookie = true\r\n"
      "checkpoints = \"/srv/#1 \\\"x\\\" # y\" # z\r\ncheckpoint_minutes\t=\t7");
  CHECK(config.port == 9);
  CHECK(config.secure_cookie);
  CHECK(config.checkpoints == "/srv/#1 \"x\" # y");
  CHECK(config.checkpoint_minutes == 7);
}

TEST_CASE("a path in the file is absolute, one on the command line need not be") {
  CHECK(holds(faults_in("data = \"var\""), "data: must be an absolute path"));
  SettingsReader reader;
  reader.take(*setting_named("data"), {"var"});
  Config config;
  reader.settle(config);
  CHECK(config.data == "var");
}

TEST_CASE("a folder that must be there is") {
  const test::TempDir folder;
  CHECK(faults_in("web = \"" + folder.path() + "\"").empty());
  CHECK(holds(faults_in("web = \"" + folder.path() + "/not\""), "file:1: web: must be"));
  write(folder.path() + "/file", "");
  CHECK(holds(faults_in("web = \"" + folder.path() + "/file\""), "file:1: web: must be"));
}

TEST_CASE("the command line counts more than the file, which counts more than the default") {
  SettingsReader reader;
  reader.read_text("port = 9\ncheckpoint_minutes = 7\nsecure_cookie = true\n", "file");
  reader.take(*setting_named("port"), {"10"});
  reader.take(*setting_named("secure_cookie"), {"false"});
  reader.take(*setting_named("origins"), {"https://a", "https://b"});
  Config config;
  reader.settle(config);
  CHECK(config.port == 10);
  CHECK_FALSE(config.secure_cookie);
  CHECK(config.checkpoint_minutes == 7);
  CHECK(config.io_threads == Config{}.io_threads);
  CHECK(config.origins == std::vector<std::string>{"https://a", "https://b"});
}

TEST_CASE("a wrong word on the command line is refused with its option") {
  for (const auto* word : {"65536", "-1", "ten", "", "1 ", "99999999999999999999"}) {
    CAPTURE(word);
    SettingsReader reader;
    reader.take(*setting_named("port"), {word});
    Config config;
    CHECK(faults_of(reader, config).starts_with("--port: must be a whole number from 0 to 65535"));
  }
  SettingsReader reader;
  reader.take(*setting_named("store"), {"postgresql://u:geheim@db/l"});
  Config config;
  const auto fault = faults_of(reader, config);
  CHECK(fault.starts_with("--store: must be"));
  CHECK_FALSE(holds(fault, "geheim"));
}

TEST_CASE("a file that cannot be read, or is too long, is refused") {
  const test::TempDir folder;
  const auto fault = [](const std::string& path) {
    SettingsReader reader;
    reader.read_file(path);
    Config config;
    return faults_of(reader, config);
  };
  CHECK(holds(fault(folder.path() + "/none"), "cannot be read"));
  CHECK(holds(fault(folder.path()), "cannot be read"));
  write(folder.path() + "/full", std::string(64 * 1024, '#'));
  CHECK(fault(folder.path() + "/full").empty());
  write(folder.path() + "/over", std::string(64 * 1024 + 1, '#'));
  CHECK(holds(fault(folder.path() + "/over"), "is longer"));
}

TEST_CASE("an address with a password comes out of a file that only its owner can read") {
  const test::TempDir folder;
  const std::filesystem::path secret = folder.path() + "/store";
  const std::string text = "store_file = \"" + secret.string() + "\"";
  using std::filesystem::perms;
  write(secret, "postgresql://u:geheim@db/l\n");
  std::filesystem::permissions(secret, perms::owner_read | perms::owner_write);
  CHECK(settled(text).store == "postgresql://u:geheim@db/l");
  std::filesystem::permissions(secret, perms::owner_read);
  CHECK(settled(text).store == "postgresql://u:geheim@db/l");
  for (const auto more : {perms::group_read, perms::group_write, perms::others_read,
                          perms::others_write, perms::others_exec}) {
    std::filesystem::permissions(secret, perms::owner_read | more);
    CHECK(faults_in(text).starts_with("file:1: store_file: " + secret.string() + " can be read"));
  }
  std::filesystem::permissions(secret, perms::owner_all);
  for (const std::string_view wrong :
       {std::string_view{}, std::string_view{"\n\n"}, std::string_view{"postgresql:///a\nb\n"},
        std::string_view{"postgresql:///a\0b", 17}}) {
    write(secret, wrong);
    CHECK(holds(faults_in(text), "must hold one line"));
  }
  write(secret, "geheim\n");
  CHECK(holds(faults_in(text), "holds no address"));
  CHECK_FALSE(holds(faults_in(text), "geheim"));
  write(secret, "postgresql:///" + std::string(4'096 - 14, 'x'));
  CHECK(faults_in(text).empty());
  write(secret, "postgresql:///" + std::string(4'097 - 14, 'x'));
  CHECK(holds(faults_in(text), "must hold one line"));
  std::filesystem::remove(secret);
  CHECK(holds(faults_in(text), "cannot be read"));
  std::filesystem::create_directory(secret);
  CHECK(holds(faults_in(text), "is no file"));
}

TEST_CASE("store and store_file are one or the other, and the command line replaces either") {
  const test::TempDir folder;
  const std::string secret = folder.path() + "/store";
  write(secret, "postgresql:///secret");
  std::filesystem::permissions(secret, std::filesystem::perms::owner_read);
  const std::string in_file = "store_file = \"" + secret + "\"\n";
  CHECK(holds(faults_in(in_file + "store = \"postgresql:///l\""), "say one"));
  CHECK(settled(in_file + "store = \"\"").store == "postgresql:///secret");
  SettingsReader reader;
  reader.read_text(in_file, "file");
  reader.take(*setting_named("store"), {"postgresql:///other"});
  Config config;
  reader.settle(config);
  CHECK(config.store == "postgresql:///other");
}

TEST_CASE(
    "names are unique, defaults keep their own rule, and every setting is in both languages") {
  std::set<std::string_view> names;
  for (const Setting& setting : settings()) {
    const std::string name{setting.name};
    CAPTURE(name);
    CHECK(names.insert(setting.name).second);
    CHECK_FALSE(setting.zh.empty());
    CHECK_FALSE(setting.en.empty());
    Config config;
    if (!default_of(setting).empty()) {
      CHECK(assign(setting, value_of(setting, Config{}), config));
      CHECK(value_of(setting, config) == value_of(setting, Config{}));
    }
  }
}

// LIANDONG_UPDATE_README=1 in the environment writes both.
TEST_CASE("the file of the package and the table of operations.md are those of the code") {
  const std::string sample = source_dir() + "/packaging/liandong.conf";
  const std::string path = source_dir() + "/docs/operations.md";
  const std::string opening = "<!-- generated:settings -->\n";
  std::string text = read(path);
  const auto begin = text.find(opening) + opening.size();
  const auto end = text.find("<!-- /generated -->", begin);
  REQUIRE(end != std::string::npos);
  if (std::getenv("LIANDONG_UPDATE_README") != nullptr) {
    text.replace(begin, end - begin, settings_table());
    write(path, text);
    write(sample, settings_sample());
    return;
  }
  CHECK(text.substr(begin, end - begin) == settings_table());
  CHECK(read(sample) == settings_sample());
}

TEST_CASE("the file of the package is read without a fault where its folders are") {
  const test::TempDir folder;
  std::string text = settings_sample();
  for (const std::string_view there : {"/usr/share/liandong/data/cities/nangong",
                                       "/usr/share/liandong/data", "/usr/share/liandong/web"}) {
    std::filesystem::create_directories(folder.path() + std::string{there});
    const std::string quoted = "\"" + std::string{there} + "\"";
    REQUIRE(holds(text, quoted));
    text.replace(text.find(quoted), quoted.size(),
                 "\"" + folder.path() + std::string{there} + "\"");
  }
  const auto config = settled(text);
  CHECK(config.data == "/var/lib/liandong");
  CHECK(config.secure_cookie);
  CHECK(config.port == Config{}.port);
  // What is said as a comment is what is so without it.
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    const auto line = text.substr(at, text.find('\n', at) - at);
    const bool said = line.starts_with("#") && !line.starts_with("# ") && line != "#";
    all += (said ? line.substr(1) : line) + "\n";
    at += line.size() + 1;
  }
  const auto same = settled(all);
  for (const Setting& setting : settings()) {
    CHECK(value_of(setting, same) == value_of(setting, config));
  }
}

}  // namespace liandong::app
