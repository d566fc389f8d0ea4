// Erasable text: personal data is not in the file in clear, and the log outlives its erasure.
#include "engine/content.hpp"

#include "engine/replay.hpp"
#include "infra/crypto/error.hpp"
#include "infra/crypto/sm3.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace liandong::engine {
namespace {

using test::literal;
using test::TestCity;
using test::with;

constexpr std::string_view name = "欧阳种植甲";
constexpr std::string_view identity = "130581199001017777";
constexpr std::string_view address = "种植地址东街九十九号";
constexpr std::string_view telephone = "0319-7654321";
constexpr std::string_view officer = "司马执法乙";

MatterId planted(TestCity& city) {
  const MatterId matter =
      city.must(city.actor(test::sucun), "record_finding",
                with(city.finding_body(city.now()),
                     {{"in_progress", "true"},
                      {"party", with(R"({"kind":"person"})", {{"name", literal(name)},
                                                              {"identifier", literal(identity)},
                                                              {"address", literal(address)}})}}))
          .id;
  city.must(
      city.actor(test::sucun), "record_dissuasion",
      with(R"({"location":"村北","manner":"口头","result":"not_stopped"})",
           {{"dissuaded_at", literal(city.now())},
            {"officers",
             "[" + with("{}", {{"name", literal(officer)}, {"certificate", literal("冀E001")}}) +
                 "]"}}),
      matter);
  city.attach_all(matter);
  city.must(city.actor(test::sucun), "issue",
            with(test::issue_body, {{"contact", literal(telephone)}}), matter);
  return matter;
}

std::string bytes_of(const std::string& path) {
  std::stringstream all;
  for (const auto* end : {"", "-wal", "-shm"}) {
    std::ifstream file{path + end, std::ios::binary};
    if (file) all << file.rdbuf();
  }
  return all.str();
}

std::string page_of(TestCity& city, MatterId matter) {
  const Actor actor = city.actor(test::sucun);
  const auto page = read_matter(city.read_context(actor), matter);
  REQUIRE(page);
  std::string text = page->details.text;
  for (const auto& entry : page->timeline) text += entry.fields.text;
  return text;
}

}  // namespace

// What is written is the same for every store; only SQLite's is one file that can be looked into.
TEST_CASE("personal texts are not in the database file in clear, but people concerned read them" *
          doctest::skip(test::on_postgres())) {
  const test::TestStore file{test::TestStore::Kind::file};
  {
    TestCity city{{&file, test::at("2026-03-02 09:00"), {}}};
    const MatterId matter = planted(city);
    const std::string page = page_of(city, matter);
    const std::string bytes = bytes_of(file.location());
    for (const auto secret : {name, identity, address, telephone, officer}) {
      CAPTURE(secret);
      CHECK(page.find(secret) != std::string::npos);
      CHECK(bytes.find(secret) == std::string::npos);
    }
    CHECK(bytes.find("在耕地上浇筑地基") != std::string::npos);  // so the search does find texts
  }
  const std::string bytes = bytes_of(file.location());
  CHECK(bytes.find(name) == std::string::npos);
  CHECK(bytes.find(telephone) == std::string::npos);
}

TEST_CASE("erased texts are shown as null, and the log still verifies and replays") {
  TestCity city;
  const MatterId matter = planted(city);
  city.write([](store::Connection& connection) {
    connection.execute(
        "update content set salt = null, body = null, erased_at = 1 where personal = 1");
  });
  const std::string page = page_of(city, matter);
  CHECK(page.find(name) == std::string::npos);
  CHECK(page.find(R"("name":null)") != std::string::npos);
  CHECK(page.find(R"("contact":null)") != std::string::npos);
  CHECK(page.find("在耕地上浇筑地基") != std::string::npos);
  CHECK(verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty());
  city.must(city.actor(test::land), "receive", "{}", matter);
}

TEST_CASE("a plain text that was altered, or is gone without having been erased, is found") {
  TestCity city;
  const MatterId matter = planted(city);
  const auto fault = [&] {
    return verify_log(city.reader(), TestCity::code(), city.systems()).first_fault;
  };
  const auto change = [&](std::string_view sql) {
    city.write([&](store::Connection& connection) { connection.script(sql); });
  };
  REQUIRE(fault() == "");
  change("update content set body = body || 'x' where personal = 0");
  CHECK(fault().find(matter.str()) != std::string::npos);
  change("update content set body = substr(body, 1, length(body) - 1) where personal = 0");
  REQUIRE(fault() == "");
  change("update content set salt = zeroblob(16) where personal = 0");
  CHECK(fault() != "");
  change("update content set salt = null, body = null, erased_at = 1 where personal = 0");
  CHECK(fault() == "");
  change("delete from content where personal = 1");
  CHECK(fault() != "");
}

TEST_CASE("erasing the salt of the subject alone makes every personal text unreadable") {
  TestCity city;
  const MatterId matter = planted(city);
  city.write([](store::Connection& connection) {
    connection.execute("update content_subject set salt = null, erased_at = 1");
  });
  const std::string page = page_of(city, matter);
  CHECK(page.find(name) == std::string::npos);
  CHECK(page.find(R"("name":null)") != std::string::npos);
  CHECK(verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty());
}

TEST_CASE("a sealed text that was altered is never shown") {
  TestCity city;
  const MatterId matter = planted(city);
  city.write([](store::Connection& connection) {
    connection.execute(
        "update content set body = substr(body, 1, length(body) - 1) || zeroblob(1) where personal "
        "= 1");
  });
  const Actor actor = city.actor(test::sucun);
  CHECK_THROWS_AS((void)read_matter(city.read_context(actor), matter), crypto::SealBroken);
}

TEST_CASE("the log holds a commitment that opens to the text and its salt, and no words") {
  TestCity city;
  planted(city);
  CHECK(city.number(
            "select count(*) from event where payload like '%耕地%' or payload like '%欧阳%'") ==
        0);
  CHECK(city.number(
            "select count(*) from matter where state like '%耕地%' or state like '%欧阳%'") == 0);
  city.reader().query(
      "select id, salt, body from content where personal = 0", {}, [&](const store::Row& row) {
        crypto::Sm3 hash;
        const std::string hex =
            crypto::to_hex(hash.update(row.text(1)).update(row.text(2)).finish());
        CHECK(city.number("select count(*) from event where payload like $1",
                          {"%\"id\":\"" + row.str(0) + "\",\"commitment\":\"" + hex + "\"%"}) >= 1);
      });
}

}  // namespace liandong::engine
