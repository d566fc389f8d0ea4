// While somebody is absent: who stands in for a substitute gives commands, to the second.
#include "app/command_routes.hpp"
#include "app/joined/systems.hpp"
#include "app/session_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

std::span<const engine::System> systems() {
  static const auto all = all_systems();
  return all;
}

/// The city hall with the commands of all systems, behind a server of their own.
class WorkingHall : public CityHall {
 public:
  WorkingHall() : CityHall({}, systems()) { desk_.start(); }
  ~WorkingHall() { desk_.stop(); }

  [[nodiscard]] unsigned desk() const { return desk_.port(); }
  [[nodiscard]] std::string post_of(const std::string& login) {
    return words("select p.id from post p join person h on h.id = p.person where h.login = '" +
                 login + "' and p.unit = '130581100'");
  }

 private:
  http::Router routes() {
    http::Router router = fresh_router();
    add_command_routes(router, office_);
    return router;
  }

  Folder files_;
  CityState state_{read([&](store::Connection& c) { return load_world(c, city(), now()); })};
  blobs::BlobStore blobs_{files_.path.string()};
  documents::Renderer renderer_{1, 8};
  ReadMarks read_marks_{services().engine};
  Office office_{services(), state_, blobs_, renderer_, read_marks_};
  http::Server desk_{{}, routes(), {}};
};

/// Head → handler1 until tomorrow → handler2 until noon, three hours from now.
struct Absences : WorkingHall {
  Browser security{port(), "security.admin"};
  Browser second{desk(), "township100.handler2"};

  Absences() {
    delegate("township100.head", "township100.handler1", "2026-11-21T09:00:00+08:00");
    delegate("township100.handler1", "township100.handler2", "2026-11-20T12:00:00+08:00");
    second.sign_in("township100.handler2");
  }
  void delegate(const std::string& holder, const std::string& substitute, const char* until) {
    const auto made = security.post(
        "/api/v1/delegations",
        R"({"post_id":")" + post_of(holder) + R"(","substitute":")" + person(substitute) +
            R"(","from":"2026-11-20T08:00:00+08:00","until":")" + until + "\"}");
    REQUIRE_MESSAGE(made.status == 201, made.body);
  }
  std::string act_for(const std::string& login) {
    return said(second.post("/api/v1/session/acting", R"({"post_id":")" + post_of(login) + "\"}"));
  }
  http::ClientResponse find() {
    return second.post("/api/v1/case-transfers",
                       R"({"title":"河道管理范围内采砂","source":"supervision",
        "discovered_at":"2026-11-20T08:30:00+08:00","place":"130581100","location":"清凉江苏村段",
        "item":"R001","party":{"kind":"unknown"},"facts":"现场有抽砂船一艘。"})");
  }
  http::ClientResponse dismiss(const std::string& id) {
    return second.post("/api/v1/case-transfers/" + id + "/dismiss-finding",
                       R"({"ground":"no_violation","reason":"经核查不构成违法"})");
  }
};

}  // namespace

TEST_CASE("Who stands in for a substitute gives what only the absent head may give.") {
  Absences hall;
  REQUIRE(hall.act_for("township100.handler2") == "200");
  const auto own = hall.find();
  REQUIRE_MESSAGE(own.status == 201, own.body);
  const std::string id = Browser::member(own.body, "id");
  CHECK(said(hall.dismiss(id)) == "403 forbidden");

  REQUIRE(hall.act_for("township100.head") == "200");
  CHECK(said(hall.dismiss(id)) == "200");
  // The log has the person who acted and the post that was filled.
  const std::string row = " from event where type = 'case_transfer.finding_dismissed.v1'";
  CHECK(hall.words("select actor" + row) == hall.person("township100.handler2"));
  CHECK(hall.words("select post" + row) == hall.post_of("township100.head"));
}

TEST_CASE(
    "In the last second of the second substitution commands are taken, from its end on none.") {
  Absences hall;
  REQUIRE(hall.act_for("township100.head") == "200");
  const auto found = hall.find();
  REQUIRE_MESSAGE(found.status == 201, found.body);
  hall.pass(3 * 3600 - 1 - 4);
  hall.second.sign_in("township100.handler2");  // an idle session would have ended
  REQUIRE(hall.act_for("township100.head") == "200");
  hall.pass(4);
  CHECK(said(hall.find()) == "201");
  hall.pass(1);  // also if the caller was remembered a second before
  CHECK(said(hall.dismiss(Browser::member(found.body, "id"))) == "403 no_acting_post");
  CHECK(hall.act_for("township100.head") == "422 post_unknown");
  CHECK(hall.act_for("township100.handler1") == "422 post_unknown");
  CHECK(hall.act_for("township100.handler2") == "200");
}

}  // namespace liandong::app
