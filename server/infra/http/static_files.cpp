#include "infra/http/static_files.hpp"

#include "infra/http/negotiation.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

namespace liandong::http {
namespace {

namespace fs = std::filesystem;
using Bytes = std::shared_ptr<const std::string>;

constexpr int load_gzip_level = 9;
constexpr std::size_t hash_length = 8;

struct File {
  Bytes identity;
  Bytes gzip;
  Bytes brotli;
  std::string_view content_type;
  std::string_view cache_control;
  std::string etag;  // without quotes
};

std::string_view content_type_of(std::string_view name) {
  static constexpr auto types = std::to_array<std::pair<std::string_view, std::string_view>>({
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".txt", "text/plain; charset=utf-8"},
      {".svg", "image/svg+xml; charset=utf-8"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".gif", "image/gif"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".wasm", "application/wasm"},
      {".pdf", "application/pdf"},
  });
  for (const auto& [suffix, content_type] : types) {
    if (name.ends_with(suffix)) {
      return content_type;
    }
  }
  return "application/octet-stream";
}

bool is_compressible(std::string_view content_type) {
  return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
         content_type.starts_with("application/manifest") ||
         content_type.starts_with("image/svg") || content_type.starts_with("application/wasm");
}

/// The hash is 8 characters of base64url. One of them must be no lower-case letter: words of 8
/// letters are names ("site-manifest"), while hashes without other characters are 1 in 1,000.
bool has_content_hash(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  const auto stem = name.substr(0, name.find('.'));
  if (stem.size() <= hash_length || stem[stem.size() - hash_length - 1] != '-') {
    return false;
  }
  const auto hash = stem.substr(stem.size() - hash_length);
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_hash = [&](char c) {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return std::all_of(hash.begin(), hash.end(), is_hash) &&
         !std::all_of(hash.begin(), hash.end(), is_lower);
}

/// FNV-1a: a validator needs no more than to differ between builds.
std::string etag_of(const std::string& bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%016llx-%zx", static_cast<unsigned long long>(hash),
                bytes.size());
  return text.data();
}

std::map<std::string, Bytes, std::less<>> read_all(const fs::path& directory) {
  std::map<std::string, Bytes, std::less<>> found;
  std::uintmax_t total = 0;
  try {
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
      if (!entry.is_regular_file()) {
        continue;
      }
      total += entry.file_size();
      if (total > static_bytes_max) {
        throw StaticFilesFailed("too large for memory: " + directory.string());
      }
      std::ifstream in(entry.path(), std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>{in}, {}};
      if (!in || bytes.size() != entry.file_size()) {
        throw StaticFilesFailed("cannot read " + entry.path().string());
      }
      std::string name{'/'};
      name += entry.path().lexically_relative(directory).generic_string();
      found.emplace(std::move(name), std::make_shared<const std::string>(std::move(bytes)));
    }
  } catch (const fs::filesystem_error& error) {
    throw StaticFilesFailed(error.what());
  }
  return found;
}

}  // namespace

struct StaticFiles::Table {
  std::map<std::string, File, std::less<>> files;
};

StaticFiles::StaticFiles(const fs::path& directory) {
  const auto found = read_all(directory);
  const auto sibling = [&](const std::string& name, std::string_view suffix) -> Bytes {
    const auto at = found.find(name + std::string{suffix});
    return at == found.end() ? nullptr : at->second;
  };
  Gzip gzip{load_gzip_level};
  auto table = std::make_shared<Table>();
  for (const auto& [name, bytes] : found) {
    const bool compressed = name.ends_with(".br") || name.ends_with(".gz");
    if (compressed && found.contains(name.substr(0, name.size() - 3))) {
      continue;
    }
    File file{bytes, sibling(name, ".gz"), sibling(name, ".br"), content_type_of(name), {}, {}};
    file.cache_control =
        has_content_hash(name) ? "public, max-age=31536000, immutable" : "no-cache";
    file.etag = etag_of(*bytes);
    if (!file.gzip && is_compressible(file.content_type)) {
      if (auto smaller = gzip.compress(*bytes)) {
        file.gzip = std::make_shared<const std::string>(std::move(*smaller));
      }
    }
    table->files.emplace(name, std::move(file));
  }
  table_ = std::move(table);
}

bool StaticFiles::contains(std::string_view name) const { return table_->files.contains(name); }

Response StaticFiles::respond(std::string_view name, const Request& request) const {
  const auto at = table_->files.find(name);
  if (at == table_->files.end()) {
    return error(404, "not_found");
  }
  const File& file = at->second;
  const auto accepted = request.header("Accept-Encoding").value_or("");
  int best = encoding_quality(accepted, "identity");
  Bytes bytes = file.identity;
  std::string_view coding;
  for (const auto& [candidate, candidate_coding] :
       {std::pair{file.gzip, std::string_view{"gzip"}}, {file.brotli, std::string_view{"br"}}}) {
    const int quality = candidate ? encoding_quality(accepted, candidate_coding) : 0;
    if (quality > 0 && quality >= best) {
      best = quality;
      bytes = candidate;
      coding = candidate_coding;
    }
  }
  Response response;
  response.shared_body = std::move(bytes);
  response.headers.emplace_back("Content-Type", file.content_type);
  response.headers.emplace_back("Cache-Control", file.cache_control);
  std::string etag{'"'};
  etag += file.etag;
  if (!coding.empty()) {
    response.headers.emplace_back("Content-Encoding", coding);
    etag.append("-").append(coding);
  }
  etag += '"';
  response.headers.emplace_back("ETag", std::move(etag));
  if (file.gzip || file.brotli) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  return response;
}

Handler StaticFiles::files() const {
  return [self = *this](const Request& request, const Reply& reply) {
    reply(self.respond(request.path, request));
  };
}

Handler StaticFiles::application(std::string entry) const {
  return [self = *this, entry = std::move(entry)](const Request& request, const Reply& reply) {
    const std::string_view path = request.path;
    const bool page = path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
    const bool to_entry = page && !self.contains(path);
    reply(self.respond(to_entry ? std::string_view{entry} : path, request));
  };
}

}  // namespace liandong::http
