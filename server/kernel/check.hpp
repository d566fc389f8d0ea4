// The third failure channel: a broken invariant of our own code. Never reachable from user input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace liandong {

/// Prints the broken condition and aborts; the service manager restarts the process and the
/// append-only log makes that safe. Active in every build type.
[[noreturn]] inline void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "CHECK failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace liandong

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): needs the text and place of the condition.
#define LIANDONG_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::liandong::check_failed(#condition, __FILE__, __LINE__))
