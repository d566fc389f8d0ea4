// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/case_transfer/domain/exploration.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <random>

namespace liandong::case_transfer::test {
namespace {

bool open(const Obligation& row) { return outcome_of(row) == ObligationOutcome::open; }

// What decides which commands can follow, without ids, times and what was merely noted (calls, an
// approved later start, a rendered letter); counts are capped so that the space is finite.
std::string fingerprint(const Transfer& t) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  const auto capped = [&](std::size_t n, std::size_t cap) { add(std::min(n, cap)); };
  add(t.stage);
  add(t.in_progress);
  add(t.urgency ? 1 + (t.urgency->needs_confirmation ? 1 : 0) +
                      (t.urgency->confirmed_at.has_value() ? 1 : 0)
                : 0);
  add(!t.dissuasions.empty() && t.dissuasions.back().result == DissuasionResult::stopped);
  unsigned kinds = 0;
  for (const Material& one : t.materials) kinds |= 1U << static_cast<unsigned>(one.kind);
  add(kinds);
  capped(t.letters.size(), 2);
  if (!t.letters.empty()) {
    add(t.letters.back().withdrawn_at.has_value());
    add(t.letters.back().materials_complete || t.letters.back().materials_completed_at);
  }
  add(t.supplement ? 1 + (t.supplement->supplied_at.has_value() ? 1 : 0) : 0);
  if (t.supplement && t.stage == Stage::supplementing) {
    add(static_cast<std::int64_t>(t.materials.size()) > t.supplement->materials_before);
  }
  add(t.objection_consented_at.has_value());
  add(t.objections.size());
  capped(t.interims.size(), 2);
  print += t.interims.empty() ? "" : t.interims.back().unit.str();
  add(t.filing ? 1 + (t.filing->filed ? 1 : 0) : 0);
  add(t.outcome ? 1 + (t.outcome->executed_at.has_value() ? 1 : 0) : 0);
  return print;
}

struct Node {
  Transfer state;
  Instant now;
  int depth;
};

bool exists(Stage stage, const Command& command) {
  const std::string_view name = name_of(command);
  return std::any_of(permissions().begin(), permissions().end(), [&](const Permission& row) {
    return ((row.stages >> static_cast<unsigned>(stage)) & 1U) != 0 && row.command == name;
  });
}

bool listed(const Rejection& rejection) {
  const auto table = refusals();
  return std::any_of(table.begin(), table.end(),
                     [&](const RefusalInfo& row) { return row.code == rejection.code; });
}

Matter opened(bool in_progress) {
  Matter matter;
  RecordFinding command = finding(at("2026-03-02 09:00"));
  command.in_progress = in_progress;
  command.jurisdiction_determined_at = at("2026-03-02 09:30");
  if (in_progress) command.urgency = UrgencyReason::in_progress_not_stopped;
  matter.must("town", Role::handler, command, at("2026-03-02 10:00"));
  return matter;
}

// Tries one command; if it is permitted and succeeds, applies it and checks what came of it.
bool try_one(Matter& matter, const std::vector<Obligation>& before, const Someone& who,
             const Command& command, Instant now,
             std::optional<Instant> occurred_at = std::nullopt) {
  // decide does not ask who acts, the engine did; but it must have an answer for anybody.
  if (!permitted(*matter.state, who, command)) return false;
  const Decision decision = matter.act(who.unit, who.roles, command, now, occurred_at);
  if (!decision.has_value()) {
    if (!listed(decision.error())) FAIL("a refusal that is not in the table");
    return false;
  }
  if (decision.value().empty()) FAIL("success without an event");
  const std::vector<Obligation> after = matter.duties();
  check_invariants(matter, after);
  check_history(before, after);
  return true;
}

// Everything that can be done from one state, into the queue if it leads to a new one.
class Explorer {
 public:
  Exploration run() {
    for (const bool in_progress : {false, true}) {
      const Matter matter = opened(in_progress);
      known_.insert(fingerprint(*matter.state));
      queue_.push_back({*matter.state, at("2026-03-02 10:00"), 0});
    }
    while (!queue_.empty()) {
      const Node node = std::move(queue_.front());
      queue_.pop_front();
      ++found_.states;
      found_.stages.insert(node.state.stage);
      matter_.state = node.state;
      const std::vector<Obligation> before = matter_.duties();
      if (before != matter_.duties()) FAIL("the list of obligations is not deterministic");
      for (const std::int64_t pause : {std::int64_t{3'600}, 30 * seconds_per_day}) {
        for (const Command& command : attempts(node.state, node.now + pause)) {
          found_.tried += people_.size();
          if (!exists(node.state.stage, command)) continue;
          for (const Someone& who : people_) visit(node, before, who, command, node.now + pause);
        }
      }
    }
    return found_;
  }

 private:
  void visit(const Node& node, const std::vector<Obligation>& before, const Someone& who,
             const Command& command, Instant now) {
    matter_.numbers.used = static_cast<int>(node.state.letters.size());
    if (!try_one(matter_, before, who, command, now)) return;
    const std::string name(name_of(command));
    const Transfer& next = *matter_.state;
    found_.transitions.insert({node.state.stage, name, next.stage});
    found_.commands.insert(name);
    if (node.depth < exploration_depth && known_.insert(fingerprint(next)).second) {
      queue_.push_back({next, now, node.depth + 1});
    }
    matter_.state = node.state;
  }

  Matter matter_;
  const std::vector<Someone> people_ = everybody();
  std::set<std::string> known_;
  std::deque<Node> queue_;
  Exploration found_;
};

}  // namespace

std::vector<Someone> everybody() {
  const auto anyone = bits(Relation::anyone);
  const auto supervisor = static_cast<std::uint8_t>(bits(Relation::supervisor) | anyone);
  return {{"town", Role::handler, anyone},
          {"town", Role::head, anyone},
          {"dept", Role::handler, anyone},
          {"dept", Role::head, anyone},
          {"dept2", Role::head, anyone},
          {"justice", Role::coordinator, supervisor},
          {"gov", Role::decider, bits(Relation::government)},
          {"town", Role::system_admin, bits(Relation::system)}};
}

std::vector<Command> attempts(const Transfer& t, Instant now) {
  const Text reason = text("reason");
  RecordRenderedLetter rendered{"none", "digest", 10};
  if (!t.letters.empty()) rendered.document_number = t.letters.back().document_number;
  RemoveMaterial remove{"none", reason};
  if (!t.materials.empty()) remove.material = t.materials.back().id;
  const Instant filed_at = t.filing && t.filing->filed_at ? *t.filing->filed_at : now;
  return {finding(now),
          MarkUrgent{},
          ConfirmUrgency{},
          ConfirmUrgency{false, reason},
          dissuasion(now, DissuasionResult::stopped),
          dissuasion(now, DissuasionResult::not_stopped),
          telling(now),
          ApproveLaterStart{reason},
          DismissFinding{DismissalGround::no_violation, reason, {}},
          material(MaterialKind::basic_facts),
          material(MaterialKind::case_source),
          material(MaterialKind::preliminary_evidence),
          remove,
          issue_to("dept"),
          issue_to("dept2"),
          CompleteMaterials{},
          Withdraw{reason},
          Receive{},
          Accept{},
          RequestSupplement{{MaterialKind::case_source}, reason},
          Supply{},
          objection(),
          ConsentToObjection{reason},
          objection_on_new_facts(),
          AssignInterim{UnitId{"dept"}, reason},
          AssignInterim{UnitId{"town"}, reason},
          filing(now),
          no_filing(),
          outcome(std::max(now, filed_at)),
          RecordExecution{now, reason},
          ReportResult{reason},
          correction(CorrectableField::discovered_at, at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          rendered};
}

std::string_view name_of(const Command& command) {
  return std::visit([](const auto& one) { return std::decay_t<decltype(one)>::name; }, command);
}

std::string_view name_of(Stage stage) { return boost::describe::enum_to_string(stage, ""); }

bool permitted(const Transfer& transfer, const Someone& who, const Command& command) {
  const bool platform = who.relation == bits(Relation::system);
  const auto relation = static_cast<std::uint8_t>(
      who.relation | (platform ? 0 : relations(transfer, UnitId{who.unit})));
  const std::string_view name = name_of(command);
  return std::any_of(permissions().begin(), permissions().end(), [&](const Permission& row) {
    return row.command == name && ((row.stages >> static_cast<unsigned>(transfer.stage)) & 1U) &&
           (row.relations & relation) != 0 && row.roles.intersects(who.roles);
  });
}

void check_invariants(const Matter& matter, const std::vector<Obligation>& rows) {
  const Transfer& t = *matter.state;
  std::set<std::string> keys;
  for (const Obligation& row : rows) {
    if (!keys.insert(row.key).second) FAIL("two obligations with the key " << row.key);
    if (row.debtor.empty()) FAIL("nobody owes " << row.key);
    if (row.clause.empty()) FAIL("no clause for " << row.key);
  }
  const bool any_open = std::any_of(rows.begin(), rows.end(), open);
  if (closed(t) && any_open) FAIL("closed with an open obligation");
  if (!closed(t) && !any_open) FAIL("I2: open without an open obligation");
  if (!matter.units.find(custodian(t))) FAIL("I1: no custodian");
  std::set<std::string> numbers;
  for (const Letter& letter : t.letters) {
    if (!numbers.insert(letter.document_number).second) FAIL("a number was used twice");
    const auto signatory = matter.units.find(letter.signatory);
    if (!signatory || (!signatory->legal_subject && letter.statute.empty())) {
      FAIL("I6: signed by an office without a statute");
    }
  }
}

void check_history(const std::vector<Obligation>& before, const std::vector<Obligation>& after) {
  for (const Obligation& old : before) {
    const auto now = std::find_if(after.begin(), after.end(),
                                  [&](const Obligation& row) { return row.key == old.key; });
    if (now == after.end()) FAIL("the obligation " << old.key << " vanished");
    if (!open(old) && !(*now == old)) FAIL("the ended obligation " << old.key << " changed");
  }
}

const Exploration& explored() {
  static const Exploration found = Explorer().run();
  return found;
}

TEST_CASE("every state reachable in seven commands keeps the invariants, whoever tries what") {
  const Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 8);
  CHECK(found.states > 1'000);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordFinding::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    std::mt19937 random(seed);  // NOLINT(cert-msc51-cpp): the walks must be repeatable
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    const std::vector<Someone> people = everybody();
    for (int walk = 0; walk < 60; ++walk) {
      Matter matter = opened(pick(2) == 0);
      Instant now = at("2026-03-02 10:00");
      for (int step = 0; step < 150; ++step) {
        now = now + static_cast<std::int64_t>(pick(2 * 3'600));
        const auto back = static_cast<std::int64_t>(pick(2 * seconds_per_day));
        const Instant occurred_at = now + (pick(2) == 0 ? 0 : -back);
        const std::vector<Command> commands = attempts(*matter.state, occurred_at);
        const Command& command = commands[pick(commands.size())];
        try_one(matter, matter.duties(), people[pick(people.size())], command, now, occurred_at);
      }
    }
  }
}

}  // namespace liandong::case_transfer::test
