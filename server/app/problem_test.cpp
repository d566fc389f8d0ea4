#include "app/problem.hpp"

#include "infra/blobs/error.hpp"
#include "infra/store/database.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <array>

namespace liandong::app {
namespace {

const Messages& words() {
  static const Messages messages = Messages::load(source_dir() + "/data/messages");
  return messages;
}

http::Request request() {
  http::Request made;
  made.request_id = "0123456789abcdef";
  return made;
}

constexpr std::array<RefusalInfo, 2> table{{
    {RefusalCode{1}, "stale_version", "", RefusalKind::state},
    {RefusalCode{2}, "unit_has_posts", "3.1.3-a", RefusalKind::state},
}};

TEST_CASE("A problem has type, Chinese title first, status, code and the incident.") {
  const auto asked = request();
  const auto response = problem(words(), &asked, 404, "not_found");
  CHECK(response.status == 404);
  CHECK(response.body.starts_with(R"({"type":"urn:liandong:problem:not_found","title":")"));
  CHECK(response.body.find(R"("title_en":")") != std::string::npos);
  CHECK(response.body.find(R"("status":404,"code":"not_found","incident":"0123456789abcdef"})") !=
        std::string::npos);
}

TEST_CASE("A code without a sentence gets that of its status.") {
  const auto response = problem(words(), nullptr, 422, "never_heard_of");
  CHECK(response.body.find(words().of("refusal.status_422").zh) != std::string::npos);
  CHECK(response.body.find(R"("code":"never_heard_of")") != std::string::npos);
}

TEST_CASE(
    "A refusal brings status, clause and parameters; a stale version names the present one.") {
  const std::array<std::span<const RefusalInfo>, 1> tables{table};
  const auto stale = problem(words(), nullptr, tables, {RefusalCode{1}, {}, {}, 7}, {});
  CHECK(stale.status == 409);
  CHECK(stale.body.find(R"("params":{"version":7})") != std::string::npos);
  const auto unit =
      problem(words(), nullptr, tables, {RefusalCode{2}, FixedText<48>{"130581100"}, {}, 3}, {});
  CHECK(unit.body.find(R"("clause":"3.1.3-a","params":{"subject":"130581100","number":3})") !=
        std::string::npos);
  CHECK(problem(words(), nullptr, tables, {RefusalCode{3}, {}, {}, 0}, {}).status == 422);
}

TEST_CASE("Each kind of refusal has its status.") {
  CHECK(status_of(RefusalKind::shape) == 400);
  CHECK(status_of(RefusalKind::forbidden) == 403);
  CHECK(status_of(RefusalKind::absent) == 404);
  CHECK(status_of(RefusalKind::state) == 409);
  CHECK(status_of(RefusalKind::rule) == 422);
}

TEST_CASE("Shape errors name field, rule and both messages.") {
  const auto response = problem(words(), nullptr, {{"party.name", "required"}});
  CHECK(response.status == 400);
  CHECK(response.body.find(
            R"("errors":[{"field":"party.name","rule":"required","message":"必须填写。")") !=
        std::string::npos);
}

TEST_CASE("A store that is away is 503 with Retry-After; anything else is 500 without its text.") {
  const auto asked = request();
  std::string logged;
  const auto log = [&](const std::string& line) { logged += line; };
  const auto away = std::make_exception_ptr(store::StoreUnavailable{"disk is full"});
  const auto response = problem(words(), &asked, away, log);
  CHECK(response.status == 503);
  CHECK(response.header("Retry-After").has_value());
  const auto bug = std::make_exception_ptr(std::logic_error{"secret detail"});
  const auto failed = problem(words(), &asked, bug, log);
  CHECK(failed.status == 500);
  CHECK(failed.body.find("secret") == std::string::npos);
  CHECK(logged.find("incident 0123456789abcdef: secret detail") != std::string::npos);
  CHECK(problem(words(), &asked, std::make_exception_ptr(7), {}).status == 500);
}

TEST_CASE("A disk of files that is full or fails is 503 with Retry-After as well.") {
  const auto asked = request();
  for (const auto& failure : {std::make_exception_ptr(blobs::DiskFull("write: no room")),
                              std::make_exception_ptr(blobs::BlobIoError("create: too many"))}) {
    std::string logged;
    const auto response =
        problem(words(), &asked, failure, [&](const auto& line) { logged = line; });
    CHECK(response.status == 503);
    CHECK(response.body.find(R"("code":"unavailable")") != std::string::npos);
    CHECK(response.header("Retry-After").has_value());
    CHECK(logged.starts_with("incident 0123456789abcdef: "));
  }
}

TEST_CASE("Instants are spoken in local time, cut to the minute.") {
  CHECK(spoken_zh({1'795'332'659}) == "2026年11月22日 15:30");
  CHECK(spoken_en({1'795'332'600}) == "2026-11-22 15:30");
  CHECK(spoken_zh({1'795'332'599}) == "2026年11月22日 15:29");
}

}  // namespace
}  // namespace liandong::app
