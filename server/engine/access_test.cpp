// Who sees a matter, a note, a duty: everything else does not exist.
#include "engine/access.hpp"

#include "engine/queries.hpp"
#include "engine/rows.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::TestCity;

MatterFilter everything() {
  MatterFilter filter;
  filter.view = MatterView::all;
  filter.limit = page_limit_max;
  return filter;
}

/// What the actor gets of the city's matters by every way of reading and one of writing.
struct Sight {
  bool page = false;
  std::size_t listed = 0;
  std::size_t duties = 0;
  std::string answer_to_note;
};

Sight sight(TestCity& city, const Actor& actor, MatterId matter) {
  Sight seen;
  seen.page = read_matter(city.read_context(actor), matter).has_value();
  seen.listed = list_matters(city.read_context(actor), everything())->items.size();
  seen.duties = list_obligations(city.read_context(actor), {})->items.size();
  seen.answer_to_note = city.refusal(actor, "add_note", R"({"text":"试探"})", matter);
  return seen;
}

void check_blind(TestCity& city, const Actor& actor, MatterId matter) {
  CAPTURE(actor.person.str());
  const Sight seen = sight(city, actor, matter);
  CHECK(!seen.page);
  CHECK(seen.listed == 0);
  CHECK(seen.duties == 0);
  CHECK(seen.answer_to_note == "not_found");
  for (const auto& view : {MatterView::to_do, MatterView::near, MatterView::sent}) {
    MatterFilter filter = everything();
    filter.view = view;
    CHECK(list_matters(city.read_context(actor), filter)->total == 0);
  }
  const MatterCounts counts = count_matters(city.read_context(actor));
  CHECK(counts.to_do + counts.sent + counts.done + counts.mine.to_do == 0);
  for (const auto command : {"receive", "issue", "withdraw"}) {
    const std::string body =
        std::string_view{command} == "issue" ? std::string{test::issue_body} : R"({})";
    CHECK(city.refusal(actor, command, body, matter) == "not_found");
  }
}

}  // namespace

TEST_CASE("a matter does not exist for units it does not concern") {
  TestCity city;
  const MatterId matter = city.bring_to("received");
  for (const auto unit : {test::dagaocun, test::fenggang, test::housing, test::market,
                          test::ecology, test::police, test::prosecutor, test::merged}) {
    check_blind(city, city.actor(unit, Role::head | Role::handler), matter);
  }
}

TEST_CASE("a matter does not exist for administrators and for actors without a role, in any unit") {
  TestCity city;
  const MatterId matter = city.bring_to("received");
  for (const auto unit : {test::sucun, test::land, test::justice, test::government}) {
    check_blind(city, city.actor(unit, Role::system_admin), matter);
    check_blind(city, city.actor(unit, Role::security_admin), matter);
    check_blind(city, city.actor(unit, Role::audit_admin), matter);
    check_blind(city, city.actor(unit, RoleSet{}), matter);
  }
}

TEST_CASE("administrators see no matter even if a business role slipped into their post") {
  TestCity city;
  const MatterId matter = city.bring_to("received");
  check_blind(city, city.actor(test::sucun, Role::system_admin | Role::head), matter);
}

TEST_CASE("sender, receiver and their offices see the matter; S and G see it with their own role") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  const std::pair<std::string_view, Role> seers[] = {
      {test::sucun, Role::handler},       {test::sucun, Role::reader},
      {test::sucun_team, Role::handler},  {test::land, Role::duty_desk},
      {test::land_office, Role::handler}, {test::justice, Role::coordinator},
      {test::government, Role::decider}};
  for (const auto& [unit, role] : seers) {
    const Actor actor = city.actor(unit, role);
    CAPTURE(unit);
    CHECK(read_matter(city.read_context(actor), matter));
    CHECK(list_matters(city.read_context(actor), everything())->items.size() == 1);
  }
  check_blind(city, city.actor(test::justice, Role::handler), matter);
  check_blind(city, city.actor(test::government, Role::coordinator), matter);
}

TEST_CASE("S and G see every matter of the city") {
  TestCity city;
  for (const auto stage : {"found", "issued", "objected", "concluded", "dismissed"}) {
    city.bring_to(stage);
  }
  for (const auto& [unit, role] :
       {std::pair{test::justice, Role::coordinator}, std::pair{test::government, Role::decider}}) {
    const Actor actor = city.actor(unit, role);
    const auto page = list_matters(city.read_context(actor), everything());
    CHECK(page->items.size() == 6);  // the objection opened a dispute
    CHECK(page->total == 6);
    CHECK(!list_obligations(city.read_context(actor), {})->items.empty());
  }
}

