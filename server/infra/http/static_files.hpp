// Serves the built web front end from memory.
#pragma once

#include "infra/http/handler.hpp"

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace liandong::http {

/// The directory is missing, unreadable or larger than the limit.
class StaticFilesFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline constexpr std::uintmax_t static_bytes_max = 256U * 1024 * 1024;

/// All files of one directory, read once. Only names found then are ever served, so that no path
/// can lead outside. Siblings "x.br" and "x.gz" are the compressed forms of "x"; texts without
/// "x.gz" are compressed while loading. Names with a content hash ("name-XXXXXXXX.ext") may be
/// kept for ever by browsers, all others are asked for again each time and cost a 304.
/// Copies share the files. @threads every function from any thread
class StaticFiles {
 public:
  /// @throws StaticFilesFailed
  explicit StaticFiles(const std::filesystem::path& directory);

  /// @param name path from the directory with a leading slash, "/assets/index-BkfPzLqd.js"
  [[nodiscard]] bool contains(std::string_view name) const;
  /// @return the file in the encoding the client prefers, or http::error(404, "not_found")
  [[nodiscard]] Response respond(std::string_view name, const Request& request) const;

  /// Serves the file Request::path names.
  [[nodiscard]] Handler files() const;
  /// Serves the file Request::path names, or `entry` where there is none and the last segment has
  /// no dot: the pages of a single-page application are made in the browser, but a missing script
  /// must be a 404 and not a page.
  /// @param entry "/admin.html"; a name that is not contained is answered with 404
  [[nodiscard]] Handler application(std::string entry) const;

 private:
  struct Table;
  std::shared_ptr<const Table> table_;
};

}  // namespace liandong::http
