// What can happen to a dispute. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/dispute_coordination/domain/types.hpp"

namespace liandong::dispute_coordination {

/// What the directory said of a party on the day it became one.
struct PartyFacts {
  UnitId unit;
  bool local = false;  // township or subdistrict
  UnitId superior;     // of a vertical body; empty = answers to the municipal government
  friend bool operator==(const PartyFacts&, const PartyFacts&) = default;
};
LIANDONG_DESCRIBE(PartyFacts, unit, local, superior)

struct DisputeOpened {
  static constexpr std::string_view type = "dispute_coordination.dispute_opened.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  PartyFacts opener;
  PartyFacts other;
  DisputeKind kind = DisputeKind::negative;
  bool outside_notice = false;  // between two townships or two departments
  UnitId coordinating_office;
  UnitId government;
  UnitId registered_unit;  // by the register on the day the dispute arose; empty = unknown
  std::uint32_t list_version = 0;
  UnitId interim_unit;  // first to file, else first to discover (Q9)
  OpenDispute opening;
};
LIANDONG_DESCRIBE(DisputeOpened, opener, other, kind, outside_notice, coordinating_office,
                  government, registered_unit, list_version, interim_unit, opening)

struct PositionStated {
  static constexpr std::string_view type = "dispute_coordination.position_stated.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId party;
  StatePosition position;
};
LIANDONG_DESCRIBE(PositionStated, party, position)

/// Named as competent by a party, by S or by the decision.
struct UnitJoined {
  static constexpr std::string_view type = "dispute_coordination.unit_joined.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  PartyFacts party;
  Text reason;  // empty = named as competent
};
LIANDONG_DESCRIBE(UnitJoined, party, reason)

struct NegotiationRecorded {
  static constexpr std::string_view type = "dispute_coordination.negotiation_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId party;
  RecordNegotiation negotiation;
};
LIANDONG_DESCRIBE(NegotiationRecorded, party, negotiation)

struct AgreementProposed {
  static constexpr std::string_view type = "dispute_coordination.agreement_proposed.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId party;
  ProposeAgreement agreement;
};
LIANDONG_DESCRIBE(AgreementProposed, party, agreement)

struct AgreementSigned {
  static constexpr std::string_view type = "dispute_coordination.agreement_signed.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId party;
};
LIANDONG_DESCRIBE(AgreementSigned, party)

/// All parties have signed.
struct Agreed {
  static constexpr std::string_view type = "dispute_coordination.agreed.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId responsible_unit;
};
LIANDONG_DESCRIBE(Agreed, responsible_unit)

struct CoordinationRecorded {
  static constexpr std::string_view type = "dispute_coordination.coordination_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  Coordinate coordination;
};
LIANDONG_DESCRIBE(CoordinationRecorded, coordination)

struct InterimAssigned {
  static constexpr std::string_view type = "dispute_coordination.interim_assigned.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(InterimAssigned, unit, reason)

struct Submitted {
  static constexpr std::string_view type = "dispute_coordination.submitted.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  UnitId submitter;
  Submit submission;
};
LIANDONG_DESCRIBE(Submitted, submitter, submission)

struct Reviewed {
  static constexpr std::string_view type = "dispute_coordination.reviewed.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  Review review;
};
LIANDONG_DESCRIBE(Reviewed, review)

struct Replied {
  static constexpr std::string_view type = "dispute_coordination.replied.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  UnitId party;
  Reply reply;
};
LIANDONG_DESCRIBE(Replied, party, reply)

struct DecisionExtended {
  static constexpr std::string_view type = "dispute_coordination.decision_extended.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  Text reason;
};
LIANDONG_DESCRIBE(DecisionExtended, reason)

struct Decided {
  static constexpr std::string_view type = "dispute_coordination.decided.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  Text authority;  // empty = the government of the city
  Instant decided_at;
  Decide decision;
};
LIANDONG_DESCRIBE(Decided, authority, decided_at, decision)

/// Who gives up handles the case if it had refused it, else leaves it to the other.
struct Withdrawn {
  static constexpr std::string_view type = "dispute_coordination.withdrawn.v1";
  Text reason;
  UnitId responsible_unit;
};
LIANDONG_DESCRIBE(Withdrawn, reason, responsible_unit)

struct MaterialAttached {
  static constexpr std::string_view type = "dispute_coordination.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct Corrected {
  static constexpr std::string_view type = "dispute_coordination.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

using Event = std::variant<DisputeOpened, PositionStated, UnitJoined, NegotiationRecorded,
                           AgreementProposed, AgreementSigned, Agreed, CoordinationRecorded,
                           InterimAssigned, Submitted, Reviewed, Replied, DecisionExtended, Decided,
                           Withdrawn, MaterialAttached, Corrected>;

}  // namespace liandong::dispute_coordination
