#include "scenarios/bodies.hpp"
#include "scenarios/expect.hpp"
#include "scenarios/held_items.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/shown.hpp"
#include "scenarios/vocabulary.hpp"
#include "support/city/city_checks.hpp"

namespace liandong::scenario {
namespace {

class Runner {
 public:
  Shown run(const Scenario& scenario) {
    for (const Line& line : scenario.lines) {
      try {
        step(line);
      } catch (const Failed&) {
        throw;
      } catch (const std::exception& problem) {
        fail(line, problem.what());
      }
    }
    const Line last = scenario.lines.empty() ? Line{scenario.file, 0, {}} : scenario.lines.back();
    if (!stage_.refusal.empty()) fail(refused_at_, "refused: " + stage_.refusal);
    const std::string fault = test::first_fault(stage_.city);
    if (!fault.empty()) fail(last, "after the last line: " + fault);
    return {bounds_of(stage_.city), handoffs_.led()};
  }

 private:
  [[noreturn]] static void fail(const Line& line, const std::string& what) {
    throw Failed(line.file + ":" + std::to_string(line.number) + ": " + what);
  }

  void step(const Line& line) {
    const auto keyword = translated(keywords(), line.words.front());
    if (keyword == "expect") {
      const std::string fault = unmet(stage_, line.words);
      if (!fault.empty()) fail(line, fault);
      return;
    }
    if (!stage_.refusal.empty()) fail(refused_at_, "refused: " + stage_.refusal);
    if (keyword == "at") {
      set_clock(line);
    } else if (keyword == "holiday" || keyword == "workday") {
      change_calendar(line, keyword == "workday");
    } else if (keyword == "led_to") {
      name_consequence(line);
    } else if (keyword == "subscribe") {
      subscribe(line);
    } else if (keyword == "confirm_calendar") {
      stage_.city.confirm_earlier_times();
      read_clocks_again();
    } else if (keyword == "hold_item") {
      hold_item(stage_, line.words);
    } else if (keyword == "use_item") {
      use_item(stage_, line.words);
    } else if (keyword == "count_items") {
      count_unused_items(stage_);
    } else if (keyword == "sweep") {
      stage_.city.engine().sweep();
    } else {
      act(line);
    }
  }

  void set_clock(const Line& line) {
    if (line.words.size() != 3) fail(line, "a time has a day and an hour");
    const Instant now = test::at(line.words[1] + " " + line.words[2]);
    if (clock_set_ && now < stage_.city.now()) fail(line, "time does not run backwards");
    stage_.city.set_now(now);
    clock_set_ = true;
  }

  void change_calendar(const Line& line, bool to_work) {
    std::vector<LocalDay> days;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const auto day = parse_iso_date(line.words[i]);
      if (!day) fail(line, "no day: " + line.words[i]);
      if (stage_.city.engine().world()->calendar.is_working(*day) == to_work) {
        fail(line, line.words[i] + " already is one");
      }
      days.push_back(*day);
    }
    stage_.city.turn_days(days);
    read_clocks_again();
  }

  void read_clocks_again() {
    for (const auto& [name, one] : stage_.cases) {
      stage_.city.must(test::TestCity::platform(), "recompute_clocks", "{}", one.id);
    }
  }

  /// 引起 C1 争议协调 D1: the only matter of that system that C1 led to is called D1 from now on.
  void name_consequence(const Line& line) {
    if (line.words.size() != 4) fail(line, "which case led to a matter of which system?");
    const auto cause = stage_.cases.find(line.words[1]);
    const auto system = translated(systems(), line.words[2]);
    if (cause == stage_.cases.end()) fail(line, "no case " + line.words[1]);
    if (!system) fail(line, "no system " + line.words[2]);
    std::vector<MatterId> found;
    stage_.city.reader().query(
        "select l.matter from matter_link l join matter m on m.city = l.city and m.id = l.matter "
        "where l.other = $1 and l.kind = 'followed' and m.system = $2",
        {cause->second.id, *system}, [&](const store::Row& row) {
          const auto id = row.id<MatterId>(0);
          for (const auto& [name, known] : stage_.cases) {
            if (known.id == id) return;
          }
          found.push_back(id);
        });
    if (found.size() != 1) {
      fail(line, line.words[1] + " led to " + std::to_string(found.size()) +
                     " unnamed matters of that system");
    }
    stage_.cases[line.words[3]] = {found.front(), std::string{*system}, cause->second.item,
                                   cause->second.place};
  }

