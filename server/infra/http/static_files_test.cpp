#include "infra/http/static_files.hpp"

#include "infra/http/server_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <unistd.h>

using namespace liandong::http;
using namespace liandong::http::test;
namespace fs = std::filesystem;

namespace {

/// A directory of built assets that ends with the test.
class Site {
 public:
  Site() : root_(fs::temp_directory_path() / ("static_files_test." + std::to_string(::getpid()))) {
    write("site/index.html", "<p>portal");
    write("site/admin.html", "<p>admin");
    write("site/sw.js", "worker");
    write("site/assets/index-BkfPzLqd.js", std::string(5000, 'j'));
    write("site/assets/index-BkfPzLqd.js.br", "brotli");
    write("site/assets/site-manifest.json", "{}");
    write("site/assets/style-a1b2c3d4.css", std::string(5000, 'c'));
    write("site/logo.png", "png");
    write("secret.txt", "secret");
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  ~Site() { fs::remove_all(root_); }

  [[nodiscard]] fs::path directory() const { return root_ / "site"; }

 private:
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream{root_ / name, std::ios::binary} << bytes;
  }
  fs::path root_;
};

std::vector<Route> site_routes(const Site& site) {
  const StaticFiles files{site.directory()};
  return {{Method::get, "/admin", files.application("/admin.html")},
          {Method::get, "/admin/*", files.application("/admin.html")},
          {Method::get, "/gone/*", files.application("/gone.html")},
          {Method::get, "/*", files.files()}};
}

}  // namespace

