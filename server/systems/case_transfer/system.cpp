#include "systems/case_transfer/system.hpp"

#include "engine/erased.hpp"
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace liandong::case_transfer {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  using State = Transfer;
  using Command = case_transfer::Command;
  using Event = case_transfer::Event;
  template <class C>
  static constexpr bool opens = std::is_same_v<C, RecordFinding>;

  static Decision decide(const State* state, const Command& command, const Context& context) {
    return case_transfer::decide(state, command, context);
  }
  static State evolve(const State* state, const Event& event, const Stamp& stamp) {
    return case_transfer::evolve(state, event, stamp);
  }
  static std::vector<std::string_view> warnings(const Command& command) {
    return case_transfer::warnings(command);
  }
};

const Transfer& transfer_of(const void* state) { return *static_cast<const Transfer*>(state); }

engine::Summary summary(const void* state) {
  const Transfer& t = transfer_of(state);
  engine::Summary s;
  s.title = t.title;
  if (const Letter* letter = letter_in_force(t)) {
    s.number = letter->document_number;
  }
  s.stage = json::enum_name(t.stage);
  s.stage_bit = 1U << static_cast<unsigned>(t.stage);
  s.urgent = urgent_since(t).has_value();
  s.in_progress = t.in_progress;
  s.sender = t.finder;
  s.receiver = receiver(t);
  s.custodian = custodian(t);
  s.closed = closed(t);
  return s;
}

std::vector<UnitId> units(const void* state) {
  const Transfer& t = transfer_of(state);
  std::vector<UnitId> concerned{t.finder, t.drafting_office, receiver(t)};
  for (const Interim& interim : t.interims) {
    concerned.push_back(interim.unit);
  }
  return concerned;
}

/// A unit the case was withdrawn from keeps no sight of it beyond the notice of the withdrawal.
std::vector<engine::DocumentChange> documents(std::string_view type, const void* state) {
  const Transfer& t = transfer_of(state);
  if (type == Issued::type && !t.letters.empty()) {
    const Letter& letter = t.letters.back();
    return {{letter.document_number, "transfer_letter", letter.signatory, false, "", 0}};
  }
  if (type == Withdrawn::type && !t.letters.empty()) {
    return {{t.letters.back().document_number, "transfer_letter", t.finder, true, "", 0}};
  }
  if (type == LetterRendered::type) {
    std::vector<engine::DocumentChange> rendered;
    for (const Letter& letter : t.letters) {
      if (!letter.digest.empty()) {
        rendered.push_back({letter.document_number, "transfer_letter", letter.signatory, false,
                            letter.digest, letter.size});
      }
    }
    return rendered;
  }
  return {};
}

/// At two bounces S is told (Q8); dismissals are listed for S.
std::vector<engine::SystemNotice> notices(const void* before, const void* after,
                                          const UnitDirectory& directory) {
  const Transfer& now = transfer_of(after);
  const int earlier = before == nullptr ? 0 : transfer_of(before).bounces;
  std::vector<engine::SystemNotice> told;
  if (now.bounces >= 2 && earlier < 2) {
    told.push_back({"bounced_twice", directory.coordinating_office(), Role::coordinator});
  }
  if (now.stage == Stage::dismissed && before != nullptr &&
      transfer_of(before).stage != Stage::dismissed) {
    told.push_back({"finding_dismissed", directory.coordinating_office(), Role::coordinator});
  }
  if (now.stage == Stage::objected && before != nullptr &&
      transfer_of(before).stage != Stage::objected) {
    told.push_back({"jurisdiction_objected", directory.coordinating_office(), Role::coordinator});
    told.push_back({"jurisdiction_objected", now.finder, Role::handler | Role::head});
  }
  return told;
}

std::optional<Instant> bound_of(const std::vector<Obligation>& obligations, std::string_view duty) {
  for (const Obligation& o : obligations) {
    if (o.duty == duty && outcome_of(o) == ObligationOutcome::open) {
      return o.due_before ? o.due_before : o.target_before;
    }
  }
  return std::nullopt;
}

