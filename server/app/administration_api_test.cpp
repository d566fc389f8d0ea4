// Units, people, posts, substitutes, imports and the audit list over a real server.
#include "app/session_fixture.hpp"
#include "infra/identity/refusals.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <thread>

namespace liandong::app {
namespace {

bool has(const http::ClientResponse& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

struct Administration : CityHall {
  Browser system{port(), "system.admin"};
  Browser security{port(), "security.admin"};
  Browser audit{port(), "audit.admin"};
  Browser head{port(), "township100.head"};

  std::string new_person(std::string_view login) {
    const auto made =
        system.post("/api/v1/people", R"({"name":"新人","login":")" + std::string{login} + "\"}");
    REQUIRE(made.status == 201);
    return Browser::member(made.body, "id");
  }
  http::ClientResponse appoint(const std::string& person, std::string_view unit,
                               std::string_view roles) {
    return security.post("/api/v1/posts", R"({"person":")" + person + R"(","unit":")" +
                                              std::string{unit} + R"(","roles":)" +
                                              std::string{roles} + "}");
  }
};

TEST_CASE("Each administrator has a desk of its own and nobody has all.") {
  Administration hall;
  const std::string person = hall.person("township101.head");
  struct Row {
    const char* method;
    std::string path;
    const char* body;
    char desk;  // whose it is
  };
  const Row rows[] = {
      {"POST", "/api/v1/units", "{}", 's'},
      {"POST", "/api/v1/units/130581100/update", "{}", 's'},
      {"POST", "/api/v1/people", R"({"name":"甲","login":"aa1"})", 's'},
      {"POST", "/api/v1/people/" + person + "/update", "{}", 's'},
      {"POST", "/api/v1/people/" + person + "/unlock", "{}", 'c'},
      {"POST", "/api/v1/posts", "{}", 'c'},
      {"POST", "/api/v1/delegations/none/end", "{}", 'c'},
      {"POST", "/api/v1/imports/units", "", 's'},
      {"GET", "/api/v1/audit", "", 'a'},
  };
  for (const Row& row : rows) {
    const auto allowed = [&](Browser& browser) {
      return said(browser.send(row.method, row.path, row.body)) != "403 forbidden";
    };
    CHECK_MESSAGE(allowed(hall.system) == (row.desk == 's'), row.path);
    CHECK_MESSAGE(allowed(hall.security) == (row.desk == 'c'), row.path);
    CHECK_MESSAGE(allowed(hall.audit) == (row.desk == 'a'), row.path);
    CHECK_FALSE_MESSAGE(allowed(hall.head), row.path);
  }
  CHECK(has(hall.audit.get("/api/v1/audit?kind=access_refused"),
            R"("subject":"POST /api/v1/units")"));
}

TEST_CASE("Everybody signed in reads units and who serves in them, nobody else does.") {
  Administration hall;
  const auto units = hall.head.get("/api/v1/units");
  CHECK(said(units) == "200");
  CHECK(has(units, R"("id":"130581100","name":"南宫市苏村镇人民政府","short_name":"苏村镇")"));
  CHECK(has(units, R"("superior":{"id":"1305.ecology_environment","name":"邢台市生态环境局"})"));
  const auto people = hall.head.get("/api/v1/units/130581100/people");
  CHECK(has(people, R"("roles":["head"],"available":false,"reason":"substituted")"));
  CHECK(has(people, R"("roles":["head"],"available":true,"reason":"substitute")"));
  CHECK(has(people, R"("available":true,"reason":null)"));
  CHECK(said(hall.head.get("/api/v1/units/nowhere/people")) == "404 not_found");
  CHECK(said(hall.head.get("/api/v1/people")) == "403 forbidden");
  Browser stranger{hall.port()};
  CHECK(said(stranger.get("/api/v1/units")) == "401 unauthenticated");
}

