#include "infra/calendar_files/calendar_files.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace liandong::calendar_files {
namespace {

namespace json = boost::json;

constexpr std::size_t files_max = 200;
constexpr std::uintmax_t file_bytes_max = 256 * 1024;
constexpr std::size_t source_bytes_max = 500;

// The place that is being read, for the message.
struct Place {
  std::string_view file;
  std::size_t row = 0;  // counted from 1; 0 = the head of the file

  [[noreturn]] void fail(const std::string& what) const {
    std::string text(file);
    if (row != 0) text += ", row " + std::to_string(row);
    throw CalendarFileError(text + ": " + what);
  }
};

void refuse_unknown_fields(const json::object& object,
                           std::initializer_list<std::string_view> known, const Place& place) {
  for (const auto& member : object) {
    const std::string_view key{member.key().data(), member.key().size()};
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      place.fail("unknown field \"" + std::string(key) + "\"");
    }
  }
}

const json::value& field(const json::object& object, std::string_view name, const Place& place) {
  const json::value* value = object.if_contains({name.data(), name.size()});
  if (value == nullptr) place.fail("field \"" + std::string(name) + "\" is missing");
  return *value;
}

std::string text(const json::value& value, std::string_view name, const Place& place) {
  const json::string* string = value.if_string();
  if (string == nullptr || string->empty() || string->size() > source_bytes_max) {
    place.fail("\"" + std::string(name) + "\" is not a text of 1 to 500 bytes");
  }
  return std::string(string->data(), string->size());
}

std::string text_field(const json::object& object, std::string_view name, const Place& place) {
  return text(field(object, name, place), name, place);
}

const json::array& array_field(const json::object& object, std::string_view name,
                               const Place& place) {
  const json::array* array = field(object, name, place).if_array();
  if (array == nullptr) place.fail("\"" + std::string(name) + "\" is not a list");
  return *array;
}

const json::object& as_object(const json::value& value, const Place& place) {
  const json::object* object = value.if_object();
  if (object == nullptr) place.fail("an object is expected");
  return *object;
}

// One line per notice: title, number and address, as far as they are known.
std::string notice_text(const json::value& value, const Place& place) {
  const json::object& notice = as_object(value, place);
  refuse_unknown_fields(notice, {"title", "number", "url"}, place);
  std::string line;
  for (const std::string_view name : {"title", "number", "url"}) {
    if (!notice.contains({name.data(), name.size()})) continue;
    if (!line.empty()) line += ' ';
    line += text_field(notice, name, place);
  }
  if (line.empty()) place.fail("a notice needs a title, a number or a url");
  return line;
}

CalendarRow parse_row(const json::value& value, const Place& place) {
  const json::object& object = as_object(value, place);
  refuse_unknown_fields(object, {"date", "kind", "name"}, place);
  CalendarRow row;
  row.date = text_field(object, "date", place);
  row.name = text_field(object, "name", place);
  const std::string kind = text_field(object, "kind", place);
  if (kind == "holiday") {
    row.kind = DayKind::holiday;
  } else if (kind == "make_up") {
    row.kind = DayKind::make_up;
  } else {
    place.fail("kind \"" + kind + "\" is neither holiday nor make_up");
  }
  return row;
}

bool read_provisional(const json::object& object, const Place& place) {
  const std::string status = text_field(object, "status", place);
  if (status != "published" && status != "provisional") {
    place.fail("status \"" + status + "\" is neither published nor provisional");
  }
  return status == "provisional";
}

std::string read_text(const std::filesystem::path& path) {
  const std::string name = path.filename().native();
  const Place place{name};
  std::ifstream stream(path, std::ios::binary);
  if (!stream) place.fail("cannot be opened");
  if (std::filesystem::file_size(path) > file_bytes_max) place.fail("is larger than 256 KiB");
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad()) place.fail("cannot be read");
  return content;
}

}  // namespace

CalendarYear parse_year(std::string_view content, std::string_view file_name) {
  Place place{file_name};
  boost::system::error_code error;
  const json::value value = json::parse({content.data(), content.size()}, error);
  if (error) place.fail("is not JSON: " + error.message());
  const json::object& object = as_object(value, place);
  refuse_unknown_fields(object, {"year", "status", "notices", "sources", "checked", "days"}, place);
  CalendarYear year;
  const json::value& number = field(object, "year", place);
  if (!number.is_int64() || number.get_int64() < 0 || number.get_int64() > 9999) {
    place.fail("\"year\" is not a number of four digits");
  }
  year.year = static_cast<int>(number.get_int64());
  year.provisional = read_provisional(object, place);
  for (const json::value& notice : array_field(object, "notices", place)) {
    year.sources.push_back(notice_text(notice, place));
  }
  for (const json::value& source : array_field(object, "sources", place)) {
    year.sources.push_back(text(source, "sources", place));
  }
  const std::string checked = text_field(object, "checked", place);
  if (checked != "two_sources" && checked != "single_source") {
    place.fail("checked \"" + checked + "\" is neither two_sources nor single_source");
  }
  for (const json::value& row : array_field(object, "days", place)) {
    ++place.row;
    year.rows.push_back(parse_row(row, place));
  }
  return year;
}

std::vector<CalendarFile> read_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator{}; entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
  }
  if (error) throw CalendarFileError(folder.native() + ": " + error.message());
  if (paths.empty()) throw CalendarFileError(folder.native() + ": holds no calendar file");
  if (paths.size() > files_max) throw CalendarFileError(folder.native() + ": too many files");
  std::sort(paths.begin(), paths.end());
  std::vector<CalendarFile> files;
  for (const std::filesystem::path& path : paths) {
    const std::string name = path.filename().native();
    files.push_back({name, parse_year(read_text(path), name)});
  }
  return files;
}

std::string describe(const CalendarIssue& issue, const std::vector<CalendarFile>& files) {
  std::string line = issue.year == 0 ? "calendar" : std::to_string(issue.year);
  for (const CalendarFile& file : files) {
    if (file.year.year != issue.year) continue;
    line = file.name;
    const auto row = static_cast<std::size_t>(issue.row);
    if (row == 0 || row > file.year.rows.size()) break;
    line += ", row " + std::to_string(row) + " (" + file.year.rows[row - 1].date + ")";
    break;
  }
  line += ": ";
  line += boost::describe::enum_to_string(issue.kind, "unknown");
  if (issue.number != 0) line += ", see " + std::to_string(issue.number);
  if (!issue.subject.empty()) line += " [" + issue.subject + "]";
  return line;
}

BuiltCalendar load_calendar(const std::filesystem::path& folder, std::uint32_t version) {
  const std::vector<CalendarFile> files = read_files(folder);
  std::vector<CalendarYear> years;
  for (const CalendarFile& file : files) years.push_back(file.year);
  auto built = build_calendar(years, version);
  if (built) return std::move(built).value();
  std::string message;
  for (const CalendarIssue& issue : built.error()) {
    if (!message.empty()) message += '\n';
    message += describe(issue, files);
  }
  throw CalendarFileError(message);
}

}  // namespace liandong::calendar_files