std::vector<engine::Step> steps(const void* state, const std::vector<Obligation>& obligations) {
  using engine::StepState;
  const Transfer& t = transfer_of(state);
  const Letter* letter = letter_in_force(t);
  const auto step = [](Stage stage, StepState progress, std::optional<Instant> at,
                       std::optional<Instant> due = std::nullopt) {
    return engine::Step{std::string{json::enum_name(stage)}, progress, at, due};
  };
  std::vector<engine::Step> line{step(Stage::found, StepState::done, t.discovered_at)};
  if (t.dismissal) {
    line.push_back(step(Stage::dismissed, StepState::current, t.dismissal->dismissed_at));
    return line;
  }
  const auto add = [&](Stage stage, std::optional<Instant> at, std::string_view duty) {
    line.push_back(step(stage, at ? StepState::done : StepState::future, at,
                        at ? std::nullopt : bound_of(obligations, duty)));
  };
  add(Stage::issued, letter != nullptr ? std::optional{letter->issued_at} : std::nullopt,
      "transfer");
  add(Stage::received, t.received_at, "receive");
  if (t.supplement) {
    const auto& s = *t.supplement;
    add(Stage::supplementing, s.supplied_at ? s.supplied_at : s.ended_at, "supply");
  }
  if (!t.objections.empty()) {
    add(Stage::objected, t.objections.back().objected_at, "secure");
  }
  add(Stage::accepted, t.stage == Stage::objected ? std::nullopt : t.accepted_at, "respond");
  add(Stage::concluded, t.result_reported_at, "report_result");
  // The step the matter stands at is the last one done.
  for (auto& one : line) {
    if (one.stage == json::enum_name(t.stage)) {
      one.state = StepState::current;
    }
  }
  return line;
}

std::vector<std::string_view> clauses_of_event(std::string_view type) {
  static const std::map<std::string_view, std::vector<std::string_view>> clauses{
      {FindingRecorded::type, {"3.1.1-a", "3.1.1-b"}},
      {UrgencyMarked::type, {"3.1.1-c"}},
      {UrgencyConfirmed::type, {"3.1.1-c"}},
      {DissuasionRecorded::type, {"3.1.1-d"}},
      {CompetentUnitTold::type, {"3.1.1-e"}},
      {LaterStartApproved::type, {"3.1.1-a"}},
      {MaterialAttached::type, {"3.1.2-b"}},
      {Issued::type, {"3.1.1-a", "3.1.2-a", "3.1.2-b", "3.1.3-a"}},
      {MaterialsCompleted::type, {"3.1.2-b"}},
      {SupplementRequested::type, {"3.1.2-b"}},
      {Supplied::type, {"3.1.2-b"}},
      {Objected::type, {"3.6-a"}},
      {InterimAssigned::type, {"3.6-a"}},
  };
  const auto it = clauses.find(type);
  return it == clauses.end() ? std::vector<std::string_view>{} : it->second;
}

}  // namespace

engine::System system() {
  engine::System s;
  s.name = "case_transfer";
  s.plural = "case-transfers";
  s.permissions = permissions();
  s.refusals = refusals();
  engine::Erased<Domain>::fill(s);
  s.summary = summary;
  s.obligations = [](const void* state, const Targets& targets, const WorkCalendar& calendar) {
    return obligations(transfer_of(state), targets, calendar);
  };
  s.relations = [](const void* state, UnitId unit) { return relations(transfer_of(state), unit); };
  s.units = units;
  s.stage_bit = [](std::string_view word) {
    const auto stage = json::parse_enum<Stage>(word);
    return stage ? 1U << static_cast<unsigned>(*stage) : 0U;
  };
  s.documents = documents;
  s.notices = notices;
  s.steps = steps;
  s.clauses_of_event = clauses_of_event;
  return s;
}

}  // namespace liandong::case_transfer
