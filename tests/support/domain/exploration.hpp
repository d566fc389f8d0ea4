// For tests: every state a matter of any system can reach in a few commands, breadth first, and
// random walks with acts entered afterwards. After every act the invariants must hold.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "support/domain/small_city.hpp"
#include "systems/common/domain/permissions.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace liandong::domain_test {

/// A person who may try something; `relation` is what the engine would add for the unit.
struct Someone {
  std::string unit;
  RoleSet roles;
  std::uint8_t relation = 0;
};
/// Handler and head of town and dept, the head of dept2, S, G and the platform.
[[nodiscard]] std::vector<Someone> everybody();

[[nodiscard]] bool is_open(const Obligation& row);
/// Fails the test if a row lacks debtor or clause, a key is used twice, a closed matter owes
/// something, or an open one nothing (I2).
void check_rows(const std::vector<Obligation>& rows, bool closed);
/// Fails the test if a row vanished or an ended row changed.
void check_history(const std::vector<Obligation>& before, const std::vector<Obligation>& after);

template <class Command>
[[nodiscard]] std::string_view name_of(const Command& command) {
  return std::visit([](const auto& one) { return std::decay_t<decltype(one)>::name; }, command);
}

struct Exploration {
  std::size_t states = 0;
  std::size_t tried = 0;
  std::set<std::tuple<std::size_t, std::string, std::size_t>> transitions;  // from, command, to
  std::set<std::size_t> stages;
  std::set<std::string> commands;  // that succeeded somewhere
};

/// `Domain` says what is particular to a system:
///   using Matter, Command;                 Matter is a MatterOf, its state has `stage`
///   static std::vector<Matter> openings();  opened at start()
///   static std::vector<Command> attempts(const State&, Instant now);
///   static std::string fingerprint(const State&);     states alike in it are one
///   static void check(const Matter&, const std::vector<Obligation>&);   own invariants
///   static std::span<const Permission> permissions();
///   static std::span<const RefusalInfo> refusals();
/// and, if others than everybody() act in it:
///   static std::vector<Someone> people();
template <class Domain>
class Explorer {
  using Matter = typename Domain::Matter;
  using Command = typename Domain::Command;
  using State = std::decay_t<decltype(*std::declval<Matter&>().state)>;

 public:
  static Instant start() { return at("2026-03-02 10:00"); }

  /// Breadth first from the openings.
  static Exploration breadth_first(int depth) {
    Explorer explorer(depth);
    for (const Matter& matter : Domain::openings()) {
      explorer.matter_ = matter;
      explorer.known_.insert(Domain::fingerprint(*matter.state));
      explorer.queue_.push_back({*matter.state, start(), 0});
    }
    while (!explorer.queue_.empty()) explorer.expand();
    return explorer.found_;
  }

