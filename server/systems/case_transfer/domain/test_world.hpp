// A small city for the tests: units, register, numbers, the calendar of 2026, and one matter to act
// on.
#pragma once

#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::case_transfer::test {

/// "2026-11-20 17:40" or with seconds, local time.
[[nodiscard]] Instant at(std::string_view local);
[[nodiscard]] Text text(std::string_view content);
[[nodiscard]] Text text_of_length(std::uint32_t length);
[[nodiscard]] PersonalText personal(std::string_view content);

/// town (with town.team), town2, dept (with dept.brigade), dept2, branch (an office with a
/// statute), police, justice = S, gov = G, court, closed (inactive), orphan (an office of nobody).
class Directory : public UnitDirectory {
 public:
  Directory();
  [[nodiscard]] std::optional<UnitFacts> find(UnitId unit) const override;
  [[nodiscard]] std::string statute_on_file(UnitId unit, std::string_view act) const override;
  [[nodiscard]] UnitId coordinating_office() const override { return UnitId{"justice"}; }
  [[nodiscard]] bool serves_in(PersonId, UnitId) const override { return true; }
  std::map<UnitId, UnitFacts> units;
};

/// Items: moved → dept until 2026-11-16, then dept2; fire → dept, waste → town, trade → dept2,
/// market → town2, air → branch; place: village.
class Register : public CompetenceLookup {
 public:
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                LocalDay on) const override;
  [[nodiscard]] bool item_exists(ItemCode item) const override;
  [[nodiscard]] bool place_exists(PlaceCode place) const override;
};

class Numbers : public NumberSource {
 public:
  [[nodiscard]] std::string next(UnitId unit, std::string_view type, int year) override;
  int used = 0;
};

/// "blob" belongs to `unit`, "foreign" to the court; nothing else exists.
class Uploads : public UploadLookup {
 public:
  [[nodiscard]] std::optional<UploadFacts> find(BlobId upload) const override;
  UnitId unit;
};

/// The defaults documented in obligations.cpp.
[[nodiscard]] Targets default_targets();
[[nodiscard]] const WorkCalendar& calendar_2026();

/// An actor with one role; the kind is the unit's.
[[nodiscard]] Actor actor(std::string_view unit, RoleSet roles);

/// One matter in the small city. `act` decides at a time and applies the events.
class Matter {
 public:
  Directory units;
  Register competence;
  Numbers numbers;
  Targets targets = default_targets();
  std::optional<Transfer> state;
  int personal_data_found = 0;

  /// The act happens and is recorded at `now`, unless `occurred_at` says otherwise.
  Decision act(std::string_view unit, RoleSet roles, const Command& command, Instant now,
               std::optional<Instant> occurred_at = std::nullopt);
  /// The same, but fails the test if it is refused.
  void must(std::string_view unit, RoleSet roles, const Command& command, Instant now,
            std::optional<Instant> occurred_at = std::nullopt);
  /// The refusal of the act; fails the test if it succeeds. Nothing changes.
  [[nodiscard]] Rejection refused(std::string_view unit, RoleSet roles, const Command& command,
                                  Instant now, std::optional<Instant> occurred_at = std::nullopt);

  [[nodiscard]] std::vector<Obligation> duties() const;
  /// The row with that key; fails the test if there is none.
  [[nodiscard]] Obligation duty(std::string_view key) const;
  [[nodiscard]] bool has_duty(std::string_view key) const;

  // Shortcuts to a stage, by the usual people; the town finds, the department is competent.
  void find(Instant discovered_at, std::optional<UrgencyReason> urgency = std::nullopt,
            bool in_progress = false);
  void attach(std::string_view unit, MaterialKind kind, Instant now);
  void attach_all(Instant now);
  void issue(Instant now, std::string_view receiver = "dept");
  void receive(Instant now);
  void accept(Instant now);
  void file(Instant filed_at);
  void decide_case(Instant decided_at);

 private:
  Decision decide_now(std::string_view unit, RoleSet roles, const Command& command, Instant now,
                      Instant occurred_at);
  int ids_ = 0;
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordFinding finding(Instant discovered_at);
[[nodiscard]] Issue issue_to(std::string_view receiver);
[[nodiscard]] RecordDissuasion dissuasion(Instant dissuaded_at, DissuasionResult result);
[[nodiscard]] TellCompetentUnit telling(Instant told_at, std::string_view unit = "dept");
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] DecideFiling filing(Instant filed_at);
[[nodiscard]] DecideFiling no_filing();
[[nodiscard]] RecordOutcome outcome(Instant decided_at);
[[nodiscard]] Object objection(std::string_view proposed = "town");
[[nodiscard]] ObjectOnNewFacts objection_on_new_facts();
[[nodiscard]] Correct correction(CorrectableField field, Instant instant);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, Refusal refusal) {
  return rejection.code == RefusalCode{static_cast<std::uint16_t>(refusal)};
}

}  // namespace liandong::case_transfer::test
