// What the routes of matters and files read and answer beyond engine/views.hpp: wire types.
#pragma once

#include "engine/common.hpp"
#include "systems/case_transfer/domain/types.hpp"
#include "systems/case_transfer/letters.hpp"

#include <string>
#include <vector>

namespace liandong::app {

struct IssuePart {
  case_transfer::MaterialKind kind = case_transfer::MaterialKind::basic_facts;
  bool present = false;
  bool required = true;
};
LIANDONG_DESCRIBE(IssuePart, kind, present, required)

struct IssueCheck {
  UnitId competent;
  bool receiver_is_competent = false;
  std::vector<IssuePart> parts;
  std::vector<case_transfer::OutgoingFinding> personal_data;
  std::vector<std::string> unscanned;
  bool may_issue = false;
  std::vector<std::string> missing;
};
LIANDONG_DESCRIBE(IssueCheck, competent, receiver_is_competent, parts, personal_data, unscanned,
                  may_issue, missing)

struct StoredUpload {
  BlobId id;
  std::string name;
  std::int64_t size = 0;
  std::string media_type;
  std::string digest;
  std::vector<case_transfer::OutgoingFinding> personal_data;
  bool scanned = false;  // false: no machine could read the file
};
LIANDONG_DESCRIBE(StoredUpload, id, name, size, media_type, digest, personal_data, scanned)

/// The wrapper of an act that was done by telephone or on paper; its `body` is read by the act.
struct PaperEnvelope {
  std::string act;
  Instant occurred_at;
  engine::Medium medium = engine::Medium::telephone;
  Text reason;
  BlobId scan;
};
LIANDONG_DESCRIBE(PaperEnvelope, act, occurred_at, medium, reason, scan)

}  // namespace liandong::app
