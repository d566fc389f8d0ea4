// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/jurisdiction/list_revision/domain/revision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::list_revision::test {
namespace {

// What decides which commands can follow, without ids and times; counts are capped.
std::string fingerprint(const Revision& r) {
  const Round& round = r.rounds.back();
  std::string print = std::to_string(static_cast<int>(r.stage)) + ",";
  print += r.proposer.str() + std::to_string(std::min<std::size_t>(r.rounds.size(), 4)) + ",";
  print += round.approved ? "a" : "-";
  print += round.authorised_at ? "s" : "-";
  print += round.returned_at ? "r" : "-";
  return print;
}

/// What is particular to list revision.
struct Domain {
  using Matter = test::Matter;
  using Command = list_revision::Command;
  static std::vector<Matter> openings() {
    Matter by_town;
    by_town.propose(at("2026-03-02 10:00"));
    Matter by_department;
    by_department.must("dept", Role::head, proposal({assign("town2", day("2027-01-01"))}),
                       at("2026-03-02 10:00"));
    return {by_town, by_department};
  }
  static std::vector<Command> attempts(const Revision& revision, Instant now) {
    return test::attempts(revision, now);
  }
  static std::string fingerprint(const Revision& revision) { return test::fingerprint(revision); }
  static std::span<const Permission> permissions() { return list_revision::permissions(); }
  static std::span<const RefusalInfo> refusals() { return list_revision::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Revision& r = *matter.state;
    std::size_t open = 0;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
      if (!domain_test::is_open(row)) continue;
      ++open;
      if (row.debtor != custodian(r)) FAIL("somebody else than the custodian owes " << row.duty);
    }
    if (open != (closed(r) ? 0 : 1)) FAIL("not exactly one thing is owed");
    if ((r.stage == Stage::published) != r.publication.has_value())
      FAIL("published without a list");
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Revision& r, Instant) {
  const Text reason = text("reason");
  const bool of_town = r.proposer == UnitId{"town"};
  Revise again = revised();
  if (!of_town) again.changes = {assign("town2", day("2027-02-01"))};
  return {proposal({assign("town", day("2027-01-01"))}),
          again,
          Review{true, reason},
          Review{false, reason},
          AuthorisePublication{},
          publication(),
          ReturnRevision{reason},
          WithdrawProposal{reason}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in eight commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 5);
  CHECK(found.states > 20);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == ProposeRevision::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::list_revision::test