TEST_CASE("the receiver sees nothing before the case is sent and keeps sight after a withdrawal") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  const Actor other = city.actor(test::housing);
  CHECK(!read_matter(city.read_context(other), matter));
  city.must(city.actor(test::sucun), "issue",
            R"({"receiver":"130581.housing_construction","override_reason":"涉及违法建设",
                "redaction_confirmed":true})",
            matter);
  CHECK(read_matter(city.read_context(other), matter));
  city.must(city.actor(test::sucun), "withdraw", R"({"reason":"发错单位"})", matter);
  CHECK(read_matter(city.read_context(other), matter));
  CHECK(city.refusal(other, "receive", "{}", matter) == "forbidden");
}

TEST_CASE("an unknown matter and an invisible one are answered alike") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  const Actor stranger = city.actor(test::housing);
  const auto absent = city.act(stranger, "receive", "{}", MatterId{"01ABSENT"});
  auto stale = city.request(stranger, "receive", "{}", matter);
  stale.expected_version = 1;
  const auto hidden = city.engine().run(std::move(stale));
  REQUIRE((!absent && !hidden));
  CHECK(absent.error().code == hidden.error().code);
  CHECK(absent.error().subject == hidden.error().subject);
  CHECK(absent.error().number == hidden.error().number);
}

TEST_CASE("a note is shown to the own unit only, in the timeline and in the notes") {
  TestCity city;
  const MatterId matter = city.bring_to("issued");
  city.must(city.actor(test::sucun_team, Role::handler), "add_note", R"({"text":"当事人情绪激动"})",
            matter);
  const auto notes_seen = [&](std::string_view unit, Role role) {
    const Actor actor = city.actor(unit, role);
    const auto page = read_matter(city.read_context(actor), matter);
    REQUIRE(page);
    int entries = 0;
    for (const TimelineEntry& entry : page->timeline) {
      entries += entry.type == "note_added" ? 1 : 0;
      CHECK(
          (entry.type == "note_added" || entry.fields.text.find("情绪激动") == std::string::npos));
    }
    CHECK(page->details.text.find("情绪激动") == std::string::npos);
    CHECK(page->notes.size() == static_cast<std::size_t>(entries));
    return entries;
  };
  CHECK(notes_seen(test::sucun, Role::handler) == 1);
  CHECK(notes_seen(test::sucun_team, Role::handler) == 1);
  CHECK(notes_seen(test::land, Role::handler) == 0);
  CHECK(notes_seen(test::justice, Role::coordinator) == 0);
  CHECK(notes_seen(test::government, Role::decider) == 0);
  const Actor author = city.actor(test::sucun, Role::head);
  CHECK(read_matter(city.read_context(author), matter)->notes.front().text == "当事人情绪激动");
}

TEST_CASE("what another unit owes is listed for S and G only") {
  TestCity city;
  city.bring_to("issued");
  ObligationFilter filter;
  filter.debtor = city.unit(test::land);
  const auto seen = [&](std::string_view unit, Role role) {
    const Actor actor = city.actor(unit, role);
    return list_obligations(city.read_context(actor), filter)->items.size();
  };
  CHECK(seen(test::sucun, Role::head) == 0);
  CHECK(seen(test::land, Role::head) == 1);
  CHECK(seen(test::land_office, Role::handler) == 1);
  CHECK(seen(test::justice, Role::coordinator) == 1);
  CHECK(seen(test::government, Role::decider) == 1);
  CHECK(seen(test::justice, Role::handler) == 0);
}

TEST_CASE(
    "the commands offered are the commands accepted or refused by a rule, never by permission") {
  TestCity city;
  for (const auto stage : {"found", "issued", "received", "supplementing", "objected", "accepted",
                           "concluded", "dismissed"}) {
    const MatterId matter = city.bring_to(stage);
    for (const auto unit : {test::sucun, test::land, test::justice}) {
      for (const auto role : {Role::handler, Role::head, Role::reader, Role::coordinator}) {
        const Actor actor = city.actor(unit, role);
        const auto page = read_matter(city.read_context(actor), matter);
        if (!page) continue;
        for (const auto& descriptor : city.systems().front().commands) {
          const bool offered =
              std::find(page->allowed_commands.begin(), page->allowed_commands.end(),
                        descriptor.name) != page->allowed_commands.end();
          const System& system = city.systems().front();
          const auto state = read_matter_state(
              system, load_matter(city.reader(), TestCity::code(), matter)->state);
          const auto relations =
              relations_of(system, state.own.get(), actor, city.engine().world()->directory);
          const bool allowed =
              !descriptor.opens &&
              system.has_use(state.own.get(), descriptor.name,
                             city.engine().world()->directory.principal(actor.unit)) &&
              allowing(system, descriptor.name, system.stage_bit(page->stage), relations,
                       actor.roles) != nullptr;
          CAPTURE(descriptor.name);
          CAPTURE(stage);
          CAPTURE(unit);
          CHECK(offered == allowed);
        }
      }
    }
  }
}

}  // namespace liandong::engine
