// Commands that other systems lead to, and the one that leads to a criminal referral; the table of
// handoffs stands in app/joined/handoffs.cpp.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/common/domain/suspicion.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::case_transfer {

/// The dispute that the objection opened; the case waits on it.  [3.6-a]
struct AwaitDispute {
  static constexpr std::string_view name = "await_dispute";
  static constexpr bool by_platform = true;
  MatterId dispute;
};
LIANDONG_DESCRIBE(AwaitDispute, dispute)

/// What was agreed or decided binds: the unit has the case with its whole file, and has accepted
/// it.  [3.6-a, 3.6-b]
struct ContinueAtUnit {
  static constexpr std::string_view name = "continue_at_unit";
  static constexpr bool by_platform = true;
  UnitId unit;
  MatterId dispute;
};
LIANDONG_DESCRIBE(ContinueAtUnit, unit, dispute)

/// A file that a department handed over with its opinion.
struct EvidenceFile {
  std::string name;
  std::string digest;  // SM3, 64 hex digits
  std::int64_t size = 0;
  std::string media_type;
  int copies = 1;
  int pages = 1;
  bool original = false;
  UnitId added_by;
  friend bool operator==(const EvidenceFile&, const EvidenceFile&) = default;
};
LIANDONG_DESCRIBE(EvidenceFile, name, digest, size, media_type, copies, pages, original, added_by)

/// The written opinion and the evidence of a department become evidence of the case.  [3.5.1-c]
struct TakeEvidence {
  static constexpr std::string_view name = "take_evidence";
  static constexpr bool by_platform = true;
  MatterId assistance;
  std::string document_number;  // of the opinion
  Text conclusion;
  std::vector<EvidenceFile> files;
};
LIANDONG_DESCRIBE(TakeEvidence, assistance, document_number, conclusion, files)

using common::EndSuspicion;
using common::MarkSuspectedCrime;
using common::NoteReferral;

}  // namespace liandong::case_transfer