TEST_CASE("A new unit is there for everybody at once and its creation stands in the log.") {
  Administration hall;
  const auto made = hall.system.post(
      "/api/v1/units",
      R"({"id":"130581.tourism","name":"南宫市旅游局","kind":"municipal_department",)"
      R"("parent_id":"130581.government","legal_subject":true,"document_code":"南旅"})");
  CHECK(said(made) == "201");
  CHECK(made.body == R"({"id":"130581.tourism"})");
  CHECK(has(hall.head.get("/api/v1/units"), R"("id":"130581.tourism")"));
  CHECK(hall.words("select type from event where stream_id = 'directory:130581.tourism'") ==
        "directory.unit_created.v1");
  const auto again =
      hall.system.post("/api/v1/units", R"({"id":"130581.tourism","name":"x","kind":"court"})");
  CHECK(said(again) == "422 unit_exists");
  CHECK(said(hall.system.post("/api/v1/units", R"({"id":"x1","name":"x","kind":"palace"})")) ==
        "400 shape");
  CHECK(said(hall.system.post("/api/v1/units/130581.tourism/update",
                              R"({"document_code":"苏政"})")) == "422 document_code_taken");
  CHECK(said(hall.system.post("/api/v1/units/130581.tourism/update", R"({"active":false})")) ==
        "204");
  CHECK(said(hall.system.post("/api/v1/units/130581100/update", R"({"active":false})")) ==
        "409 unit_has_posts");
}

TEST_CASE("A new person gets a one-time password, shown once, and must change it.") {
  Administration hall;
  hall.system.key = "one-key";
  const char* body = R"({"name":"钱多多","login":"Qian.Duoduo"})";
  const auto made = hall.system.post("/api/v1/people", body);
  CHECK(said(made) == "201");
  const std::string password = Browser::member(made.body, "initial_password");
  CHECK(password.size() == 16);
  const auto repeated = hall.system.post("/api/v1/people", body);
  CHECK(said(repeated) == "201");
  CHECK(has(repeated, R"("initial_password":null)"));
  CHECK(Browser::member(repeated.body, "id") == Browser::member(made.body, "id"));
  CHECK(said(hall.system.post("/api/v1/people", R"({"name":"乙","login":"other"})")) ==
        "422 idempotency_key_reused");
  CHECK(hall.count("select count(*) from idempotency where response like '%" + password + "%'") ==
        0);
  CHECK(hall.count("select count(*) from event where payload like '%钱多多%'") == 0);
  Browser fresh{hall.port()};
  CHECK(has(fresh.sign_in("qian.duoduo", password), R"("must_change_password":true)"));
  CHECK(said(fresh.get("/api/v1/units")) == "403 must_change_password");
}

TEST_CASE("An administrator's act needs an idempotency key.") {
  Administration hall;
  hall.system.key = std::string(65, 'k');
  CHECK(said(hall.system.post("/api/v1/units/130581100/update")) == "400 idempotency_key_missing");
  hall.system.key = std::string(64, 'k');
  CHECK(said(hall.system.post("/api/v1/units/130581100/update")) == "204");
}

TEST_CASE("A reset password ends the sessions; an unlock opens a locked account.") {
  Administration hall;
  const std::string path = "/api/v1/people/" + hall.person("township100.head");
  const auto reset = hall.system.post(path + "/reset-password");
  CHECK(said(reset) == "200");
  CHECK(said(hall.head.get("/api/v1/session")) == "401 unauthenticated");
  const std::string password = Browser::member(reset.body, "initial_password");
  for (int failure = 1; failure <= 5; ++failure) {
    CHECK(hall.head.sign_in("township100.head", "wrong").status >= 400);
  }
  CHECK(said(hall.head.sign_in("township100.head", password)) == "429 locked_out");
  CHECK(said(hall.security.post(path + "/unlock")) == "204");
  CHECK(said(hall.head.sign_in("township100.head", password)) == "200");
  CHECK(said(hall.system.post("/api/v1/people/none/reset-password")) == "404 record_unknown");
}

