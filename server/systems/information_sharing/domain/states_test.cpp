// Walks the state machine of information: breadth first to a stated depth with every command by
// everybody, and at random with acts entered afterwards. After every act the invariants hold.
#include "systems/information_sharing/domain/exploration_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing::test {
namespace {

// What decides which commands can follow, without ids and times; counts are capped.
std::string fingerprint(const SharedItem& item) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  add(item.stage);
  add(item.holder_is_local);
  add(item.materials.size() > 1 ? 2 : static_cast<int>(item.materials.size()));
  add(std::min<std::size_t>(item.extensions.size(), 3));
  add(std::min<std::size_t>(item.rounds.size(), 2));
  add(item.sensitivity);
  if (const Round* round = round_in_force(item)) {
    for (const Recipient& recipient : round->recipients) {
      print += recipient.unit.str();
      add(recipient.acknowledged_at.has_value());
    }
  }
  return print;
}

Item opened(std::string_view unit, Sensitivity sensitivity) {
  Item item;
  RecordFormed command = record(at("2026-03-02 09:00"));
  command.sensitivity = sensitivity;
  item.must(unit, Role::handler, command, at("2026-03-02 10:00"));
  return item;
}

/// What is particular to shared information.
struct Domain {
  using Matter = Item;
  using Command = information_sharing::Command;
  static std::vector<Item> openings() {
    return {opened("dept", Sensitivity::internal), opened("town", Sensitivity::internal),
            opened("dept", Sensitivity::restricted)};
  }
  static std::vector<Command> attempts(const SharedItem& item, Instant now) {
    return test::attempts(item, now);
  }
  static std::string fingerprint(const SharedItem& item) { return test::fingerprint(item); }
  static std::span<const Permission> permissions() { return information_sharing::permissions(); }
  static std::span<const RefusalInfo> refusals() { return information_sharing::refusals(); }
  static void check(const Item& matter, const std::vector<Obligation>& rows) {
    const SharedItem& item = *matter.state;
    std::size_t sharing = 0;
    std::size_t waiting = 0;
    for (const Obligation& row : rows) {
      if (row.duty == "share" && domain_test::is_open(row)) ++sharing;
      if (row.duty == "acknowledge" && domain_test::is_open(row)) ++waiting;
      if (row.duty == "share" && item.holder_is_local == row.due_before.has_value()) {
        FAIL("the day binds departments, and departments only");
      }
    }
    const bool owed = item.stage == Stage::formed || item.stage == Stage::extended;
    if (sharing != (owed ? 1U : 0U)) FAIL("the duty to share is not owed exactly while it is not");
    if ((waiting > 0) != (item.stage == Stage::shared)) FAIL("acknowledged, or nobody was told");
    if (item.stage == Stage::acknowledged && round_in_force(item) == nullptr) {
      FAIL("acknowledged without having been shared");
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const SharedItem& item, Instant now) {
  const Text reason = text("reason");
  const std::string file = item.materials.empty() ? "none" : item.materials.front().id;
  return {record(now),
          material(),
          RemoveMaterial{file, reason},
          extension(1),
          extension(3),
          sharing(),
          by_hand({"town", "dept2"}),
          AddRecipients{{UnitId{"gov"}}},
          Withdraw{reason},
          Discard{DiscardGround::duplicate, reason},
          correction(at("2026-03-02 08:00")),
          correction(CorrectableField::content, text("other")),
          Acknowledge{}};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state of information reachable in six commands keeps the invariants") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 5);
  CHECK(found.states > 150);
}

TEST_CASE("every command on information succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordFormed::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts on information entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::information_sharing::test
