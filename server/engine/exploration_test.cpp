// Random walks over every command, role and unit through the whole engine: whatever people send in
// whatever order, nothing breaks. Seeds are printed, so that a failure can be walked again.
#include "engine/refusals.hpp"
#include "infra/json/read.hpp"
#include "support/city/city_checks.hpp"
#include "support/city/test_world.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace liandong::engine {
namespace {

using test::TestCity;
using test::with;
using Choices = std::initializer_list<std::string_view>;

constexpr int commands_per_walk = 5'500;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t number(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>{from, to}(engine_);
  }
  bool chance(int percent) { return number(1, 100) <= percent; }
  template <class List>
  auto of(const List& list) {
    return *std::next(std::begin(list), number(0, static_cast<std::int64_t>(std::size(list)) - 1));
  }
  std::string_view of(Choices list) {
    return *std::next(list.begin(), number(0, static_cast<std::int64_t>(list.size()) - 1));
  }

 private:
  std::mt19937_64 engine_;
};

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

constexpr std::string_view units[] = {
    test::sucun,       test::sucun_team, test::dagaocun,   test::fenggang, test::land,
    test::land_office, test::housing,    test::market,     test::ecology,  test::police,
    test::prosecutor,  test::justice,    test::government, test::merged};

/// Writes bodies that are mostly right, for every command.
class Bodies {
 public:
  Bodies(TestCity& city, Dice& dice) : city_(city), dice_(dice) {
    for (const auto unit : units) uploads_.emplace(unit, city.upload(unit));
  }

  std::string of(std::string_view command, const Actor& actor, std::string_view state) {
    body_ = "{}";
    if (command == "record_finding") finding();
    if (command == "mark_urgent") {
      word("reason", {"evidence_may_be_lost", "party_may_flee", "nonsense"});
      if (dice_.chance(40)) instant("became_urgent_at");
    }
    if (command == "confirm_urgency") yes_no("confirmed");
    if (command == "record_dissuasion") dissuasion();
    if (command == "tell_competent_unit") {
      unit("unit");
      instant("told_at");
      word("channel", {"telephone", "platform", "in_person"});
      text("person");
      text("message");
    }
    if (command == "dismiss_finding") {
      word("ground", {"own_competence", "no_violation", "duplicate"});
      if (dice_.chance(20)) raw("duplicate_of", test::quoted("01other"));
    }
    if (command == "attach_material") material(actor);
    if (command == "remove_material") raw("material", test::quoted(some_material(state)));
    if (command == "issue") issue();
    if (command == "record_rendered_letter") letter(state);
    if (command == "request_supplement") {
      raw("missing", kinds());
      text("explanation");
    }
    if (command == "object" || command == "object_on_new_facts") objection(command);
    if (command == "assign_interim") unit("unit");
    if (command == "decide_filing") filing();
    if (command == "record_outcome") outcome();
    if (command == "record_execution") {
      instant("executed_at");
      text("summary");
    }
    if (command == "report_result") text("summary");
    if (command == "correct") correction();
    if (command == "accept" || command == "supply") text("comment");
    if (command == "add_note") text("text");
    if (command == "assign_handler") {
      raw("person", test::quoted(test::holder(city_.unit(dice_.of(units)), Role::handler).view()));
    }
    if (takes_reason(command)) text("reason");
    return body_;
  }