TEST_CASE("Roles given take effect at once; a second post in the unit is refused.") {
  Administration hall;
  const std::string person = hall.new_person("newcomer");
  const auto post = hall.appoint(person, "130581100", R"(["handler"])");
  CHECK(said(post) == "201");
  CHECK(said(hall.appoint(person, "130581100", R"(["reader"])")) == "422 post_exists");
  CHECK(said(hall.appoint(person, "130581101", R"([])")) == "400 roles_missing");
  CHECK(said(hall.appoint(person, "130581101", R"(["king"])")) == "400 shape");
  const auto misfit = hall.appoint(person, "130581101", R"(["coordinator"])");
  CHECK(said(misfit) == "422 role_does_not_fit_unit");
  CHECK(has(misfit, R"("subject":"coordinator")"));
  CHECK(said(hall.appoint(person, "130581.government_office", R"(["audit_admin"])")) ==
        "422 administrator_is_exclusive");
  CHECK(has(hall.head.get("/api/v1/units/130581100/people"), person));
  const std::string path = "/api/v1/posts/" + Browser::member(post.body, "id");
  CHECK(said(hall.security.post(path + "/update", R"({"roles":["head","liaison_a"]})")) == "204");
  CHECK(
      has(hall.security.get("/api/v1/posts?person=" + person), R"("roles":["head","liaison_a"])"));
  CHECK(said(hall.security.post(path + "/end")) == "204");
  CHECK(said(hall.security.post(path + "/end")) == "409 post_ended");
  CHECK_FALSE(has(hall.head.get("/api/v1/units/130581100/people"), person));
}

TEST_CASE("The end of a post ends the session that acts in it.") {
  Administration hall;
  Browser browser{hall.port(), "township101.head"};
  const std::string post = hall.words(
      "select p.id from post p join person h on h.id = p.person where h.login = "
      "'township101.head'");
  CHECK(said(hall.security.post("/api/v1/posts/" + post + "/end")) == "204");
  CHECK(said(browser.get("/api/v1/session")) == "401 unauthenticated");
  CHECK(has(browser.sign_in("township101.head"), R"("acting":null,"posts":[])"));
}

TEST_CASE("The last security administrator stays.") {
  Administration hall;
  const auto refused =
      hall.system.post("/api/v1/people/" + hall.person("security.admin") + "/disable");
  CHECK(said(refused) == "422 last_administrator");
  CHECK(has(refused, R"("subject":"security_admin")"));
}

TEST_CASE("A substitute is named for a time, seen by the substitute, and taken back.") {
  Administration hall;
  const std::string post = hall.words(
      "select p.id from post p join person h on h.id = p.person where h.login = "
      "'township101.head'");
  const std::string substitute = hall.person("township101.handler1");
  const auto named = hall.security.post(
      "/api/v1/delegations",
      R"({"post_id":")" + post + R"(","substitute":")" + substitute +
          R"(","from":"2026-11-20T00:00:00+08:00","until":"2026-11-30T00:00:00+08:00"})");
  CHECK(said(named) == "201");
  Browser browser{hall.port()};
  CHECK(has(browser.sign_in("township101.handler1"), R"("until":"2026-11-30T00:00:00+08:00")"));
  CHECK(said(hall.security.post("/api/v1/delegations/" + Browser::member(named.body, "id") +
                                "/end")) == "204");
  CHECK_FALSE(has(browser.get("/api/v1/session"), R"("until":"2026-11-30T00:00:00+08:00")"));
  CHECK(said(hall.security.post(
            "/api/v1/delegations",
            R"({"post_id":")" + post + R"(","substitute":")" + substitute + "\"}")) == "400 shape");
}

TEST_CASE("Who stands in for a substitute is shown in the unit, an expired one is not.") {
  Administration hall;
  const std::string head = hall.person("township100.head");
  const std::string first = hall.person("township100.handler1");
  const std::string second = hall.person("township100.handler2");
  const auto post_of = [&](const std::string& person) {
    return hall.words("select id from post where person = '" + person + "'");
  };
  const auto name = [&](const std::string& post, const std::string& substitute,
                        std::string_view until) {
    return said(hall.security.post("/api/v1/delegations",
                                   R"({"post_id":")" + post + R"(","substitute":")" + substitute +
                                       R"(","from":"2026-11-20T08:00:00+08:00","until":")" +
                                       std::string{until} + "\"}"));
  };
  CHECK(name(post_of(head), first, "2026-11-21T09:00:00+08:00") == "201");
  CHECK(name(post_of(first), second, "2026-11-20T12:00:00+08:00") == "201");
  const std::string stands_in = R"("person":{"id":")" + second;
  const auto seen = [&] {
    const auto body = hall.head.get("/api/v1/units/130581100/people").body;
    std::size_t rows = 0;
    for (auto at = body.find(stands_in); at != std::string::npos;
         at = body.find(stands_in, at + 1)) {
      ++rows;
    }
    return rows;
  };
  CHECK(seen() == 3);   // the own post, that of the substitute, that of the head
  hall.pass(3 * 3600);  // exactly the end of the second substitution
  hall.head.sign_in("township100.head");
  CHECK(seen() == 1);
}

