// The simulation at work: who does what when. Its parts stand in town_*.cpp.
#pragma once

#include "simulation/agenda.hpp"
#include "simulation/invariants.hpp"
#include "simulation/simulation.hpp"
#include "simulation/words.hpp"

#include <set>

namespace liandong::simulation {

class Town {
 public:
  Town(const Surroundings& surroundings, const Settings& settings);

  /// @throws Broken, and whatever the engine throws
  void live();
  [[nodiscard]] Report report() const;
  [[nodiscard]] std::vector<std::string> last_acts() const { return office_.last_acts(); }

 private:
  // town.cpp: days and what every act goes through.
  void plan_day(LocalDay day);
  void plan_openings(LocalDay day, bool working);
  Done give(Act act, const Step* step);
  std::vector<Done> give_all(const std::vector<Act>& acts);
  void look_around();
  [[nodiscard]] Instant office_time(LocalDay day);
  [[nodiscard]] Act act_of(const Actor& actor, const engine::System& system,
                           std::string_view command, const Known* matter) const;
  [[nodiscard]] const Story& story_of(const Known* matter);
  [[nodiscard]] boost::json::value body_of(const Act& act, const Step* step, const Known* matter,
                                           int careless);
  void judge_at_rest();

  // town_work.cpp: matters begin and duties are met, mostly in time.
  void open_matter(const engine::System& system);
  [[nodiscard]] std::optional<Actor> find_beginning(const engine::System& system,
                                                    std::string_view command,
                                                    const Opening& opening, bool shown);
  [[nodiscard]] bool is_shown(UnitId unit) const;
  void plan_work(const Change& change);
  [[nodiscard]] Instant time_for(const Obligation& duty);
  void work(MatterId matter, const std::string& key, int attempt);
  [[nodiscard]] UnitId some_unit(const std::vector<UnitId>& units);
  void let_rest(const Change& change);
  [[nodiscard]] bool rests(const Known& matter) const;
  [[nodiscard]] const Way& choose(const std::vector<Way>& ways, std::string_view system);
  void walk(const Known& matter, const Obligation& duty, const Way& way);
  bool take_step(MatterId matter, const Step& step, UnitId unit);
  bool open_beside(const Known& matter, const Step& step, UnitId by);
  bool improvise(const Known& matter, std::string_view duty, UnitId unit);
  void aside(MatterId matter);

  // town_mischief.cpp: what careless people and broken clients do.
  void plan_mischief(LocalDay day);
  void meddle();
  void repeat(const Act& act, const Done& done);
  void collide();
  [[nodiscard]] KnownPtr some_matter();
  [[nodiscard]] const Desk& some_desk(const Known& matter);

  // town_changes.cpp: what changes around the matters.
  void plan_changes();
  void leave(LocalDay day);
  void publish_calendar(WorkCalendar calendar);
  void turn_days();
  void revise_list();
  void recompute(std::size_t from);
  void render_letters();
  void renew_world();

  const Surroundings& surroundings_;
  Settings settings_;
  Dice dice_;
  Agenda agenda_;
  std::unique_ptr<store::Connection> reader_;
  WorkCalendar full_calendar_;
  std::shared_ptr<const CompetenceLookup> competence_;
  Office office_;
  People people_;
  Ledger ledger_;
  Invariants invariants_;
  Words words_;
  std::map<MatterId, Story> stories_;
  std::map<MatterId, std::set<std::string>> planned_;
  std::map<std::string, MatterId> resting_;  // by system and stage
  std::set<std::string> prepared_;           // matter, duty and step
  std::map<std::string, int> taken_;         // ways since everything is to be shown
  std::optional<Story> opening_story_;
  bool first_day_over_ = false;
  std::vector<MatterId> to_recompute_;
  std::optional<LocalDay> revised_from_;
  std::map<std::string, UnitId> revised_;
  Report tally_;
  int keys_ = 0;
};

}  // namespace liandong::simulation