 private:
  static bool takes_reason(std::string_view command) {
    return command == "confirm_urgency" || command == "approve_later_start" ||
           command == "dismiss_finding" || command == "remove_material" || command == "withdraw" ||
           command == "consent_to_objection" || command == "assign_interim" ||
           command == "decide_filing" || command == "correct";
  }
  void raw(std::string_view name, std::string_view json) {
    if (!dice_.chance(2)) body_ = with(body_, {{std::string{name}, std::string{json}}});
  }
  void text(std::string_view name) {
    if (dice_.chance(2)) return raw(name, test::quoted(std::string(12'000, 'x')));
    if (dice_.chance(3)) return raw(name, test::quoted(std::string(2'500, 'y')));
    raw(name,
        test::quoted(dice_.chance(5) ? ""
                                     : dice_.of({"情况属实", "\"引号\"与\\斜线", "😀", "换\n行"})));
  }
  void word(std::string_view name, Choices words) {
    // The last word of a list may be one that does not exist; it is rare.
    raw(name, test::quoted(dice_.of(words)));
  }
  void yes_no(std::string_view name) { raw(name, dice_.chance(75) ? "true" : "false"); }
  void unit(std::string_view name) {
    raw(name, test::quoted(dice_.chance(3) ? "130581.nowhere" : dice_.of(units)));
  }
  std::string moment() {
    const Instant now = city_.now();
    if (dice_.chance(60)) return test::quoted(now);
    if (dice_.chance(90)) return test::quoted(now + -dice_.number(0, 5 * 86'400));
    return test::quoted(now + dice_.number(1, 86'400));
  }
  void instant(std::string_view name) { raw(name, moment()); }

  void finding() {
    body_ = city_.finding_body(city_.now());
    instant("discovered_at");
    if (dice_.chance(30)) instant("jurisdiction_determined_at");
    word("source", {"enforcement", "supervision", "supervision", "complaint", "monitoring"});
    raw("place", test::quoted(dice_.of({"130581100", "130581101", "130581001", "130581999"})));
    raw("item",
        test::quoted(dice_.of({"P001", "P002", "P003", "P004", "P005", "P006", "", "P999"})));
    if (dice_.chance(50)) text("item_reason");
    if (dice_.chance(20)) text("title");
    if (dice_.chance(20)) text("facts");
    if (dice_.chance(25)) word("urgency", {"evidence_may_be_lost", "party_may_flee"});
    raw("in_progress", dice_.chance(25) ? "true" : "false");
  }
  void dissuasion() {
    instant("dissuaded_at");
    text("location");
    text("manner");
    word("result", {"stopped", "not_stopped", "party_left"});
    std::string list = "[";
    for (auto n = dice_.number(0, 3); n > 0; --n) {
      list += (list.size() > 1 ? "," : "") + std::string{R"({"name":"李四","certificate":"冀E1"})"};
    }
    raw("officers", list + "]");
  }
  void material(const Actor& actor) {
    word("kind", {"basic_facts", "case_source", "preliminary_evidence", "other"});
    const auto owner = dice_.chance(95) ? actor.unit.view() : std::string_view{dice_.of(units)};
    raw("file", test::quoted(uploads_.at(owner).view()));
    raw("file_name", test::quoted(dice_.chance(95) ? "a/b\\c.pdf" : ""));
    if (dice_.chance(10)) raw("copies", std::to_string(dice_.number(-1, 101)));
    if (dice_.chance(10)) raw("pages", std::to_string(dice_.number(-1, 10'001)));
  }
  void issue() {
    if (dice_.chance(50)) {
      raw("receiver", test::quoted(test::land));
    } else {
      unit("receiver");
    }
    if (dice_.chance(50)) text("override_reason");
    raw("redaction_confirmed", dice_.chance(90) ? "true" : "false");
    if (dice_.chance(15)) unit("signatory");
    if (dice_.chance(50)) raw("personal_data_reviewed", "true");
    text("contact");
  }
  void letter(std::string_view state) {
    raw("document_number", test::quoted(after(state, R"("document_number":")")));
    raw("digest", test::quoted(std::string(64, 'b')));
    raw("size", std::to_string(dice_.number(0, 10'000)));
  }
  void objection(std::string_view command) {
    text(command == "object" ? "reasons" : "new_facts");
    text("legal_basis");
    if (dice_.chance(50)) unit("proposed_unit");
  }
  void filing() {
    yes_no("filed");
    if (dice_.chance(75)) {
      raw("case_number", test::quoted("立〔2026〕1号"));
      instant("filed_at");
    }
  }
  void outcome() {
    word("kind", {"warning", "fine", "confiscation", "no_penalty", "other"});
    if (dice_.chance(80)) raw("decision_number", test::quoted("罚〔2026〕1号"));
    instant("decided_at");
    raw("amount_fen", std::to_string(dice_.number(-1, 1'000'000)));
    text("summary");
  }
  void correction() {
    word("field", {"discovered_at", "jurisdiction_determined_at", "title", "location", "facts",
                   "provisions", "party_name"});
    if (dice_.chance(40)) instant("instant");
    if (dice_.chance(50)) text("text");
    if (dice_.chance(30)) text("personal");
  }
  std::string kinds() {
    std::string list = "[";
    for (auto n = dice_.number(0, 5); n > 0; --n) {
      list +=
          (list.size() > 1 ? "," : "") +
          test::quoted(dice_.of({"basic_facts", "case_source", "preliminary_evidence", "other"}));
    }
    return list + "]";
  }
  static std::string after(std::string_view state, std::string_view mark) {
    const auto found = state.rfind(mark);
    if (found == std::string_view::npos) return "nothing";
    const auto from = found + mark.size();
    return std::string{state.substr(from, state.find('"', from) - from)};
  }
  static std::string some_material(std::string_view state) {
    return after(state.substr(0, state.find(R"("letters":)")), R"("materials":[{"id":")");
  }

  TestCity& city_;
  Dice& dice_;
  std::map<std::string_view, BlobId> uploads_;
  std::string body_;
};

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
    if (dice_.number(1, 500) == 1) turn_a_day();
  }

  void turn_a_day() {
    const LocalDay day = local_day(city_.now()) + static_cast<int>(dice_.number(1, 5));
    if (civil(day).year <= 2026) city_.turn_days({day});
    // Half of the matters are read again at once, the others are overtaken by commands.
    for (std::size_t i = 0; i < matters_.size(); ++i) {
      if (dice_.chance(50)) city_.must(TestCity::platform(), "recompute_clocks", "{}", matters_[i]);
    }
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
        // What ends a matter early is tried less often.
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
    for (const MatterId id : matters_) {
      city_.must(TestCity::platform(), "recompute_clocks", "{}", id);
    }
    recompute_rest_ = false;
  }

  TestCity city_;
  Dice dice_;
  Bodies bodies_;
  std::vector<MatterId> matters_;
  bool recompute_rest_ = false;
  CommandRequest last_;  // with a key or command id of the client
};

std::string messages() {
  std::string all;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string{LIANDONG_SOURCE_DIR} + "/data/messages")) {
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
  for (const std::uint64_t seed :
       {std::uint64_t{1}, std::uint64_t{20'260'302}, std::uint64_t{42}, fresh}) {
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
      const auto at = text.find(test::quoted(info.name) + ": {\"zh\": \"");
      CHECK(at != std::string::npos);
    }
  }
}

}  // namespace liandong::engine
