// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/dispute_coordination/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::dispute_coordination::test {
namespace {

// What decides which commands can follow, without ids and times; counts are capped.
std::string fingerprint(const Dispute& d) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(d.stage);
  add(d.kind);
  for (const Party& party : d.parties) {
    print += party.unit.str();
    add(party.positions.empty());
    add(party.signed_at.has_value());
    add(party.replied_at.has_value());
  }
  add(d.failed_at.has_value());
  add(!d.coordinations.empty());
  if (d.agreement) print += d.agreement->responsible_unit.str();
  print += d.interims.back().unit.str();
  add(std::min<std::size_t>(d.submissions.size(), 2));
  if (!d.submissions.empty()) print += d.submissions.back().submitter.str();
  add(d.decision_extended_at.has_value());
  print += d.responsible_unit.str();
  return print;
}

Matter opened(bool vertical) {
  Matter matter;
  if (vertical) matter.units.units[UnitId{"dept"}].superior = UnitId{"above"};
  OpenDispute command = opening(at("2026-03-02 09:00"));
  if (vertical) command.competent_unit = UnitId{"dept"};
  matter.must("dept", Role::head, command, at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to dispute coordination.
struct Domain {
  using Matter = test::Matter;
  using Command = dispute_coordination::Command;
  static std::vector<Matter> openings() { return {opened(false), opened(true)}; }
  static std::vector<Command> attempts(const Dispute& dispute, Instant now) {
    return test::attempts(dispute, now);
  }
  static std::string fingerprint(const Dispute& dispute) { return test::fingerprint(dispute); }
  static std::span<const Permission> permissions() { return dispute_coordination::permissions(); }
  static std::span<const RefusalInfo> refusals() { return dispute_coordination::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Dispute& dispute = *matter.state;
    std::size_t securing = 0;
    for (const Obligation& row : rows) {
      if (row.duty == "secure" && domain_test::is_open(row)) ++securing;
    }
    if (securing != (closed(dispute) ? 0 : 1)) FAIL("not exactly one unit keeps things safe");
    if (closed(dispute) && dispute.responsible_unit.empty()) FAIL("closed and nobody responsible");
    if (dispute.stage == Stage::agreed &&
        std::any_of(dispute.parties.begin(), dispute.parties.end(),
                    [](const Party& party) { return !party.signed_at; })) {
      FAIL("agreed without the signature of a party");
    }
    if (dispute.stage == Stage::decided &&
        has_vertical_party(dispute) == dispute.ruling->authority.empty()) {
      FAIL("decided by the wrong authority");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Dispute& d, Instant now) {
  const Text reason = text("reason");
  Submit submit = submission();
  if (has_vertical_party(d)) submit.common_superior = text("above");
  return {opening(now),
          position("dept"),
          position("dept2"),
          negotiation(now, NegotiationResult::continuing),
          negotiation(now, NegotiationResult::failed),
          agreement("town"),
          agreement("dept"),
          SignAgreement{},
          submit,
          answer(),
          Withdraw{reason},
          material(),
          correction(at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          coordination(now),
          JoinUnit{UnitId{"dept2"}, reason},
          AssignInterim{UnitId{"dept"}, reason},
          AssignInterim{UnitId{"town"}, reason},
          review(true),
          review(false),
          decision("town"),
          ExtendDecision{reason},
          superior_decision(now)};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in seven commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 7);
  CHECK(found.states > 500);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == OpenDispute::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::dispute_coordination::test
