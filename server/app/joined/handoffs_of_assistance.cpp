#include "app/joined/handoff_parts.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>

namespace liandong::app {
namespace {

namespace transfer = case_transfer;
namespace assistance = enforcement_assistance;

Consequences opinion_becomes_evidence(const Cause& cause, HandoffDesk& desk) {
  const auto& a = state_of<assistance::Assistance>(cause);
  // Into a case of one's own, also after it moved on; never into a stranger's.
  const auto found = open_matter(desk, a.case_matter, "case_transfer");
  if (!found || (a.requester != found->summary.custodian && a.requester != found->summary.sender &&
                 a.requester != found->summary.receiver)) {
    return {};
  }
  transfer::TakeEvidence take;
  take.assistance = cause.matter;
  if (a.opinion) {
    take.document_number = a.letters.back().document_number;
    take.conclusion = desk.copy(a.opinion->conclusion);
  }
  for (const assistance::Material& m : a.materials) {
    if (std::find(a.evidence.begin(), a.evidence.end(), m.id) != a.evidence.end()) {
      take.files.push_back(
          {m.name, m.digest, m.size, m.media_type, m.copies, m.pages, m.original, m.added_by});
    }
  }
  return {act_on<transfer::Command>(a.case_matter, std::move(take))};
}

}  // namespace

std::vector<Handoff> handoffs_of_assistance() {
  return {{assistance::TakenIntoCase::type, "case_transfer", transfer::TakeEvidence::name,
           "3.5.1-c", opinion_becomes_evidence}};
}

}  // namespace liandong::app
