// The state of one dispute: what its events have made of it.
#pragma once

#include "systems/common/domain/interim.hpp"
#include "systems/dispute_coordination/domain/events.hpp"

namespace liandong::dispute_coordination {

struct Position {
  UnitId competent_unit;
  Text reasons;
  Text legal_basis;
  Instant stated_at;
  friend bool operator==(const Position&, const Position&) = default;
};
LIANDONG_DESCRIBE(Position, competent_unit, reasons, legal_basis, stated_at)

/// The first is who raised the dispute, the second the other; the rest were joined.
struct Party {
  UnitId unit;
  bool local = false;
  UnitId superior;  // of a vertical body; empty = answers to the municipal government
  Instant joined_at;
  Text join_reason;
  std::vector<Position> positions;            // the last one holds
  std::optional<Instant> position_lapsed_at;  // submitted before it had stated one
  std::optional<Instant> negotiated_at;       // its duty to negotiate ended
  std::optional<Instant> signed_at;           // the agreement proposed last
  std::optional<Instant> replied_at;
  Text reply;
  Text reply_basis;
  friend bool operator==(const Party&, const Party&) = default;
};
LIANDONG_DESCRIBE(Party, unit, local, superior, joined_at, join_reason, positions,
                  position_lapsed_at, negotiated_at, signed_at, replied_at, reply, reply_basis)

struct Negotiation {
  UnitId party;  // that recorded it
  Instant held_at;
  Text participants;
  Text summary;
  NegotiationResult result = NegotiationResult::continuing;
  friend bool operator==(const Negotiation&, const Negotiation&) = default;
};
LIANDONG_DESCRIBE(Negotiation, party, held_at, participants, summary, result)

struct Coordination {
  Instant held_at;
  Text participants;
  Text summary;
  friend bool operator==(const Coordination&, const Coordination&) = default;
};
LIANDONG_DESCRIBE(Coordination, held_at, participants, summary)

struct Agreement {
  UnitId proposed_by;
  Instant proposed_at;
  UnitId responsible_unit;
  Text terms;
  friend bool operator==(const Agreement&, const Agreement&) = default;
};
LIANDONG_DESCRIBE(Agreement, proposed_by, proposed_at, responsible_unit, terms)

using common::Interim;

/// One unit's duty to submit: a new one with every interim unit and every return by S.
struct SubmitDuty {
  UnitId unit;
  Instant since;
  bool after_return = false;         // owed from `since`, not from the end of the negotiation
  std::optional<Instant> failed_at;  // the parties recorded that they cannot agree
  std::optional<Instant> ended_at;   // another unit became interim
  std::optional<Instant> submitted_at;
  friend bool operator==(const SubmitDuty&, const SubmitDuty&) = default;
};
LIANDONG_DESCRIBE(SubmitDuty, unit, since, after_return, failed_at, ended_at, submitted_at)

/// The last one is in force; S may have sent earlier ones back.
struct Submission {
  UnitId submitter;
  Instant submitted_at;
  Text negotiation;
  Text disagreement;
  Text proposal;
  Text common_superior;
  std::optional<Instant> reviewed_at;
  bool accepted = false;
  Text opinion;
  UnitId proposed_unit;
  friend bool operator==(const Submission&, const Submission&) = default;
};
LIANDONG_DESCRIBE(Submission, submitter, submitted_at, negotiation, disagreement, proposal,
                  common_superior, reviewed_at, accepted, opinion, proposed_unit)

struct Ruling {
  Text authority;  // empty = the government of the city
  UnitId responsible_unit;
  std::string decision_number;
  Instant decided_at;
  Text reasons;
  Text legal_basis;
  Text guidance;
  friend bool operator==(const Ruling&, const Ruling&) = default;
};
LIANDONG_DESCRIBE(Ruling, authority, responsible_unit, decision_number, decided_at, reasons,
                  legal_basis, guidance)

struct Dispute {
  Stage stage = Stage::negotiating;
  Instant stage_since;
  Text title;
  DisputeKind kind = DisputeKind::negative;
  bool outside_notice = false;
  UnitId coordinating_office;
  UnitId government;
  Instant arose_at;
  Instant opened_at;
  PlaceCode place;
  Text location;
  ItemCode item;
  UnitId registered_unit;
  Text facts;
  MatterId subject;
  UnitId first_discovered_by;
  UnitId first_filed_by;
  std::vector<Party> parties;
  std::vector<Negotiation> negotiations;
  std::optional<Instant> failed_at;
  std::vector<Coordination> coordinations;
  std::optional<Agreement> agreement;
  std::vector<Interim> interims;
  std::vector<SubmitDuty> submit_duties;
  std::vector<Submission> submissions;
  std::optional<Instant> all_replied_at;
  std::optional<Instant> decision_extended_at;
  Text extension_reason;
  std::optional<Ruling> ruling;
  std::optional<Instant> closed_at;
  UnitId responsible_unit;  // once agreed, decided or withdrawn
  Text withdrawal_reason;
  std::vector<Material> materials;
  friend bool operator==(const Dispute&, const Dispute&) = default;
};
LIANDONG_DESCRIBE(Dispute, stage, stage_since, title, kind, outside_notice, coordinating_office,
                  government, arose_at, opened_at, place, location, item, registered_unit, facts,
                  subject, first_discovered_by, first_filed_by, parties, negotiations, failed_at,
                  coordinations, agreement, interims, submit_duties, submissions, all_replied_at,
                  decision_extended_at, extension_reason, ruling, closed_at, responsible_unit,
                  withdrawal_reason, materials)

/// The party, or null.
[[nodiscard]] const Party* party_of(const Dispute& dispute, UnitId unit);
/// True if a party answers to another body than the government of the city: then that body and
/// the government have a common superior, which decides.  [L:penalty_law-25]
[[nodiscard]] bool has_vertical_party(const Dispute& dispute);
/// The interim responsible unit while the dispute lasts, then the unit that was found responsible.
[[nodiscard]] UnitId custodian(const Dispute& dispute);

}  // namespace liandong::dispute_coordination
