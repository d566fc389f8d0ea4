#include "support/domain/exploration.hpp"

namespace liandong::domain_test {

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

bool is_open(const Obligation& row) { return outcome_of(row) == ObligationOutcome::open; }

void check_rows(const std::vector<Obligation>& rows, bool closed) {
  std::set<std::string> keys;
  for (const Obligation& row : rows) {
    if (!keys.insert(row.key).second) FAIL("two obligations with the key " << row.key);
    if (row.debtor.empty()) FAIL("nobody owes " << row.key);
    if (row.clause.empty()) FAIL("no clause for " << row.key);
  }
  const bool any_open = std::any_of(rows.begin(), rows.end(), is_open);
  if (closed && any_open) FAIL("closed with an open obligation");
  if (!closed && !any_open) FAIL("I2: open without an open obligation");
}

void check_history(const std::vector<Obligation>& before, const std::vector<Obligation>& after) {
  for (const Obligation& old : before) {
    const auto now = std::find_if(after.begin(), after.end(),
                                  [&](const Obligation& row) { return row.key == old.key; });
    if (now == after.end()) FAIL("the obligation " << old.key << " vanished");
    if (!is_open(old) && !(*now == old)) FAIL("the ended obligation " << old.key << " changed");
  }
}

}  // namespace liandong::domain_test
