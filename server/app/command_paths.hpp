// The literal path of every command of every system.
#pragma once

#include <span>
#include <string_view>

namespace liandong::app {

/// The wrapper that takes another act, for what was done on paper.
inline constexpr std::string_view record_paper_act = "record_paper_act";

/// A path and the command it carries.
struct CommandPath {
  std::string_view path;
  std::string_view system;
  std::string_view command;
};

/// Of every system. Aborts if a command that people give has no path.
[[nodiscard]] std::span<const CommandPath> command_paths();

}  // namespace liandong::app