TEST_CASE("People are listed for administrators, by unit and by part of a name.") {
  Administration hall;
  const auto found = hall.system.get("/api/v1/people?q=township100.head");
  CHECK(has(found, R"("login":"township100.head")"));
  CHECK_FALSE(has(found, R"("login":"township101.head")"));
  CHECK(has(hall.audit.get("/api/v1/people?unit=130581101"), R"("login":"township101.head")"));
  CHECK_FALSE(has(found, "argon2id"));
  CHECK(said(hall.system.get("/api/v1/people?sort=1")) == "400 shape");
}

TEST_CASE("A change of a person keeps names and telephones out of the log.") {
  Administration hall;
  const std::string id = hall.person("township100.head");
  CHECK(said(hall.system.post("/api/v1/people/" + id + "/update",
                              R"({"telephone":"13900005721"})")) == "204");
  CHECK(has(hall.system.get("/api/v1/people?q=township100.head"), "13900005721"));
  CHECK(hall.words("select payload from event where stream_id = 'directory:" + id + "'") ==
        R"({"person":")" + id + R"(","fields":["telephone"]})");
  CHECK(hall.count("select count(*) from audit where params like '%13900005721%'") == 0);
}

TEST_CASE("The log of administration is chained and knows who acted.") {
  Administration hall;
  for (const char* address : {"甲路1号", "乙路2号"}) {
    CHECK(said(hall.system.post("/api/v1/units/130581100/update",
                                R"({"address":")" + std::string{address} + "\"}")) == "204");
  }
  CHECK(hall.count("select count(*) from event a join event b on b.stream_id = a.stream_id and "
                   "b.version = a.version + 1 and b.prev_hash = a.hash where a.stream_id = "
                   "'directory:130581100'") == 1);
  CHECK(hall.words("select actor from event where stream_id = 'directory:130581100' and version = "
                   "2") == hall.person("system.admin"));
}

constexpr const char* unit_header =
    "id,name,short_name,kind,parent_id,legal_subject,document_code,superior,superior_name,"
    "territory,address,telephone\n";

TEST_CASE("A table of units is tried, imported and brought in again as an update.") {
  Administration hall;
  const std::string table =
      std::string{unit_header} +
      "130581.desk,受理科,受理科,internal_office,130581.tourism,no,,,,130581,,\n"
      "130581.tourism,南宫市旅游局,市旅游局,municipal_department,"
      "130581.government,yes,南旅,,,130581,,\n";
  const auto trial = hall.system.post("/api/v1/imports/units?dry_run=1", table);
  CHECK(said(trial) == "200");
  CHECK(trial.body == R"({"rows":2,"created":2,"updated":0,"errors":[]})");
  CHECK_FALSE(has(hall.head.get("/api/v1/units"), "130581.tourism"));
  CHECK(hall.system.post("/api/v1/imports/units", table).body == trial.body);
  CHECK(has(hall.head.get("/api/v1/units"), R"("id":"130581.desk")"));
  CHECK(hall.system.post("/api/v1/imports/units", table).body ==
        R"({"rows":2,"created":0,"updated":2,"errors":[]})");
  CHECK(hall.words("select type from event where stream_id = 'directory:130581.desk' and version "
                   "= 1") == "directory.unit_created.v1");
}

