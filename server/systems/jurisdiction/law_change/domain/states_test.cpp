// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/jurisdiction/law_change/domain/law_change_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::law_change::test {
namespace {

// What decides which commands can follow, without ids and times; counts are capped.
std::string fingerprint(const LawChange& c) {
  std::string print = std::to_string(static_cast<int>(c.stage)) + ",";
  for (const Holder& holder : c.holders) print += holder.acknowledged_at ? "s" : "-";
  for (const Revision& revision : c.revisions) print += revision.recorded_at ? "r" : "-";
  return print + std::to_string(std::min<std::size_t>(c.affected.size(), 2));
}

/// What is particular to law change. The second opening is in force before it became known.
struct Domain {
  using Matter = test::Matter;
  using Command = law_change::Command;
  static std::vector<Matter> openings() {
    const Instant known = at("2026-03-02 09:00");
    Matter ahead;
    ahead.open(known, day("2026-03-20"));
    RegisterLawChange one = change_of_law(known, day("2026-02-01"));
    one.holders = {UnitId{"town"}};
    Matter late;
    late.must("dept", Role::head, one, at("2026-03-02 10:00"));
    return {ahead, late};
  }
  static std::vector<Command> attempts(const LawChange& change, Instant now) {
    return test::attempts(change, now);
  }
  static std::string fingerprint(const LawChange& change) { return test::fingerprint(change); }
  static std::span<const Permission> permissions() { return law_change::permissions(); }
  static std::span<const RefusalInfo> refusals() { return law_change::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const LawChange& c = *matter.state;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
      if (!row.target_before) FAIL("no target for " << row.duty);
      if (*row.target_before <= row.arises_at) FAIL("owed before it arose: " << row.duty);
    }
    std::set<MatterId> marked;
    for (const Affected& one : c.affected) {
      if (!marked.insert(one.matter).second) FAIL("a matter was marked twice");
    }
    if (c.stage == Stage::settled && !c.announcement) FAIL("settled without an announcement");
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const LawChange&, Instant now) {
  const Text reason = text("reason");
  AnnounceBasisChange single = announcement();
  single.changes.pop_back();
  return {change_of_law(now, day("2026-12-01")),
          announcement(),
          single,
          Acknowledge{},
          no_revision(),
          proposed("m9"),
          mark("m1"),
          mark("m2"),
          DropLawChange{reason}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in nine commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 4);
  CHECK(found.states > 50);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RegisterLawChange::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::law_change::test
