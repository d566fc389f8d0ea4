// What must hold after every command, or the command is rolled back as a bug.
#include "engine/command_run.hpp"
#include "engine/common_decide.hpp"

#include <algorithm>

namespace liandong::engine {

void CommandRun::check_invariants(const std::vector<Obligation>& obligations) const {
  const auto broken = [&](const char* rule) {
    throw InvariantBroken(std::string{rule} + " after " + std::string{request_.command} +
                          " on matter " + stored_.id.str());
  };
  const bool owes = std::any_of(obligations.begin(), obligations.end(), [](const Obligation& o) {
    return outcome_of(o) == ObligationOutcome::open;
  });
  const auto custodian = world_->directory.find(summary_.custodian);
  if (!summary_.closed && (!custodian || !custodian->active)) {
    broken("I1: an open matter has one active custodian");
  }
  if (!summary_.closed && !owes && summary_.waits_on.empty()) {
    broken("I2: an open matter has an open obligation or waits on another");
  }
  if (drafts_.empty() && !is_common(system_, request_.command)) {
    broken("I3: no state change without an event");
  }
  if (summary_.closed && owes) {
    broken("I7: a closed matter owes nothing");
  }
  for (const Obligation& o : obligations) {
    if (o.debtor.empty() || !world_->directory.find(o.debtor)) {
      broken("I1: every obligation has a debtor");
    }
  }
  for (const auto& [key, old] : owed_before_) {
    const bool kept = old.outcome != ObligationOutcome::open ||
                      std::any_of(obligations.begin(), obligations.end(),
                                  [&](const Obligation& o) { return o.key == key; });
    if (!kept) {
      broken("I5: an open obligation does not vanish");
    }
  }
  if (summary_.closed && !summary_before_.closed && !is_new_) {
    engine_.closed_.add({&system_, stored_.id, head_.version, after_});
  }
}

}  // namespace liandong::engine
