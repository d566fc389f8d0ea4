// For tests: every refusal alone and in pairs, so that precedence is proved and not told.
#pragma once

#include "support/domain/small_city.hpp"
#include "systems/common/domain/refusals.hpp"

#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <vector>

namespace liandong::domain_test {

/// The number of a refusal, common or the system's own.
template <std::uint16_t Hundred>
struct Number {
  RefusalCode code;
  // NOLINTNEXTLINE(google-explicit-constructor): either enumeration names a number.
  Number(common::CommonRefusal refusal) : code(common::code_of(Hundred, refusal)) {}
  template <class Own, class = std::enable_if_t<std::is_enum_v<Own>>>
  // NOLINTNEXTLINE(google-explicit-constructor)
  Number(Own refusal) : code(RefusalCode{static_cast<std::uint16_t>(refusal)}) {}
};

/// A command about to be given: what a fault may spoil.
template <class Matter, class C>
struct Attempt {
  Matter matter;
  std::string unit;
  RoleSet roles;
  C command;
  Instant now;
  std::optional<Instant> occurred_at;
};

template <std::uint16_t Hundred, class Matter, class C>
struct Fault {
  Number<Hundred> refusal;
  std::function<void(Attempt<Matter, C>&)> commit;
};

/// The numbers that walks have seen so far.
[[nodiscard]] std::set<std::uint16_t>& seen_refusals();
/// A sentence may only speak of what the refusal carries.
void check_sentence(const Rejection& rejection, std::span<const RefusalInfo> refusals);
/// Fails for every row of the table that no walk has seen, other than the given names.
void check_all_seen(std::span<const RefusalInfo> refusals, const std::set<std::string>& elsewhere);

/// The faults stand in the order of their codes; those that exclude each other are different
/// attempts. Each alone must be refused with its own number, each pair with the lower one.
template <std::uint16_t Hundred, class Matter, class C>
void walk_faults(const Attempt<Matter, C>& good,
                 const std::vector<Fault<Hundred, Matter, C>>& faults,
                 std::span<const RefusalInfo> refusals) {
  const auto give = [](Attempt<Matter, C> attempt) {
    return attempt.matter.act(attempt.unit, attempt.roles, attempt.command, attempt.now,
                              attempt.occurred_at);
  };
  const auto fine = give(good);
  if (!fine.has_value()) {
    FAIL(std::string(C::name) << " refused with " << static_cast<int>(fine.error().code));
  }
  for (std::size_t i = 0; i < faults.size(); ++i) {
    for (std::size_t j = i; j < faults.size(); ++j) {
      Attempt<Matter, C> attempt = good;
      faults[j].commit(attempt);
      if (i != j) faults[i].commit(attempt);
      const auto decision = give(attempt);
      REQUIRE_FALSE(decision.has_value());
      if (i == j) check_sentence(decision.error(), refusals);
      CAPTURE(std::string(C::name));
      CAPTURE(static_cast<int>(faults[j].refusal.code));
      CHECK(static_cast<int>(decision.error().code) == static_cast<int>(faults[i].refusal.code));
    }
    seen_refusals().insert(static_cast<std::uint16_t>(faults[i].refusal.code));
  }
}

}  // namespace liandong::domain_test
