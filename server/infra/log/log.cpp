#include "infra/log/log.hpp"

#include "kernel/time.hpp"

#include <cstdio>

namespace liandong::log {
namespace {

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += ' ';  // a line stays a line
    } else {
      out += c;
    }
  }
  out += '"';
}

std::string_view word(Level level) {
  switch (level) {
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

}  // namespace

void Logger::write(Level level, std::string_view event, std::initializer_list<Field> fields) {
  if (level < least_) {
    return;
  }
  std::string line = R"({"at":)";
  append_text(line, to_rfc3339(Instant{now_()}));
  line += R"(,"level":)";
  append_text(line, word(level));
  line += R"(,"event":)";
  append_text(line, event);
  for (const auto& [name, value] : fields) {
    line += ',';
    append_text(line, name);
    line += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      line += std::to_string(*number);
    } else {
      append_text(line, std::get<std::string_view>(value));
    }
  }
  line += "}\n";
  const std::lock_guard lock{mutex_};
  sink_(line);
}

Logger::Sink standard_error() {
  return [](std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
  };
}

}  // namespace liandong::log
