// What can happen to a change of law. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/jurisdiction/law_change/domain/types.hpp"

namespace liandong::law_change {

struct LawChangeRegistered {
  static constexpr std::string_view type = "law_change.law_change_registered.v1";
  static constexpr std::string_view clauses[] = {"2-d", "2-e"};
  UnitId department;
  UnitId coordinating_office;
  RegisterLawChange change;
};
LIANDONG_DESCRIBE(LawChangeRegistered, department, coordinating_office, change)

struct BasisChangeAnnounced {
  static constexpr std::string_view type = "law_change.basis_change_announced.v1";
  static constexpr std::string_view clauses[] = {"2-d"};
  AnnounceBasisChange announcement;
};
LIANDONG_DESCRIBE(BasisChangeAnnounced, announcement)

struct Acknowledged {
  static constexpr std::string_view type = "law_change.acknowledged.v1";
  static constexpr std::string_view clauses[] = {"2-d"};
  UnitId holder;
};
LIANDONG_DESCRIBE(Acknowledged, holder)

struct RevisionRecorded {
  static constexpr std::string_view type = "law_change.revision_recorded.v1";
  static constexpr std::string_view clauses[] = {"2-e"};
  UnitId unit;
  RecordRevision record;
};
LIANDONG_DESCRIBE(RevisionRecorded, unit, record)

struct MatterAffected {
  static constexpr std::string_view type = "law_change.matter_affected.v1";
  static constexpr std::string_view clauses[] = {"2-d"};
  MarkAffected mark;
};
LIANDONG_DESCRIBE(MatterAffected, mark)

struct LawChangeDropped {
  static constexpr std::string_view type = "law_change.law_change_dropped.v1";
  Text reason;
};
LIANDONG_DESCRIBE(LawChangeDropped, reason)

using Event = std::variant<LawChangeRegistered, BasisChangeAnnounced, Acknowledged,
                           RevisionRecorded, MatterAffected, LawChangeDropped>;

}  // namespace liandong::law_change
