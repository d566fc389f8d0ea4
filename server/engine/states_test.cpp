// Random walks over every command, role and unit through the whole engine: whatever people send in
// whatever order, nothing breaks. Seeds are printed, so that a failure can be walked again.
#include "engine/refusals.hpp"
#include "infra/json/read.hpp"
#include "support/city/city_checks.hpp"
#include "support/city/random_bodies.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace liandong::engine {
namespace {

using test::Dice;
using test::TestCity;
using test::units;

constexpr int commands_per_walk = 5'500;

constexpr std::string_view types[] = {"case_transfer.finding_recorded.v1",
                                      "case_transfer.urgency_marked.v1",
                                      "case_transfer.urgency_confirmed.v1",
                                      "case_transfer.dissuasion_recorded.v1",
                                      "case_transfer.competent_unit_told.v1",
                                      "case_transfer.later_start_approved.v1",
                                      "case_transfer.finding_dismissed.v1",
                                      "case_transfer.material_attached.v1",
                                      "case_transfer.material_removed.v1",
                                      "case_transfer.issued.v1",
                                      "case_transfer.letter_rendered.v1",
                                      "case_transfer.materials_completed.v1",
                                      "case_transfer.withdrawn.v1",
                                      "case_transfer.received.v1",
                                      "case_transfer.accepted.v1",
                                      "case_transfer.supplement_requested.v1",
                                      "case_transfer.supplied.v1",
                                      "case_transfer.objected.v1",
                                      "case_transfer.objection_consented.v1",
                                      "case_transfer.interim_assigned.v1",
                                      "case_transfer.filing_decided.v1",
                                      "case_transfer.outcome_recorded.v1",
                                      "case_transfer.execution_recorded.v1",
                                      "case_transfer.result_reported.v1",
                                      "case_transfer.corrected.v1",
                                      "matter.handler_assigned.v1",
                                      "matter.note_added.v1",
                                      "matter.paper_act_recorded.v1",
                                      "matter.clock_moved.v1"};

struct Tally {
  int sent = 0;
  int accepted = 0;
  int repeated = 0;
  int misshapen = 0;
  std::set<std::string> refusals;
  std::set<std::string> types;
};

class Walk {
 public:
  explicit Walk(std::uint64_t seed) : dice_(seed), bodies_(city_, dice_) {}

