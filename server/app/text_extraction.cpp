#include "app/text_extraction.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace liandong::app {
namespace {

constexpr std::chrono::seconds patience{10};

std::string read_text(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::string text(extracted_bytes_max, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

/// Reads from the pipe until its end, the limit, or the time is up. @return whether the end was
/// seen
bool drain(int descriptor, std::string& text) {
  const auto until = std::chrono::steady_clock::now() + patience;
  std::array<char, 65'536> buffer{};
  while (text.size() < extracted_bytes_max) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd waiting{descriptor, POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) {
      return false;
    }
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got <= 0) {
      return got == 0;
    }
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return true;
}

std::optional<std::string> read_pdf(const std::string& path) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return std::nullopt;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<std::string, 8> words{"pdftotext", "-q", "-enc", "UTF-8", "-l", "200", path, "-"};
  std::array<char*, 9> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    arguments[i] = words[i].data();
  }
  pid_t child = -1;
  const int failed =
      posix_spawnp(&child, "pdftotext", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string text;
  const bool complete = failed == 0 && drain(ends[0], text);
  close(ends[0]);
  if (failed != 0) {
    return std::nullopt;
  }
  if (!complete || text.size() >= extracted_bytes_max) {
    kill(child, SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  const bool good = complete && (text.size() >= extracted_bytes_max ||
                                 (WIFEXITED(status) && WEXITSTATUS(status) == 0));
  // A PDF without a single letter is a scan: nothing was read of it.
  const bool words_found = text.find_first_not_of(" \t\r\n\f") != std::string::npos;
  return good && words_found ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace

std::optional<std::string> extract_text(const std::string& path, std::string_view media_type) {
  if (media_type.starts_with("text/plain") &&
      media_type.find("gb18030") == std::string_view::npos &&
      media_type.find("GB18030") == std::string_view::npos) {
    return read_text(path);
  }
  if (media_type == "application/pdf") {
    return read_pdf(path);
  }
  return std::nullopt;
}

}  // namespace liandong::app
