// One command on its way through the writer: everything it needs, each step a function.
#pragma once

#include "engine/access.hpp"
#include "engine/engine.hpp"
#include "engine/replay.hpp"
#include "engine/rows.hpp"

#include <set>
#include <vector>

namespace liandong::engine {

class Numbering;

/// What was fixed when the command was first tried, so that a repeated batch decides the same.
struct RunIdentity {
  MatterId new_matter;
  CommandId command_id;
  std::string fresh_id;
  std::optional<Instant> now;
  std::vector<RunIdentity> consequences;  // of the commands that follow, in their order
  bool world_changed = false;             // by rows of the system's own
};

class CommandRun {
 public:
  CommandRun(Engine& engine, store::Connection& connection, const CommandRequest& request,
             RunIdentity& identity);
  /// Decides and writes. A refusal has written nothing.
  /// @throws InvariantBroken, store exceptions, json::CorruptJson
  CommandOutcome run();

 private:
  struct Draft {
    std::string_view system;
    EventDraft event;
    bool by_platform = false;  // nobody in particular did it, and it happens now
  };

  std::optional<CommandOutcome> earlier_answer();
  std::optional<CommandOutcome> use_of_command_id();
  std::optional<Rejection> load();
  bool load_from_store();
  std::optional<Rejection> check_permission() const;
  std::optional<Rejection> check_named_matters() const;
  [[nodiscard]] bool is_stale(std::int64_t seen) const;
  [[nodiscard]] Context context(NumberSource& numbers, const UploadLookup& uploads) const;
  std::optional<Rejection> decide(NumberSource& numbers, const UploadLookup& uploads);
  std::optional<Rejection> decide_common();
  void begin_with_cause();
  void end_common_duties();
  [[nodiscard]] bool leads_further() const;
  std::optional<Rejection> follow();
  std::optional<Rejection> follow(const Handoff& handoff, const Draft& draft,
                                  std::vector<RunIdentity>::size_type& serial);
  void reload();
  void store_links();
  void save_texts();
  [[nodiscard]] std::vector<Obligation> counted_by_calendar(const MatterState& state) const;
  void explain_moved_clocks();
  void explain_clock(const StoredObligation& shown, const Obligation& counted);
  void move_clock(const Obligation& shown, const Obligation& counted, std::string_view reason,
                  PersonId confirmed_by);
  void release_overtaken_clocks();
  std::optional<Rejection> prepend_paper_act(const UploadLookup& uploads);
  std::optional<Rejection> check_waiting() const;
  std::optional<Rejection> store_own_rows();
  std::optional<Rejection> write(Numbering& numbers, bool leads);
  void append_events();
  void project();
  void store_notes();
  void store_documents();
  void give_notice(const std::vector<ObligationChange>& changes);
  void check_invariants(const std::vector<Obligation>& obligations) const;
  CommandResult result() const;
  void reveal(CommandResult& done) const;
  void remember(const CommandResult& result);
  [[nodiscard]] std::string title() const;

  Engine& engine_;
  store::Connection& connection_;
  const CommandRequest& request_;
  RunIdentity& identity_;
  const System& system_;
  WorldPtr world_;
  Instant now_;
  Stamp stamp_;
  UnitId principal_;  // the legal subject the acting unit belongs to
  bool is_new_ = false;
  StoredMatter stored_;
  MatterState before_;
  MatterState after_;
  Summary summary_before_;
  Summary summary_;
  StreamHead head_;
  std::map<std::string, StoredObligation> owed_before_;  // until `project`
  std::map<UnitId, UnitRow> units_;
  std::vector<Draft> drafts_;
  std::set<std::string> moved_;         // keys of the clocks that moved without an act
  std::vector<Obligation> newly_held_;  // with the time that waits
  std::size_t explained_ = 0;           // drafts that explain clocks, before those of the command
  std::int64_t last_seq_ = 0;
};

}  // namespace liandong::engine
