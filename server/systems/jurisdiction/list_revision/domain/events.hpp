// What can happen to a revision of the list. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/jurisdiction/list_revision/domain/types.hpp"

namespace liandong::list_revision {

struct RevisionProposed {
  static constexpr std::string_view type = "list_revision.revision_proposed.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  UnitId proposer;
  UnitId coordinating_office;
  UnitId government;
  ProposeRevision proposal;
};
LIANDONG_DESCRIBE(RevisionProposed, proposer, coordinating_office, government, proposal)

struct Revised {
  static constexpr std::string_view type = "list_revision.revised.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  Revise revision;
};
LIANDONG_DESCRIBE(Revised, revision)

struct Reviewed {
  static constexpr std::string_view type = "list_revision.reviewed.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  Review review;
};
LIANDONG_DESCRIBE(Reviewed, review)

struct PublicationAuthorised {
  static constexpr std::string_view type = "list_revision.publication_authorised.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  Text note;
};
LIANDONG_DESCRIBE(PublicationAuthorised, note)

struct ListPublished {
  static constexpr std::string_view type = "list_revision.list_published.v1";
  static constexpr std::string_view clauses[] = {"2-a", "2-e"};
  jurisdiction::VersionNumber version = 0;
  LocalDay published_on;
  Publish publication;
};
LIANDONG_DESCRIBE(ListPublished, version, published_on, publication)

struct RevisionReturned {
  static constexpr std::string_view type = "list_revision.revision_returned.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  Text reason;
};
LIANDONG_DESCRIBE(RevisionReturned, reason)

struct ProposalWithdrawn {
  static constexpr std::string_view type = "list_revision.proposal_withdrawn.v1";
  Text reason;
};
LIANDONG_DESCRIBE(ProposalWithdrawn, reason)

using Event = std::variant<RevisionProposed, Revised, Reviewed, PublicationAuthorised,
                           ListPublished, RevisionReturned, ProposalWithdrawn>;

}  // namespace liandong::list_revision
