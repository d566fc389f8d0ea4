#include "app/joined/invariant_knowledge.hpp"

#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"

#include <vector>

namespace liandong::app {
namespace {

// A case that is still under suspicion is not over; a complaint is answered meanwhile, but not by a
// fine.  [3.7-d]
std::string crime_fault(const engine::System& system, const void* state) {
  if (system.name == "case_transfer") {
    const auto& transfer = *static_cast<const case_transfer::Transfer*>(state);
    return case_transfer::crime_suspected(transfer) && case_transfer::closed(transfer)
               ? "it was closed while suspected of a crime"
               : std::string{};
  }
  if (system.name == "complaint_intake") {
    const auto& complaint = *static_cast<const complaint_intake::Complaint*>(state);
    const bool fined =
        complaint.outcome && complaint.outcome->kind == complaint_intake::DecisionKind::fine;
    return complaint_intake::crime_suspected(complaint) && fined
               ? "it was fined while suspected of a crime"
               : std::string{};
  }
  return {};
}

/// No unit if there is none: a store may hold what no act makes, and the check goes on.
template <class Interim>
UnitId last_unit(const std::vector<Interim>& interims) {
  return interims.empty() ? UnitId{} : interims.back().unit;
}

UnitId interim_unit(const engine::System& system, const void* state) {
  if (system.name == "case_transfer") {
    const auto& transfer = *static_cast<const case_transfer::Transfer*>(state);
    return transfer.stage == case_transfer::Stage::objected ? last_unit(transfer.interims)
                                                            : UnitId{};
  }
  if (system.name == "complaint_intake") {
    const auto& complaint = *static_cast<const complaint_intake::Complaint*>(state);
    return complaint.stage == complaint_intake::Stage::objected ? last_unit(complaint.interims)
                                                                : UnitId{};
  }
  if (system.name == "dispute_coordination") {
    const auto& dispute = *static_cast<const dispute_coordination::Dispute*>(state);
    return dispute_coordination::closed(dispute) ? UnitId{} : last_unit(dispute.interims);
  }
  return {};
}

}  // namespace

engine::InvariantKnowledge invariant_knowledge() {
  return {{complaint_intake::IdentityRevealed::type}, crime_fault, interim_unit};
}

}  // namespace liandong::app