TEST_CASE("files are served with their type, and hashed names for ever") {
  const Site site;
  TestServer server(site_routes(site));
  Client client = server.client();
  const auto script = client.get("/assets/index-BkfPzLqd.js");
  CHECK(script.status == 200);
  CHECK(script.body == std::string(5000, 'j'));
  CHECK(script.header("Content-Type") == "text/javascript; charset=utf-8");
  CHECK(script.header("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(script.header("Vary") == "Accept-Encoding");
  CHECK(client.get("/assets/style-a1b2c3d4.css").header("Cache-Control") ==
        "public, max-age=31536000, immutable");
  for (const char* name : {"/index.html", "/sw.js", "/assets/site-manifest.json", "/logo.png"}) {
    CAPTURE(name);
    CHECK(client.get(name).header("Cache-Control") == "no-cache");
  }
  CHECK(client.get("/index.html").header("Content-Type") == "text/html; charset=utf-8");
  CHECK(client.get("/index.html").header("Content-Security-Policy").starts_with("default-src"));
  CHECK(client.request("HEAD", "/logo.png").header("Content-Length") == "3");
}

TEST_CASE("the client's preferred encoding is chosen among those there are") {
  const Site site;
  TestServer server(site_routes(site));
  Client client = server.client();
  const auto coding = [&](const char* name, const char* accept) {
    return client.get(name, {{"Accept-Encoding", accept}}).header("Content-Encoding");
  };
  const char* script = "/assets/index-BkfPzLqd.js";
  CHECK(coding(script, "gzip, deflate, br") == "br");
  CHECK(coding(script, "gzip;q=1, br;q=0.9") == "gzip");
  CHECK(coding(script, "gzip") == "gzip");
  CHECK(coding(script, "br;q=0, gzip;q=0") == "");
  CHECK(coding(script, "identity, br;q=0.5") == "");
  CHECK(coding("/assets/style-a1b2c3d4.css", "br, gzip") == "gzip");
  CHECK(coding("/logo.png", "br, gzip") == "");
  CHECK(client.get(script, {{"Accept-Encoding", "br"}}).body == "brotli");
}

TEST_CASE("an unchanged file is a 304, per encoding") {
  const Site site;
  TestServer server(site_routes(site));
  Client client = server.client();
  const char* script = "/assets/index-BkfPzLqd.js";
  const auto plain_tag = client.get(script).header("ETag");
  const auto brotli_tag = client.get(script, {{"Accept-Encoding", "br"}}).header("ETag");
  CHECK(plain_tag != brotli_tag);
  CHECK(plain_tag.starts_with('"'));
  const auto unchanged = client.get(script, {{"If-None-Match", plain_tag}});
  CHECK(unchanged.status == 304);
  CHECK(unchanged.header("ETag") == plain_tag);
  CHECK(unchanged.header("Content-Length").empty());
  CHECK(client.get(script, {{"If-None-Match", brotli_tag}}).status == 200);
  CHECK(client.get("/sw.js", {{"If-None-Match", plain_tag}}).status == 200);
}

TEST_CASE("only names found while loading are served") {
  const Site site;
  TestServer server(site_routes(site));
  Client client = server.client();
  for (const char* name : {"/secret.txt", "/assets", "/assets/", "/none.js", "/index.html/",
                           "/assets/index-BkfPzLqd.js.br", "//index.html", "/INDEX.HTML"}) {
    CAPTURE(name);
    CHECK(client.get(name).status == 404);
  }
  for (const char* name :
       {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/assets/..%5c..%5csecret.txt", "/index.html%00.js"}) {
    CAPTURE(name);
    CHECK(client.get(name).status == 400);
  }
}

TEST_CASE("pages of an application get its entry and missing files do not") {
  const Site site;
  TestServer server(site_routes(site));
  Client client = server.client();
  CHECK(client.get("/admin").body == "<p>admin");
  CHECK(client.get("/admin/cases/7").body == "<p>admin");
  CHECK(client.get("/admin/").body == "<p>admin");
  CHECK(client.get("/admin/old-12345678.js").status == 404);
  CHECK(client.get("/gone/x").status == 404);
}

TEST_CASE("a directory that cannot be read is reported") {
  CHECK_THROWS_AS(StaticFiles{"/nowhere/at/all"}, StaticFilesFailed);
}

TEST_CASE("a download is streamed, whole or in ranges") {
  const Site site;
  const fs::path path = site.directory() / "big.bin";
  std::string bytes(3'000'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(i * 31 >> 3U);
  }
  std::ofstream{path, std::ios::binary} << bytes;
  const auto download = [&](std::uint64_t offset, std::optional<std::uint64_t> size) {
    return Handler{[=](const Request&, const Reply& reply) {
      Response response;
      response.headers = {{"Content-Type", "application/octet-stream"}, {"ETag", "\"v1\""}};
      response.file = FileBody{path.string(), offset, size};
      reply(std::move(response));
    }};
  };
  TestServer server({{Method::get, "/all", download(0, {})},
                     {Method::get, "/part", download(10, 20)},
                     {Method::get, "/short", download(2'999'999, 2)},
                     {Method::get, "/missing", Handler{[](const Request&, const Reply& reply) {
                        Response response;
                        response.file = FileBody{"/nowhere/at/all", 0, {}};
                        reply(std::move(response));
                      }}}});
  Client client = server.client();
  const auto all = client.get("/all");
  CHECK(all.header("Accept-Ranges") == "bytes");
  CHECK((all.status == 200 && all.body == bytes));
  const auto some = client.get("/all", {{"Range", "bytes=100-199"}});
  CHECK(some.status == 206);
  CHECK(some.header("Content-Range") == "bytes 100-199/3000000");
  CHECK(some.body == bytes.substr(100, 100));
  CHECK(client.get("/part").body == bytes.substr(10, 20));
  CHECK(client.get("/part", {{"Range", "bytes=-5"}}).body == bytes.substr(25, 5));
  const auto beyond = client.get("/part", {{"Range", "bytes=20-"}});
  CHECK(beyond.status == 416);
  CHECK(beyond.header("Content-Range") == "bytes */20");
  CHECK(client.get("/all", {{"Range", "bytes=0-9"}, {"If-Range", "\"v1\""}}).status == 206);
  CHECK(client.get("/all", {{"Range", "bytes=0-9"}, {"If-Range", "\"v2\""}}).status == 200);
  CHECK(client.get("/all", {{"If-None-Match", "\"v1\""}}).status == 304);
  CHECK(client.request("HEAD", "/all").header("Content-Length") == "3000000");
  CHECK(client.get("/short").status == 500);
  CHECK(client.get("/missing").status == 500);
}