  void subscribe(const Line& line) {
    if (line.words.size() != 3) fail(line, "a subscription has a unit and a category");
    const UnitId unit = stage_.city.unit(line.words[1]);
    const auto category = translated(values(), line.words[2]);
    if (!category) fail(line, "no category: " + line.words[2]);
    stage_.city.write([&](store::Connection& writer) {
      writer.execute(
          "insert into subscription(city, id, unit, category, source, item, place, created_at, "
          "created_by) values($1, $2, $3, $4, '', '', '', $5, '')",
          {test::TestCity::code(), unit.str() + std::string{*category}, unit, *category,
           stage_.city.now()});
    });
  }

  /// One word may name acts of several systems: the one that the case's system knows is meant.
  std::optional<std::string_view> command_of(const Line& line) const {
    const auto known = stage_.cases.find(line.words[2]);
    if (known != stage_.cases.end()) {
      const auto& system = stage_.city.system_of({}, known->second.id);
      for (const Word& word : commands()) {
        if (word.chinese == line.words[1] && system.command(word.frozen) != nullptr) {
          return word.frozen;
        }
      }
    }
    return translated(commands(), line.words[1]);
  }

  /// 案件=C1 with the id of C1.
  std::string with_id(const Line& line, std::string_view command, const std::string& parameter) {
    const auto equals = parameter.find('=');
    const Field* named = field(command, parameter.substr(0, equals));
    if (named == nullptr || named->kind != FieldKind::matter) return parameter;
    const auto known = stage_.cases.find(parameter.substr(equals + 1));
    if (known == stage_.cases.end()) fail(line, "no case " + parameter.substr(equals + 1));
    return parameter.substr(0, equals + 1) + known->second.id.str();
  }

  void act(const Line& line) {
    if (!clock_set_) fail(line, "the first thing a scenario says is the time");
    if (line.words.size() < 3) fail(line, "who does what with which case?");
    const auto command = command_of(line);
    if (!command) fail(line, "no such act: " + line.words[1]);
    const Actor actor = actor_named(stage_.city, line.words[0]);
    const bool opens = opens_matter(stage_.city, *command);
    const std::string& name = line.words[2];
    if (opens == stage_.cases.contains(name))
      fail(line, opens ? name + " is known" : "no case " + name);
    Act prepared{actor, *command, opens ? Case{} : stage_.cases.at(name), {}};
    for (std::size_t i = 3; i < line.words.size(); ++i) {
      prepared.parameters.push_back(with_id(line, *command, line.words[i]));
    }
    stage_.warnings.clear();
    for (auto& request : requests(stage_.city, prepared)) {
      const auto outcome = stage_.city.engine().run(std::move(request));
      handoffs_.settle(outcome.has_value());
      if (!outcome) {
        stage_.refusal = stage_.city.name_of(outcome.error().code);
        refused_at_ = line;
        return;
      }
      stage_.warnings = outcome->warnings;
      prepared.about.id = outcome->id;
    }
    stage_.cases[name] = prepared.about;
  }

  NotedHandoffs handoffs_;
  Stage stage_{{.engine = {.writer = {}, .handoffs = handoffs_.rows()}}};
  bool clock_set_ = false;
  Line refused_at_;
};

}  // namespace

Shown run(const Scenario& scenario) { return Runner{}.run(scenario); }

}  // namespace liandong::scenario
