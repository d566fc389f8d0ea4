// Walks the state machine of requests for information, as states_test.cpp does of information.
#include "systems/information_sharing/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_request::test {
namespace {

std::string fingerprint(const InformationRequest& request) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(request.stage);
  add(request.outside_notice);
  add(std::min<std::size_t>(request.rounds.size(), 3));
  add(request.rounds.back().missing.empty());
  const auto holds = [&](MaterialKind kind) {
    return std::any_of(request.materials.begin(), request.materials.end(),
                       [&](const Material& one) { return one.kind == kind; });
  };
  add(holds(MaterialKind::form));
  add(holds(MaterialKind::answer));
  return print;
}

Request opened(std::string_view asked) {
  Request request;
  RequestInformation command = question();
  command.asked = UnitId{asked};
  request.must("dept", Role::handler, command, at("2026-03-02 10:00"));
  return request;
}

/// What is particular to requests.
struct Domain {
  using Matter = Request;
  using Command = information_request::Command;
  static std::vector<Request> openings() { return {opened("town"), opened("dept2")}; }
  static std::vector<Command> attempts(const InformationRequest& request, Instant now) {
    return test::attempts(request, now);
  }
  static std::string fingerprint(const InformationRequest& request) {
    return test::fingerprint(request);
  }
  static std::span<const Permission> permissions() { return information_request::permissions(); }
  static std::span<const RefusalInfo> refusals() { return information_sharing::refusals(); }
  static void check(const Request& matter, const std::vector<Obligation>& rows) {
    const InformationRequest& request = *matter.state;
    for (const Obligation& row : rows) {
      if (!domain_test::is_open(row)) continue;
      const bool asked = request.stage == Stage::requested;
      if ((row.duty == "answer") != asked) FAIL("the wrong side owes something");
      if (row.debtor != custodian(request)) FAIL("I1: the custodian owes nothing");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const InformationRequest& request, Instant) {
  const Text reason = text("reason");
  const std::string file = request.materials.empty() ? "none" : request.materials.front().id;
  return {question(),
          material(MaterialKind::form),
          material(MaterialKind::answer),
          RemoveMaterial{file, reason},
          answer(),
          refusal(),
          OverruleDecline{reason},
          Confirm{},
          AskAgain{text("missing")},
          Withdraw{reason},
          correction(CorrectableField::need, text("other"))};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state of a request reachable in eight commands keeps the invariants") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 5);
  CHECK(found.states > 100);
}

TEST_CASE("every command on a request succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RequestInformation::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts on requests entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::information_request::test