TEST_CASE("One bad row keeps the whole table out, whoever finds it.") {
  Administration hall;
  const std::string good =
      "130581.tourism,南宫市旅游局,市旅游局,municipal_department,130581.government,yes,南旅,,,"
      "130581,,\n";
  const auto shape = hall.system.post("/api/v1/imports/units",
                                      unit_header + good + "130581.x,,x,palace,,no,,,,130581,,\n");
  CHECK(said(shape) == "422 import_refused");
  CHECK(has(shape, R"("row":3,"column":"name","code":"cell_missing")"));
  CHECK(has(shape, R"("code":"word_unknown")"));
  const auto rule = hall.system.post(
      "/api/v1/imports/units",
      unit_header + good +
          "130581.second,第二政府,二府,municipal_government,,yes,二府,,,130581,,\n");
  CHECK(said(rule) == "422 import_refused");
  CHECK(has(rule, R"("row":3,"column":"kind","code":"unit_kind_taken")"));
  CHECK_FALSE(has(hall.head.get("/api/v1/units"), "130581.tourism"));
  const auto both = hall.system.post(
      "/api/v1/imports/units",
      unit_header + std::string{"130581.x,,x,palace,,no,,,,130581,,\n"} + good +
          "130581.x.desk,受理科,受理科,internal_office,130581.x,no,,,,130581,,\n"
          "130581.second,第二政府,二府,municipal_government,,yes,二府,,,130581,,\n");
  CHECK(has(both, R"("row":2,"column":"name","code":"cell_missing")"));
  CHECK(has(both, R"("row":5,"column":"kind","code":"unit_kind_taken")"));
  CHECK_FALSE(has(both, R"("row":3)"));
  CHECK_FALSE(has(both, R"("row":4)"));  // rests on row 2 and is not blamed for it
  CHECK_FALSE(has(hall.head.get("/api/v1/units"), "130581.tourism"));
  CHECK(said(hall.system.post("/api/v1/imports/units", "id,\"broken\n")) == "422 import_refused");
  CHECK(said(hall.system.post("/api/v1/imports/units?dry=1", good)) == "400 shape");
}

TEST_CASE("A table of people is imported by two hands: accounts first, then roles.") {
  Administration hall;
  const std::string table =
      "id,name,login,unit_id,roles,certificate,telephone\n"
      ",孙新,sun.xin,130581100,handler;liaison_a,Z-1,0319-1\n"
      ",孙新,sun.xin,130581101,reader,Z-1,0319-1\n";
  CHECK(said(hall.security.post("/api/v1/imports/people", table)) == "422 import_refused");
  CHECK(hall.system.post("/api/v1/imports/people", table).body ==
        R"({"rows":2,"created":1,"updated":0,"errors":[]})");
  const std::string person = hall.person("sun.xin");
  CHECK(hall.count("select count(*) from post where person = '" + person + "'") == 0);
  CHECK(said(Browser{hall.port()}.sign_in("sun.xin", "")) == "401 wrong_credentials");
  CHECK(hall.security.post("/api/v1/imports/people", table).body ==
        R"({"rows":2,"created":2,"updated":0,"errors":[]})");
  CHECK(hall.count("select count(*) from post where person = '" + person + "'") == 2);
  const auto reset = hall.system.post("/api/v1/people/" + person + "/reset-password");
  CHECK(said(Browser{hall.port()}.sign_in(
            "sun.xin", Browser::member(reset.body, "initial_password"))) == "200");
}

TEST_CASE("A table of items updates the register and keeps the legal bases of items it has.") {
  Administration hall;
  const std::string header =
      "code,name,domain,kind,original_department,inspection_powers,coercive_powers,penalty_range,"
      "discretion_standard,enforcement_flow,note\n";
  const auto done = hall.system.post(
      "/api/v1/imports/items",
      header + "P001,新名称,生态环境,delegated,130581.ecology_environment,,,,,,\n" +
          "P999,新事项,城市管理,reserved,130581.urban_management,,,,,,\n");
  CHECK(done.body == R"({"rows":2,"created":1,"updated":1,"errors":[]})");
  const std::string body = hall.words("select body from register_version where version = 2");
  CHECK(body.find("新名称") != std::string::npos);
  CHECK(body.find("大气污染防治法") != std::string::npos);
  CHECK(body.find("P999") != std::string::npos);
  CHECK(said(hall.system.post("/api/v1/imports/items",
                              header + "P998,x,y,reserved,nowhere,,,,,,\n")) ==
        "422 import_refused");
}