  void go(int commands, Tally& tally) {
    for (int i = 0; i < commands; ++i) {
      pass_time();
      send(tally);
      if (i % 1'000 == 999) check();
    }
    check();
    city_.reader().query("select distinct type from event", {},
                         [&](const store::Row& row) { tally.types.insert(row.str(0)); });
  }

 private:
  struct Known {
    MatterId id;
    UnitId finder;
    UnitId receiver;
    std::string stage;
    std::string state;
  };

  void check() {
    if (recompute_rest_) recompute_all();
    REQUIRE(test::first_fault(city_) == "");
  }

  void pass_time() {
    const auto day = 86'400;
    if (dice_.chance(40)) city_.set_now(city_.now() + dice_.number(0, 6 * 3'600));
    if (dice_.chance(2)) city_.set_now(city_.now() + dice_.number(1, 20) * day);
    if (dice_.chance(1)) city_.set_now(city_.now() + -dice_.number(1, 2 * day));
    if (dice_.chance(1)) city_.engine().sweep();
    if (dice_.number(1, 500) == 1) city_.restart();
    if (dice_.number(1, 200) == 1) turn_a_day();
  }

  void turn_a_day() {
    const LocalDay day = local_day(city_.now()) + static_cast<int>(dice_.number(1, 5));
    if (civil(day).year <= 2026) city_.turn_days({day});
    // Half of the matters are read again at once, the others are overtaken by commands.
    for (std::size_t i = 0; i < matters_.size(); ++i) {
      if (dice_.chance(50)) city_.must(TestCity::platform(), "recompute_clocks", "{}", matters_[i]);
    }
    // The coordinating office lets half of the calendars move clocks earlier.
    if (dice_.chance(50)) city_.confirm_earlier_times();
    recompute_rest_ = true;
  }

  Known known(MatterId id) {
    Known one{id, {}, {}, {}, {}};
    city_.reader().query("select sender, receiver, stage, state from matter where id = $1", {id},
                         [&](const store::Row& row) {
                           one.finder = row.id<UnitId>(0);
                           one.receiver = row.id<UnitId>(1);
                           one.stage = row.str(2);
                           one.state = row.str(3);
                         });
    return one;
  }

  Actor anybody() {
    constexpr Role roles[] = {Role::handler,   Role::head,    Role::liaison_a,
                              Role::duty_desk, Role::reader,  Role::coordinator,
                              Role::decider,   Role::officer, Role::system_admin};
    RoleSet set = dice_.of(roles);
    if (dice_.chance(30)) set = set | dice_.of(roles);
    if (dice_.chance(2)) set = {};
    return city_.actor(dice_.of(units), set);
  }

  /// Somebody whom the table of permissions allows some command at this stage.
  Actor somebody_allowed(const Known& matter, const Permission& row) {
    UnitId unit = matter.finder;
    if ((row.relations & bits(Relation::receiver)) != 0 && !matter.receiver.empty()) {
      unit = matter.receiver;
    }
    if ((row.relations & bits(Relation::supervisor)) != 0) unit = UnitId{test::justice};
    return city_.actor(unit.view(), row.roles);
  }

  CommandRequest request(Tally& tally, bool& well_formed) {
    const System& system = city_.systems().front();
    const bool opening = matters_.size() < 4 || dice_.chance(4);
    Actor actor = anybody();
    std::string command{dice_.of(system.commands).name};
    std::optional<MatterId> matter;
    std::string state;
    if (opening) {
      command = "record_finding";
      if (dice_.chance(80)) {
        actor = city_.actor(dice_.of({test::sucun, test::sucun_team, test::dagaocun, test::market,
                                      test::ecology, test::housing}),
                            Role::head);
      }
    } else if (!dice_.chance(2)) {
      // The latest matters are acted on most, so that they get somewhere.
      const auto last = static_cast<std::int64_t>(matters_.size()) - 1;
      matter = matters_[static_cast<std::size_t>(
          dice_.chance(85) ? dice_.number(std::max<std::int64_t>(0, last - 7), last)
                           : dice_.number(0, last))];
      const Known about = known(*matter);
      state = about.state;
      if (dice_.chance(88)) guide(about, system, actor, command);
    }
    well_formed = true;
    if (dice_.chance(4)) command = dice_.of({"add_note", "assign_handler"});
    try {
      return prepared(actor, command, matter, state);
    } catch (const test::BadBody&) {
      ++tally.misshapen;
      well_formed = false;
      return {};
    }
  }

  void guide(const Known& about, const System& system, Actor& actor, std::string& command) {
    for (int attempt = 0; attempt < 50; ++attempt) {
      const Permission row = dice_.of(system.permissions);
      if ((row.stages & system.stage_bit(about.stage)) != 0 && row.command != "record_finding") {
        // Handoffs lead to these; nobody gives them.
        if (row.relations == bits(Relation::system) && row.command != "record_rendered_letter") {
          continue;
        }
        // What ends a matter early is tried less often.
        // What leads to stages that few matters reach is tried more often.
        const bool onward = row.command == "issue" || row.command == "receive" ||
                            row.command == "request_supplement" || row.command == "supply";
        if (!onward && dice_.chance(40)) continue;
        const bool early = row.command == "dismiss_finding" || row.command == "withdraw" ||
                           row.command == "object" || row.command == "object_on_new_facts";
        if (early && !dice_.chance(20)) continue;
        actor = somebody_allowed(about, row);
        command = row.command;
        return;
      }
    }
  }

  CommandRequest prepared(const Actor& actor, const std::string& command,
                          std::optional<MatterId> matter, const std::string& state) {
    auto made = city_.request(actor, command, bodies_.of(command, actor, state), matter);
    made.by_platform = command == "record_rendered_letter" && dice_.chance(90);
    if (made.by_platform) made.actor = TestCity::platform();
    if (dice_.chance(5)) {
      TestCity::on_paper(made, city_.now() + dice_.number(-3 * 86'400, 3'600),
                         dice_.chance(90) ? "线下办理" : "");
    }
    if (dice_.chance(5)) made.expected_version = dice_.number(1, 12);
    if (dice_.chance(5)) made.idempotency_key = "key-" + std::to_string(dice_.number(1, 200));
    if (dice_.chance(3)) {
      made.command_id = CommandId{"01client-" + std::to_string(dice_.number(1, 200))};
    }
    if (dice_.chance(5)) made.personal_data_found = 2;
    return made;
  }

  void send(Tally& tally) {
    ++tally.sent;
    bool well_formed = false;
    auto made = request(tally, well_formed);
    if (!well_formed) return;
    if (dice_.chance(3) && !last_.command.empty()) made = last_;  // sent twice, as clients do
    if (!made.idempotency_key.empty() || !made.command_id.empty()) last_ = made;
    const bool opens = !made.matter.has_value();
    const auto outcome = city_.engine().run(std::move(made));
    if (!outcome) {
      tally.refusals.insert(city_.name_of(outcome.error().code));
      return;
    }
    ++tally.accepted;
    tally.repeated += outcome->repeated ? 1 : 0;
    if (opens && outcome->opened && !outcome->repeated) {
      matters_.push_back(outcome->id);
      if (dice_.chance(70)) {
        city_.attach_all(outcome->id, known(outcome->id).finder.view());
      }
    }
    if (recompute_rest_ && dice_.chance(10)) recompute_all();
  }

  /// Before the rows are compared with the states, every clock has been read again.
  void recompute_all() {
    std::vector<MatterId> all;  // also those that others led to
    city_.reader().query("select id from matter", {},
                         [&](const store::Row& row) { all.push_back(row.id<MatterId>(0)); });
    for (const MatterId id : all) {
      city_.must(TestCity::platform(), "recompute_clocks", "{}", id);
    }
    recompute_rest_ = false;
  }

  TestCity city_;
  Dice dice_;
  test::RandomBodies bodies_;
  std::vector<MatterId> matters_;
  bool recompute_rest_ = false;
  CommandRequest last_;  // with a key or command id of the client
};

std::string messages() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/data/messages")) {
    std::ifstream file{entry.path()};
    std::stringstream text;
    text << file.rdbuf();
    all += text.str();
  }
  return all;
}

}  // namespace

TEST_CASE("random walks of all commands by all roles break no invariant, and the log verifies") {
  const std::uint64_t fresh = std::random_device{}();
  MESSAGE("fresh seed " << fresh);
  Tally tally;
  for (const std::uint64_t seed : {std::uint64_t{1}, std::uint64_t{20'260'302}, std::uint64_t{42},
                                   std::uint64_t{4286433360}, fresh}) {
    CAPTURE(seed);
    Walk walk{seed};
    walk.go(commands_per_walk, tally);
  }
  for (const auto type : types) {
    CAPTURE(type);
    CHECK(tally.types.count(std::string{type}) == 1);
  }
  MESSAGE(tally.sent << " sent, " << tally.accepted << " accepted, " << tally.repeated
                     << " repeated, " << tally.misshapen << " misshapen, " << tally.refusals.size()
                     << " kinds of refusal, " << tally.types.size() << " types of event");
  CHECK(tally.sent >= 20'000);
  CHECK(tally.accepted * 6 > tally.sent);  // or the walks would not get anywhere
  CHECK(tally.repeated > 0);
  CHECK(tally.refusals.size() >= 50);
}

TEST_CASE("every refusal of every table has a message") {
  const auto text = messages();
  const TestCity city;
  for (const auto& table : {common_refusals(), city.systems().front().refusals}) {
    for (const RefusalInfo& info : table) {
      CAPTURE(info.name);
      const auto at = text.find(test::literal(info.name) + ": {\"zh\": \"");
      CHECK(at != std::string::npos);
    }
  }
}

}  // namespace liandong::engine
