// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

namespace liandong::list_revision {
namespace {

Revision opened(const RevisionProposed& event, const Stamp& stamp) {
  Revision revision;
  revision.proposer = event.proposer;
  revision.coordinating_office = event.coordinating_office;
  revision.government = event.government;
  revision.title = event.proposal.title;
  revision.reasons = event.proposal.reasons;
  revision.legal_basis = event.proposal.legal_basis;
  revision.law_change = event.proposal.law_change;
  revision.changes = event.proposal.changes;
  revision.rounds.emplace_back().proposed_at = stamp.occurred_at;
  return revision;
}

void enter(Revision&, const RevisionProposed&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Revision& revision, const Revised& event, const Stamp& stamp) {
  revision.changes = event.revision.changes;
  Round& round = revision.rounds.emplace_back();
  round.proposed_at = stamp.occurred_at;
  round.explanation = event.revision.explanation;
  revision.stage = Stage::proposed;
}

void enter(Revision& revision, const Reviewed& event, const Stamp& stamp) {
  Round& round = revision.rounds.back();
  round.reviewed_at = stamp.occurred_at;
  round.approved = event.review.approved;
  round.opinion = event.review.opinion;
  revision.stage = event.review.approved ? Stage::reviewed : Stage::returned;
}

void enter(Revision& revision, const PublicationAuthorised& event, const Stamp& stamp) {
  Round& round = revision.rounds.back();
  round.authorised_at = stamp.occurred_at;
  round.authorisation = event.note;
}

void enter(Revision& revision, const ListPublished& event, const Stamp& stamp) {
  revision.publication = Publication{event.version, stamp.occurred_at, event.published_on,
                                     event.publication.decision_number, event.publication.note};
  revision.stage = Stage::published;
  revision.closed_at = stamp.occurred_at;
}

void enter(Revision& revision, const RevisionReturned& event, const Stamp& stamp) {
  Round& round = revision.rounds.back();
  round.returned_at = stamp.occurred_at;
  round.return_reason = event.reason;
  revision.stage = Stage::returned;
}

void enter(Revision& revision, const ProposalWithdrawn& event, const Stamp& stamp) {
  revision.withdrawal_reason = event.reason;
  revision.stage = Stage::withdrawn;
  revision.closed_at = stamp.occurred_at;
}

}  // namespace

Revision evolve(const Revision* revision, const Event& event, const Stamp& stamp) {
  if (revision == nullptr) {
    const auto* proposed = std::get_if<RevisionProposed>(&event);
    LIANDONG_CHECK(proposed != nullptr);
    return opened(*proposed, stamp);
  }
  Revision next = *revision;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::list_revision
