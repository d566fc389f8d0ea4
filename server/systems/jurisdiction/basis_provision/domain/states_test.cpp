// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/jurisdiction/basis_provision/domain/provision_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::basis_provision::test {
namespace {

// What decides which commands can follow, without ids and times; counts are capped.
std::string fingerprint(const Provision& p) {
  std::string print = std::to_string(static_cast<int>(p.stage)) + ",";
  print += std::to_string(std::min<std::size_t>(p.rounds.size(), 3)) + ",";
  for (const Holder& holder : p.holders) print += has_acknowledged(holder) ? "s" : "-";
  for (const Holder& holder : p.holders) {
    const auto open = std::count_if(p.reports.begin(), p.reports.end(), [&](const Report& one) {
      return one.holder == holder.unit && is_open(one);
    });
    print += std::to_string(open);
  }
  return print + std::to_string(std::min<std::size_t>(p.reports.size(), 3));
}

/// What is particular to basis provision.
struct Domain {
  using Matter = test::Matter;
  using Command = basis_provision::Command;
  static std::vector<Matter> openings() {
    Matter matter;
    matter.assign(at("2026-03-02 09:00"));
    Matter single;
    RecordAssignment one = assignment(at("2026-03-02 09:00"));
    one.holders = {UnitId{"town"}};
    one.department = UnitId{"dept"};
    single.must("dept", Role::head, one, at("2026-03-02 10:00"));
    Matter listed;
    listed.must("gov", Role::decider, OpenFromList{one}, at("2026-03-02 10:00"));
    return {matter, single, listed};
  }
  static std::vector<Command> attempts(const Provision& provision, Instant now) {
    return test::attempts(provision, now);
  }
  static std::string fingerprint(const Provision& provision) {
    return test::fingerprint(provision);
  }
  static std::span<const Permission> permissions() { return basis_provision::permissions(); }
  static std::span<const RefusalInfo> refusals() { return basis_provision::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Provision& p = *matter.state;
    for (const Obligation& row : rows) {
      if (row.due_before) FAIL("the notice gives no period for " << row.duty);
    }
    for (const Holder& holder : p.holders) {
      if (holder.signatures.size() != p.rounds.size()) FAIL("the sign-off matrix has a gap");
      if (p.stage == Stage::acknowledged && !has_acknowledged(holder)) {
        FAIL("closed without the signature of a holder");
      }
    }
    const bool disputed = std::any_of(p.reports.begin(), p.reports.end(), is_open);
    if (p.stage != Stage::dropped && disputed != (p.stage == Stage::reported)) {
      FAIL("an open report and another stage");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Provision& p, Instant now) {
  const Text reason = text("reason");
  const std::string report = p.reports.empty() ? "none" : p.reports.back().id;
  const std::string first = p.reports.empty() ? "none" : p.reports.front().id;
  return {assignment(now),
          provision(),
          Acknowledge{},
          ReportInaccuracy{reason, {}},
          correction(),
          UpholdProvision{report, reason},
          UpholdProvision{first, reason},
          DropAssignment{reason},
          OpenFromList{assignment(now)}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in nine commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 5);
  CHECK(found.states > 50);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordAssignment::name || row.command == OpenFromList::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::basis_provision::test
