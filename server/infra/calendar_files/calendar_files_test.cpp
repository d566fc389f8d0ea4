#include "infra/calendar_files/calendar_files.hpp"

#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <unistd.h>

namespace liandong::calendar_files {
namespace {

const std::filesystem::path folder = source_dir() + "/data/calendar";

std::string year_text(const std::string& days) {
  return R"({"year": 2026, "status": "published", "notices": [{"url": "u", "number": "n"}],
            "sources": ["s"], "checked": "two_sources", "days": [)" +
         days + "]}";
}

std::string error_of(const std::string& text) {
  try {
    static_cast<void>(parse_year(text, "2026.json"));
  } catch (const CalendarFileError& error) {
    return error.what();
  }
  return {};
}

// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "calendarXXXXXX").native();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void write(const char* name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string load_error(const std::filesystem::path& from) {
  try {
    static_cast<void>(load_calendar(from, 1));
  } catch (const CalendarFileError& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("the delivered calendar holds 2007 to 2026 and a provisional 2027") {
  const std::vector<CalendarFile> files = read_files(folder);
  CHECK(files.size() == 21);
  for (const CalendarFile& file : files) {
    CAPTURE(file.name);
    CHECK(file.name.starts_with(std::to_string(file.year.year)));
    CHECK(file.year.provisional == (file.year.year == 2027));
  }
  const BuiltCalendar built = load_calendar(folder, 3);
  CHECK(built.warnings.empty());
  CHECK(built.calendar.version() == 3);
  CHECK(built.calendar.first_year() == 2007);
  CHECK(built.calendar.last_year() == 2026);
}

TEST_CASE("a year is read with its sources and rows") {
  const CalendarYear year = parse_year(
      year_text(R"({"date": "2026-10-10", "kind": "make_up", "name": "国庆节"})"), "2026.json");
  CHECK(year.year == 2026);
  CHECK_FALSE(year.provisional);
  CHECK(year.sources == std::vector<std::string>{"n u", "s"});
  REQUIRE(year.rows.size() == 1);
  CHECK(year.rows[0].date == "2026-10-10");
  CHECK(year.rows[0].kind == DayKind::make_up);
  CHECK(year.rows[0].name == "国庆节");
}

TEST_CASE("an error names the file and the row") {
  const std::string good = R"({"date": "2026-10-01", "kind": "holiday", "name": "国庆节"},)";
  CHECK(error_of(year_text(good + R"({"date": "2026-10-02", "kind": "rest", "name": "x"})")) ==
        "2026.json, row 2: kind \"rest\" is neither holiday nor make_up");
  CHECK(error_of(year_text(good + R"({"date": "2026-10-02", "kind": "holiday"})")) ==
        "2026.json, row 2: field \"name\" is missing");
  CHECK(error_of(
            year_text(R"({"date": "2026-10-02", "kind": "holiday", "name": "x", "note": "y"})")) ==
        "2026.json, row 1: unknown field \"note\"");
  CHECK(error_of(year_text(R"({"date": 20261002, "kind": "holiday", "name": "x"})")) ==
        "2026.json, row 1: \"date\" is not a text of 1 to 500 bytes");
  CHECK(error_of(year_text("7")) == "2026.json, row 1: an object is expected");
}

TEST_CASE("a malformed head is refused") {
  CHECK(error_of("{").starts_with("2026.json: is not JSON"));
  CHECK(error_of("[]") == "2026.json: an object is expected");
  CHECK(error_of("{}") == "2026.json: field \"year\" is missing");
  CHECK(error_of(R"({"year": "2026"})") == "2026.json: \"year\" is not a number of four digits");
  CHECK(error_of(R"({"year": 10000})") == "2026.json: \"year\" is not a number of four digits");
  CHECK(error_of(R"({"year": 2026, "status": "draft"})") ==
        "2026.json: status \"draft\" is neither published nor provisional");
  CHECK(error_of(R"({"year": 2026, "status": "published", "notices": [{}]})") ==
        "2026.json: a notice needs a title, a number or a url");
  CHECK(error_of(R"({"year": 2026, "tags": []})") == "2026.json: unknown field \"tags\"");
}

TEST_CASE("a folder that is absent, empty or holds a broken file is refused") {
  const TemporaryFolder temporary;
  CHECK_FALSE(load_error(temporary.path() / "absent").empty());
  CHECK(load_error(temporary.path()).ends_with("holds no calendar file"));
  temporary.write("README.md", "not read");
  CHECK(load_error(temporary.path()).ends_with("holds no calendar file"));
  temporary.write("2026.json", std::string(256 * 1024 + 1, ' '));
  CHECK(load_error(temporary.path()) == "2026.json: is larger than 256 KiB");
}

TEST_CASE("findings of the check name the file, the row and its date") {
  const TemporaryFolder temporary;
  temporary.write("2026.json",
                  year_text(R"({"date": "2026-10-01", "kind": "holiday", "name": "国庆节"},
                               {"date": "2026-02-30", "kind": "holiday", "name": "春节"},
                               {"date": "2026-10-01", "kind": "make_up", "name": "国庆节"})"));
  CHECK(load_error(temporary.path()) ==
        "2026.json, row 2 (2026-02-30): date_malformed\n"
        "2026.json, row 3 (2026-10-01): holiday_and_make_up, see 1 [2026-10-01]");
}

TEST_CASE("a year left out between two files is named") {
  const TemporaryFolder temporary;
  std::filesystem::copy_file(folder / "2024.json", temporary.path() / "2024.json");
  std::filesystem::copy_file(folder / "2026.json", temporary.path() / "2026.json");
  CHECK(load_error(temporary.path()) == "2025: year_missing");
}

}  // namespace
}  // namespace liandong::calendar_files
