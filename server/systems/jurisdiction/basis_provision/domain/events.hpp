// What can happen to a provision of bases. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/jurisdiction/basis_provision/domain/types.hpp"

namespace liandong::basis_provision {

struct AssignmentRecorded {
  static constexpr std::string_view type = "basis_provision.assignment_recorded.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  UnitId department;
  UnitId coordinating_office;
  RecordAssignment assignment;
};
LIANDONG_DESCRIBE(AssignmentRecorded, department, coordinating_office, assignment)

struct Provided {
  static constexpr std::string_view type = "basis_provision.provided.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  Provide provision;
};
LIANDONG_DESCRIBE(Provided, provision)

struct Acknowledged {
  static constexpr std::string_view type = "basis_provision.acknowledged.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  UnitId holder;
};
LIANDONG_DESCRIBE(Acknowledged, holder)

struct InaccuracyReported {
  static constexpr std::string_view type = "basis_provision.inaccuracy_reported.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  std::string report;
  UnitId holder;
  ReportInaccuracy inaccuracy;
};
LIANDONG_DESCRIBE(InaccuracyReported, report, holder, inaccuracy)

struct ProvisionCorrected {
  static constexpr std::string_view type = "basis_provision.provision_corrected.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  CorrectProvision correction;
};
LIANDONG_DESCRIBE(ProvisionCorrected, correction)

struct ProvisionUpheld {
  static constexpr std::string_view type = "basis_provision.provision_upheld.v1";
  static constexpr std::string_view clauses[] = {"2-c"};
  std::string report;
  Text reason;
};
LIANDONG_DESCRIBE(ProvisionUpheld, report, reason)

struct AssignmentDropped {
  static constexpr std::string_view type = "basis_provision.assignment_dropped.v1";
  Text reason;
};
LIANDONG_DESCRIBE(AssignmentDropped, reason)

using Event = std::variant<AssignmentRecorded, Provided, Acknowledged, InaccuracyReported,
                           ProvisionCorrected, ProvisionUpheld, AssignmentDropped>;

}  // namespace liandong::basis_provision