TEST_CASE("The audit list is read in pages and filtered; faults of the query are named.") {
  Administration hall;
  const auto first = hall.audit.get("/api/v1/audit?kind=signed_in&limit=2");
  const std::string cursor = Browser::member(first.body, "next_cursor");
  CHECK_FALSE(cursor.empty());
  const auto second = hall.audit.get("/api/v1/audit?kind=signed_in&limit=10&cursor=" + cursor);
  CHECK(has(second, R"("next_cursor":null)"));
  CHECK(has(second, R"("kind":"signed_in")"));
  CHECK(has(hall.audit.get("/api/v1/audit?person=" + hall.person("system.admin")),
            R"("id":")" + hall.person("system.admin")));
  CHECK(has(hall.audit.get("/api/v1/audit?until=2026-11-20T09:00:00%2B08:00"), R"("items":[])"));
  CHECK(said(hall.audit.get("/api/v1/audit?cursor=x")) == "400 shape");
  CHECK(said(hall.audit.get("/api/v1/audit?limit=201")) == "400 shape");
  CHECK(said(hall.audit.get("/api/v1/audit?limit=200")) == "200");
}

TEST_CASE("Administrators at work at the same time all get their answers.") {
  Administration hall;
  std::vector<std::thread> desks;
  std::atomic<int> done{0};
  for (int desk = 0; desk < 4; ++desk) {
    desks.emplace_back([&hall, &done, desk] {
      Browser browser{hall.port(), "system.admin"};
      for (int n = 0; n < 5; ++n) {
        browser.key = "desk-" + std::to_string(desk) + "-" + std::to_string(n);
        const auto response =
            browser.post("/api/v1/units/130581100/update", R"({"address":")" + browser.key + "\"}");
        done += response.status == 204 ? 1 : 0;
      }
    });
  }
  for (auto& desk : desks) {
    desk.join();
  }
  CHECK(done == 20);
  CHECK(hall.count("select count(*) from event where stream_id = 'directory:130581100'") == 20);
}

template <class Permissions>
void check_registered(const http::Router& router, const Permissions& permissions) {
  for (const EndpointPermission& row : permissions) {
    std::string path{row.pattern};
    for (auto at = path.find(':'); at != std::string::npos; at = path.find(':')) {
      const auto end = std::min(path.find('/', at), path.size());
      path.replace(at, end - at, "x");
    }
    const http::Match match = router.match(row.method, path);
    REQUIRE_MESSAGE(match.route != nullptr, row.pattern);
    CHECK(match.route->pattern == row.pattern);
  }
}

TEST_CASE("Every row of the permission tables is a route; a route without a row cannot be added.") {
  CityHall hall;
  const http::Router router = hall.fresh_router();
  check_registered(router, session_permissions());
  check_registered(router, directory_permissions());
  check_registered(router, import_permissions());
  check_registered(router, audit_permissions());
  // Adding a route looks its row up and aborts without one, see requirement_of().
}

TEST_CASE("Every refusal of identity has a sentence in both languages.") {
  const Messages messages = Messages::load(source_dir() + "/data/messages");
  for (const RefusalInfo& info : identity::refusals()) {
    CHECK_MESSAGE(messages.has("refusal." + std::string{info.name}), info.name);
  }
  for (const char* code : {"unauthenticated",
                           "csrf_failed",
                           "must_change_password",
                           "no_acting_post",
                           "forbidden",
                           "rate_limited",
                           "wrong_credentials",
                           "locked_out",
                           "session_expired",
                           "post_unknown",
                           "body_malformed",
                           "shape",
                           "idempotency_key_missing",
                           "import_refused",
                           "internal",
                           "unavailable",
                           "draft_too_large",
                           "not_found",
                           "malformed_request",
                           "method_not_allowed",
                           "request_timeout",
                           "body_too_large",
                           "target_too_long",
                           "expectation_failed",
                           "header_too_large",
                           "internal_error",
                           "reply_dropped",
                           "server_busy",
                           "reply_timeout"}) {
    CHECK_MESSAGE(messages.has("refusal." + std::string{code}), code);
  }
  for (const char* rule : {"not_text", "too_short", "too_long", "too_few_classes",
                           "contains_user_name", "too_common", "reused"}) {
    CHECK_MESSAGE(messages.has("password_rule." + std::string{rule}), rule);
  }
}

}  // namespace
}  // namespace liandong::app