  /// Walks of 150 steps with acts entered up to two days later, in any order.
  static void random_walks(unsigned seed, int walks) {
    std::mt19937 random(seed);  // NOLINT(cert-msc51-cpp): the walks must be repeatable
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    const std::vector<Someone> people = people_of_domain();
    const std::vector<Matter> openings = Domain::openings();
    for (int walk = 0; walk < walks; ++walk) {
      Matter matter = openings[pick(openings.size())];
      Instant now = start();
      for (int step = 0; step < 150; ++step) {
        now = now + static_cast<std::int64_t>(pick(2 * 3'600));
        const auto back = static_cast<std::int64_t>(pick(2 * seconds_per_day));
        const Instant occurred_at = now + (pick(2) == 0 ? 0 : -back);
        const std::vector<Command> commands = Domain::attempts(*matter.state, occurred_at);
        const Command& command = commands[pick(commands.size())];
        try_one(matter, matter.duties(), people[pick(people.size())], command, now, occurred_at);
      }
    }
  }

  /// The rule of the engine: some row names the command, the stage, a relation and a role.
  static bool permitted(const State& state, const Someone& who, const Command& command) {
    const bool platform = who.relation == bits(Relation::system);
    const auto relation = static_cast<std::uint8_t>(
        who.relation | (platform ? 0 : relations(state, UnitId{who.unit})));
    const std::string_view name = name_of(command);
    const auto rows = Domain::permissions();
    return std::any_of(rows.begin(), rows.end(), [&](const Permission& row) {
      return row.command == name && (row.stages & common::in(state.stage)) != 0 &&
             (row.relations & relation) != 0 && row.roles.intersects(who.roles);
    });
  }

 private:
  struct Node {
    State state;
    Instant now;
    int depth;
  };

  explicit Explorer(int depth) : depth_(depth) {}

  static std::vector<Someone> people_of_domain() {
    if constexpr (requires { Domain::people(); }) {
      return Domain::people();
    } else {
      return everybody();
    }
  }

  // Everything that can be done from one state, into the queue if it leads to a new one.
  void expand() {
    const Node node = std::move(queue_.front());
    queue_.pop_front();
    ++found_.states;
    found_.stages.insert(static_cast<std::size_t>(node.state.stage));
    matter_.state = node.state;
    const std::vector<Obligation> before = matter_.duties();
    if (before != matter_.duties()) FAIL("the list of obligations is not deterministic");
    for (const std::int64_t pause : {std::int64_t{3'600}, 30 * seconds_per_day}) {
      for (const Command& command : Domain::attempts(node.state, node.now + pause)) {
        found_.tried += people_.size();
        const std::string_view name = name_of(command);
        if (!common::exists_in(Domain::permissions(), common::in(node.state.stage), name)) continue;
        for (const Someone& who : people_) visit(node, before, who, command, node.now + pause);
      }
    }
  }

  void visit(const Node& node, const std::vector<Obligation>& before, const Someone& who,
             const Command& command, Instant now) {
    matter_.numbers.used = static_cast<int>(node.depth) * 10;
    if (!try_one(matter_, before, who, command, now)) return;
    const std::string name(name_of(command));
    const State& next = *matter_.state;
    found_.transitions.insert(
        {static_cast<std::size_t>(node.state.stage), name, static_cast<std::size_t>(next.stage)});
    found_.commands.insert(name);
    if (node.depth < depth_ && known_.insert(Domain::fingerprint(next)).second) {
      queue_.push_back({next, now, node.depth + 1});
    }
    matter_.state = node.state;
  }

  // Tries one command; if it is permitted and succeeds, applies it and checks what came of it.
  static bool try_one(Matter& matter, const std::vector<Obligation>& before, const Someone& who,
                      const Command& command, Instant now,
                      std::optional<Instant> occurred_at = std::nullopt) {
    // decide does not ask who acts, the engine did; but it must have an answer for anybody.
    if (!permitted(*matter.state, who, command)) return false;
    bool offered = true;
    if constexpr (requires { has_use(*matter.state, name_of(command)); }) {
      offered = has_use(*matter.state, name_of(command));
    }
    const auto decision = matter.act(who.unit, who.roles, command, now, occurred_at);
    if (!decision.has_value()) {
      const auto rows = Domain::refusals();
      const bool listed = std::any_of(rows.begin(), rows.end(), [&](const RefusalInfo& row) {
        return row.code == decision.error().code;
      });
      if (!listed) FAIL("a refusal that is not in the table");
      return false;
    }
    if (decision.value().empty()) FAIL("success without an event");
    if (!offered) FAIL("a command without use succeeded: " << name_of(command));
    const std::vector<Obligation> after = matter.duties();
    check_rows(after, closed(*matter.state));
    if (!matter.units.find(custodian(*matter.state))) FAIL("I1: no custodian");
    Domain::check(matter, after);
    check_history(before, after);
    return true;
  }

  int depth_;
  Matter matter_;
  const std::vector<Someone> people_ = people_of_domain();
  std::set<std::string> known_;
  std::deque<Node> queue_;
  Exploration found_;
};

}  // namespace liandong::domain_test
