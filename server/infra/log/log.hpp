// The program's log: one JSON object per line, free of personal data.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace liandong::log {

enum class Level : std::uint8_t { info, warning, error };

using Value = std::variant<std::int64_t, std::string_view>;
using Field = std::pair<std::string_view, Value>;

/// Writes lines like
/// {"at":"2026-11-22T15:30:00+08:00","level":"info","event":"started","port":8080}. Callers pass
/// ids, counts and codes only: no names, texts, queries or bodies. @threads any
class Logger {
 public:
  using Sink = std::function<void(std::string_view line)>;
  /// @param now   seconds since 1970, injected so that tests are exact
  /// @param least what is below this level is left out
  Logger(Sink sink, std::function<std::int64_t()> now, Level least = Level::info)
      : sink_(std::move(sink)), now_(std::move(now)), least_(least) {}
  void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

 private:
  Sink sink_;
  std::function<std::int64_t()> now_;
  Level least_;
  std::mutex mutex_;
};

/// Writes lines to standard error.
[[nodiscard]] Logger::Sink standard_error();

}  // namespace liandong::log
