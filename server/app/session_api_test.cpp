// Sessions over a real server: signing in, lock-out, CSRF, idle time, acting, passwords, drafts.
#include "app/session_fixture.hpp"
#include "infra/json/read.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

bool has_text(std::string_view bytes, std::string_view words) {
  return bytes.find(words) != std::string_view::npos;
}

bool has(const http::ClientResponse& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

TEST_CASE("The right password opens a session with posts, roles, city and preferences.") {
  CityHall hall;
  Browser browser{hall.port()};
  const auto response = browser.sign_in(" Township100.Head ");
  CHECK(response.status == 200);
  CHECK(has(response, R"("login":"township100.head")"));
  CHECK(has(response, R"("id":"130581100","name":"南宫市苏村镇人民政府","short_name":"苏村镇")"));
  CHECK(has(response, R"("kind":"township_government")"));
  CHECK(has(response, R"("roles":["head"],"substitutes_for":null,"until":null)"));
  CHECK(has(response, R"("must_change_password":false,"idle_minutes":30)"));
  CHECK(has(response, R"("city":{"code":"130581","name":"南宫市","name_en":"Nangong"})"));
  CHECK(has(response, R"("server_time":"2026-11-20T09:00:00+08:00")"));
  const std::string cookie = response.header("Set-Cookie");
  for (const char* attribute : {"liandong_session=", "HttpOnly", "SameSite=Strict", "Secure"}) {
    CHECK_MESSAGE(cookie.find(attribute) != std::string::npos, attribute);
  }
  CHECK(said(browser.get("/api/v1/session")) == "200");
}

TEST_CASE("The cookie is not secure only where the options say so.") {
  CityHall hall{GuardOptions{false, {}, 50, 200}};
  Browser browser{hall.port()};
  CHECK(browser.sign_in("system.admin").header("Set-Cookie").find("Secure") == std::string::npos);
}

TEST_CASE("A wrong password and an unknown name get the same answer.") {
  CityHall hall;
  Browser browser{hall.port()};
  const auto wrong = browser.sign_in("township100.head", "wrong");
  const auto unknown = browser.sign_in("nobody.at.all", "wrong");
  CHECK(said(wrong) == "401 wrong_credentials");
  CHECK(said(unknown) == "401 wrong_credentials");
  CHECK(Browser::member(wrong.body, "title") == Browser::member(unknown.body, "title"));
  CHECK(wrong.header("Content-Type") == "application/problem+json");
}

TEST_CASE("The fifth failure locks known and unknown names alike, for 15 minutes.") {
  CityHall hall;
  Browser browser{hall.port()};
  for (const char* login : {"township100.head", "nobody.at.all"}) {
    for (int failure = 1; failure <= 4; ++failure) {
      CHECK(said(browser.sign_in(login, "wrong")) == "401 wrong_credentials");
    }
    const auto fifth = browser.sign_in(login, "wrong");
    CHECK(said(fifth) == "429 locked_out");
    CHECK(has(fifth, R"("params":{"until":"2026-11-20T09:15:00+08:00"})"));
    CHECK(has(fifth, "2026年11月20日 09:15"));
    CHECK(fifth.header("Retry-After") == "900");
    CHECK(said(browser.sign_in(login)) == "429 locked_out");
  }
  hall.pass(15 * 60 - 1);
  CHECK(said(browser.sign_in("township100.head")) == "429 locked_out");
  hall.pass(1);
  CHECK(said(browser.sign_in("township100.head")) == "200");
  CHECK(said(browser.sign_in("nobody.at.all", "wrong")) == "401 wrong_credentials");
}

TEST_CASE("One address trying one name is slowed down after fifteen attempts.") {
  CityHall hall;
  Browser browser{hall.port()};
  for (int attempt = 1; attempt <= 15; ++attempt) {
    CHECK(said(browser.sign_in("no", "wrong")) != "429 rate_limited");
  }
  CHECK(said(browser.sign_in("no", "wrong")) == "429 rate_limited");
  CHECK(said(browser.sign_in("somebody.else", "wrong")) == "401 wrong_credentials");
  hall.pass(5);
  CHECK(said(browser.sign_in("no", "wrong")) != "429 rate_limited");
}

TEST_CASE("Signing in from another site is refused before anything is compared.") {
  CityHall hall;
  Browser browser{hall.port()};
  browser.extra = {{"Origin", "https://evil.example"}};
  CHECK(said(browser.sign_in("township100.head")) == "403 csrf_failed");
  browser.extra = {{"Sec-Fetch-Site", "cross-site"}};
  CHECK(said(browser.sign_in("township100.head")) == "403 csrf_failed");
  browser.extra = {{"Origin", "null"}};
  CHECK(said(browser.sign_in("township100.head")) == "403 csrf_failed");
  // The client of the tests names its host "test".
  browser.extra = {{"Origin", "http://test"}, {"Sec-Fetch-Site", "same-origin"}};
  CHECK(said(browser.sign_in("township100.head")) == "200");
}

TEST_CASE("Without a session, with garbage or with a forged token the answer is 401.") {
  CityHall hall;
  Browser browser{hall.port()};
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
  browser.cookie = "liandong_session=garbage";
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
  browser.cookie = "liandong_session=" + std::string(43, 'A');
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("An unsafe request needs the CSRF token of its own session and no foreign origin.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  Browser other{hall.port(), "township101.head"};
  const std::string right = browser.csrf;
  const auto put = [&] { return said(browser.send("PUT", "/api/v1/preferences/elder", "true")); };
  browser.csrf = "";
  CHECK(put() == "403 csrf_failed");
  browser.csrf = right + "x";
  CHECK(put() == "403 csrf_failed");
  browser.csrf = other.csrf;
  CHECK(put() == "403 csrf_failed");
  browser.csrf = right;
  CHECK(put() == "204");
  browser.extra = {{"Origin", "https://evil.example"}};
  CHECK(put() == "403 csrf_failed");
  CHECK(said(browser.get("/api/v1/session")) == "200");
}

TEST_CASE("A session idle for 30 minutes ends, one second before it lives and lives on.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  hall.pass(30 * 60 - 1);
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(30 * 60 - 1);
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(30 * 60);
  const auto ended = browser.get("/api/v1/session");
  CHECK(said(ended) == "401 unauthenticated");
  CHECK(ended.header("Set-Cookie").find("Max-Age=0") != std::string::npos);
}

TEST_CASE("Idle time counts from the last request, also between two notes of it in the store.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(50);
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(30 * 60 - 1);
  CHECK(said(browser.get("/api/v1/session")) == "200");
}

TEST_CASE("An administrator's session ends after 15 idle minutes and says so beforehand.") {
  CityHall hall;
  Browser browser{hall.port()};
  CHECK(has(browser.sign_in("security.admin"), R"("idle_minutes":15)"));
  hall.pass(15 * 60 - 1);
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(15 * 60);
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("A busy session ends after 12 hours.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  for (int quarter = 1; quarter < 48; ++quarter) {
    hall.pass(900);
    REQUIRE(said(browser.get("/api/v1/session")) == "200");
  }
  hall.pass(899);
  CHECK(said(browser.get("/api/v1/session")) == "200");
  hall.pass(6);  // the caller is remembered for five seconds
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("Signing out ends the session at once and removes the cookie.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  const auto out = browser.send("DELETE", "/api/v1/session", {});
  CHECK(said(out) == "204");
  CHECK(out.header("Set-Cookie").find("Max-Age=0") != std::string::npos);
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("Signing in on a used browser ends the session that was there.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  const std::string earlier = browser.cookie;
  CHECK(said(browser.sign_in("township101.head")) == "200");
  browser.cookie = earlier;
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("A substitute acts in the absent holder's post until the substitution ends.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.liaison1"};
  const std::string post = hall.words(
      "select p.id from post p join person h on h.id = p.person where h.login = "
      "'township100.head' and p.unit = '130581100'");
  const auto acting = browser.post("/api/v1/session/acting", R"({"post_id":")" + post + "\"}");
  CHECK(said(acting) == "200");
  CHECK(has(acting, R"("acting":{"post_id":")" + post + "\""));
  CHECK(has(acting, R"("substitutes_for":{"id":")" + hall.person("township100.head")));
  CHECK(has(acting, R"("until":"2026-12-05T00:00:00+08:00")"));
  hall.write([](store::Connection& writer) {
    writer.execute("update delegation set valid_until = $1", {Instant{1'795'136'401}});
  });
  hall.pass(6);
  CHECK(has(browser.get("/api/v1/session"), R"("acting":null)"));
}

TEST_CASE("Nobody acts in a post of somebody else.") {
  CityHall hall;
  Browser browser{hall.port(), "township101.head"};
  const std::string post = hall.words("select id from post where unit = '130581100' limit 1");
  CHECK(said(browser.post("/api/v1/session/acting", R"({"post_id":")" + post + "\"}")) ==
        "422 post_unknown");
  CHECK(said(browser.post("/api/v1/session/acting", R"({"post":1})")) == "400 shape");
}

TEST_CASE("A disabled person's session ends with the next request.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  Browser admin{hall.port(), "system.admin"};
  CHECK(said(browser.get("/api/v1/session")) == "200");
  const std::string path = "/api/v1/people/" + hall.person("township100.head") + "/disable";
  CHECK(said(admin.post(path)) == "204");
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
  CHECK(said(browser.sign_in("township100.head")) == "401 wrong_credentials");
}

struct Change {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};

  http::ClientResponse change(std::string_view from, std::string_view to) {
    return browser.post("/api/v1/session/password", R"({"old_password":")" + std::string{from} +
                                                        R"(","new_password":")" + std::string{to} +
                                                        "\"}");
  }
};

TEST_CASE("A new password needs the old one, the policy and no repetition of the last five.") {
  Change room;
  CHECK(said(room.change("wrong", "Sucun-7531")) == "422 old_password_wrong");
  const auto weak = room.change(shared_password, "short");
  CHECK(said(weak) == "422 password_policy");
  CHECK(has(weak, R"("field":"new_password","rule":"too_short")"));
  CHECK(has(weak, R"("rule":"too_few_classes")"));
  const auto same = room.change(shared_password, shared_password);
  CHECK(has(same, R"("rule":"reused")"));
  CHECK(said(room.change(shared_password, "Sucun-7531")) == "204");
  CHECK(has(room.change("Sucun-7531", shared_password), R"("rule":"reused")"));
  CHECK(said(room.browser.sign_in("township100.head")) == "401 wrong_credentials");
  CHECK(said(room.browser.sign_in("township100.head", "Sucun-7531")) == "200");
}

TEST_CASE("The sixth last password may come back.") {
  Change room;
  std::string present{shared_password};
  // The founding counted the shared password twice.
  for (int n = 1; n <= 5; ++n) {
    const std::string next = "Sucun-753" + std::to_string(n);
    REQUIRE(said(room.change(present, next)) == "204");
    present = next;
  }
  CHECK(said(room.change(present, shared_password)) == "204");
}

TEST_CASE("A changed password ends the other sessions of the person and keeps this one.") {
  Change room;
  Browser elsewhere{room.hall.port(), "township100.head"};
  CHECK(said(room.change(shared_password, "Sucun-7531")) == "204");
  CHECK(said(room.browser.get("/api/v1/session")) == "200");
  CHECK(said(elsewhere.get("/api/v1/session")) == "401 unauthenticated");
}

TEST_CASE("Guessing the old password within a session locks the account.") {
  Change room;
  for (int failure = 1; failure <= 4; ++failure) {
    CHECK(said(room.change("wrong", "Sucun-7531")) == "422 old_password_wrong");
  }
  CHECK(said(room.change("wrong", "Sucun-7531")) == "429 locked_out");
  CHECK(said(room.browser.sign_in("township100.head")) == "429 locked_out");
}

TEST_CASE("A password of 90 days or from an administrator must be changed before anything else.") {
  Change room;
  room.hall.pass(90 * seconds_per_day - 1);
  CHECK(has(room.browser.sign_in("township100.head"), R"("must_change_password":false)"));
  room.hall.pass(6);
  CHECK(has(room.browser.get("/api/v1/session"), R"("must_change_password":true)"));
  CHECK(said(room.browser.get("/api/v1/units")) == "403 must_change_password");
  CHECK(said(room.browser.send("PUT", "/api/v1/drafts/a", "1")) == "403 must_change_password");
  CHECK(said(room.change(shared_password, "Sucun-7531")) == "204");
  CHECK(said(room.browser.get("/api/v1/units")) == "200");
}

TEST_CASE("Administrators need twelve characters where others need eight.") {
  CityHall hall;
  Browser admin{hall.port(), "audit.admin"};
  const auto change = [&](const char* to) {
    return admin.post(
        "/api/v1/session/password",
        R"({"old_password":"Liandong-2026","new_password":")" + std::string{to} + "\"}");
  };
  CHECK(has(change("aB3-xyzwqrs"), R"("rule":"too_short")"));
  CHECK(said(change("aB3-xyzwqrst")) == "204");
}

TEST_CASE("Preferences come back with the session; drafts are kept, read and dropped.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  CHECK(said(browser.send("PUT", "/api/v1/preferences/elder", "true")) == "204");
  CHECK(said(browser.send("PUT", "/api/v1/preferences/page_size", R"({"n":50})")) == "204");
  CHECK(
      has(browser.get("/api/v1/session"), R"("preferences":{"elder":true,"page_size":{"n":50}})"));
  CHECK(said(browser.send("PUT", "/api/v1/preferences/elder", "{broken")) == "400 body_malformed");
  CHECK(said(browser.send("PUT", "/api/v1/preferences/a%20b", "1")) == "400 field_invalid");
  const std::string at_limit = "\"" + std::string(16 * 1024 - 2, 'x') + "\"";
  CHECK(said(browser.send("PUT", "/api/v1/preferences/big", at_limit)) == "204");
  CHECK(said(browser.send("PUT", "/api/v1/preferences/big", at_limit + " ")) ==
        "413 draft_too_large");

  CHECK(said(browser.get("/api/v1/drafts/finding")) == "200");
  CHECK(browser.get("/api/v1/drafts/finding").body == "null");
  const auto saved = browser.send("PUT", "/api/v1/drafts/finding", R"({"title":"私搭"})");
  CHECK(saved.body == R"({"saved_at":"2026-11-20T09:00:00+08:00"})");
  CHECK(browser.get("/api/v1/drafts/finding").body ==
        R"({"body":{"title":"私搭"},"saved_at":"2026-11-20T09:00:00+08:00"})");
  Browser other{hall.port(), "township101.head"};
  CHECK(other.get("/api/v1/drafts/finding").body == "null");
  CHECK(said(browser.send("DELETE", "/api/v1/drafts/finding", {})) == "204");
  CHECK(browser.get("/api/v1/drafts/finding").body == "null");
}

TEST_CASE("A draft lies sealed in the store, anew each time, and opens in no other row.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  const std::string body = R"({"party":"贾某某","telephone":"13900000000"})";
  const auto lies = [&] { return hall.words("select body from draft"); };
  CHECK(said(browser.send("PUT", "/api/v1/drafts/finding", body)) == "200");
  const std::string first = lies();
  CHECK_FALSE(has_text(first, "贾某某"));
  CHECK_FALSE(has_text(first, "13900000000"));
  CHECK(said(browser.send("PUT", "/api/v1/drafts/finding", body)) == "200");
  CHECK(lies() != first);
  CHECK(has(browser.get("/api/v1/drafts/finding"), body));
  hall.write([](store::Connection& writer) { writer.execute("update draft set key = 'b'", {}); });
  CHECK(browser.get("/api/v1/drafts/b").status == 500);
}

TEST_CASE("A session above its rate is told to wait, another one is not.") {
  CityHall hall{GuardOptions{true, {}, 2, 3}};
  Browser browser{hall.port(), "township100.head"};
  Browser other{hall.port(), "township101.head"};
  for (int n = 1; n <= 3; ++n) {
    CHECK(said(browser.get("/api/v1/session")) == "200");
  }
  CHECK(said(browser.get("/api/v1/session")) == "429 rate_limited");
  CHECK(said(other.get("/api/v1/session")) == "200");
  hall.pass(1);
  CHECK(said(browser.get("/api/v1/session")) == "200");
}

TEST_CASE("The store keeps neither tokens nor passwords.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  const std::string token = browser.cookie.substr(browser.cookie.find('=') + 1);
  CHECK(hall.count("select count(*) from session where token_hash = '" + token + "'") == 0);
  CHECK(hall.count("select count(*) from audit where params like '%" +
                   std::string{shared_password} + "%'") == 0);
  CHECK(hall.count("select count(*) from person where password_hash not like '$argon2id$%'") == 0);
}

TEST_CASE("Sign-ins, failures and sign-outs stand in the audit list; an unknown name does not.") {
  CityHall hall;
  Browser browser{hall.port(), "township100.head"};
  CHECK(said(browser.sign_in("my.secret.password", "wrong")) == "401 wrong_credentials");
  CHECK(said(browser.send("DELETE", "/api/v1/session", {})) == "204");
  Browser admin{hall.port(), "audit.admin"};
  const auto list = admin.get("/api/v1/audit?limit=10");
  CHECK(said(list) == "200");
  CHECK(has(list, R"("kind":"signed_out")"));
  CHECK(has(list, R"("kind":"sign_in_failed","person":null)"));
  CHECK(has(list, R"("kind":"signed_in")"));
  CHECK(has(list, R"("params":{"address":"127.0.0.1"})"));
  CHECK_FALSE(has(list, "secret"));
}

}  // namespace
}  // namespace liandong::app
